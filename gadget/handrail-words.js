/**
 * The notice's words: its language, its messages filled in, dates and times; and el(), a node of its tree.
 * The twin of notices/words.py, clock.py and tree.py. Pure.
 */
( function () {
	function el( tag, attrs, children ) {
		return { tag: tag, attrs: attrs, children: children };
	}

	function has( object, key ) {
		return Object.prototype.hasOwnProperty.call( object, key );
	}

	/**
	 * @param {Object} pack
	 * @param {string} tag Any language tag.
	 * @return {string} The language whose words are shown: itself, its fallbacks, its parents, English.
	 */
	function language( pack, tag ) {
		var lower = tag.toLowerCase().replace( /_/g, '-' ),
			known = [ lower ].concat( has( pack.fallbacks, lower ) ? pack.fallbacks[ lower ] : [] ).filter(
				function ( lang ) {
					return has( pack.messages, lang );
				} )[ 0 ];
		if ( known ) {
			return known;
		}
		return lower.indexOf( '-' ) === -1 ? 'en' : language( pack, lower.replace( /-[^-]*$/, '' ) );
	}

	/**
	 * @param {Object} pack
	 * @param {string} lang
	 * @return {Object[]} Entries for the picker, { code, name }, sorted when the pack was built.
	 */
	function countries( pack, lang ) {
		var names = pack.countries[ language( pack, lang ) ] || {};
		return Object.keys( names ).map( function ( code ) {
			return { code: code, name: names[ code ] };
		} );
	}

	// A message's text; English, then nothing, where a pack from another version lacks it.
	function text( pack, lang, key ) {
		return [ lang, 'en' ].map( function ( known ) {
			var messages = has( pack.messages, known ) ? pack.messages[ known ] : {};
			return has( messages, key ) ? messages[ key ] : null;
		} ).filter( function ( found ) {
			return typeof found === 'string';
		} )[ 0 ] || '';
	}

	// Without any text the values stand alone: a number must not get lost with the words around it.
	function fill( message, values ) {
		return ( message || values.map( function ( value, index ) {
			return '$' + ( index + 1 );
		} ).join( ' ' ) ).split( /(\$[1-9])/ ).map( function ( part ) {
			var value = /^\$[1-9]$/.test( part ) ? values[ part[ 1 ] - 1 ] : undefined;
			return value === undefined ? part : value;
		} ).filter( function ( part ) {
			return part !== '';
		} );
	}

	// view: { pack, lang, choice, options }; further arguments fill $1, $2 …
	function say( view, key ) {
		return fill( text( view.pack, view.lang, key ), Array.prototype.slice.call( arguments, 2 ) );
	}

	function two( number ) {
		return ( number < 10 ? '0' : '' ) + number;
	}

	// The moment on a zone's wall clock: { day: days since 1970, time: 'HH:MM', weekday: 0 for Monday }.
	function local( moment, zone ) {
		var part = {}, day;
		if ( !zone ) {
			return null;
		}
		try {
			new Intl.DateTimeFormat( 'en-US', {
				timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
				hour: 'numeric', minute: 'numeric'
			} ).formatToParts( new Date( moment ) ).forEach( function ( piece ) {
				part[ piece.type ] = Number( piece.value );
			} );
		} catch ( e ) {
			return null; // a zone that this browser doesn't know
		}
		day = Date.UTC( part.year, part.month - 1, part.day ) / 864e5;
		return { day: day, time: two( part.hour % 24 ) + ':' + two( part.minute ), weekday: ( day + 3 ) % 7 };
	}

	function written( iso, dates ) {
		var part = iso.split( '-' );
		return dates.format.replace( '$y', String( Number( part[ 0 ] ) ) )
			.replace( '$m', dates.months[ part[ 1 ] - 1 ] ).replace( '$d', String( Number( part[ 2 ] ) ) );
	}

	module.exports = {
		el: el,
		has: has,
		language: language,
		countries: countries,
		text: text,
		say: say,
		local: local,
		written: written
	};
}() );
