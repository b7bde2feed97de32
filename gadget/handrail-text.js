/**
 * Normalisation and word splitting in the reader's browser: the twin of classifier/text.py, where the
 * specification stands. Both give the same answer for every string.
 */
( function () {
	'use strict';

	var
		// What Unicode 14 doesn't assign or leaves to private use, up to U+FFFF (see text.py).
		NOT_IN_14 =
			'oo.1 7.3 8 2 l b2 13.1 1f.1 4 1k.7 s.3 7.a 7j 1p.1 2u.d 1o.1 1e.1 g t.1 2 c.4 w 3.5 6l ' +
			'9.1 3.1 n 8 2.2 5.1 a.1 3.1 5.7 2.3 3 6.1 q.1 4 7.3 3.1 n 8 3 3 3.1 2 6.3 3.1 4.2 2.6 5 ' +
			'2.6 i.9 4 a 4 n 8 3 6.1 b 4 4.1 2.e 5.1 d.6 8 4 9.1 3.1 n 8 3 6.1 a.1 3.1 4.6 4.3 3 6.1 ' +
			'j.9 3 7.2 4 5.2 3 2 3.2 3.2 4.2 d.3 6.2 4 5.1 2.5 2.d m.4 e 4 o h.1 a 4 5.6 3 4.1 2.1 ' +
			'5.1 b.6 n 4 o b 6.1 a 4 5.6 3.5 3 5.1 b 3.c e 4 1g 4 7.3 h.1 r 4 j.2 p a 2.1 8.2 2.3 7 2 ' +
			'9.5 b.1 4.b 1n.3 u.10 3 2 6 p 2 o.1 6 2 7.1 b.1 5.v 21 11.3 14 11 g e.10 5j 2.4 2.1 ai ' +
			'5.1 8 2 5.1 16 5.1 y 5.1 8 2 5.1 g 1m 5.1 1w.1 x.2 r.5 2f.1 7.1 im.2 2i.6 n.8 p.8 l.b e ' +
			'4 3.b 2n.1 b.5 b.5 r.5 2i.6 18.4 1z.9 w d.3 d.3 2.2 17.1 6.a 19.3 r.5 c.2 1r.1 1u u.1 ' +
			'c.5 b.5 f.1 w.1c 26.2 1c 39.7 1p.2 g.2 1p.6 18.1 c.7 18.4 ev.1 7.1 13.1 7.1 9 2 2 2 w.1 ' +
			'1i g f.1 7 k.1 4 a 2u d.1 s e.2 y.e y.e 3x.3 ig.o c.k 1ed.1 x 9q.4 1a 2.4 2.1 1l.6 3.d ' +
			'p.8 8 8 8 8 8 8 8 8 3j.x r 2i.b 5z.p d.3 1t 2f.1 2w.4 18 2n 2d.b 1c mlq.2 1k.8 9p.j 55.7 ' +
			'5o.4 3 2 6.n 1o.2 b.5 1l.7 1z.7 d.5 39.a v.2 27 c.3 y 1k.8 f.1 b.1 2w.n t.9 7.1 7.1 7.8 ' +
			'8 8 1p.3 3j.1 b.5 8md.b o.3 1e.3 1kx.4xr a7.1 2z.11 8.b 6.4 r 6 2 3 3 3i.f ce.1 1j.6 2.v ' +
			'17.5 1g k 5.3 6 3s.1 2 5b.2 7.1 7.1 7.1 4.2 8 8.9 6.1',
		ASTRAL = [
			[ 0x10330, 0x1034A ], [ 0x1D400, 0x1D454 ], [ 0x1D456, 0x1D49C ], [ 0x1D49E, 0x1D49F ],
			[ 0x1D4A2, 0x1D4A2 ], [ 0x1D4A5, 0x1D4A6 ], [ 0x1D4A9, 0x1D4AC ], [ 0x1D4AE, 0x1D4B9 ],
			[ 0x1D4BB, 0x1D4BB ], [ 0x1D4BD, 0x1D4C3 ], [ 0x1D4C5, 0x1D505 ], [ 0x1D507, 0x1D50A ],
			[ 0x1D50D, 0x1D514 ], [ 0x1D516, 0x1D51C ], [ 0x1D51E, 0x1D539 ], [ 0x1D53B, 0x1D53E ],
			[ 0x1D540, 0x1D544 ], [ 0x1D546, 0x1D546 ], [ 0x1D54A, 0x1D550 ], [ 0x1D552, 0x1D6A5 ],
			[ 0x1D6A8, 0x1D7CB ], [ 0x1D7CE, 0x1D7FF ], [ 0x1E900, 0x1E94B ], [ 0x1F100, 0x1F1AD ],
			[ 0x20000, 0x2A6DF ], [ 0x2F800, 0x2FA1D ]
		],
		SPACE = '\\t\\n\\x0b\\x0c\\r \\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a' +
			'\\u2028\\u2029\\u202f\\u205f\\u3000',
		INVISIBLE = '\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a' +
			'-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0',
		MARKS = '\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5' +
			'\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4' +
			'\\u06e7\\u06e8\\u06ea-\\u06ed',
		UNSPACED = '\\u0e01-\\u0e4e\\u0e81-\\u0ecd\\u0f40-\\u0fbc\\u1000-\\u103f\\u1780-\\u17d3\\u3005' +
			'\\u3041-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-' +
			'\\ud7a3',
		BREAK = '\\x00-/:-@\\[-`{-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\xd7\\xf7\\u02b0-\\u02ff' +
			'\\u037e\\u0387\\u055a-\\u055f\\u0589\\u05be\\u05c0\\u05c3\\u05f3\\u05f4\\u060c' +
			'\\u061b\\u061e\\u061f\\u066a-\\u066d\\u06d4\\u0964\\u0965\\u0e4f\\u0e5a\\u0e5b' +
			'\\u0f0b-\\u0f14\\u104a-\\u104f\\u1362-\\u1368\\u17d4-\\u17da\\u2000-\\u2bff\\u2e00-' +
			'\\u2e7f\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u303d\\u30fb\\ufd3e\\ufd3f\\ufe10-' +
			'\\ufe6f\\uff00-\\uff65',
		LETTERS = {
			ı: 'i', đ: 'd', ł: 'l', ø: 'o', ك: 'ک', ي: 'ی', ى: 'ی', ة: 'ه', ہ: 'ه', ھ: 'ه', ۃ: 'ه'
		},
		DIGITS = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' },
		SQUASH = new RegExp( '[' + squashed() + ']', 'g' ),
		PAIR = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g,
		HAS_SURROGATE = /[\ud800-\udfff]/,
		PLAIN = /^[\0-\x7f]*$/,
		// eslint-disable-next-line no-misleading-character-class -- each is meant on its own
		INVISIBLES = new RegExp( '[' + INVISIBLE + ']+', 'g' ),
		SPACES = new RegExp( '[' + SPACE + ']+', 'g' ),
		// eslint-disable-next-line no-misleading-character-class -- each is meant on its own
		MARK = new RegExp( '[' + MARKS + ']+', 'g' ),
		SWAP = new RegExp( Object.keys( LETTERS ).join( '|' ), 'g' ),
		RUN = new RegExp( '[' + UNSPACED + ']+|[^' + BREAK + UNSPACED + ']+', 'g' ),
		ONE_UNSPACED = new RegExp( '[' + UNSPACED + ']' ),
		CHUNK_ODD = new RegExp( '[a-z][0-9*@$!#]|[0-9*@$!#][a-z]|(?:^|[^a-z])[a-z]{1,3}[-_.+~]+[a-z]|' +
			'[a-z][-_.+~]+[a-z]{1,3}(?![a-z])' ),
		HAS_SPELT = /(?:^| )((?:[a-z] ){3,}[a-z])(?= |$)/,
		SPELT = /(?:^| )((?:[a-z] ){3,}[a-z])(?= |$)/g,
		SIGNS = /[0-9*@$!#+_.~'"()-]+/g,
		LEET = /[013457@$!]/g;

	function hex( number ) {
		return '\\u' + ( '000' + number.toString( 16 ) ).slice( -4 );
	}

	function squashed() {
		var last = 0;
		return NOT_IN_14.split( ' ' ).map( function ( item ) {
			var parts = item.split( '.' ),
				first = last + parseInt( parts[ 0 ], 36 );
			last = first + ( parts[ 1 ] ? parseInt( parts[ 1 ], 36 ) : 0 );
			return hex( first ) + '-' + hex( last );
		} ).join( '' );
	}

	function keepAstral( pair ) {
		var point, i;
		if ( pair.length === 1 ) {
			return ' ';
		}
		point = ( pair.charCodeAt( 0 ) - 0xD800 ) * 0x400 + pair.charCodeAt( 1 ) - 0xDC00 + 0x10000;
		for ( i = 0; i < ASTRAL.length; i++ ) {
			if ( point >= ASTRAL[ i ][ 0 ] && point <= ASTRAL[ i ][ 1 ] ) {
				return pair;
			}
		}
		return ' ';
	}

	// A method, not syntax: every browser for which MediaWiki runs scripts at all has it, but Internet
	// Explorer 11, where accents then count.
	function form( text, name ) {
		// eslint-disable-next-line es-x/no-string-prototype-normalize
		return text.normalize ? text.normalize( name ) : text;
	}

	/**
	 * @param {string} text
	 * @return {string} The one form that everything else works on.
	 */
	function normalise( text ) {
		if ( PLAIN.test( text ) ) {
			return trimmed( text.toLowerCase() );
		}
		if ( HAS_SURROGATE.test( text ) ) {
			text = text.replace( PAIR, keepAstral );
		}
		text = form( text.replace( SQUASH, ' ' ), 'NFKC' ).replace( /İ/g, 'i' ).toLowerCase()
			.replace( /ς/g, 'σ' ).replace( /ß/g, 'ss' ).replace( INVISIBLES, '' );
		return trimmed( form( text, 'NFC' ) );
	}

	function trimmed( text ) {
		return text.replace( SPACES, ' ' ).replace( /^ | $/g, '' );
	}

	/**
	 * @param {string} text A normalised text.
	 * @return {string} Without accents and vowel points; letters that typing mixes up joined.
	 */
	function fold( text ) {
		if ( PLAIN.test( text ) ) {
			return text;
		}
		return form( form( text, 'NFD' ).replace( MARK, '' ), 'NFC' ).replace( SWAP, function ( letter ) {
			return LETTERS[ letter ];
		} );
	}

	function isUnspaced( run ) {
		return ONE_UNSPACED.test( run.charAt( 0 ) );
	}

	/**
	 * @param {string} text A normalised text.
	 * @return {string[]} Runs of letters; neighbours of a script without spaces joined.
	 */
	function tokens( text ) {
		var runs = text.match( RUN ) || [],
			joined = [],
			i;
		if ( !ONE_UNSPACED.test( text ) ) {
			return runs;
		}
		for ( i = 0; i < runs.length; i++ ) {
			if ( joined.length && isUnspaced( runs[ i ] ) && isUnspaced( joined[ joined.length - 1 ] ) ) {
				joined[ joined.length - 1 ] += runs[ i ];
			} else {
				joined.push( runs[ i ] );
			}
		}
		return joined;
	}

	// The chunks of a text between spaces, odd ones without signs; `read` gives a chunk's letters.
	function plain( text, read ) {
		var chunks = text.split( ' ' ).map( function ( chunk ) {
			return CHUNK_ODD.test( chunk ) ? read( chunk ).replace( SIGNS, '' ) : chunk;
		} );
		return chunks.join( ' ' ).replace( SPELT, function ( run, letters ) {
			return ' ' + letters.replace( / /g, '' );
		} ).replace( /^ +| +$/g, '' );
	}

	/**
	 * @param {string} text A normalised text.
	 * @return {string[]} What it may stand for if words are spelt evasively.
	 */
	function disguised( text ) {
		var a, b;
		if ( !CHUNK_ODD.test( text ) && !HAS_SPELT.test( text ) ) {
			return [];
		}
		a = plain( text, function ( chunk ) {
			return chunk.replace( LEET, function ( sign ) {
				return DIGITS[ sign ];
			} );
		} );
		b = plain( text, String );
		return ( a === b ? [ a ] : [ a, b ] ).filter( function ( one ) {
			return one !== text;
		} );
	}

	module.exports = {
		normalise: normalise,
		fold: fold,
		isUnspaced: isUnspaced,
		tokens: tokens,
		disguised: disguised
	};
}() );
