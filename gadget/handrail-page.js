/**
 * What is read from the wiki's page, and where the notice goes. Reading only, but for place and dismiss.
 */
( function () {
	var BIOGRAPHY = '.infobox.biography, .infobox.vcard .bday, .mw-parser-output .bday';

	function zone() {
		try {
			return new Intl.DateTimeFormat().resolvedOptions().timeZone || null;
		} catch ( e ) {
			return null;
		}
	}

	/**
	 * A country that the wiki's host has already put on the page: never asked for, only read.
	 *
	 * @return {string|null} ISO 3166-1 alpha-2
	 */
	function hint() {
		var cookie = /(?:^|;\s*)GeoIP=([A-Z]{2})[:;]/.exec( document.cookie );
		if ( window.Geo && typeof window.Geo.country === 'string' && window.Geo.country ) {
			return window.Geo.country;
		}
		return cookie ? cookie[ 1 ] : null;
	}

	/**
	 * @return {{isSearch: boolean, text: string, hint: string|null, zone: string|null,
	 *  languages: string[], interfaceLanguages: string[], now: string}}
	 */
	function reader() {
		var own = mw.config.get( 'wgUserLanguage' ),
			content = mw.config.get( 'wgContentLanguage' ),
			field = document.querySelector( '#searchText input, #powersearch input[name="search"]' ),
			text = mw.config.get( 'searchTerm' );
		if ( typeof text !== 'string' ) {
			text = field ? field.value : '';
		}
		return {
			isSearch: mw.config.get( 'wgCanonicalSpecialPageName' ) === 'Search',
			text: text,
			hint: hint(),
			zone: zone(),
			languages: [ own ].concat( navigator.languages || [] ).concat( [ content ] ),
			interfaceLanguages: [ own, content ],
			now: new Date().toISOString()
		};
	}

	/**
	 * Is this a page about a person or a work of art, which gets no notice unless the community says so?
	 * A title that the config includes by name is never left alone.
	 *
	 * @param {Object} settings
	 * @param {{biography: string[], work: string[]}} patterns For names of categories
	 * @return {boolean}
	 */
	function isLeftAlone( settings, patterns ) {
		var found = ( settings.biographies ? [] : patterns.biography )
			.concat( settings.works ? [] : patterns.work )
			.map( function ( source ) {
				return new RegExp( source );
			} );
		if ( settings.include.indexOf( mw.config.get( 'wgTitle' ) ) !== -1 ) {
			return false;
		}
		return ( !settings.biographies && !!document.querySelector( BIOGRAPHY ) ) ||
			( mw.config.get( 'wgCategories' ) || [] ).some( function ( name ) {
				return found.some( function ( pattern ) {
					return pattern.test( name );
				} );
			} );
	}

	/**
	 * Put the notice above the results or the article. One that the wiki's server wrote already is
	 * replaced where it stands: there is only ever one.
	 *
	 * @param {HTMLElement} element
	 * @param {boolean} show
	 * @param {boolean} isSearch
	 */
	function place( element, show, isSearch ) {
		var content = document.getElementById( 'mw-content-text' ),
			// Not deeper: an article's author could write an element of that name, and hide it.
			served = isSearch && document.querySelector( '#mw-content-text > section#handrail-notice' ),
			results = content && content.querySelector( '.searchresults' );
		if ( !show ) {
			return;
		}
		if ( served ) {
			served.parentNode.replaceChild( element, served );
		} else if ( isSearch && results ) {
			results.insertBefore( element, results.firstChild );
		} else if ( content ) {
			content.insertBefore( element, content.firstChild );
		}
	}

	/**
	 * Take the notice away for this page view and give the focus to what follows it.
	 *
	 * @param {HTMLElement} element
	 */
	function dismiss( element ) {
		var next = element.nextElementSibling || element.parentNode;
		element.parentNode.removeChild( element );
		next.setAttribute( 'tabindex', '-1' );
		next.focus();
	}

	module.exports = {
		reader: reader,
		isLeftAlone: isLeftAlone,
		place: place,
		dismiss: dismiss
	};
}() );
