/**
 * Which lines is a reader shown? The twin of helplines/choose.py and helplines/hours.py; both run
 * tests/contract/select.json. Pure: plain data in and out, the clock is an argument.
 */
'use strict';

var has = Object.prototype.hasOwnProperty,
	PLACES = 3,
	MINIMUM_GRADE = 'B',
	MAX_AGE_DAYS = 1095,
	HORIZON_DAYS = 62,
	MINUTE = 60000,
	DAY = 1440 * MINUTE,
	MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z$/,
	clocks = {};

// --- hours ---

// What the zone's clocks show at a moment, in ms as if it were UTC; null for a zone that isn't known.
function wallClock( ms, zone ) {
	var parts = {};
	try {
		// A formatter is slow to make: one a zone is kept.
		clocks[ zone ] = clocks[ zone ] || new Intl.DateTimeFormat( 'en-US-u-ca-gregory-nu-latn', {
			timeZone: zone, hour12: false, year: 'numeric', month: 'numeric', day: 'numeric',
			hour: 'numeric', minute: 'numeric', second: 'numeric'
		} );
		clocks[ zone ].formatToParts( new Date( ms ) ).forEach( function ( part ) {
			parts[ part.type ] = Number( part.value );
		} );
	} catch ( e ) {
		return null;
	}
	// Some browsers write midnight as 24.
	return Date.UTC( parts.year, parts.month - 1, parts.day, parts.hour % 24, parts.minute, parts.second );
}

function two( number ) {
	return ( number < 10 ? '0' : '' ) + number;
}

function exceptionOf( hours, when ) {
	var i;
	for ( i = hours.exceptions.length - 1; i >= 0; i-- ) {
		if ( hours.exceptions[ i ].when === when ) {
			return hours.exceptions[ i ].hours;
		}
	}
	return null;
}

// The spans [from, to] (minutes) of a local day: a dated exception, else a monthly one, else the weekday's.
function spansOf( hours, wall ) {
	var day = new Date( wall ),
		date = day.getUTCFullYear() + '-' + two( day.getUTCMonth() + 1 ) + '-' + two( day.getUTCDate() );
	return exceptionOf( hours, date ) ||
		exceptionOf( hours, 'monthly:' + day.getUTCDate() ) ||
		hours.week[ ( day.getUTCDay() + 6 ) % 7 ];
}

function startOfDay( wall ) {
	return Math.floor( wall / DAY ) * DAY;
}

// True, false, or null: unknown.
function isOpen( hours, now ) {
	var wall, minute;
	if ( hours === 'always' ) {
		return true;
	}
	wall = hours ? wallClock( now, hours.zone ) : null;
	if ( wall === null ) {
		return null;
	}
	minute = Math.floor( ( wall - startOfDay( wall ) ) / MINUTE );
	return spansOf( hours, wall ).some( function ( span ) {
		return span[ 0 ] <= minute && minute < span[ 1 ];
	} );
}

/**
 * The first moment after `now` at which the zone's clocks show `wall`; clocks put back show it twice,
 * clocks put forward may skip it (then the moment that it would be without the change).
 *
 * @param {number} wall see wallClock
 * @param {string} zone
 * @param {number} now ms
 * @return {number|null} ms, null if it is past
 */
function instant( wall, zone, now ) {
	var moments = [ wall - DAY, wall + DAY ].map( function ( near ) {
			return wall - ( wallClock( near, zone ) - near );
		} ),
		shown = moments.filter( function ( moment ) {
			return wallClock( moment, zone ) === wall;
		} ),
		later = ( shown.length ? shown : moments.slice( 0, 1 ) ).filter( function ( moment ) {
			return moment > now;
		} );
	return later.length ? Math.min.apply( null, later ) : null;
}

// When a channel that is closed opens next ("2026-11-23T18:00:00Z"); null if open, unknown, not in sight.
function opens( hours, now ) {
	var today, i, found;
	function start( day ) {
		return function ( span ) {
			return instant( day + span[ 0 ] * MINUTE, hours.zone, now );
		};
	}
	function known( moment ) {
		return moment !== null;
	}
	if ( isOpen( hours, now ) !== false ) {
		return null;
	}
	today = startOfDay( wallClock( now, hours.zone ) );
	for ( i = 0; i < HORIZON_DAYS; i++ ) {
		found = spansOf( hours, today + i * DAY ).map( start( today + i * DAY ) ).filter( known );
		if ( found.length ) {
			return new Date( Math.min.apply( null, found ) ).toISOString().replace( /\.[0-9]{3}Z$/, 'Z' );
		}
	}
	return null;
}

// --- choosing ---

function extend( object, more ) {
	var copy = {};
	[ object, more ].forEach( function ( one ) {
		Object.keys( one ).forEach( function ( key ) {
			copy[ key ] = one[ key ];
		} );
	} );
	return copy;
}

function momentOf( value ) {
	var ms = typeof value === 'string' && MOMENT.test( value ) ? Date.parse( value ) : value;
	return typeof ms === 'number' && isFinite( ms ) ? ms : null;
}

