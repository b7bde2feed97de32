/**
 * In which country is the reader? The twin of helplines/region.py; both run tests/contract/region.json.
 *
 * Never asks the network, never has a default country.
 */
'use strict';

var has = Object.prototype.hasOwnProperty;

function knownCode( pack, value ) {
	var code = typeof value === 'string' ? value.toUpperCase() : '',
		zone;
	if ( code && has.call( pack.countries, code ) ) {
		return code;
	}
	for ( zone in pack.zones ) {
		if ( code && pack.zones[ zone ] === code ) {
			return code;
		}
	}
	return null;
}

function lookup( table, key ) {
	return typeof key === 'string' && has.call( table, key ) ? table[ key ] : null;
}

function byLanguage( pack, languages ) {
	var i, code;
	for ( i = 0; i < languages.length; i++ ) {
		code = lookup( pack.languages, languages[ i ].toLowerCase() );
		if ( code ) {
			return code;
		}
	}
	return null;
}

/**
 * @param {Object} pack handrail-helplines.json
 * @param {Object} clues
 * @param {string|null} [clues.picked] the reader's own pick
 * @param {string|null} [clues.hint] a country that already stands on the page
 * @param {string|null} [clues.zone] IANA time zone of the device
 * @param {string[]|null} [clues.languages] interface and content language
 * @return {string|null} ISO 3166-1 alpha-2 code, null if unknown
 */
function country( pack, clues ) {
	return knownCode( pack, clues.picked ) ||
		knownCode( pack, clues.hint ) ||
		lookup( pack.zones, clues.zone ) ||
		byLanguage( pack, clues.languages || [] );
}

module.exports = { country: country };
