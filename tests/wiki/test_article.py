"""A reader opens an article: the config names categories and titles; nobody edits the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from demo.wiki import Wiki
from tests.wiki.readers import NOTICE, notices, read, search

Open = Callable[..., Page]
BIRTHS = "{{Infobox person|name=A}}\n'''A writer''' of another century.\n[[Category:Suicide]]\n[[Category:1800 births]]"


@pytest.fixture(scope="module")
def articles(published_wiki: Wiki) -> Wiki:
    """A few articles of these tests' own."""
    published_wiki.edit("On topic of a test", "Prevention is possible.\n[[Category:Suicide]]")
    published_wiki.edit("Biography of a test", BIRTHS)
    published_wiki.edit("Film of a test", "A film.\n[[Category:Suicide]]\n[[Category:1999 films]]")
    published_wiki.edit("Unrelated of a test", "A river.\n[[Category:Rivers]]")
    return published_wiki


def test_a_listed_category_shows_the_notice_above_the_content(articles: Wiki, page: Open) -> None:
    """The first thing in the content; the text of the article is untouched."""
    before = articles.text("On topic of a test")
    seen = read(page(timezone="Europe/Vienna"), articles, "On topic of a test")
    assert notices(seen) == 1
    assert seen.evaluate("document.querySelector( '#mw-content-text' ).firstElementChild.id") == "handrail-notice"
    assert articles.text("On topic of a test") == before


def test_a_title_that_the_config_includes_shows_it(articles: Wiki, page: Open) -> None:
    """`include` in the demo's config."""
    assert notices(read(page(), articles, "Crisis hotline")) == 1


def test_a_title_that_the_config_excludes_shows_none(articles: Wiki, page: Open) -> None:
    """`exclude` goes before the category."""
    articles.edit("Suicide (disambiguation)", "Several meanings.\n[[Category:Suicide]]")
    assert notices(read(page(), articles, "Suicide (disambiguation)")) == 0


@pytest.mark.parametrize("title", ["Biography of a test", "Film of a test", "Unrelated of a test", "Main Page"])
def test_people_works_and_all_else_show_none(articles: Wiki, page: Open, title: str) -> None:
    """Though they stand in the same category."""
    assert notices(read(page(), articles, title)) == 0


def test_views_that_are_not_reading_show_none(articles: Wiki, page: Open) -> None:
    """Editing, the history, a talk page."""
    for more in ({"action": "edit"}, {"action": "history"}):
        assert notices(read(page(), articles, "On topic of a test", **more)) == 0
    assert notices(read(page(), articles, "Talk:On topic of a test")) == 0


def test_pages_that_are_not_listed_load_the_loader_only(articles: Wiki, page: Open) -> None:
    """The main module is not even asked for."""
    seen = read(page(), articles, "Unrelated of a test")
    assert seen.evaluate("mw.loader.getState( 'ext.gadget.handrail' )") == "registered"
    assert seen.evaluate("mw.loader.getState( 'ext.gadget.handrail-loader' )") == "ready"


def test_the_articles_wording_is_that_of_the_topic(articles: Wiki, page: Open) -> None:
    """Not the wording for explicit searches."""
    article = read(page(), articles, "On topic of a test").locator(f"{NOTICE} h2").inner_text()
    crisis = search(page(), articles, "how to kill myself").locator(f"{NOTICE} h2").inner_text()
    assert article != crisis


def test_an_articles_author_can_not_hide_the_notice(articles: Wiki, page: Open) -> None:
    """An element of the notice's name in the text changes nothing: the notice stands where it always does."""
    articles.edit("Hiding", '<div style="display:none"><div id="handrail-notice"></div></div>\n[[Category:Suicide]]')
    seen = read(page(), articles, "Hiding")
    first = seen.locator("#mw-content-text > :first-child")
    assert first.get_attribute("id") == "handrail-notice"
    assert first.is_visible()
