/**
 * Composes the notice from words and helplines, and renders it. notices/compose.py is the twin: same names,
 * same order, the same tree (tests/contract/compose.json). Pure but for render(), which makes elements and
 * text nodes only, so that no text can become markup.
 */
( function () {
	var words = require( './handrail-words.js' ),
		channels = require( './handrail-ways.js' ),
		el = words.el,
		has = words.has,
		say = words.say,
		SHOWN = 3, // services before "more ways"
		ANSWERS = [ 'anonymous', 'confidential' ];

	function isClaimed( service ) {
		return function ( claim ) {
			return service.claims.indexOf( claim ) !== -1;
		};
	}

	function answerOf( service, ways ) {
		return ANSWERS.filter( isClaimed( service ) )[ 0 ] ||
			( service.free && ways.length && ways[ 0 ].cost === 'free' ? 'free' : null );
	}

	function who( view, service ) {
		// A line for everyone that also serves a group is not labelled as that group's.
		var narrow = service.audience.indexOf( 'everyone' ) !== -1 ? [] : service.audience,
			items = narrow.map( function ( group ) {
				return say( view, 'audience-' + group );
			} ),
			isRegional = service.area.length && service.area.indexOf( view.choice.country ) === -1;
		return isRegional ? items.concat( [ say( view, 'regional' ) ] ) : items;
	}

	function about( view, service, answer ) {
		var day, items = ANSWERS.filter( isClaimed( service ) ).filter( function ( claim ) {
			return claim !== answer;
		} ).map( function ( claim ) {
			return say( view, claim );
		} ).concat( channels.languages( view, service.languages ) );
		if ( service.website ) {
			items.push( [
				channels.site( service.website, channels.host( service.website ), 'handrail-site' )
			] );
		}
		// The day on which somebody read an undated page is none of the evidence's.
		if ( service.verified && service.dated ) {
			day = words.written( service.verified, view.pack.dates[ view.lang ] );
			items.push( say( view, 'verified', el( 'bdi', {}, [ day ] ) ) );
		}
		return items;
	}

	function name( view, service ) {
		var names = service.names,
			own = [ view.lang, view.lang.split( '-' )[ 0 ] ].filter( function ( tag ) {
				return has( names, tag );
			} )[ 0 ],
			lang = own || Object.keys( names )[ 0 ];
		return el( 'div', { class: 'handrail-name' }, [
			el( 'bdi', own ? {} : { lang: lang }, [ names[ lang ] ] )
		] );
	}

	function serviceNode( view, service, ways, isFirst ) {
		// Else its facts were said before the fold.
		var isWhole = !ways.length || ways[ 0 ] === service.channels[ 0 ],
			answer = isFirst ? answerOf( service, ways ) : null,
			parts = [ name( view, service ) ].concat( channels.facts( who( view, service ) ) );
		channels.groups( view, ways, answer === 'free' ).forEach( function ( group, index ) {
			parts = parts.concat( channels.groupNodes( view, group, isFirst && index === 0 ) );
			if ( answer && index === 0 ) {
				parts.push( el( 'p', { class: 'handrail-answer' }, say( view, 'answer-' + answer ) ) );
			}
		} );
		if ( isWhole ) {
			parts = parts.concat( channels.facts( about( view, service, answer ) ) );
		}
		return el( 'li', { class: 'handrail-service' }, parts );
	}

	function tierOf( view ) {
		return view.options.tier === 'crisis' ? 'crisis' : 'topic';
	}

	function head( view ) {
		var attrs = { id: 'handrail-title', class: 'handrail-title' },
			parts = [ el( 'h2', attrs, say( view, 'title-' + tierOf( view ) ) ) ];
		if ( !view.options.static ) {
			attrs = { type: 'button', class: 'handrail-dismiss' };
			parts.push( el( 'button', attrs, say( view, 'dismiss' ) ) );
		}
		return el( 'div', { class: 'handrail-head' }, parts );
	}

	function where( view ) {
		var known = ( view.pack.countries[ view.lang ] || {} )[ view.choice.country ];
		return el( 'h3', { class: 'handrail-where' }, known ?
			say( view, 'helplines-in', el( 'bdi', {}, [ known ] ) ) : say( view, 'helplines-world' ) );
	}

	function directories( view, isPrimary ) {
		var items = view.choice.directories.map( function ( directory, index ) {
			var kind = channels.actionClass( isPrimary && index === 0 ),
				link = channels.site( directory.href, directory.name, kind );
			return el( 'li', { class: 'handrail-directory' }, [ link ] );
		} );
		return items.length ? [
			el( 'p', { class: 'handrail-label' }, say( view, 'directories' ) ),
			el( 'ul', { class: 'handrail-directories' }, items )
		] : [];
	}

	// The first service shown that turns nobody in the country away; undefined: the directories come first.
	function primary( view ) {
		return view.choice.services.slice( 0, SHOWN ).filter( function ( service ) {
			return service.audience.indexOf( 'everyone' ) !== -1 &&
				service.area.indexOf( view.choice.country ) !== -1;
		} )[ 0 ];
	}

	function lines( view ) {
		var first = primary( view ),
			items = view.choice.services.slice( 0, SHOWN ).map( function ( service ) {
				return serviceNode( view, service, channels.shown( service ), service === first );
			} ),
			none = view.choice.country && !items.length ?
				[ el( 'p', { class: 'handrail-none' }, say( view, 'no-lines' ) ) ] : [];
		return none.concat( first ? [] : directories( view, true ),
			items.length ? [ el( 'ul', { class: 'handrail-services' }, items ) ] : [] );
	}

	function emergency( view ) {
		var numbers = [];
		view.choice.emergency.forEach( function ( number, index ) {
			if ( index ) {
				numbers.push( ' · ' );
			}
			numbers.push( channels.dial( number ) );
		} );
		numbers = numbers.length ? say( view, 'emergency', el( 'span', {}, numbers ) ) : [];
		return numbers.length ? [ el( 'p', { class: 'handrail-emergency' }, numbers ) ] : [];
	}

	function option( code, children, isSelected ) {
		return el( 'option', isSelected ? { value: code, selected: 'selected' } : { value: code }, children );
	}

	function picker( view ) {
		var current = view.choice.country, isKnown = false, entries;
		if ( view.options.static || !view.options.countries.length ) {
			return [];
		}
		entries = view.options.countries.map( function ( entry ) {
			isKnown = isKnown || entry.code === current;
			return option( entry.code, [ entry.name ], entry.code === current );
		} );
		entries.unshift( option( '', say( view, 'country-other' ), !isKnown ) );
		return [ el( 'div', { class: 'handrail-picker' }, [
			el( 'label', { for: 'handrail-country' }, say( view, 'change-country' ) ),
			el( 'select', { id: 'handrail-country' }, entries )
		] ) ];
	}

	function more( view ) {
		var services = view.choice.services, items, lists;
		items = services.slice( 0, SHOWN ).filter( function ( service ) {
			return channels.rest( service ).length;
		} ).map( function ( service ) {
			return serviceNode( view, service, channels.rest( service ), false );
		} ).concat( services.slice( SHOWN ).concat( view.choice.more ).map( function ( service ) {
			return serviceNode( view, service, service.channels, false );
		} ) );
		lists = ( items.length ? [ el( 'ul', { class: 'handrail-services' }, items ) ] : [] )
			.concat( primary( view ) ? directories( view, false ) : [] );
		items = [ el( 'summary', {}, say( view, 'more' ) ) ].concat( lists );
		return lists.length ? [ el( 'details', { class: 'handrail-more' }, items ) ] : [];
	}

	function foot( view ) {
		var attrs, parts = [ el( 'li', {}, say( view, 'privacy' ) ) ];
		[ 'about', 'directory' ].forEach( function ( key ) {
			if ( view.options[ key ] ) {
				attrs = channels.away( { href: view.options[ key ] } );
				parts.push( el( 'li', {}, [ el( 'a', attrs, say( view, key ) ) ] ) );
			}
		} );
		return el( 'ul', { class: 'handrail-foot' }, parts );
	}

	/**
	 * @param {Object} messages The words: handrail-messages.json.
	 * @param {Object} choice What handrail-select.js chose.
	 * @param {Object} options lang, tier, now, zone, countries, about, directory, placement, static.
	 * @return {Object} The notice as a tree of { tag, attrs, children } and strings.
	 */
	function compose( messages, choice, options ) {
		var lang = words.language( messages, options.lang ),
			view = { pack: messages, lang: lang, choice: choice, options: options };
		return el( 'section', {
			id: 'handrail-notice',
			class: options.placement === 'beside' ? 'handrail handrail-beside' : 'handrail',
			role: 'region',
			'aria-labelledby': 'handrail-title',
			lang: lang,
			dir: messages.dir[ lang ] || 'ltr'
		}, [
			head( view ),
			el( 'p', { class: 'handrail-lead' }, say( view, 'lead-' + tierOf( view ) ) ),
			where( view )
		].concat( lines( view ), emergency( view ), picker( view ), more( view ), foot( view ) ) );
	}

	/**
	 * @param {Object|string} tree
	 * @param {Document} document
	 * @return {Node} Elements and text nodes only.
	 */
	function render( tree, document ) {
		var element;
		if ( typeof tree === 'string' ) {
			return document.createTextNode( tree );
		}
		element = document.createElement( tree.tag );
		Object.keys( tree.attrs ).forEach( function ( attr ) {
			element.setAttribute( attr, tree.attrs[ attr ] );
		} );
		tree.children.forEach( function ( child ) {
			element.appendChild( render( child, document ) );
		} );
		return element;
	}

	module.exports = { compose: compose, render: render };
}() );
