"""The demo wiki itself: a real MediaWiki that comes up quickly and keeps what was edited."""

from __future__ import annotations

import json
import secrets
import stat
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page

from demo import DemoError
from demo.client import Client
from demo.community import CONFIG_PAGE, DECISION_PAGE, DECISION_TITLE, config
from demo.guide import SKINS
from demo.sample import pages
from demo.template import fresh, template
from demo.wiki import Wiki

Open = Callable[..., Page]


def ask(wiki: Wiki, **query: str) -> dict[str, Any]:
    """A question to the API as a reader."""
    with urllib.request.urlopen(f"{wiki.api}?{urlencode({**query, 'format': 'json', 'formatversion': 2})}") as got:
        answer: dict[str, Any] = json.load(got)
    return answer


def get(wiki: Wiki, path: str) -> tuple[int, str]:
    """Status and text of an address."""
    try:
        with urllib.request.urlopen(wiki.url + path) as got:
            return got.status, got.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


# --- the fixtures' interface ---


def test_what_admin_saves_is_what_the_wiki_holds(wiki: Wiki) -> None:
    """edit, text, recent_edits and delete go through the wiki's own API."""
    title = "Try " + secrets.token_hex(4)
    assert wiki.text(title) is None
    wiki.edit(title, "One\n\nمرحبا", "first")
    assert wiki.text(title) == "One\n\nمرحبا"
    assert (wiki.recent_edits("Admin")[0]["title"], wiki.recent_edits("Admin")[0]["comment"]) == (
        title,
        "first",
    )
    wiki.delete(title)
    assert wiki.text(title) is None


def test_the_apis_refusal_is_an_error_with_its_code(wiki: Wiki) -> None:
    """Nothing is swallowed: the title that was asked for, and the wiki's own words."""
    with pytest.raises(DemoError, match="missingtitle") as caught:
        wiki.delete("No such page")
    assert caught.value.where == "No such page"


def test_a_lost_session_is_renewed(wiki: Wiki) -> None:
    """A restart with cleared sessions doesn't stop an edit."""
    wiki.edit("Project:Session", "one")
    client = wiki._api()
    client._cookies.clear()
    wiki.edit("Project:Session", "two")
    assert wiki.text("Project:Session") == "two"


def test_the_bot_signs_in_with_its_bot_password_and_may_edit_the_interface(wiki: Wiki) -> None:
    """All that publishing needs, and it is marked as a bot."""
    bot = Client(wiki.api, wiki.bot_user, wiki.bot_password)
    token = bot._tokens("login")
    form: dict[str, str | int] = {"action": "login", "lgname": wiki.bot_user, "lgpassword": wiki.bot_password}
    assert bot._ask("POST", {**form, "lgtoken": token})["login"]["result"] == "Success"
    rights = bot.get(action="query", meta="userinfo", uiprop="rights")["query"]["userinfo"]["rights"]
    assert {"editinterface", "editsitejs", "editsitecss", "editsitejson", "delete", "bot"} <= set(rights)


# --- what is in it ---


def test_the_community_has_decided_and_no_gadget_is_there(wiki: Wiki) -> None:
    """The plain wiki holds decision and configuration, both by Admin; nothing is published yet."""
    assert json.loads(wiki.text(CONFIG_PAGE) or "") == config()
    assert f"== {DECISION_TITLE} ==" in (wiki.text(DECISION_PAGE) or "")
    assert {edit["title"] for edit in wiki.recent_edits("Admin")} >= {CONFIG_PAGE, DECISION_PAGE}
    assert wiki.text("MediaWiki:Gadgets-definition") is None
    assert wiki.recent_edits("HandrailBot") == []