// Grade and age; the age counts from midnight UTC of the day of the evidence.
function allowed( service, query, now ) {
	var limit = typeof query.max_age_days === 'number' ? query.max_age_days : MAX_AGE_DAYS,
		age = Math.floor( ( now - Date.parse( service.verified + 'T00:00:00Z' ) ) / DAY );
	return now !== null && service.grade <= ( query.minimum_grade || MINIMUM_GRADE ) && age <= limit;
}

function withHours( service, now ) {
	var states = [],
		channels = service.channels.map( function ( channel ) {
			var open = isOpen( channel.hours, now );
			states.push( open );
			return extend( channel, { open: open, opens: opens( channel.hours, now ) } );
		} ),
		unsure = states.indexOf( null ) !== -1 ? null : false;
	return extend( service, { channels: channels, open: states.indexOf( true ) !== -1 ? true : unsure } );
}

function audienceRank( service, chosen ) {
	if ( chosen && service.audience.indexOf( chosen ) !== -1 ) {
		return 0;
	}
	return service.audience.indexOf( 'everyone' ) !== -1 ? 1 : 2;
}

function primaryTag( tag ) {
	return tag.toLowerCase().split( '-' )[ 0 ];
}

function languageRank( service, wanted ) {
	var i,
		spoken = service.channels.reduce( function ( tags, channel ) {
			return tags.concat( channel.languages );
		}, service.languages ).map( primaryTag );
	for ( i = 0; i < wanted.length; i++ ) {
		if ( spoken.indexOf( primaryTag( wanted[ i ] ) ) !== -1 ) {
			return i;
		}
	}
	return wanted.length;
}

// The smaller, the sooner. The place in the pack comes last: not every browser's sort is stable.
function rank( service, place, query ) {
	var wanted = query.languages || [],
		language = languageRank( service, wanted );
	return [
		audienceRank( service, query.audience ),
		// A region's line may refuse the rest of the country.
		Number( service.area.indexOf( query.country ) === -1 ),
		Number( service.open === false ),
		// Nobody there may understand the reader.
		Number( wanted.length > 0 && language === wanted.length ),
		Number( service.open === null ),
		language,
		place
	];
}

function inOrder( services, query ) {
	return services.map( function ( service, place ) {
		return { service: service, rank: rank( service, place, query ) };
	} ).sort( function ( a, b ) {
		var i = 0;
		while ( a.rank[ i ] === b.rank[ i ] && i < a.rank.length - 1 ) {
			i++;
		}
		return a.rank[ i ] - b.rank[ i ];
	} ).map( function ( one ) {
		return one.service;
	} );
}

function belongs( service, other ) {
	return service.pair.indexOf( other.id ) !== -1 || other.pair.indexOf( service.id ) !== -1;
}

// Lists of services that must stay together, each where its best member stands.
function units( ranked ) {
	return ranked.reduce( function ( all, service ) {
		var home = null;
		all = all.filter( function ( unit ) {
			if ( !unit.some( belongs.bind( null, service ) ) ) {
				return true;
			}
			if ( home === null ) {
				home = unit;
				return true;
			}
			home.push.apply( home, unit );
			return false;
		} );
		if ( home === null ) {
			all.push( [ service ] );
		} else {
			home.push( service );
		}
		return all;
	}, [] );
}

function silent( service ) {
	return service.channels.some( function ( channel ) {
		return channel.kind !== 'phone';
	} );
}

function fill( list, places ) {
	return list.reduce( function ( chosen, unit ) {
		return chosen.length + unit.length <= places ? chosen.concat( unit ) : chosen;
	}, [] );
}

// Fills the places from the best unit down; gives the last ones to a way without voice if need be.
function pick( list ) {
	var first = fill( list, PLACES ),
		quiet = list.filter( function ( unit ) {
			return unit.length <= PLACES && unit.some( silent );
		} )[ 0 ];
	if ( !quiet || first.some( silent ) ) {
		return first;
	}
	return fill( list.filter( function ( unit ) {
		return unit !== quiet;
	} ), PLACES - quiet.length ).concat( quiet );
}

/**
 * @param {Object} pack handrail-helplines.json
 * @param {Object} query country, languages, now (ISO 8601 UTC or ms), minimum_grade, max_age_days, audience
 * @return {Object} country, emergency, services (at most three), more, directories
 */
function choose( pack, query ) {
	var now = momentOf( query.now ),
		known = typeof query.country === 'string' && has.call( pack.countries, query.country ),
		country = known ? pack.countries[ query.country ] : { emergency: [], services: [] },
		ranked = inOrder( country.services.filter( function ( service ) {
			return allowed( service, query, now );
		} ).map( function ( service ) {
			return withHours( service, now );
		} ), query ),
		first = pick( units( ranked ) );
	return {
		country: known ? query.country : null,
		emergency: country.emergency,
		services: first,
		more: ranked.filter( function ( service ) {
			return first.indexOf( service ) === -1;
		} ),
		directories: pack.directories
	};
}

module.exports = { choose: choose, isOpen: isOpen, opens: opens };
