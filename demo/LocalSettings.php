<?php
/**
 * Settings of the demo's and the tests' wikis. All of them share this file: what differs comes from the
 * environment (HANDRAIL_WIKI_FOLDER, _SERVER, _CACHE, HANDRAIL_HOOK, HANDRAIL_SECRET_FILE).
 *
 * Nothing here asks for the network: no pingback, no shared file repository, no mail.
 */
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$handrailFolder = getenv( 'HANDRAIL_WIKI_FOLDER' );
if ( !$handrailFolder || !is_file( "$handrailFolder/secret" ) ) {
	die( "HANDRAIL_WIKI_FOLDER names no wiki: start it with `make run`\n" );
}

$wgSitename = 'Handrail demo';
$wgMetaNamespace = 'Project';
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';
$wgServer = getenv( 'HANDRAIL_WIKI_SERVER' ) ?: 'http://127.0.0.1';
$wgCanonicalServer = $wgServer;
$wgScriptPath = '';
$wgArticlePath = '/wiki/$1';
$wgSecretKey = trim( file_get_contents( "$handrailFolder/secret" ) );
$wgUpgradeKey = false;

// SQLite: one folder a wiki, so that a copy of the folder is another wiki.
$wgDBtype = 'sqlite';
$wgDBname = 'handrail';
$wgSQLiteDataDir = "$handrailFolder/data";
$wgObjectCaches[CACHE_DB] = [
	'class' => SqlBagOStuff::class,
	'loggroup' => 'SQLBagOStuff',
	'server' => [
		'type' => 'sqlite',
		'dbname' => 'wikicache',
		'tablePrefix' => '',
		// Nothing here must outlive a power cut: no waiting for the disk.
		'variables' => [ 'synchronous' => 'OFF' ],
		'dbDirectory' => $wgSQLiteDataDir,
		'trxMode' => 'IMMEDIATE',
		'flags' => 0,
	],
];
$wgDBservers = [ [
	'type' => 'sqlite',
	'dbname' => $wgDBname,
	'user' => '',
	'password' => '',
	'tablePrefix' => '',
	'dbDirectory' => $wgSQLiteDataDir,
	'trxMode' => 'IMMEDIATE',
	'variables' => [ 'synchronous' => 'OFF' ],
	'flags' => 0,
	'load' => 1,
] ];

// The database is the only cache that the web server's processes and the maintenance scripts share. The texts
// of the interface are the same for all wikis here: one folder of PHP files, which opcache holds.
$wgMainCacheType = CACHE_DB;
$wgMessageCacheType = CACHE_DB;
$wgParserCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgCacheDirectory = getenv( 'HANDRAIL_WIKI_CACHE' ) ?: "$handrailFolder/cache";
$wgLocalisationCacheConf['store'] = 'array';
$wgJobRunRate = 5;

// A browser asks for the start-up module on every page view: a newly published gadget is there at once.
$wgResourceLoaderMaxage = [ 'versioned' => 2592000, 'unversioned' => 0 ];
$wgRateLimits = [];
$wgPingback = false;
$wgEnableEmail = false;
$wgUseInstantCommons = false;
$wgEnableUploads = false;
$wgUploadDirectory = "$handrailFolder/images";
$wgPageLanguageUseDB = true;
$wgAllowSiteCSSOnRestrictedPages = false;

$wgDefaultSkin = 'vector-2022';
wfLoadSkin( 'Vector' );
wfLoadSkin( 'MinervaNeue' );
wfLoadSkin( 'MonoBook' );
wfLoadSkin( 'Timeless' );

wfLoadExtension( 'Gadgets' );
wfLoadExtension( 'Scribunto' );
wfLoadExtension( 'ParserFunctions' );
wfLoadExtension( 'TemplateData' );
wfLoadExtension( 'WikiEditor' );
wfLoadExtension( 'CodeEditor' );
$wgPFEnableStringFunctions = true;
$wgScribuntoDefaultEngine = extension_loaded( 'luasandbox' ) ? 'luasandbox' : 'luastandalone';
$wgScribuntoEngineConf['luastandalone']['luaPath'] = '/usr/bin/lua5.1';

// The operator's part of Handrail, exactly as an operator would include it.
$handrailSnippet = dirname( __DIR__ ) . '/deploy/LocalSettings.handrail.php';
if ( getenv( 'HANDRAIL_HOOK' ) && is_file( $handrailSnippet ) ) {
	$wgHandrailHook = getenv( 'HANDRAIL_HOOK' );
	if ( getenv( 'HANDRAIL_SECRET_FILE' ) ) {
		$wgHandrailSecretFile = getenv( 'HANDRAIL_SECRET_FILE' );
	}
	require_once $handrailSnippet;
}

// A single wiki's own settings, for tests (a content-security policy, another skin, …).
if ( is_file( "$handrailFolder/extra.php" ) ) {
	require_once "$handrailFolder/extra.php";
}
