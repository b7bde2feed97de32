"""The demo wiki itself: it comes up, it is a real MediaWiki, and it leaves nothing behind."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from playwright.sync_api import Page

from demo.community import CONFIG_PAGE
from demo.wiki import Wiki


def test_what_admin_saves_is_what_the_wiki_holds(wiki: Wiki) -> None:
    """edit, text, recent_edits and delete go through the wiki's own API."""
    title = "Try " + secrets.token_hex(4)
    assert wiki.text(title) is None
    wiki.edit(title, "One\n\nمرحبا", "first")
    assert wiki.text(title) == "One\n\nمرحبا"
    assert wiki.recent_edits("Admin")[0]["title"] == title
    wiki.delete(title)
    assert wiki.text(title) is None


def test_the_community_has_decided_and_no_gadget_is_there(wiki: Wiki) -> None:
    """The plain wiki holds the configuration; nothing is published yet."""
    assert '"enabled": true' in (wiki.text(CONFIG_PAGE) or "")
    assert wiki.text("MediaWiki:Gadgets-definition") is None


def test_the_browser_opens_the_search_page(wiki: Wiki, page: Callable[..., Page]) -> None:
    """Real Chromium, real Special:Search."""
    tab = page(locale="de-DE", timezone="Europe/Berlin")
    tab.goto(wiki.url + "/index.php?title=Special:Search&search=tea&fulltext=1&uselang=de")
    assert tab.evaluate("mw.config.get('wgCanonicalSpecialPageName')") == "Search"
    assert "Tea" in tab.inner_text(".mw-search-results")
