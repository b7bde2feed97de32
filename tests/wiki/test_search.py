"""A reader searches: the notice stands above the results, or doesn't."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from demo.wiki import Wiki
from tests.wiki.readers import CRISIS, NOTICE, notices, search, stored

Open = Callable[..., Page]


@pytest.mark.parametrize("lang", CRISIS)
def test_an_explicit_search_shows_the_countrys_lines_in_the_readers_language(
    published_wiki: Wiki, page: Open, lang: str
) -> None:
    """Above the results; the language of the interface; the country of the browser's time zone."""
    text, zone, country = CRISIS[lang]
    seen = search(page(timezone=zone), published_wiki, text, lang)
    assert notices(seen) == 1
    notice = seen.locator(NOTICE)
    assert notice.get_attribute("lang") == lang
    assert seen.locator("#handrail-country").input_value() == country
    assert seen.evaluate(
        """() => { const n = document.querySelector( '#handrail-notice' ),
            r = document.querySelector( '.mw-search-results, .mw-search-nonefound, .mw-search-createlink' );
            return !r || !!( n.compareDocumentPosition( r ) & Node.DOCUMENT_POSITION_FOLLOWING ); }"""
    )


def test_a_known_line_can_be_dialled(published_wiki: Wiki, page: Open) -> None:
    """Austria's line in Vienna: a tel: link with the digits visible, and not Germany's."""
    seen = search(page(timezone="Europe/Vienna"), published_wiki, "ich will nicht mehr leben", "de")
    link = seen.locator(f"{NOTICE} a[href='tel:142']").first
    assert "142" in link.inner_text()
    assert seen.locator(f"{NOTICE} a[href='tel:08001110111']").count() == 0


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Suicide Squad", "en"),
        ("kill process linux", "en"),
        ("Mount Everest", "en"),
        ("lawsuit", "en"),
        ("Selbstgespräch", "de"),
        ("Suisse", "fr"),
        ("Suiza", "es"),
        ("برج القاهرة", "ar"),
        ("富士山", "ja"),
    ],
)
def test_an_ordinary_search_shows_nothing(published_wiki: Wiki, page: Open, text: str, lang: str) -> None:
    """Works of art, computing, look-alikes, ordinary titles."""
    assert notices(search(page(), published_wiki, text, lang)) == 0


def test_the_picker_changes_the_country_for_this_page_view(published_wiki: Wiki, page: Open) -> None:
    """The chosen country's lines at once; after a reload it is the time zone's again."""
    seen = search(page(timezone="Europe/Vienna"), published_wiki, "ich will nicht mehr leben", "de")
    seen.select_option("#handrail-country", "DE")
    assert notices(seen) == 1
    assert seen.locator(f"{NOTICE} a[href='tel:08001110111']").count() >= 1
    assert seen.locator(f"{NOTICE} a[href='tel:142']").count() == 0
    assert seen.evaluate("document.activeElement.id") == "handrail-country"
    seen.reload()
    seen.wait_for_selector(NOTICE)
    assert seen.locator("#handrail-country").input_value() == "AT"


def test_picking_keeps_the_opened_list_open(published_wiki: Wiki, page: Open) -> None:
    """Whoever opened "more ways" and then picks a country finds it open."""
    seen = search(page(), published_wiki, "how to kill myself")
    seen.click(f"{NOTICE} summary")
    seen.select_option("#handrail-country", "DE")
    assert seen.locator(f"{NOTICE} details[open]").count() == 1


def test_another_country_shows_nobodys_lines(published_wiki: Wiki, page: Open) -> None:
    """The first entry of the picker leads to the international directories, not back to the time zone's."""
    seen = search(page(timezone="Europe/Vienna"), published_wiki, "ich will nicht mehr leben", "de")
    seen.select_option("#handrail-country", "")
    assert seen.locator("#handrail-country").input_value() == ""
    assert seen.locator(f"{NOTICE} a[href^='tel:']").count() == 0
    assert seen.locator(f"{NOTICE} a[href*='findahelpline.com']").count() == 1


def test_dismissal_lasts_for_this_page_view_and_gives_the_focus_on(published_wiki: Wiki, page: Open) -> None:
    """Gone at once, the focus on what follows, back on the next page view."""
    seen = search(page(), published_wiki, "how to kill myself")
    seen.click(f"{NOTICE} .handrail-dismiss")
    assert notices(seen) == 0
    assert seen.evaluate("document.activeElement !== document.body")
    seen.reload()
    seen.wait_for_selector(NOTICE)


def test_p05_nothing_is_stored_and_address_and_title_stay(published_wiki: Wiki, page: Open) -> None:
    """A crisis search leaves what a control search leaves; picker and dismissal leave nothing."""
    kept = []
    for text in ("how to kill myself", "how to paint walls"):
        seen = search(page(), published_wiki, text)
        kept.append(stored(seen))
        if notices(seen):
            seen.select_option("#handrail-country", "DE")
            seen.click(f"{NOTICE} .handrail-dismiss")
            assert stored(seen) == kept[0]
    crisis, control = kept
    assert crisis["cookies"] == control["cookies"]
    assert crisis["local"] == control["local"]
    assert crisis["session"] == control["session"]


@pytest.mark.parametrize(
    ("zone", "lang", "country"),
    [
        ("Asia/Calcutta", "en", "IN"),
        ("US/Eastern", "en", "US"),
        ("Etc/UTC", "en", ""),
        ("UTC", "de", ""),
        ("Etc/UTC", "ja", "JP"),
    ],
)
def test_p13_the_region_comes_from_the_device(
    published_wiki: Wiki, page: Open, zone: str, lang: str, country: str
) -> None:
    """Old names of time zones; no zone: the interface language if it says one country, else no country."""
    text = CRISIS[lang][0]
    seen = search(page(timezone=zone), published_wiki, text, lang)
    assert seen.locator("#handrail-country").input_value() == country


def test_without_a_country_nobodys_line_is_shown(published_wiki: Wiki, page: Open) -> None:
    """The international directories, no number, no country's service as a default."""
    seen = search(page(timezone="Etc/UTC"), published_wiki, "how to kill myself")
    assert seen.locator(f"{NOTICE} a[href^='tel:']").count() == 0
    assert seen.locator(f"{NOTICE} a[href*='findahelpline.com']").count() == 1


def test_keyboard_only(published_wiki: Wiki, page: Open) -> None:
    """Every control is reached with Tab, the order is that of the eye, Enter dismisses; no focus is taken."""
    seen = search(page(), published_wiki, "how to kill myself")
    assert not seen.evaluate("document.querySelector( '#handrail-notice' ).contains( document.activeElement )")
    controls = f"{NOTICE} :is( a[href], button, select, summary )"
    wanted = [one.evaluate("e => e.outerHTML") for one in seen.locator(controls).all() if one.is_visible()]
    seen.evaluate(
        """() => { const n = document.querySelector( '#handrail-notice' ), s = document.createElement( 'a' );
            s.href = '#'; s.id = 'before'; n.parentNode.insertBefore( s, n ); s.focus(); }"""
    )
    reached = []
    for _ in wanted:
        seen.keyboard.press("Tab")
        reached.append(seen.evaluate("document.activeElement.outerHTML"))
    assert reached == wanted
    seen.focus(f"{NOTICE} .handrail-dismiss")
    seen.keyboard.press("Enter")
    assert notices(seen) == 0
