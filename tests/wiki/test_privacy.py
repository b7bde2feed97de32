"""Nothing about a reader leaves the page: the tests P01 to P14 that need a browser."""

from __future__ import annotations

import http.server
import re
import statistics
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from demo.wiki import Wiki
from tests.wiki.operators import publish
from tests.wiki.readers import CRISIS, NOTICE, notices, search, search_url, visit

Open = Callable[..., Page]
# A search at risk and a control of the same length, character by character.
PAIRS = [
    ("how to kill myself", "how to boil mussel", "en"),
    ("i want to die", "i want to fly", "en"),
    ("ich will nicht mehr leben", "ich will nicht mehr laufen"[:25], "de"),
    ("je veux mourir", "je veux courir", "fr"),
    ("quiero suicidarme", "quiero divertirme", "es"),
    ("死にたい", "食べたい", "ja"),
]
# MediaWiki itself needs inline code; what matters here is that no other host is allowed.
POLICY = """<?php
$wgHooks['BeforePageDisplay'][] = static function ( $out ) {
	$out->getRequest()->response()->header(
		"Content-Security-Policy: default-src 'self' 'unsafe-inline' 'unsafe-eval' data:"
	);
};
"""
# Pictures of the wiki's own skin: the browser takes them from its memory or not as it likes.
SKIN_IMAGE = re.compile(r"/(skins|resources|extensions)/[^?]+\.(svg|png|gif)(\?|$)|/load\.php\?[^#]*\bimage=")
# As in gadget/handrail.js: classify, choose, compose, render, ten at a time, the two searches in turns.
BUILD_TIMES = """( texts ) => {
    const files = mw.loader.moduleRegistry[ 'ext.gadget.handrail' ].packageExports,
        file = ( name ) => files[ `handrail-${ name }` ],
        now = new Date().toISOString(), times = [ [], [] ];
    const build = ( text ) => {
        const verdict = file( 'score.js' ).classify( file( 'model.json' ), text, 'en', {} ),
            reader = { country: 'GB', languages: [ 'en' ], now },
            choice = file( 'select.js' ).choose( file( 'helplines.json' ), reader );
        return file( 'card.js' ).render( file( 'card.js' ).compose( file( 'messages.json' ), choice, {
            lang: 'en', tier: verdict.tier === 'none' ? 'topic' : verdict.tier, now, zone: 'Europe/London',
            countries: file( 'words.js' ).countries( file( 'messages.json' ), 'en' ),
            about: '/a', directory: '/b', placement: 'above'
        } ), document );
    };
    for ( let round = 0; round < 60; round++ ) {
        texts.forEach( ( text, which ) => {
            const start = performance.now();
            for ( let i = 0; i < 10; i++ ) { build( text ); }
            if ( round >= 20 ) { times[ which ].push( performance.now() - start ); }
        } );
    }
    return times;
}"""
SPY = """
    window.heard = [];
    navigator.sendBeacon = () => { heard.push( 'beacon' ); return true; };
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function ( event ) {
        heard.push( 'event ' + event.type );
        return dispatch.call( this, event );
    };
    let real;
    Object.defineProperty( window, 'mw', { configurable: true, get: () => real, set( mw ) {
        real = mw;
        setTimeout( function wrap() {
            if ( !mw.track || !mw.hook ) { setTimeout( wrap, 1 ); return; }
            const track = mw.track, hook = mw.hook;
            mw.track = ( topic, data ) => { heard.push( 'track ' + topic ); return track( topic, data ); };
            mw.hook = ( name ) => {
                const found = hook( name ), fire = found.fire;
                found.fire = ( ...data ) => { heard.push( 'fire ' + name ); return fire( ...data ); };
                return found;
            };
        } );
    } } );
"""


def requests_of(page: Page, wiki: Wiki, text: str, lang: str) -> list[tuple[str, str, int]]:
    """Method, address with the text redacted, and length of every request of a search, in order."""
    made: list[Request] = []

    def keep(one: Request) -> None:
        made.append(one)

    page.on("request", keep)
    search(page, wiki, text, lang)
    page.remove_listener("request", keep)
    return [(one.method, _redact(one.url), len(one.url)) for one in made if not SKIN_IMAGE.search(one.url)]


def _redact(url: str) -> str:
    parts = urlsplit(url)
    query = "&".join("search=…" if one.startswith("search=") else one for one in parts.query.split("&"))
    return f"{parts.netloc}{parts.path}?{query}"


@pytest.fixture(scope="module")
def steady_wiki(new_wiki: Callable[..., Wiki]) -> Wiki:
    """A wiki whose ResourceLoader keeps no modules in web storage: it does so after some seconds, if the browser
    has time, and what it has kept it doesn't ask for again."""
    wiki = new_wiki("steady")
    (wiki.folder / "extra.php").write_text("<?php\n$wgResourceLoaderStorageEnabled = false;\n")
    wiki.start()
    publish(wiki)
    return wiki


@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_p01_the_requests_of_a_crisis_search_are_those_of_a_control(
    steady_wiki: Wiki, page: Open, pair: tuple[str, str, str]
) -> None:
    """The same addresses of the same length; Handrail's own in the same order (of other requests the browser
    itself chooses the order, and not twice the same); with an empty cache and with a full one."""
    crisis, control, lang = pair
    assert len(crisis) == len(control)
    first, second = page(), page()
    for _ in range(2):
        logs = [requests_of(first, steady_wiki, crisis, lang), requests_of(second, steady_wiki, control, lang)]
        assert (notices(first), notices(second)) == (1, 0)
        assert sorted(logs[0]) == sorted(logs[1])
        own = [[one[1] for one in log if "andrail" in one[1]] for log in logs]
        assert own[0] == own[1]
        assert len(own[0]) > 0


