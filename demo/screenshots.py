"""`make screenshots`: the pictures in docs/pictures, taken from a real wiki in a real Chromium."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

from demo import ROOT, DemoError, home
from demo.hook import Hook
from demo.jobs import handrail
from demo.progress import step
from demo.template import fresh
from demo.wiki import Wiki

PICTURES = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass(frozen=True)
class Shot:
    """One picture: what is searched (or the title that is opened), and how the reader looks at it."""

    name: str
    text: str
    lang: str = "en"
    zone: str = "Europe/London"
    skin: str = "vector-2022"
    width: int = 1100
    height: int = 900
    dark: bool = False
    script: bool = True
    article: bool = False


SHOTS = (
    Shot("notice", "how to kill myself"),
    Shot("phone-de", "ich will nicht mehr leben", "de", "Europe/Vienna", "minerva", 360, 800),
    Shot("phone-ar", "أريد أن أنتحر", "ar", "Europe/Berlin", "minerva", 360, 800),
    Shot("ja", "死にたい", "ja", "Asia/Tokyo", "vector"),
    Shot("fr-monobook", "je veux mourir", "fr", "Europe/Paris", "monobook"),
    Shot("es-timeless", "quiero suicidarme", "es", "Europe/Madrid", "timeless"),
    Shot("no-javascript", "how to kill myself", script=False),
    Shot("no-country", "how to kill myself", zone="Etc/UTC"),
    Shot("article", "Suicide prevention", article=True),
)


def main() -> None:
    """Bring up a wiki of its own, take every picture, end everything."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    folder = home() / "screenshots"
    wiki, hook = fresh(folder), Hook(folder.with_name("screenshots-hook"))
    try:
        with step("a wiki, the bot, the hook"):
            wiki.start(hook=hook.url)
            _publish(wiki)
            hook.start()
        with sync_playwright() as playwright:
            path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            for shot in SHOTS:
                with step(f"docs/pictures/{shot.name}.png"):
                    take(browser, wiki, shot, PICTURES / f"{shot.name}.png")
    finally:
        hook.stop()
        wiki.stop()
        shutil.rmtree(folder, ignore_errors=True)


def take(browser: Browser, wiki: Wiki, shot: Shot, path: Path) -> None:
    """Take one picture."""
    context = browser.new_context(
        locale=shot.lang,
        timezone_id=shot.zone,
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        java_script_enabled=shot.script,
    )
    page = context.new_page()
    page.goto(address(wiki, shot))
    page.wait_for_selector("#handrail-notice")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    context.close()


def address(wiki: Wiki, shot: Shot) -> str:
    """Address of the page that a shot shows."""
    look = {"uselang": shot.lang, "useskin": shot.skin}
    if shot.article:
        return f"{wiki.url}/index.php?{urlencode({'title': shot.text, **look})}"
    search = {"title": "Special:Search", "search": shot.text, "fulltext": "1", **look}
    return f"{wiki.url}/index.php?{urlencode(search)}"


def _publish(wiki: Wiki) -> None:
    done = handrail(
        *("bot", "publish", "--api", wiki.api, "--user", wiki.bot_user, "--live"),
        HANDRAIL_BOT_PASSWORD=wiki.bot_password,
    )
    if done.status:
        raise DemoError("bot publish", done.last_line)


if __name__ == "__main__":
    main()