def test_every_sample_page_is_there_in_its_language(wiki: Wiki) -> None:
    """Text as written; the page language is the article's, so that Arabic runs from right to left."""
    for page in pages():
        assert wiki.text(page.title) == page.text.rstrip("\n"), page.title
    asked = {"titles": "الوقاية من الانتحار|自殺予防|Brot|Tea", "prop": "info"}
    found = {page["title"]: page["pagelanguage"] for page in ask(wiki, action="query", **asked)["query"]["pages"]}
    assert found == {"الوقاية من الانتحار": "ar", "自殺予防": "ja", "Brot": "de", "Tea": "en"}


def test_search_and_categories_know_the_sample(wiki: Wiki) -> None:
    """The search index and the category links are up to date."""
    for word, title in (
        ("superhero", "Suicide Squad (film)"),
        ("Grundnahrungsmittel", "Brot"),
        ("وناقد", "طه حسين"),
    ):
        found = ask(wiki, action="query", list="search", srwhat="text", srsearch=word)["query"]["search"]
        assert [hit["title"] for hit in found] == [title]
    asked = {"list": "categorymembers", "cmtitle": "Category:Suicide", "cmlimit": "max"}
    members = {page["title"] for page in ask(wiki, action="query", **asked)["query"]["categorymembers"]}
    assert {"自殺予防", "Heinrich von Kleist", "Le Feu follet", "تفكير انتحاري"} <= members


# --- a real MediaWiki, in a real browser ---


def test_what_the_project_needs_is_installed(wiki: Wiki) -> None:
    """Gadgets, Lua and all skins."""
    asked = ask(wiki, action="query", meta="siteinfo", siprop="extensions|skins|general")["query"]
    names = {extension["name"] for extension in asked["extensions"]}
    assert {"Gadgets", "Scribunto", "ParserFunctions", "TemplateData", "CodeEditor", "WikiEditor"} <= names
    assert set(SKINS) <= {skin["code"] for skin in asked["skins"]}
    assert asked["general"]["server"] == wiki.url


@pytest.mark.parametrize("skin", SKINS)
def test_every_skin_shows_the_search_page_in_the_readers_language(wiki: Wiki, page: Open, skin: str) -> None:
    """Real Chromium, real Special:Search; no error of the page's own scripts."""
    tab = page(locale="de-DE", timezone="Europe/Berlin")
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    query = {"title": "Special:Search", "search": "Mehl", "fulltext": "1", "uselang": "de", "useskin": skin}
    tab.goto(f"{wiki.url}/index.php?{urlencode(query)}", wait_until="networkidle")
    config = tab.evaluate("mw.config.get( [ 'wgCanonicalSpecialPageName', 'skin', 'wgUserLanguage', 'searchTerm' ] )")
    assert list(config.values()) == ["Search", skin, "de", "Mehl"]
    assert "Brot" in tab.inner_text(".mw-search-results")
    assert errors == []


def test_the_browsers_options_reach_the_page(wiki: Wiki, page: Open) -> None:
    """Time zone, width, colours, JavaScript off: what the tests of the notice rely on."""
    tab = page(locale="ja-JP", timezone="Asia/Tokyo", width=320, colours="dark")
    tab.goto(wiki.url + "/wiki/Tea")
    seen = tab.evaluate(
        "[ Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language, innerWidth,"
        " matchMedia( '(prefers-color-scheme: dark)' ).matches ]"
    )
    assert seen == ["Asia/Tokyo", "ja-JP", 320, True]
    still = page(javascript=False)
    still.goto(wiki.url + "/wiki/Tea")
    assert "client-nojs" in (still.locator("html").get_attribute("class") or "")


def test_pages_are_served_under_their_titles(wiki: Wiki) -> None:
    """Also titles that look like files, and titles in any script."""
    wiki.edit("MediaWiki:Gadget-try.js", "/* try */")
    for title in ("MediaWiki:Gadget-try.js", "富士山", "Kill (command)"):
        assert get(wiki, "/wiki/" + quote(title))[0] == 200, title
    assert get(wiki, "/index.php?title=MediaWiki:Gadget-try.js&action=raw&ctype=text/javascript")[1] == "/* try */"


