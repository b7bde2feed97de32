"""A real wiki, the hook and a real browser for each test worker. Nothing is skipped: what's missing fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402 - needs the path

from demo import DemoError, home, mediawiki  # noqa: E402
from demo.hook import Hook  # noqa: E402
from demo.template import fresh  # noqa: E402
from demo.wiki import Wiki, php  # noqa: E402

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
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


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
def hook(wiki_folder: Path) -> Iterator[Hook]:
    """The Flask hook, running beside this worker's published wiki."""
    with Hook(wiki_folder / "hook") as hook:
        yield hook


@pytest.fixture(scope="session")
def published_wiki(new_wiki: Callable[..., Wiki], hook: Hook) -> Wiki:
    """A wiki with the gadget, published by the bot; its server asks the hook for readers without script."""
    wiki = new_wiki("published", hook=hook.url, secret_file=hook.secret_file)
    publish(wiki)
    return wiki


def publish(wiki: Wiki) -> str:
    """Let the bot publish, as an operator would; returns what it printed."""
    return handrail(
        "bot", "publish", "--api", wiki.api, "--user", wiki.bot_user, "--live",
        HANDRAIL_BOT_PASSWORD=wiki.bot_password,
    )  # fmt: skip


def handrail(*arguments: str, **environment: str) -> str:
    """Run the command line; fails the test with its output unless it succeeds."""
    command = [sys.executable, "-m", "handrail", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        told = f"handrail {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}"
        pytest.fail(told, pytrace=False)
    return done.stdout


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