def test_p02_no_hint_to_the_browser_to_prepare_a_connection(published_wiki: Wiki, page: Open) -> None:
    """No prefetch, preconnect or name look-up in the page, with a notice in it."""
    seen = search(page(), published_wiki, CRISIS["en"][0])
    hints = "link[rel~=prefetch], link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=preload], a[ping]"
    assert notices(seen) == 1
    assert seen.locator(hints).count() == 0


class _Sink(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/":  # the browser asks for an icon by itself, from this very page
            self.server.seen.append(dict(self.headers))  # type: ignore[attr-defined] - set by the fixture
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def sink() -> Iterator[http.server.ThreadingHTTPServer]:
    """A site of this machine that keeps the headers it gets."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Sink)
    server.seen = []  # type: ignore[attr-defined] - what the handler writes to
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def test_p03_a_helplines_site_learns_no_referrer(
    published_wiki: Wiki, page: Open, sink: http.server.ThreadingHTTPServer
) -> None:
    """Every link to a site says so; one is followed to a local sink."""
    seen = search(page(), published_wiki, CRISIS["en"][0])
    links = seen.locator(f"{NOTICE} a[href^='http']:not([href^='{published_wiki.url}'])")
    assert links.count() > 0
    for link in seen.locator(f"{NOTICE} a:not([href^='tel:'], [href^='sms:'])").all():
        assert link.get_attribute("referrerpolicy") == "no-referrer"  # the wiki's own pages, too: its log
    for link in links.all():
        assert set((link.get_attribute("rel") or "").split()) >= {"noreferrer", "noopener"}
        assert link.get_attribute("referrerpolicy") == "no-referrer"
    target = f"http://127.0.0.1:{sink.server_address[1]}/"
    links.first.evaluate("( link, target ) => { link.href = target; link.click(); }", target)
    seen.wait_for_timeout(500)
    asked = sink.seen  # type: ignore[attr-defined] - the fixture's list
    assert len(asked) == 1
    assert "referer" not in {name.lower() for name in asked[0]}


def test_p04_nothing_of_third_parties(new_wiki: Callable[..., Wiki], page: Open) -> None:
    """Under a policy that allows the wiki itself only, the notice stands and nothing is violated."""
    wiki = new_wiki("policy")
    (wiki.folder / "extra.php").write_text(POLICY)
    wiki.start()
    publish(wiki)
    seen = page()
    violated: list[str] = []
    seen.on("console", lambda line: violated.append(line.text) if "Content Security Policy" in line.text else None)
    hosts = set()
    seen.on("request", lambda one: hosts.add(urlsplit(one.url).netloc))
    search(seen, wiki, CRISIS["en"][0])
    assert notices(seen) == 1
    assert violated == []
    assert hosts == {urlsplit(wiki.url).netloc}


def test_p11_no_other_gadget_hears_of_a_match(published_wiki: Wiki, page: Open) -> None:
    """Spies on hooks, tracks, events and beacons see the same for a crisis search and a control."""
    heard = []
    for text in ("how to kill myself", "how to boil mussel"):
        seen = page()
        seen.add_init_script(SPY)
        search(seen, published_wiki, text)
        heard.append(sorted({one for one in seen.evaluate("heard") if "resourceloader" not in one.lower()}))
    assert heard[0] == heard[1]
    assert heard[0], "the spies heard nothing at all"
    assert not [one for one in heard[0] if "handrail" in one.lower()]


def test_p14_deciding_and_building_take_as_long_for_every_search(published_wiki: Wiki, page: Open) -> None:
    """What the wiring does for every search, from the text to the finished elements: the medians of a crisis search
    and a control differ by less than a quarter. (The model alone takes some microseconds more where it finds
    words; the notice, built for both, takes many times as long.)"""
    seen = search(page(), published_wiki, "weather")
    crisis, control = seen.evaluate(BUILD_TIMES, ["how to kill myself", "how to boil mussel"])
    assert len(crisis) == len(control) > 20
    medians = [statistics.median(crisis), statistics.median(control)]
    assert max(medians) < 1.25 * min(medians)


def test_p15_the_same_search_gets_the_same_notice(published_wiki: Wiki, page: Open) -> None:
    """Ten visits by ten readers: one notice, but for the minute of the clock."""
    seen = {
        search(page(), published_wiki, CRISIS["en"][0])
        .locator(f"{NOTICE} h3, {NOTICE} h2")
        .all_inner_texts()
        .__repr__()
        for _ in range(10)
    }
    assert len(seen) == 1


def test_a_search_that_finds_an_article_by_its_title_still_meets_the_notice(published_wiki: Wiki, page: Open) -> None:
    """“Go” leads straight to the article: there, the article's own notice stands."""
    published_wiki.edit("Suicide", "The subject.\n[[Category:Suicide]]")
    seen = page()
    visit(seen, search_url(published_wiki, "Suicide").replace("fulltext=1", "go=Go"))
    assert "/wiki/Suicide" in seen.url or "title=Suicide" in seen.url
    assert notices(seen) == 1
