<?php
/**
 * Router of PHP's own server: /wiki/Title goes to index.php (also when the title ends in .js), scripts and
 * files that browsers need are served, everything else of the MediaWiki tree is not.
 */
$path = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ?: '/' );

if ( $path === '/' || str_starts_with( $path, '/wiki/' ) || $path === '/wiki' ) {
	$entry = 'index.php';
} elseif ( preg_match( '!^/(index|load|api|rest|opensearch_desc)\.php(/|$)!', $path, $match ) ) {
	$entry = $match[1] . '.php';
} elseif (
	preg_match( '!^/(resources|skins|extensions)/!', $path ) &&
	preg_match( '!\.(css|js|json|less|svg|png|gif|jpe?g|ico|woff2?|ttf|map)$!', $path )
) {
	return false;
} else {
	http_response_code( 404 );
	header( 'Content-Type: text/plain' );
	echo "not found\n";
	return true;
}

$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = "/$entry";
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . "/$entry";
chdir( $_SERVER['DOCUMENT_ROOT'] );
require $_SERVER['DOCUMENT_ROOT'] . "/$entry";
