"""Looks and manners in every skin: axe-core, right to left, a phone, dark, print, forced colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from demo.wiki import Wiki
from tests.wiki.readers import CRISIS, NOTICE, notices, search

Open = Callable[..., Page]
SKINS = ["vector", "vector-2022", "minerva", "monobook", "timeless"]
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def axe(page: Page) -> list[Any]:
    """What axe-core finds in the notice: rule and element, for every violation of WCAG 2.2 A and AA."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """() => axe.run( '#handrail-notice', { runOnly: [ 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
            'best-practice' ] } ).then( r => [ r.passes.length,
            r.violations.map( v => [ v.id, v.nodes.map( n => n.html + ' ' + n.failureSummary ) ] ) ] )"""
    )
    assert found[0] > 5, "axe-core looked at nothing"
    return list(found[1])


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("skin", SKINS)
def test_axe_finds_nothing_in_the_notice(published_wiki: Wiki, page: Open, skin: str, lang: str) -> None:
    """Every skin, both directions, the rest of the lines opened, too."""
    seen = search(page(timezone="Europe/London"), published_wiki, CRISIS[lang][0], lang, useskin=skin)
    assert notices(seen) == 1
    assert axe(seen) == []
    seen.evaluate("document.querySelectorAll( '.handrail details' ).forEach( d => { d.open = true; } )")
    assert axe(seen) == []


@pytest.mark.parametrize("theme", ["skin-theme-clientpref-night", "skin-theme-clientpref-os"])
def test_dark_mode_where_a_skin_has_it(published_wiki: Wiki, page: Open, theme: str) -> None:
    """The classes that newer skins set (those of 1.39 have none): a dark ground, enough contrast, axe-core content.
    Without such a class a dark system changes nothing, as the page around stays light."""
    seen = search(page(colours="dark"), published_wiki, CRISIS["en"][0])
    ground = f"getComputedStyle( document.querySelector( '{NOTICE}' ) ).backgroundColor"
    light = seen.evaluate(ground)
    seen.evaluate(f"document.documentElement.classList.add( '{theme}' )")
    dark = seen.evaluate(ground)
    assert brightness(dark) < 80 < 200 < brightness(light)
    seen.evaluate("document.querySelectorAll( '.handrail details' ).forEach( d => { d.open = true; } )")
    assert axe(seen) == []


def brightness(colour: str) -> float:
    """Mean of red, green and blue of a computed colour, 0–255."""
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


@pytest.mark.parametrize("skin", SKINS)
def test_the_notice_keeps_inside_a_phone(published_wiki: Wiki, page: Open, skin: str) -> None:
    """At 320 px nothing of it is wider than the screen; numbers can be hit with a thumb."""
    seen = search(page(width=320, height=640), published_wiki, CRISIS["en"][0], "en", useskin=skin)
    box = seen.locator(NOTICE).bounding_box()
    assert box is not None
    wide = seen.evaluate(
        """() => { const n = document.querySelector( '#handrail-notice' );
            return [ n.scrollWidth - n.clientWidth ].concat( Array.from( n.querySelectorAll( '*' ) ).filter(
                e => e.getClientRects().length && e.tagName !== 'OPTION' ).map( e => e.getBoundingClientRect().right -
                n.getBoundingClientRect().right ) ); }"""
    )
    assert max(wide) <= 1
    for link in seen.locator(f"{NOTICE} a[href^='tel:'], {NOTICE} a[href^='sms:']").all():
        if link.is_visible():
            size = link.bounding_box()
            assert size is not None
            assert size["height"] >= 44
    for control in seen.locator(f"{NOTICE} :is( a, button, select, summary )").all():
        if control.is_visible():
            size = control.bounding_box()
            assert size is not None
            assert size["height"] >= 24


def test_arabic_runs_from_right_to_left_and_numbers_do_not(published_wiki: Wiki, page: Open) -> None:
    """The region's direction, and digits in their own order."""
    seen = search(page(timezone="Europe/Vienna"), published_wiki, CRISIS["ar"][0], "ar")
    notice = seen.locator(NOTICE)
    assert notice.evaluate("e => getComputedStyle( e ).direction") == "rtl"
    numbers = seen.locator(f"{NOTICE} a[href^='tel:']")
    assert numbers.count() > 0
    for number in numbers.all():
        isolated = "e => !!e.closest( '[dir=ltr]' ) || !!e.querySelector( '[dir=ltr]' )"
        assert number.evaluate(isolated)


def test_the_region_has_a_name_and_nobody_is_interrupted(published_wiki: Wiki, page: Open) -> None:
    """A region with a real heading; no alert, no live region; headings in order before the results."""
    seen = search(page(), published_wiki, CRISIS["en"][0])
    title = seen.locator(f"{NOTICE} h2").first.inner_text()
    assert seen.get_by_role("region", name=title).count() == 1
    assert seen.locator(f"{NOTICE} :is( [role=alert], [role=status], [aria-live], [autofocus], img )").count() == 0


def test_print_leaves_the_notice_out(published_wiki: Wiki, page: Open) -> None:
    """A printed page does not tell."""
    seen = search(page(), published_wiki, CRISIS["en"][0])
    seen.emulate_media(media="print")
    assert not seen.locator(NOTICE).is_visible()


def test_forced_colours_and_a_doubled_zoom_keep_it_readable(published_wiki: Wiki, page: Open) -> None:
    """A border in forced colours; no sideways scrolling at half the width."""
    seen = search(page(width=640, forced_colors="active"), published_wiki, CRISIS["en"][0])
    assert seen.locator(NOTICE).evaluate("e => getComputedStyle( e ).borderTopStyle") == "solid"
    assert seen.locator(NOTICE).evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_it_does_not_hide_or_reorder_the_results(published_wiki: Wiki, page: Open) -> None:
    """Without the notice the page is what it was: the same elements in the same order."""
    seen = search(page(), published_wiki, CRISIS["en"][0])
    order = "Array.from( document.querySelectorAll( '#content *' ) ).map( e => e.tagName + e.id ).join( ' ' )"
    seen.evaluate("document.querySelector( '#handrail-notice' ).remove()")
    with_gadget = seen.evaluate(order)
    seen.route("**/load.php**handrail**", lambda route: route.abort())
    seen.reload()
    seen.wait_for_load_state("networkidle")
    assert notices(seen) == 0 or seen.evaluate("document.querySelector( '#handrail-notice' ).remove()") is None
    assert seen.evaluate(order) == with_gadget
