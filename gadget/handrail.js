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
		CONFIG_PAGE = 'MediaWiki:Handrail-config.json';

	/**
	 * Does the community's page say "off"? A page that is gone (it comes as an empty text) says so, too.
	 * What can't be read as JSON says nothing: then the last good settings decide.
	 *
	 * @param {string} text
	 * @return {boolean}
	 */
	function isOn( text ) {
		try {
			return JSON.parse( text || '{ "enabled": false }' ).enabled !== false;
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
			timeout: 3000
		} ).then( isOn, function ( xhr ) {
			return $.Deferred().resolve( xhr.status !== 404 ).promise();
		} );
	}

	function tierOf( reader ) {
		if ( !reader.isSearch ) {
			return page.isLeftAlone( settings, patterns ) ? 'none' : 'topic';
		}
		return classify( model, reader.text, mw.config.get( 'wgContentLanguage' ), settings ).tier;
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
			var next = build( reader, tier, event.target.value );
			listen( next, reader, tier );
			element.parentNode.replaceChild( next, element );
			next.querySelector( '#handrail-country' ).focus();
		} );
	}

	$.when( isEnabled(), $.ready ).then( function ( enabled ) {
		var reader = page.reader(),
			tier = tierOf( reader ),
			element = build( reader, tier, null ),
			show = enabled && settings.enabled && settings.tiers.indexOf( tier ) !== -1;
		if ( show ) {
			listen( element, reader, tier );
		}
		page.place( element, show, reader.isSearch );
	} );
}() );
