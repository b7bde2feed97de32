"""Readers without JavaScript: the wiki's own server asks the hook, and the same notice stands in the page."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from demo.hook import Hook
from demo.wiki import Wiki
from tests.wiki.operators import publish
from tests.wiki.readers import CRISIS, NOTICE, notices, search, search_url

Open = Callable[..., Page]
TIMEOUT = 0.5  # seconds that deploy/LocalSettings.handrail.php waits for the hook, at most


@pytest.mark.parametrize("lang", CRISIS)
def test_the_notice_stands_in_the_page_without_javascript(published_wiki: Wiki, page: Open, lang: str) -> None:
    """In the interface's language, above the results."""
    seen = page(javascript=False)
    seen.goto(search_url(published_wiki, CRISIS[lang][0], lang))
    assert notices(seen) == 1
    assert seen.locator(NOTICE).get_attribute("lang") == lang
    assert seen.locator(f"{NOTICE} select, {NOTICE} button").count() == 0


@pytest.mark.parametrize("text", ["Suicide Squad", "kill process linux", "Mount Everest"])
def test_an_ordinary_search_gets_none(published_wiki: Wiki, page: Open, text: str) -> None:
    """Nothing is added."""
    seen = page(javascript=False)
    seen.goto(search_url(published_wiki, text))
    assert notices(seen) == 0


def test_with_both_on_there_is_one_notice(published_wiki: Wiki, page: Open) -> None:
    """The gadget puts its own, which knows the country, in the place of the server's."""
    seen = search(page(timezone="Europe/Vienna"), published_wiki, "ich will nicht mehr leben", "de")
    assert notices(seen) == 1
    assert seen.locator("#handrail-country").input_value() == "AT"


def test_both_say_the_same_for_the_same_country(published_wiki: Wiki, page: Open) -> None:
    """Japan is known by its language alone: the same title, text and services with and without JavaScript."""
    text = CRISIS["ja"][0]
    with_script = search(page(timezone="Asia/Tokyo"), published_wiki, text, "ja")
    without = page(javascript=False)
    without.goto(search_url(published_wiki, text, "ja"))
    for part in ("h2", "h3", "a[href^='tel:']"):
        found = [seen.locator(f"{NOTICE} {part}").all_inner_texts() for seen in (with_script, without)]
        assert found[0] == found[1], part


def test_the_served_notice_is_styled(published_wiki: Wiki, page: Open) -> None:
    """The stylesheet reaches readers without JavaScript; it is linked for every search alike."""
    links = []
    for text in (CRISIS["en"][0], "Mount Everest"):
        seen = page(javascript=False)
        seen.goto(search_url(published_wiki, text))
        links.append([one.get_attribute("href") for one in seen.locator("link[rel=stylesheet]").all()])
    assert links[0] == links[1]
    assert "handrail" in " ".join(map(str, links[0]))
    seen.goto(search_url(published_wiki, CRISIS["en"][0]))
    assert seen.locator(NOTICE).evaluate("e => getComputedStyle( e ).borderTopStyle") == "solid"


@contextmanager
def silent_server() -> Iterator[str]:
    """A server that takes connections and never answers; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        taken: list[socket.socket] = []

        def take() -> None:
            try:
                while True:
                    taken.append(listener.accept()[0])
            except OSError:
                return

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        for one in taken:
            one.close()


def seconds(wiki: Wiki, seen: Page) -> float:
    """Time of the search page, the fastest of three."""
    times = []
    for _ in range(3):
        start = time.monotonic()
        seen.goto(search_url(wiki, CRISIS["en"][0]), wait_until="commit")
        times.append(time.monotonic() - start)
    return min(times)


class _Keep(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(502)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


class Proxy(http.server.ThreadingHTTPServer):
    """A proxy of this machine that keeps what it is asked for and answers nothing."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Keep)
        self.asked: list[str] = []


def test_no_search_passes_through_the_wikis_proxy(new_wiki: Callable[..., Wiki], hook: Hook, page: Open) -> None:
    """MediaWiki sends what it asks for through $wgHTTPProxy; a search goes to the hook and nowhere else."""
    wiki = new_wiki("proxy", hook=hook.url)
    publish(wiki)
    with Proxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{proxy.server_address[1]}"
        (wiki.folder / "extra.php").write_text(f"<?php\n$wgHTTPProxy = '{address}';\n")
        wiki.start(hook=hook.url)
        seen = page(javascript=False)
        seen.goto(search_url(wiki, CRISIS["en"][0]))
        proxy.shutdown()
    assert notices(seen) == 1
    assert proxy.asked == []


def test_a_hook_that_is_down_or_hangs_never_keeps_the_page(
    new_wiki: Callable[..., Wiki], hook: Hook, page: Open
) -> None:
    """Down: as fast as ever. Hanging: the stated timeout later at most. Either way the page, without a notice."""
    wiki = new_wiki("failing-hook", hook=hook.url)
    publish(wiki)
    seen = page(javascript=False)
    answering = seconds(wiki, seen)
    assert notices(seen) == 1
    wiki.start(hook="http://127.0.0.1:9")
    down = seconds(wiki, seen)
    assert seen.locator("#mw-content-text").count() == 1
    assert notices(seen) == 0
    with silent_server() as address:
        wiki.start(hook=address)
        hanging = seconds(wiki, seen)
        assert seen.locator("#mw-content-text").count() == 1
        assert notices(seen) == 0
    assert down < answering + TIMEOUT
    # Half a second on top for a busy machine: without a timeout it would be a minute.
    assert hanging < answering + TIMEOUT + 0.5
