"""A real wiki, the hook and a real browser for each test worker. Nothing is skipped: what's missing fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from demo import DemoError, home, mediawiki
from demo.hook import Hook
from demo.template import fresh
from demo.wiki import Wiki, php
from tests.wiki.operators import publish

NEEDED = "run `make test` (or `python -m demo.install --tests`), which installs it"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder carries the mark `wiki`."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker("wiki")


@pytest.fixture(scope="session")
def wiki_folder(worker_id: str) -> Iterator[Path]:
    """A folder for this worker's wikis inside .wiki/, removed at the end."""
    if not (mediawiki() / ".complete").is_file():
        pytest.fail(f"MediaWiki is missing: {NEEDED}", pytrace=False)
    try:
        php()
    except DemoError:
        pytest.fail(f"PHP is missing: {NEEDED}", pytrace=False)
    folder = home() / "tests" / f"{os.getpid()}-{worker_id}"
    _remove_left_over(folder.parent)
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _remove_left_over(folder: Path) -> None:
    """Remove the folders of test runs that were killed."""
    for old in folder.glob("*-*"):
        if not Path("/proc", old.name.partition("-")[0]).exists():
            shutil.rmtree(old, ignore_errors=True)


@pytest.fixture(scope="session")
def new_wiki(wiki_folder: Path) -> Iterator[Callable[..., Wiki]]:
    """Make further wikis: new_wiki("name", **start's options) → started, with sample pages and a decision.

    For tests that change a wiki in a way that others must not see.
    """
    made: list[Wiki] = []

    def make(name: str, **options: Any) -> Wiki:
        made.append(fresh(wiki_folder / name))
        return made[-1].start(**options)

    yield make
    for wiki in made:
        wiki.stop()


@pytest.fixture(scope="session")
def wiki(new_wiki: Callable[..., Wiki]) -> Wiki:
    """This worker's wiki: sample articles, the community's decision and configuration, no gadget."""
    return new_wiki("plain")


@pytest.fixture(scope="session")
def published(new_wiki: Callable[..., Wiki], wiki_folder: Path) -> Iterator[tuple[Wiki, Hook]]:
    """A wiki whose bot has published the gadget, and the hook beside it; each knows the other."""
    with Hook(wiki_folder / "hook") as hook:
        wiki = new_wiki("published", hook=hook.url, secret_file=hook.make_secret())
        publish(wiki)
        hook.start(wiki.api, wiki.bot_user, wiki.bot_password)
        yield wiki, hook


@pytest.fixture(scope="session")
def published_wiki(published: tuple[Wiki, Hook]) -> Wiki:
    """A wiki with the gadget, published by the bot; its server asks the hook for readers without script."""
    return published[0]


@pytest.fixture(scope="session")
def hook(published: tuple[Wiki, Hook]) -> Hook:
    """The Flask hook that runs beside the published wiki."""
    return published[1]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Real Chromium, without a request of its own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).is_file():
        pytest.fail(f"Chromium is missing: {NEEDED}", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A new page in a new context: page(locale=…, timezone=…, width=…, height=…, javascript=…, colours=…).

    `colours` is "light" or "dark"; further options go to Playwright's new_context. All is closed afterwards.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        locale: str = "en-US",
        timezone: str = "Europe/London",
        width: int = 1280,
        height: int = 900,
        javascript: bool = True,
        colours: str = "light",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            locale=locale,
            timezone_id=timezone,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme="dark" if colours == "dark" else "light",
            **options,
        )
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
