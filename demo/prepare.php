<?php
/**
 * Fill a wiki in one start of MediaWiki: accounts with the passwords that come on standard input, and sample
 * pages. Input is one JSON object:
 *   accounts: [ { name, password, groups: [], appid?, apppassword?, grants?: [] } ]
 *   pages: [ { title, text, lang?: "de" } ]
 */
require_once getenv( 'MW_INSTALL_PATH' ) . '/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\SlotRecord;

class PrepareHandrailDemo extends Maintenance {
	public function execute() {
		$input = json_decode( stream_get_contents( STDIN ), true );
		if ( !is_array( $input ) ) {
			$this->fatalError( 'standard input holds no JSON object' );
		}
		foreach ( $input['accounts'] ?? [] as $account ) {
			$this->account( $account );
		}
		$author = $input['pages'] ?? [] ? User::newSystemUser( 'Sample pages', [ 'steal' => true ] ) : null;
		foreach ( $input['pages'] ?? [] as $page ) {
			$this->page( $page, $author );
		}
		DeferredUpdates::doUpdates();
	}

	private function account( array $account ): void {
		$services = MediaWikiServices::getInstance();
		$user = $services->getUserFactory()->newFromName( $account['name'] );
		if ( !$user->isRegistered() ) {
			$auth = $services->getAuthManager();
			$this->check( $auth->autoCreateUser( $user, $auth::AUTOCREATE_SOURCE_MAINT, false ), $account['name'] );
			SiteStatsUpdate::factory( [ 'users' => 1 ] )->doUpdate();
		}
		$this->check( $user->changeAuthenticationData( [
			'username' => $user->getName(),
			'password' => $account['password'],
			'retype' => $account['password'],
		] ), $account['name'] );
		$services->getUserGroupManager()->addUserToMultipleGroups( $user, $account['groups'] );
		if ( isset( $account['appid'] ) ) {
			$this->botPassword( $account );
		}
	}

	private function botPassword( array $account ): void {
		$password = BotPassword::newUnsaved( [
			'username' => $account['name'],
			'appId' => $account['appid'],
			'grants' => $account['grants'],
		] );
		// "update" changes no row when there is none yet.
		$exists = BotPassword::newFromUser( User::newFromName( $account['name'] ), $account['appid'] );
		$hash = MediaWikiServices::getInstance()->getPasswordFactory()->newFromPlaintext( $account['apppassword'] );
		$this->check( $password->save( $exists ? 'update' : 'insert', $hash ), $account['name'] );
	}

	private function page( array $page, User $author ): void {
		$title = Title::newFromText( $page['title'] );
		$updater = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )
			->newPageUpdater( $author );
		$updater->setContent( SlotRecord::MAIN, ContentHandler::makeContent( $page['text'], $title ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'Sample page' ), EDIT_SUPPRESS_RC );
		$this->check( $updater->getStatus(), $page['title'] );
		if ( ( $page['lang'] ?? 'en' ) !== 'en' ) {
			$dbw = $this->getDB( DB_PRIMARY );
			$dbw->update( 'page', [ 'page_lang' => $page['lang'] ], [ 'page_id' => $title->getArticleID() ], __METHOD__ );
		}
	}

	private function check( Status $status, string $where ): void {
		if ( !$status->isOK() ) {
			$this->fatalError( "$where: " . $status->getMessage( false, false, 'en' )->text() );
		}
	}
}

$maintClass = PrepareHandrailDemo::class;
require_once RUN_MAINTENANCE_IF_MAIN;
