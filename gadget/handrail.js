/**
 * Handrail's wiring: the one file that touches the page. What it decides with stands in pure modules.
 *
 * Nothing here depends on the outcome but the notice itself: the same requests, the same steps for every
 * search; nothing is stored, no event is sent, neither address nor title change.
 */
( function () {
	var classify = require( './handrail-score.js' ).classify,
		region = require( './handrail-region.js' ).country,
		choose = require( './handrail-select.js' ).choose,
		words = require( './handrail-words.js' ),
		card = require( './handrail-card.js' ),
		page = require( './handrail-page.js' ),
		settings = require( './handrail-settings.json' ),
		patterns = require( './handrail-patterns.json' ),
		model = require( './handrail-model.json' ),
		helplines = require( './handrail-helplines.json' ),
		messages = require( './handrail-messages.json' ),
		CONFIG_PAGE = 'MediaWiki:Handrail-config.json',
		// Milliseconds. A notice that comes later would push away what the reader is about to tap.
		PATIENCE = 1000;

	/**
	 * Does the community's page say "on"? Only a literal true does; a page that is gone comes as an empty
	 * text. What can't be read as JSON says nothing: then the last good settings decide.
	 *
	 * @param {string} text
	 * @return {boolean}
	 */
	function isOn( text ) {
		try {
			return JSON.parse( text || '{}' ).enabled === true;
		} catch ( e ) {
			return true;
		}
	}

	/**
	 * What the wiki's one switch says now. If the page can't be read because of the network, the last good
	 * settings decide this, too.
	 *
	 * @return {jQuery.Promise} Resolves with true or false.
	 */
	function isEnabled() {
		return $.ajax( {
			url: mw.config.get( 'wgScript' ),
			data: { title: CONFIG_PAGE, action: 'raw', ctype: 'application/json', maxage: 0, smaxage: 0 },
			dataType: 'text',
			timeout: PATIENCE
		} ).then( isOn, function ( xhr ) {
			return $.Deferred().resolve( xhr.status !== 404 ).promise();
		} );
	}

	/**
	 * @param {Object} reader What page.reader() found.
	 * @return {{tier: string, show: boolean}}
	 */
	function decide( reader ) {
		if ( reader.isSearch ) {
			return classify( model, reader.text, mw.config.get( 'wgContentLanguage' ), settings );
		}
		return { tier: 'topic', show: !page.isLeftAlone( settings, patterns ) };
	}

	/**
	 * Build the notice. Done for every search, shown or not, so that the time it takes says nothing.
	 *
	 * @param {Object} reader What page.reader() found.
	 * @param {string} tier
	 * @param {string|null} picked Country that the reader picked on this page view; '' is "another country".
	 * @return {HTMLElement}
	 */
	function build( reader, tier, picked ) {
		var choice = choose( helplines, {
			country: picked === '' ? null : region( helplines, {
				picked: picked, hint: reader.hint, zone: reader.zone, languages: reader.interfaceLanguages
			} ),
			languages: reader.languages,
			now: reader.now,
			minimum_grade: settings.minimum_grade,
			max_age_days: settings.max_age_days,
			audience: null
		} );
		return card.render( card.compose( messages, choice, {
			lang: reader.interfaceLanguages[ 0 ],
			tier: tier === 'none' ? 'topic' : tier,
			now: reader.now,
			zone: reader.zone,
			countries: words.countries( messages, reader.interfaceLanguages[ 0 ] ),
			about: mw.util.getUrl( settings.about ),
			directory: mw.util.getUrl( settings.directory ),
			placement: 'above'
		} ), document );
	}

	function listen( element, reader, tier ) {
		element.querySelector( '.handrail-dismiss' ).addEventListener( 'click', function () {
			page.dismiss( element );
		} );
		element.querySelector( '#handrail-country' ).addEventListener( 'change', function ( event ) {
			var next = build( reader, tier, event.target.value ),
				more = next.querySelector( 'details' );
			listen( next, reader, tier );
			if ( more ) {
				more.open = !!element.querySelector( 'details[open]' );
			}
			element.parentNode.replaceChild( next, element );
			next.querySelector( '#handrail-country' ).focus();
		} );
	}

	$.when( isEnabled(), $.ready ).then( function ( enabled ) {
		var reader = page.reader(),
			verdict = decide( reader ),
			element = build( reader, verdict.tier, null ),
			show = enabled && settings.enabled && verdict.show;
		if ( show ) {
			listen( element, reader, verdict.tier );
		}
		page.place( element, show, reader.isSearch );
	} );
}() );
