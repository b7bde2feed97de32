/**
 * Runs the gadget's classifier for `handrail classify --engine browser`: the model file is the first argument,
 * one JSON object with text and lang a line on standard input, one decision a line out.
 */
'use strict';

var fs = require( 'fs' ),
	path = require( 'path' ),
	readline = require( 'readline' ),
	score = require( path.join( __dirname, '..', 'gadget', 'handrail-score.js' ) ),
	model = JSON.parse( fs.readFileSync( process.argv[ 2 ], 'utf8' ) );

readline.createInterface( { input: process.stdin, terminal: false } ).on( 'line', function ( line ) {
	var query = JSON.parse( line );
	process.stdout.write( JSON.stringify( score.classify( model, query.text, query.lang || null, query ) ) + '\n' );
} );