@pytest.mark.parametrize(
    "path", ["/maintenance/install.php", "/includes/Setup.php", "/vendor/autoload.php", "/.complete"]
)
def test_nothing_else_of_the_tree_is_served(wiki: Wiki, path: str) -> None:
    """Only entry points and what browsers need."""
    assert get(wiki, path)[0] == 404


def test_the_wikis_log_holds_no_search(wiki: Wiki) -> None:
    """PHP's server would write every address down; here it doesn't."""
    canary = "canary" + secrets.token_hex(8)
    assert canary in get(wiki, f"/index.php?title=Special:Search&search={canary}&fulltext=1")[1]
    assert canary not in (wiki.folder / "server.log").read_text()


def test_an_edit_shows_on_the_next_page_view(wiki: Wiki, page: Open) -> None:
    """A new gadget and its removal reach a browser at once: no stale caches that real wikis wouldn't have."""
    tab = page()
    wiki.edit("MediaWiki:Gadget-hello.js", "window.hello = 1;")
    for definition, expected in (("* hello[ResourceLoader|default]|hello.js", 1), ("", None)):
        wiki.edit("MediaWiki:Gadgets-definition", definition or "<!-- none -->")
        tab.goto(wiki.url + "/wiki/Tea", wait_until="networkidle")
        assert tab.evaluate("window.hello") == expected
    wiki.delete("MediaWiki:Gadgets-definition")


def test_a_wikis_own_settings_are_read(new_wiki: Callable[..., Wiki]) -> None:
    """extra.php in its folder, for a single test's needs; the copy of such a wiki doesn't inherit it."""
    wiki = new_wiki("extra")
    (wiki.folder / "extra.php").write_text("<?php\n$wgSitename = 'Quite another';\n")
    assert ask(wiki, action="query", meta="siteinfo")["query"]["general"]["sitename"] == "Quite another"
    wiki.stop()


# --- a wiki for everyone, quickly, and nothing left ---


def test_a_wiki_of_ones_own_takes_about_a_second(wiki_folder: Path) -> None:
    """From the template, with passwords of its own that only the owner can read."""
    template()
    started = time.monotonic()
    with fresh(wiki_folder / "quick") as wiki:
        assert time.monotonic() - started < 4  # 0.9 s alone; other workers keep the machine busy
        kept = wiki.folder / "credentials.json"
        assert stat.S_IMODE(kept.stat().st_mode) == stat.S_IMODE((wiki.folder / "secret").stat().st_mode) == 0o600
        assert kept.read_text() != (template() / "credentials.json").read_text()
        wiki.edit("Mine", "signed in with the new password")


def test_a_copy_that_was_stopped_half_way_is_no_wiki(wiki_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the next start would take it with the template's passwords."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Wiki, "_new_passwords", stop)
    with pytest.raises(KeyboardInterrupt):
        fresh(wiki_folder / "half")
    assert not (wiki_folder / "half").exists()


def test_wikis_do_not_see_each_others_edits(wiki: Wiki, new_wiki: Callable[..., Wiki]) -> None:
    """A copy is a wiki of its own."""
    other = new_wiki("other")
    other.edit("Only here", "text")
    assert wiki.text("Only here") is None
    other.stop()


def test_a_restart_keeps_the_port_and_what_was_edited(new_wiki: Callable[..., Wiki]) -> None:
    """Stop and start again, also twice in a row without a stop."""
    wiki = new_wiki("restarted")
    wiki.edit("Kept", "text")
    url = wiki.url
    wiki.stop()
    wiki.stop()
    assert not wiki.running
    wiki.start()
    wiki.start()
    assert (wiki.url, wiki.text("Kept")) == (url, "text")
    wiki.stop()


def test_a_wiki_that_is_not_started_says_so(wiki_folder: Path) -> None:
    """No request goes anywhere."""
    with pytest.raises(DemoError, match="not started"):
        Wiki(wiki_folder).text("Tea")
