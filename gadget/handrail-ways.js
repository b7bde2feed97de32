/**
 * The ways to reach a service: links, hours, costs. The twin of notices/channels.py. Pure.
 */
( function () {
	var words = require( './handrail-words.js' ),
		el = words.el,
		has = words.has,
		local = words.local,
		say = words.say,
		KINDS_SHOWN = 3,
		WEEK = 7,
		APPS = { whatsapp: 'WhatsApp', telegram: 'Telegram', line: 'LINE' };

	function host( href ) {
		return href.replace( /^[a-z]+:(?:\/\/)?(?:www\.)?/, '' ).split( '/' )[ 0 ].split( '?' )[ 0 ];
	}

	function shown( service ) {
		var kinds = [];
		return service.channels.filter( function ( channel ) {
			return kinds.indexOf( channel.kind ) === -1 && kinds.length < KINDS_SHOWN &&
				kinds.push( channel.kind );
		} );
	}

	function rest( service ) {
		var first = shown( service );
		return service.channels.filter( function ( channel ) {
			return first.indexOf( channel ) === -1;
		} );
	}

	function facts( items ) {
		var children = items.filter( function ( item ) {
			return item.length;
		} ).map( function ( item ) {
			return el( 'li', {}, item );
		} );
		return children.length ? [ el( 'ul', { class: 'handrail-facts' }, children ) ] : [];
	}

	// No address, not even the wiki's own pages, is told which search the reader comes from.
	function away( attrs ) {
		attrs.rel = 'noreferrer noopener';
		attrs.referrerpolicy = 'no-referrer';
		return attrs;
	}

	function site( href, text, kind ) {
		return el( 'a', away( { class: kind, href: href } ), [ el( 'bdi', { dir: 'ltr' }, [ text ] ) ] );
	}

	function dial( number ) {
		var href = 'tel:' + number.replace( /[^0-9*#+]/g, '' );
		return el( 'a', away( { class: 'handrail-dial', href: href } ),
			[ el( 'bdi', { dir: 'ltr' }, [ number ] ) ] );
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
		var names = view.pack.language_names[ view.lang ] || {}, comma;
		if ( !tags.length || ( tags.length === 1 && tags[ 0 ] === view.lang.split( '-' )[ 0 ] ) ) {
			return [];
		}
		tags = tags.map( function ( tag ) {
			return has( names, tag ) ? names[ tag ] : tag;
		} );
		comma = words.text( view.pack, view.lang, 'comma-separator' );
		return [ say( view, 'languages', el( 'bdi', {}, [ tags.join( comma ) ] ) ) ];
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

	module.exports = {
		shown: shown,
		rest: rest,
		groups: groups,
		groupNodes: groupNodes,
		facts: facts,
		languages: languages,
		away: away,
		site: site,
		dial: dial,
		host: host,
		actionClass: actionClass
	};
}() );
