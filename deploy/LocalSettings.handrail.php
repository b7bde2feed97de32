<?php
/**
 * Handrail for readers without JavaScript. Copy this file beside LocalSettings.php and add there:
 *
 *     $wgHandrailHook = 'http://127.0.0.1:8090';                  // where `handrail serve` listens
 *     $wgHandrailSecretFile = '/etc/handrail/secret';             // optional: page-change events
 *     require_once __DIR__ . '/LocalSettings.handrail.php';
 *
 * Every search is sent to the hook, whatever it is about; the answer is ready HTML, or nothing. The
 * request comes from this server: no address, cookie or header of a reader is passed on. Nothing is
 * cached by search term. If the hook is down or slow, the page appears without the notice in time.
 *
 * The wiki's page MediaWiki:Handrail-config.json is read here, too: with "enabled": false, nothing is asked.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;

$wgHandrailHook ??= '';
$wgHandrailSecretFile ??= '';
/** Seconds to wait for the hook: to connect, and in all. */
$wgHandrailConnectTimeout ??= 0.2;
$wgHandrailTimeout ??= 0.5;
/**
 * ISO 3166-1 code of the reader's country, or null where it is not known: a fixed code for a wiki of one
 * country, or a function that returns what the host knows already. Never look an address up for this.
 */
$wgHandrailCountry ??= null;

if ( !function_exists( 'wfHandrailPage' ) ) {
	/**
	 * A JSON page of the MediaWiki namespace, decoded.
	 *
	 * @param string $name Title without the namespace
	 * @return array|null Null if there is no such page or it is no JSON object
	 */
	function wfHandrailPage( string $name ): ?array {
		$title = Title::makeTitleSafe( NS_MEDIAWIKI, $name );
		$revision = MediaWikiServices::getInstance()->getRevisionLookup()->getKnownCurrentRevision( $title );
		$content = $revision ? $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_PUBLIC ) : null;
		$data = $content instanceof TextContent ? json_decode( $content->getText(), true ) : null;
		return is_array( $data ) ? $data : null;
	}

	/**
	 * POST JSON to the hook.
	 *
	 * @param string $path
	 * @param string $body
	 * @param string[] $headers
	 * @return string The answer's body, or '' where there is none or the hook did not answer
	 */
	function wfHandrailPost( string $path, string $body, array $headers = [] ): string {
		global $wgHandrailHook, $wgHandrailConnectTimeout, $wgHandrailTimeout;
		$request = MediaWikiServices::getInstance()->getHttpRequestFactory()->create(
			rtrim( $wgHandrailHook, '/' ) . $path,
			[
				'method' => 'POST',
				'postData' => $body,
				'timeout' => $wgHandrailTimeout,
				'connectTimeout' => $wgHandrailConnectTimeout,
				// $wgHTTPProxy is for the world outside; no search may pass through it.
				'noProxy' => true,
				// MediaWiki would log the address it asks; the search text is in the body only.
				'logger' => new Psr\Log\NullLogger(),
			],
			__METHOD__
		);
		$request->setHeader( 'Content-Type', 'application/json' );
		foreach ( $headers as $name => $value ) {
			$request->setHeader( $name, $value );
		}
		$status = $request->execute();
		return $status->isOK() && $request->getStatus() === 200 ? (string)$request->getContent() : '';
	}

	/**
	 * Tell the hook that a page has changed: which page, and no more.
	 *
	 * @param string $event save, delete or move
	 * @param int $pageId
	 * @param Title $title
	 * @param int|null $revision
	 */
	function wfHandrailPageChanged( string $event, int $pageId, Title $title, ?int $revision ): void {
		global $wgHandrailHook, $wgHandrailSecretFile;
		$isConfig = $title->getNamespace() === NS_MEDIAWIKI && $title->getDBkey() === 'Handrail-config.json';
		if ( $wgHandrailHook === '' || $wgHandrailSecretFile === '' || !( $isConfig || $title->inNamespace( NS_MAIN ) ) ) {
			return;
		}
		DeferredUpdates::addCallableUpdate( static function () use ( $event, $pageId, $title, $revision ) {
			global $wgHandrailSecretFile;
			$body = json_encode( [
				'event' => $event,
				'page_id' => $pageId,
				'title' => $title->getPrefixedText(),
				'namespace' => $title->getNamespace(),
				'revision' => $revision,
			] );
			$secret = trim( (string)file_get_contents( $wgHandrailSecretFile ) );
			$time = (string)time();
			wfHandrailPost( '/v1/page-changed', $body, [
				'X-Handrail-Timestamp' => $time,
				'X-Handrail-Signature' => 'sha256=' . hash_hmac( 'sha256', "$time.$body", $secret ),
			] );
		} );
	}
}

$wgHooks['SpecialSearchResultsPrepend'][] = static function ( $special, OutputPage $out, $term ) {
	global $wgHandrailHook, $wgHandrailCountry;
	$config = wfHandrailPage( 'Handrail-config.json' );
	if ( $wgHandrailHook === '' || trim( (string)$term ) === '' || ( $config['enabled'] ?? false ) !== true ) {
		return;
	}
	// The bot publishes the last valid config here; without it nothing was published yet.
	$settings = wfHandrailPage( 'Gadget-handrail-settings.json' );
	if ( $settings === null || ( $settings['enabled'] ?? false ) !== true ) {
		return;
	}
	$link = static fn ( $name ) => Title::newFromText( $settings[$name] ?? '' );
	$country = is_callable( $wgHandrailCountry ) ? $wgHandrailCountry() : $wgHandrailCountry;
	$body = json_encode( [
		'text' => (string)$term,
		'lang' => MediaWikiServices::getInstance()->getContentLanguage()->getCode(),
		'uselang' => $out->getLanguage()->getCode(),
		'country' => $country ?: null,
		'settings' => array_intersect_key( $settings, array_flip( [
			'enabled', 'tiers', 'minimum_grade', 'max_age_days', 'always', 'never', 'languages'
		] ) ),
		'about' => $link( 'about' ) ? $link( 'about' )->getLocalURL() : null,
		'directory' => $link( 'directory' ) ? $link( 'directory' )->getLocalURL() : null,
	], JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE );
	$html = wfHandrailPost( '/v1/notice', $body );
	if ( $html !== '' ) {
		$out->addHTML( $html );
	}
	// The notice's looks are asked for on every search page, whether or not there is a notice.
	$out->addModuleStyles( 'ext.gadget.handrail-styles' );
};

$wgHooks['PageSaveComplete'][] = static function ( $wikiPage, $user, $summary, $flags, $revision ) {
	wfHandrailPageChanged( 'save', $wikiPage->getId(), $wikiPage->getTitle(), $revision->getId() );
};
$wgHooks['PageDeleteComplete'][] = static function ( $page, $deleter, $reason, $pageId ) {
	wfHandrailPageChanged( 'delete', $pageId, Title::castFromPageIdentity( $page ), null );
};
$wgHooks['PageMoveComplete'][] = static function ( $old, $new, $user, $pageId ) {
	wfHandrailPageChanged( 'delete', $pageId, Title::castFromLinkTarget( $old ), null );
	wfHandrailPageChanged( 'move', $pageId, Title::castFromLinkTarget( $new ), null );
};
