/**
 * Composes the notice from words and helplines, and renders it. notices/compose.py and its neighbours
 * are the twin: same names, same order, the same tree (tests/contract/compose.json). Pure but for
 * render(), which makes elements and text nodes only, so that no text can become markup.
 */
( function () {
	var SHOWN = 3, // services, and ways of one service, before "more ways"
		WEEK = 7,
		ANSWERS = [ 'anonymous', 'confidential' ],
		APPS = { whatsapp: 'WhatsApp', telegram: 'Telegram', line: 'LINE' };

	function el( tag, attrs, children ) {
		return { tag: tag, attrs: attrs, children: children };
	}

	function has( object, key ) {
		return Object.prototype.hasOwnProperty.call( object, key );
	}

	// --- words -----------------------------------------------------------------------------------

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

	function fill( text, values ) {
		return text.split( /(\$[1-9])/ ).map( function ( part ) {
			var value = /^\$[1-9]$/.test( part ) ? values[ part[ 1 ] - 1 ] : undefined;
			return value === undefined ? part : value;
		} ).filter( function ( part ) {
			return part !== '';
		} );
	}

	// view: { pack, lang, choice, options }; further arguments fill $1, $2 …
	function say( view, key ) {
		return fill( view.pack.messages[ view.lang ][ key ], Array.prototype.slice.call( arguments, 2 ) );
	}

	// --- times -----------------------------------------------------------------------------------

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

	// --- ways to reach a service -------------------------------------------------------------------

	function host( href ) {
		return href.replace( /^[a-z]+:(?:\/\/)?(?:www\.)?/, '' ).split( '/' )[ 0 ].split( '?' )[ 0 ];
	}

	function shown( service ) {
		var kinds = [];
		return service.channels.filter( function ( channel ) {
			return kinds.indexOf( channel.kind ) === -1 && kinds.length < SHOWN && kinds.push( channel.kind );
		} );
	}

	function rest( service ) {
		var first = shown( service );
		return service.channels.filter( function ( channel ) {
			return first.indexOf( channel ) === -1;
		} );
	}

	function facts( items ) {
		var children = items.map( function ( item ) {
			return el( 'li', {}, item );
		} );
		return children.length ? [ el( 'ul', { class: 'handrail-facts' }, children ) ] : [];
	}

	function away( attrs ) {
		attrs.rel = 'noreferrer noopener';
		attrs.referrerpolicy = 'no-referrer';
		return attrs;
	}

	function site( href, text, kind ) {
		return el( 'a', away( { class: kind, href: href } ), [ el( 'bdi', { dir: 'ltr' }, [ text ] ) ] );
	}

	function dial( number ) {
		var attrs = { class: 'handrail-dial', href: 'tel:' + number.replace( /[^0-9*#+]/g, '' ) };
		return el( 'a', attrs, [ el( 'bdi', { dir: 'ltr' }, [ number ] ) ] );
	}

	function addressOf( channel ) {
		var href = channel.href || '';
		if ( /^(tel|sms):/.test( href ) ) {
			// "?&body=" is understood by both kinds of phones.
			href = href.replace( /\s/g, '' ).replace( '?body=', '?&body=' );
			if ( href.indexOf( 'sms:' ) === 0 && channel.keyword && href.indexOf( '?' ) === -1 ) {
				href += '?&body=' + encodeURIComponent( channel.keyword );
			}
			return href;
		}
		return /^(https?:\/\/|mailto:)/.test( href ) ? href : '';
	}

	function label( view, channel ) {
		var kind = channel.kind,
			isPlace = kind === 'chat' || kind === 'webform' || !channel.display,
			address = isPlace ? host( channel.href || '' ) : channel.display,
			node = el( 'bdi', { dir: 'ltr' }, [ address ] );
		if ( has( APPS, kind ) ) {
			// Some services' accounts are displayed with the app's name already.
			return address.indexOf( APPS[ kind ] ) === 0 ? [ node ] :
				say( view, 'message', APPS[ kind ], node );
		}
		if ( kind === 'phone' ) {
			return say( view, 'call', node );
		}
		if ( kind === 'sms' ) {
			return channel.keyword ?
				say( view, 'text-keyword', node, el( 'bdi', {}, [ channel.keyword ] ) ) :
				say( view, 'text', node );
		}
		return say( view, kind, node );
	}

	function actionClass( isPrimary ) {
		return isPrimary ? 'handrail-action handrail-primary' : 'handrail-action';
	}

	function link( view, channel, isPrimary ) {
		var href = addressOf( channel ),
			attrs = { class: actionClass( isPrimary ) };
		if ( href ) {
			attrs.href = href;
		}
		if ( href.indexOf( 'http' ) === 0 ) {
			away( attrs );
		}
		return el( href ? 'a' : 'span', attrs, label( view, channel ) );
	}

	function opens( view, channel ) {
		var options = view.options,
			zone = options.zone,
			suffix = '',
			end = [],
			then = local( channel.opens, zone ),
			today = local( options.now, zone ),
			time, day;
		if ( !then || !today ) {
			zone = channel.hours.zone;
			suffix = '-zone';
			then = local( channel.opens, zone );
			today = local( options.now, zone );
			end = [ el( 'bdi', { dir: 'ltr' }, [ zone || '' ] ) ];
		}
		if ( !then || !today || then.day - today.day >= WEEK ) {
			return say( view, 'closed-now' );
		}
		time = el( 'bdi', { dir: 'ltr' }, [ then.time ] );
		if ( then.day === today.day ) {
			return say.apply( null, [ view, 'opens-at' + suffix, time ].concat( end ) );
		}
		day = view.pack.dates[ view.lang ].days[ then.weekday ];
		return say.apply( null, [ view, 'opens-day' + suffix, day, time ].concat( end ) );
	}

	function hours( view, channel ) {
		if ( channel.hours === 'always' ) {
			return say( view, 'hours-always' );
		}
		if ( !channel.hours || channel.open === null ) {
			return say( view, 'hours-unknown' );
		}
		if ( channel.open ) {
			return say( view, 'open-now' );
		}
		return channel.opens ? opens( view, channel ) : say( view, 'closed-now' );
	}

	function languages( view, tags ) {
		var names = view.pack.language_names[ view.lang ] || {};
		if ( !tags.length || ( tags.length === 1 && tags[ 0 ] === view.lang.split( '-' )[ 0 ] ) ) {
			return [];
		}
		return [ say( view, 'languages', el( 'bdi', {}, [ tags.map( function ( tag ) {
			return has( names, tag ) ? names[ tag ] : tag;
		} ).join( view.pack.messages[ view.lang ][ 'comma-separator' ] ) ] ) ) ];
	}

	function beforeUse( view, channel, isFreeSaid ) {
		var items = [ hours( view, channel ) ];
		if ( channel.cost === 'free' && !isFreeSaid ) {
			items.push( say( view, 'free' ) );
		}
		if ( [ 'local', 'national', 'premium' ].indexOf( channel.cost ) !== -1 ) {
			items.push( say( view, 'charged' ) );
		}
		if ( channel.reach === 'mobile' ) {
			items.push( say( view, 'mobile-only' ) );
		}
		return items.concat( languages( view, channel.languages ) );
	}

	// Neighbours with the same facts stand together: [ { ways, items } ].
	function groups( view, ways, isFreeSaid ) {
		var found = [];
		ways.forEach( function ( channel ) {
			var items = beforeUse( view, channel, isFreeSaid ),
				last = found[ found.length - 1 ];
			if ( last && JSON.stringify( last.items ) === JSON.stringify( items ) ) {
				last.ways.push( channel );
			} else {
				found.push( { ways: [ channel ], items: items } );
			}
		} );
		return found;
	}

	function groupNodes( view, group, isPrimary ) {
		var links = group.ways.map( function ( channel, index ) {
			return link( view, channel, isPrimary && index === 0 );
		} );
		return [ el( 'div', { class: 'handrail-ways' }, links ) ].concat( facts( group.items ) );
	}

	// --- the notice ----------------------------------------------------------------------------------

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
		var items = service.audience.filter( function ( group ) {
				return group !== 'everyone';
			} ).map( function ( group ) {
				return say( view, 'audience-' + group );
			} ),
			isRegional = service.area.length && service.area.every( function ( area ) {
				return area.indexOf( '-' ) !== -1;
			} );
		return isRegional ? items.concat( [ say( view, 'regional' ) ] ) : items;
	}

	function about( view, service, answer ) {
		var day, items = ANSWERS.filter( isClaimed( service ) ).filter( function ( claim ) {
			return claim !== answer;
		} ).map( function ( claim ) {
			return say( view, claim );
		} ).concat( languages( view, service.languages ) );
		if ( service.website ) {
			items.push( [ site( service.website, host( service.website ), 'handrail-site' ) ] );
		}
		if ( service.verified ) {
			day = written( service.verified, view.pack.dates[ view.lang ] );
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
			parts = [ name( view, service ) ].concat( facts( who( view, service ) ) );
		groups( view, ways, answer === 'free' ).forEach( function ( group, index ) {
			parts = parts.concat( groupNodes( view, group, isFirst && index === 0 ) );
			if ( answer && index === 0 ) {
				parts.push( el( 'p', { class: 'handrail-answer' }, say( view, 'answer-' + answer ) ) );
			}
		} );
		if ( isWhole ) {
			parts = parts.concat( facts( about( view, service, answer ) ) );
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
			return el( 'li', { class: 'handrail-directory' }, [
				site( directory.href, directory.name, actionClass( isPrimary && index === 0 ) )
			] );
		} );
		return items.length ? [
			el( 'p', { class: 'handrail-label' }, say( view, 'directories' ) ),
			el( 'ul', { class: 'handrail-directories' }, items )
		] : [];
	}

	function lines( view ) {
		var services = view.choice.services.slice( 0, SHOWN ),
			none;
		if ( services.length ) {
			services = services.map( function ( service, index ) {
				return serviceNode( view, service, shown( service ), index === 0 );
			} );
			return [ el( 'ul', { class: 'handrail-services' }, services ) ];
		}
		none = view.choice.country ? [ el( 'p', { class: 'handrail-none' }, say( view, 'no-lines' ) ) ] : [];
		return none.concat( directories( view, true ) );
	}

	function emergency( view ) {
		var numbers = [];
		view.choice.emergency.forEach( function ( number, index ) {
			if ( index ) {
				numbers.push( ' · ' );
			}
			numbers.push( dial( number ) );
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
		if ( !services.length ) {
			return [];
		}
		items = services.slice( 0, SHOWN ).filter( function ( service ) {
			return rest( service ).length;
		} ).map( function ( service ) {
			return serviceNode( view, service, rest( service ), false );
		} ).concat( services.slice( SHOWN ).concat( view.choice.more ).map( function ( service ) {
			return serviceNode( view, service, service.channels, false );
		} ) );
		lists = ( items.length ? [ el( 'ul', { class: 'handrail-services' }, items ) ] : [] )
			.concat( directories( view, false ) );
		items = [ el( 'summary', {}, say( view, 'more' ) ) ].concat( lists );
		return lists.length ? [ el( 'details', { class: 'handrail-more' }, items ) ] : [];
	}

	function foot( view ) {
		var parts = [ el( 'li', {}, say( view, 'privacy' ) ) ];
		[ 'about', 'directory' ].forEach( function ( key ) {
			if ( view.options[ key ] ) {
				parts.push( el( 'li', {}, [ el( 'a', { href: view.options[ key ] }, say( view, key ) ) ] ) );
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
		var lang = language( messages, options.lang ),
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

	module.exports = { language: language, countries: countries, compose: compose, render: render };
}() );
