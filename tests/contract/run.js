/**
 * Runs functions of gadget modules for the contract tests: one JSON object a line on standard input,
 * {"module": "handrail-select.js", "function": "choose", "args": [...]}, one JSON value a line out.
 * A function's undefined is written as null; an exception as {"error": "<its name>: <its message>"}.
 * A module that is not in gadget/ is refused.
 */
'use strict';

var fs = require( 'fs' ),
	path = require( 'path' ),
	readline = require( 'readline' ),
	gadget = path.join( __dirname, '..', '..', 'gadget' ),
	files = {};

function argument( value ) {
	// {"$file": "helplines/pack.json"} stands for a file's JSON, so that a large pack is not sent a line.
	if ( value && typeof value === 'object' && typeof value.$file === 'string' ) {
		if ( !files[ value.$file ] ) {
			files[ value.$file ] = JSON.parse(
				fs.readFileSync( path.resolve( gadget, '..', value.$file ), 'utf8' )
			);
		}
		return files[ value.$file ];
	}
	return value;
}

function answer( line ) {
	var call = JSON.parse( line ),
		file = path.join( gadget, call.module ),
		result;
	if ( path.dirname( file ) !== gadget ) {
		return { error: 'Error: not a gadget module' };
	}
	try {
		result = require( file )[ call.function ].apply( null, call.args.map( argument ) );
	} catch ( e ) {
		return { error: e.name + ': ' + e.message };
	}
	return result === undefined ? null : result;
}

readline.createInterface( { input: process.stdin, terminal: false } ).on( 'line', function ( line ) {
	if ( line.trim() ) {
		process.stdout.write( JSON.stringify( answer( line ) ) + '\n' );
	}
} );
