/**
 * Finding a lexicon's words in a text, in the reader's browser: the twin of classifier/index.py, where the
 * forms of an entry stand.
 */
( function () {
	'use strict';

	var text = require( './handrail-text.js' ),
		HEAD = 3,
		INNER_HEAD = 4,
		NONE = [];

	function table() {
		return Object.create( null );
	}

	function at( map, key ) {
		return map[ key ] || NONE;
	}

	function push( map, key, value ) {
		if ( map[ key ] === undefined ) {
			map[ key ] = [];
		}
		map[ key ].push( value );
	}

	function parts( words ) {
		return words.map( function ( word ) {
			var more = word.charAt( word.length - 1 ) === '*';
			return { word: more ? word.slice( 0, -1 ) : word, more: more };
		} );
	}

	function misspellings( word ) {
		var made = table(),
			i;
		made[ word ] = true;
		for ( i = 1; i < word.length; i++ ) {
			made[ word.slice( 0, i ) + word.slice( i + 1 ) ] = true;
			made[ word.slice( 0, i ) + word.charAt( i ) + word.slice( i ) ] = true;
			if ( i + 1 < word.length ) {
				made[ word.slice( 0, i ) + word.charAt( i + 1 ) + word.charAt( i ) +
					word.slice( i + 2 ) ] = true;
			}
		}
		return Object.keys( made );
	}

	// Thousands of entries are filed when a page opens, few of them are ever met: only the key is read here.
	function add( index, language, concept, written ) {
		var bare = written.replace( /^[~?=]+/, '' ),
			flags = written.slice( 0, written.length - bare.length ),
			inner = bare.charAt( 0 ) === '*',
			first = bare.replace( /^\*+/, '' ).split( ' ', 1 )[ 0 ].replace( /\*$/, '' ),
			// All but entries with accents stand in the model as they are looked for.
			key = flags.indexOf( '=' ) !== -1 ? text.fold( first ) : first,
			keys = inner ? index.inner : text.isUnspaced( key ) ? index.chars : index.words,
			entry = { language: language, concept: concept, hinted: flags.indexOf( '?' ) !== -1,
				written: written, exact: null, rest: null, accents: null };
		( flags.indexOf( '~' ) !== -1 ? misspellings( key ) : [ key ] ).forEach( function ( spelling ) {
			push( keys, spelling, entry );
		} );
	}

	// An entry of words with all that is read from it, at the first time when it is met.
	function ready( entry ) {
		var exactly, plain;
		if ( entry.rest === null ) {
			exactly = parts( entry.written.replace( /^[~?=]*\**/, '' ).split( ' ' ) );
			plain = exactly.map( function ( part ) {
				return { word: text.fold( part.word ), more: part.more };
			} );
			entry.exact = !plain[ 0 ].more;
			entry.rest = plain.slice( 1 );
			entry.accents = /^[~?]*=/.test( entry.written ) ? exactly : NONE;
		}
		return entry;
	}

	function heads( keys, size ) {
		var lengths = table();
		Object.keys( keys ).forEach( function ( key ) {
			var head = key.slice( 0, size );
			if ( !lengths[ head ] || lengths[ head ].indexOf( key.length ) === -1 ) {
				push( lengths, head, key.length );
			}
		} );
		return lengths;
	}

	function makeIndex( data, names ) {
		var index = {
			languages: Object.keys( data.languages ), words: table(), inner: table(), chars: table()
		};
		index.languages.forEach( function ( code, language ) {
			data.languages[ code ].split( ';' ).forEach( function ( group ) {
				var colon = group.indexOf( ':' ),
					concept = names.indexOf( group.slice( 0, colon ) );
				group.slice( colon + 1 ).split( ',' ).forEach( function ( entry ) {
					add( index, language, concept, entry );
				} );
			} );
		} );
		index.wordHeads = heads( index.words, HEAD );
		index.innerHeads = heads( index.inner, INNER_HEAD );
		index.charHeads = heads( index.chars, 1 );
		return index;
	}

	function follow( words, start, wanted ) {
		var i, word;
		if ( start + wanted.length > words.length ) {
			return false;
		}
		for ( i = 0; i < wanted.length; i++ ) {
			word = words[ start + i ];
			if ( wanted[ i ].more ?
				word.lastIndexOf( wanted[ i ].word, 0 ) !== 0 : word !== wanted[ i ].word ) {
				return false;
			}
		}
		return true;
	}

	function hit( search, entry, start, end ) {
		if ( !entry.hinted || entry.language === search.hint ) {
			if ( !search.hits[ entry.language ] ) {
				search.hits[ entry.language ] = [];
			}
			search.hits[ entry.language ].push( [ start, end, entry.concept ] );
		}
	}

	// The word's entries by its beginnings; an entry of several words only where they follow.
	function wordAt( search, number, word, place ) {
		at( search.index.wordHeads, word.slice( 0, HEAD ) ).forEach( function ( length ) {
			if ( length > word.length ) {
				return;
			}
			at( search.index.words, word.slice( 0, length ) ).map( ready ).forEach( function ( entry ) {
				if ( ( length === word.length || !entry.exact ) &&
					follow( search.words, number + 1, entry.rest ) &&
					follow( search.plain, number, entry.accents ) ) {
					hit( search, entry, place, place + 2 + 2 * entry.rest.length );
				}
			} );
		} );
	}

	function inside( search, word, place ) {
		var i;
		function look( length ) {
			if ( i + length <= word.length ) {
				at( search.index.inner, word.slice( i, i + length ) ).forEach( function ( entry ) {
					hit( search, entry, place, place + 2 );
				} );
			}
		}
		for ( i = 0; i + INNER_HEAD <= word.length; i++ ) {
			at( search.index.innerHeads, word.slice( i, i + INNER_HEAD ) ).forEach( look );
		}
	}

	function characters( search, run, place ) {
		var i;
		function look( length ) {
			if ( i + length <= run.length ) {
				at( search.index.chars, run.slice( i, i + length ) ).forEach( function ( entry ) {
					hit( search, entry, place + i, place + i + length );
				} );
			}
		}
		for ( i = 0; i < run.length; i++ ) {
			at( search.index.charHeads, run.charAt( i ) ).forEach( look );
		}
	}

	function walk( search ) {
		var place = 0;
		search.words.forEach( function ( word, number ) {
			if ( word && text.isUnspaced( word ) ) {
				characters( search, word, place );
				place += word.length;
			} else {
				wordAt( search, number, word, place );
				inside( search, word, place );
				place += 2;
			}
		} );
		return place;
	}

	/**
	 * @param {Object} index What makeIndex() gave.
	 * @param {string} clean A normalised text.
	 * @param {string|null} hint The language that the text is known to be in.
	 * @return {Object} length: in places; hits: by the language's number, [ start, end, concept ].
	 */
	function find( index, clean, hint ) {
		var plain = text.tokens( clean ),
			search = {
				index: index,
				plain: plain,
				words: plain.map( text.fold ),
				hint: hint === null ? -1 : index.languages.indexOf( hint ),
				hits: []
			},
			length = walk( search );
		return { length: length, hits: search.hits };
	}

	module.exports = { table: table, makeIndex: makeIndex, find: find };
}() );
