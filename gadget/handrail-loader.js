/**
 * The only part of Handrail that every page loads. It looks at what the page says of itself (its kind,
 * title and categories), never at what somebody searched for: every search loads the same module.
 */
( function () {
	var settings = require( './handrail-settings.json' ),
		page = mw.config.get( [
			'wgAction', 'wgCanonicalSpecialPageName', 'wgCategories', 'wgIsArticle',
			'wgNamespaceNumber', 'wgTitle'
		] );

	function has( list, name ) {
		return list.indexOf( name ) !== -1;
	}

	function isListed() {
		return page.wgIsArticle && page.wgAction === 'view' && page.wgNamespaceNumber === 0 &&
			!has( settings.exclude, page.wgTitle ) &&
			( has( settings.include, page.wgTitle ) || ( page.wgCategories || [] ).some( function ( name ) {
				return has( settings.categories, name );
			} ) );
	}

	if ( settings.enabled && ( page.wgCanonicalSpecialPageName === 'Search' || isListed() ) ) {
		mw.loader.load( 'ext.gadget.handrail' );
	}
}() );
