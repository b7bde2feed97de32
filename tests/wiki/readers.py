"""What readers do in these tests, in the words of the tests."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page

from demo.wiki import Wiki

NOTICE = "#handrail-notice"

# A search that somebody at risk could make, in each language of the notice; the country of a time zone.
CRISIS = {
    "en": ("how to kill myself", "Europe/London", "GB"),
    "de": ("ich will nicht mehr leben", "Europe/Vienna", "AT"),
    "fr": ("je veux mourir", "Europe/Paris", "FR"),
    "es": ("quiero suicidarme", "Europe/Madrid", "ES"),
    "ar": ("أريد أن أنتحر", "Africa/Cairo", "EG"),
    "ja": ("死にたい", "Asia/Tokyo", "JP"),
}


def search_url(wiki: Wiki, text: str, lang: str = "en", **more: str) -> str:
    """Address of the search page for a text, with the interface in a language."""
    query = {"title": "Special:Search", "search": text, "fulltext": "1", "uselang": lang, **more}
    return f"{wiki.url}/index.php?{urlencode(query)}"


def search(page: Page, wiki: Wiki, text: str, lang: str = "en", **more: str) -> Page:
    """Search, and wait until the gadget has decided."""
    return visit(page, search_url(wiki, text, lang, **more))


def visit(page: Page, url: str) -> Page:
    """Open a page on which the gadget decides, and wait until it has asked for the switch and acted."""
    with page.expect_response(lambda answer: "Handrail-config.json" in answer.url):
        page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    return page


def read(page: Page, wiki: Wiki, title: str, **more: str) -> Page:
    """Open an article, and wait until everything has loaded."""
    page.goto(f"{wiki.url}/index.php?{urlencode({'title': title, **more})}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    return page


def notices(page: Page) -> int:
    """How many notices stand in the page."""
    return page.locator(".handrail").count()


def stored(page: Page) -> dict[str, Any]:
    """Everything that a page of this wiki has put on this computer, and address and title."""
    kept = page.evaluate(
        """() => ( {
            local: Object.keys( localStorage ), session: Object.keys( sessionStorage ),
            cookie: document.cookie, url: location.href, title: document.title, history: history.length
        } )"""
    )
    return {**kept, "cookies": sorted(one["name"] for one in page.context.cookies())}
