/**
 * The decision on one search text in the reader's browser: the twin of classifier/score.py, where the words
 * stand. Whole numbers are added up, so both agree exactly.
 */
( function () {
	'use strict';

	var text = require( './handrail-text.js' ),
		words = require( './handrail-index.js' ),
		NEAR = 8,
		MOST_HITS = 200,
		MOST_MASKS = 40,
		SIZE = 128,
		RIGHT = 1,
		LEFT = 2,
		LAST = 3,
		FIRST = 4,
		COVER = 5,
		LENGTH = 9,
		PAIR = SIZE * SIZE,
		TRIPLE = SIZE * SIZE * SIZE,
		ALIASES = { simple: 'en', no: 'nb', nn: 'nb', 'zh-min-nan': 'nan', fil: 'tl', iw: 'he', in: 'id' },
		lastData = null, lastModel = null;

	function compile( data ) {
		var names = data.concepts.split( ' ' ),
			anchors = data.anchors.split( ' ' ),
			strong = data.strong.split( ' ' ),
			weights = words.table(),
			last = 0,
			at;
		for ( at = 0; at < data.features.length; at += 3 ) {
			last += data.features[ at ];
			weights[ last ] = [ data.features[ at + 1 ], data.features[ at + 2 ] ];
		}
		return {
			data: data,
			index: words.makeIndex( data, names ),
			weights: weights,
			filler: names.indexOf( 'fn' ),
			isMask: names.map( function ( name ) {
				return name.charAt( 0 ) === 'X';
			} ),
			isStrong: names.map( function ( name ) {
				return strong.indexOf( name ) !== -1;
			} ),
			isAnchor: names.map( function ( name ) {
				return anchors.indexOf( name ) !== -1;
			} )
		};
	}

	function compiled( data ) {
		if ( lastData !== data ) {
			lastModel = compile( data );
			lastData = data;
		}
		return lastModel;
	}

	function byPlace( a, b ) {
		return a[ 0 ] - b[ 0 ] || a[ 1 ] - b[ 1 ] || a[ 2 ] - b[ 2 ];
	}

	function hasAnchor( model, hits ) {
		return hits.some( function ( one ) {
			return model.isAnchor[ one[ 2 ] ];
		} );
	}

	// In order and once.
	function ordered( hits ) {
		return hits.sort( byPlace ).filter( function ( one, i ) {
			return !i || byPlace( one, hits[ i - 1 ] ) !== 0;
		} );
	}

	// Where masking phrases stand ("Suicide Squad", "to die for"), in any language: they hold for all.
	function masked( model, hits ) {
		var masks = [];
		hits.forEach( function ( found ) {
			found.forEach( function ( one ) {
				if ( model.isMask[ one[ 2 ] ] ) {
					masks.push( [ one[ 0 ], one[ 1 ], 0 ] );
				}
			} );
		} );
		return ordered( masks ).slice( 0, MOST_MASKS );
	}

	function isInside( one, spans ) {
		var i;
		for ( i = 0; i < spans.length; i++ ) {
			if ( one[ 0 ] >= spans[ i ][ 0 ] && one[ 1 ] <= spans[ i ][ 1 ] ) {
				return true;
			}
		}
		return false;
	}

	// Without what lies inside a masking phrase, or, if weaker, inside a strong one.
	function unmasked( model, hits, masks ) {
		var strong;
		hits = ordered( hits ).slice( 0, MOST_HITS );
		strong = hits.filter( function ( one ) {
			return model.isStrong[ one[ 2 ] ] && one[ 1 ] - one[ 0 ] > 2;
		} ).slice( 0, MOST_MASKS );
		return hits.filter( function ( one ) {
			return model.isMask[ one[ 2 ] ] ||
				!( isInside( one, masks ) ||
				( !model.isStrong[ one[ 2 ] ] && isInside( one, strong ) ) );
		} );
	}

	function sized( length ) {
		return length <= 4 ? 0 : length <= 8 ? 1 : length <= 20 ? 2 : 3;
	}

	function triple( a, b, c ) {
		var x = Math.min( a, b, c ),
			z = Math.max( a, b, c ),
			y = a + b + c - x - z;
		return x === y || y === z ? -1 : TRIPLE + ( x * SIZE + y ) * SIZE + z;
	}

	function near( hits, found ) {
		var i, j, k, a, b, end, last;
		for ( i = 0; i < hits.length; i++ ) {
			end = hits[ i ][ 1 ];
			a = hits[ i ][ 2 ];
			for ( j = i + 1; j < hits.length && hits[ j ][ 0 ] - end <= NEAR; j++ ) {
				b = hits[ j ][ 2 ];
				last = Math.max( end, hits[ j ][ 1 ] );
				found[ PAIR + ( a < b ? a * SIZE + b : b * SIZE + a ) ] = true;
				for ( k = j + 1; k < hits.length && hits[ k ][ 0 ] - last <= NEAR; k++ ) {
					found[ triple( a, b, hits[ k ][ 2 ] ) ] = true;
				}
			}
		}
	}

	// For each place of the text: 2 if a concept stands there, 1 if only a filler does, 0 if nothing known.
	function cover( model, hits, length ) {
		var covered = [],
			i, place;
		for ( place = 0; place < length; place++ ) {
			covered.push( 0 );
		}
		for ( i = 0; i < hits.length; i++ ) {
			for ( place = hits[ i ][ 0 ]; place < hits[ i ][ 1 ] && place < length; place++ ) {
				covered[ place ] = hits[ i ][ 2 ] === model.filler ? covered[ place ] || 1 : 2;
			}
		}
		return covered;
	}

	// In quarters: how much of the text, fillers aside, is understood.
	function share( covered ) {
		var known = 0,
			filler = 0,
			i;
		for ( i = 0; i < covered.length; i++ ) {
			known += covered[ i ] === 2 ? 1 : 0;
			filler += covered[ i ] === 1 ? 1 : 0;
		}
		return Math.min( 3, Math.floor( 4 * known / Math.max( 1, covered.length - filler ) ) );
	}

	// What the linear model sees of one language's hits; null without a word that could carry the decision.
	function features( model, hits, length, masks ) {
		var found = words.table(),
			covered, understood;
		if ( !hasAnchor( model, hits ) ) {
			return null;
		}
		hits = unmasked( model, hits, masks );
		if ( !hasAnchor( model, hits ) ) {
			return null;
		}
		covered = cover( model, hits, length );
		understood = COVER + share( covered );
		hits = hits.filter( function ( one ) {
			return one[ 2 ] !== model.filler;
		} );
		hits.forEach( function ( one ) {
			var concept = one[ 2 ];
			found[ concept ] = true;
			found[ understood * SIZE + concept ] = true;
			found[ ( LENGTH + sized( length ) ) * SIZE + concept ] = true;
			found[ ( one[ 1 ] >= length ? LAST : covered[ one[ 1 ] ] ? 0 : RIGHT ) * SIZE + concept ] = true;
			found[ ( !one[ 0 ] ? FIRST : covered[ one[ 0 ] - 1 ] ? 0 : LEFT ) * SIZE + concept ] = true;
		} );
		near( hits, found );
		return found;
	}

	function weigh( model, found ) {
		var sums = model.data.bias.slice(),
			feature, weight;
		for ( feature in found ) {
			weight = model.weights[ feature ];
			if ( weight ) {
				sums[ 0 ] += weight[ 0 ];
				sums[ 1 ] += weight[ 1 ];
			}
		}
		return sums;
	}

	function logistic( x ) {
		return 1 / ( 1 + Math.exp( -Math.max( -700, Math.min( 700, x ) ) ) );
	}

	// The best sums of one reading of the text, if better than those so far.
	function better( model, reading, hint, best ) {
		var search = words.find( model.index, reading, hint ),
			masks = masked( model, search.hits );
		search.hits.forEach( function ( hits ) {
			var found = features( model, hits, search.length, masks ),
				sums = found && weigh( model, found );
			if ( sums && sums[ 0 ] > best[ 0 ] ) {
				best = sums;
			}
		} );
		return best;
	}

	function decide( model, clean, hint ) {
		var best = better( model, clean, hint, model.data.bias );
		text.disguised( clean ).forEach( function ( reading ) {
			best = better( model, reading, hint, best );
		} );
		return {
			tier: best[ 0 ] < model.data.threshold ? 'none' : best[ 1 ] >= 0 ? 'crisis' : 'topic',
			score: logistic( model.data.scale * best[ 0 ] + model.data.offset )
		};
	}

	function spaced( clean ) {
		return text.tokens( clean ).map( text.fold ).join( ' ' );
	}

	// Phrases as they stand in a spaced text: with the spaces round them, where their script has spaces.
	function forms( phrases ) {
		return ( phrases || [] ).map( function ( phrase ) {
			return spaced( text.normalise( phrase ) );
		} ).filter( Boolean ).map( function ( form ) {
			return ( text.isUnspaced( form ) ? '' : ' ' ) + form +
				( text.isUnspaced( form.charAt( form.length - 1 ) ) ? '' : ' ' );
		} );
	}

	function holds( clean, phrases ) {
		var whole = ' ' + spaced( clean ) + ' ';
		return forms( phrases ).some( function ( form ) {
			return whole.indexOf( form ) !== -1;
		} );
	}

	// The text without a community's phrases; as it is where it holds none.
	function without( clean, phrases ) {
		if ( !holds( clean, phrases ) ) {
			return clean;
		}
		return forms( phrases ).reduce( function ( whole, form ) {
			while ( whole.indexOf( form ) !== -1 ) {
				whole = whole.split( form ).join( ' ' );
			}
			return whole;
		}, ' ' + spaced( clean ) + ' ' );
	}

	function baseLanguage( lang ) {
		var code = lang ? lang.toLowerCase() : '',
			base = code.split( '-' )[ 0 ];
		return code === '' ? null : ALIASES[ code ] || ALIASES[ base ] || base;
	}

	/**
	 * @param {Object} data The parsed model (handrail-model.json).
	 * @param {string} query A search text.
	 * @param {string|null} lang Its or the wiki's language code.
	 * @param {Object} [options] tiers: those that show; always, never: a community's own phrases
	 *  (the words of `never` count for nothing; what stands beside them is judged as ever).
	 * @return {Object} tier: 'crisis', 'topic' or 'none'; show; score: 0 to 1.
	 */
	function classify( data, query, lang, options ) {
		var clean = without( text.normalise( query ), options && options.never ),
			model = compiled( data ),
			tiers = options && options.tiers || [ 'crisis', 'topic' ],
			found;
		found = decide( model, clean, baseLanguage( lang ) );
		if ( options && holds( clean, options.always ) ) {
			return { tier: found.tier === 'none' ? 'topic' : found.tier, show: true, score: 1 };
		}
		return { tier: found.tier, show: tiers.indexOf( found.tier ) !== -1, score: found.score };
	}

	module.exports = { classify: classify };
}() );
