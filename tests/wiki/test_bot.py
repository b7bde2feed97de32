"""The bot on a real MediaWiki: what stands on its pages afterwards, and what was never touched."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from bot import doctor, jobs, pages, project
from bot.config import CONFIG_TITLE, parse
from bot.gadgets import DEFINITION_TITLE
from bot.gateway import open_wiki
from bot.pages import SETTINGS_TITLE, Page
from bot.project import REPORT_TITLE
from bot.report import parse as rows_of
from bot.talk import TALK_TITLE
from demo.client import Client
from demo.community import config
from demo.wiki import Wiki
from tests.bot.onwiki import OTHERS, account, edits, live, reset, run


@pytest.fixture(scope="module")
def own(new_wiki: Callable[..., Wiki]) -> Wiki:
    """A wiki that these tests may change."""
    return new_wiki("bot")


@pytest.fixture
def site(own: Wiki) -> Wiki:
    """The wiki with the community's valid config and other people's gadgets; some of ours may be there."""
    return reset(own)


@pytest.fixture
def empty(site: Wiki) -> Wiki:
    """The same without anything of Handrail's but the config."""
    live(site, jobs.withdraw)
    return site


def expected(wiki: Wiki, definition: str = OTHERS) -> dict[str, Page]:
    parsed = parse(json.dumps(config()))
    built = [*pages.build(parsed, definition, (1, 39)), *project.build(parsed, "en")]
    return {page.title: page for page in built}


def test_a_dry_run_shows_everything_and_edits_nothing(empty: Wiki) -> None:
    """Dry run is the default; the other gadgets show in the difference as what stays."""
    before = edits(empty)
    status, out, _ = run(empty, "publish")
    assert status == 0
    assert "create MediaWiki:Gadget-handrail.js" in out
    assert "+* handrail-loader[" in out
    assert "dry run" in out
    assert edits(empty) == before
    assert empty.text("MediaWiki:Gadget-handrail.js") is None


def test_publishing_puts_every_page_on_the_wiki_as_built(empty: Wiki) -> None:
    """Scripts, styles and wikitext letter by letter, data by value; then nothing is left to do."""
    status, _, _ = run(empty, "publish", "--live")
    assert status == 0
    for title, page in expected(empty).items():
        text = empty.text(title)
        assert text is not None, title
        if page.model == "json":
            assert json.loads(text) == json.loads(page.text), title
        else:
            assert text == page.text, title
    before = edits(empty)
    status, out, _ = run(empty, "publish", "--live")
    assert (status, edits(empty)) == (0, before)
    assert "as they should be" in out


def test_an_edit_says_who_and_why(site: Wiki) -> None:
    """Summary with version and decision, the bot's flag, not minor."""
    live(site, jobs.publish)
    latest = site.recent_edits("HandrailBot")[0]
    assert latest["comment"].startswith(f"Handrail {pages.handrail_version()}: ")
    assert config()["decision"] in latest["comment"]
    assert not latest.get("minor")
    changes = Client(site.api, "Admin", site.admin_password).get(
        action="query",
        list="recentchanges",
        rcuser="HandrailBot",
        rcprop="flags|title",
        rclimit=5,
        rcshow="bot",
    )["query"]["recentchanges"]
    assert changes, "edits carry the bot's flag"


def test_other_gadgets_stay(site: Wiki) -> None:
    """The definition page is the others' text with our section after it, and theirs alone after a withdrawal."""
    live(site, jobs.publish)
    merged = site.text(DEFINITION_TITLE)
    assert merged is not None
    assert merged.startswith(OTHERS + "\n== Handrail ==\n* handrail-loader[")
    live(site, jobs.withdraw)
    assert site.text(DEFINITION_TITLE) == OTHERS


def test_a_changed_page_alone_is_saved_again(site: Wiki) -> None:
    """Somebody edited a gadget page: it is put back, the others are left."""
    live(site, jobs.publish)
    site.edit("MediaWiki:Gadget-handrail.css", ".x { color: red; }")
    outcome = live(site, jobs.publish)
    assert [change.title for change in outcome.edits] == ["MediaWiki:Gadget-handrail.css"]


def test_mediawiki_knows_the_gadgets_afterwards(site: Wiki) -> None:
    """The gadgets are valid in MediaWiki's own eyes, all but the loader hidden."""
    live(site, jobs.publish)
    client = Client(site.api, "Admin", site.admin_password)
    found = client.get(action="query", list="gadgets", gaprop="id|metadata|desc", gacategories="Handrail")
    gadgets = {one["id"]: one["metadata"]["settings"] for one in found["query"]["gadgets"]}
    assert gadgets.keys() == {"handrail-loader", "handrail", "handrail-styles"}
    assert [name for name, settings in gadgets.items() if not settings["hidden"]] == ["handrail-loader"]
    assert gadgets["handrail-loader"]["default"]
    assert gadgets["handrail"]["package"]


@pytest.mark.parametrize("job", [["publish", "--live"], ["scan", "--live"]])
def test_switched_off_nothing_is_edited(site: Wiki, job: list[str]) -> None:
    """A job that starts after the community's edit makes none, says so, and that is no failure."""
    site.edit(CONFIG_TITLE, json.dumps({**config(), "enabled": False}))
    before = edits(site)
    status, out, _ = run(site, *job)
    assert (status, edits(site)) == (0, before)
    assert "nothing was edited" in out


def test_without_a_config_nothing_is_edited(site: Wiki) -> None:
    """One line says what the community does first."""
    site.delete(CONFIG_TITLE)
    before = edits(site)
    status, _, err = run(site, "publish", "--live")
    assert (status, edits(site)) == (1, before)
    assert err.startswith(f"handrail: {CONFIG_TITLE}: ")
    assert "config-example" in err


def test_an_invalid_config_is_reported_and_the_last_good_stays(site: Wiki) -> None:
    """Every problem stands on the talk page, once; the settings are the last good ones; mended, it is closed."""
    live(site, jobs.publish)
    settings = site.text(SETTINGS_TITLE)
    site.edit(CONFIG_TITLE, json.dumps({**config(), "tiers": ["everything"], "colour": "red"}))
    before = edits(site)
    status, _, err = run(site, "publish", "--live")
    assert (status, edits(site)) == (1, before + 1)
    assert "tiers[1]" in err
    report = site.text(TALK_TITLE) or ""
    assert "colour" in report
    assert "last good config stays" in report
    assert site.text(SETTINGS_TITLE) == settings
    assert run(site, "publish", "--live")[0] == 1
    assert (edits(site), site.text(TALK_TITLE)) == (before + 1, report)
    site.edit(CONFIG_TITLE, json.dumps(config()))
    assert run(site, "publish", "--live")[0] == 0
    assert "Solved" in (site.text(TALK_TITLE) or "")


@pytest.mark.parametrize("text", ["{}", '{"enabled": "false", "decision": "Project:Village pump"}'])
def test_a_switch_that_is_no_switch_is_off_and_reported(site: Wiki, text: str) -> None:
    """Where settings were published before, the talk page says what is wrong; nothing else is edited."""
    live(site, jobs.publish)
    site.edit(TALK_TITLE, "")
    site.edit(CONFIG_TITLE, text)
    before = edits(site)
    status, _, err = run(site, "publish", "--live")
    assert (status, edits(site)) == (1, before + 1)
    assert "enabled" in err
    assert "no notice is shown" in (site.text(TALK_TITLE) or "")


def test_titles_that_are_no_pages_of_this_wiki(site: Wiki) -> None:
    """Another wiki's, a special page, one that isn't there: scanned without them; the doctor names the decision."""
    include = ["wikipedia:Foo", "Special:Search", "Media:X.png", "Not there", "Crisis hotline"]
    site.edit(CONFIG_TITLE, json.dumps({**config(), "include": include, "decision": "wikipedia:Decision"}))
    with open_wiki(site.api) as wiki:
        found = wiki.read([*include, "..", "[[a]]", "#a", "A|B", "%41"])
        assert [title for title, text in found.items() if text is not None] == ["Crisis hotline"]
        assert {one.title for one in wiki.texts(include)} == {"Crisis hotline"}
    status, _, err = run(site, "scan")
    assert status == 0, err
    status, out, _ = run(site, "check")
    assert status == 1
    assert "PROBLEM  decision" in out
    site.edit(CONFIG_TITLE, json.dumps({**config(), "include": [".."], "decision": "[[Project:Decision|here]]"}))
    status, out, err = run(site, "check")
    assert (status, out.count("PROBLEM")) == (1, 2), err


def test_only_the_communitys_languages_are_published(site: Wiki) -> None:
    """Words and model hold German and English; readers load less."""
    site.edit(CONFIG_TITLE, json.dumps({**config(), "languages": ["de"]}))
    live(site, jobs.publish)
    assert json.loads(site.text(f"{pages.PREFIX}handrail-messages.json") or "")["messages"].keys() == {"de", "en"}
    assert json.loads(site.text(f"{pages.PREFIX}handrail-model.json") or "")["languages"].keys() == {"de", "en"}


def test_withdrawing_leaves_no_gadget(site: Wiki) -> None:
    """Also when it is switched off; the config stays; a dry run first shows it."""
    live(site, jobs.publish)
    site.edit(CONFIG_TITLE, json.dumps({**config(), "enabled": False}))
    status, out, _ = run(site, "withdraw")
    assert status == 0
    assert "delete MediaWiki:Gadget-handrail.js" in out
    assert site.text("MediaWiki:Gadget-handrail.js") is not None
    assert run(site, "withdraw", "--live")[0] == 0
    with open_wiki(site.api) as wiki:
        assert pages.owned(wiki.titles("Gadget-handrail", 8)) == []
    assert site.text(CONFIG_TITLE) is not None


def test_scanning_reports_and_touches_no_article(site: Wiki) -> None:
    """The report lists topic articles that the config lists, proposes others, and is the only edit."""
    before = edits(site)
    status, out, err = run(site, "scan", "--live")
    assert status == 0, err
    assert "articles read" in out
    assert not err, "progress is for terminals"
    report = site.text(REPORT_TITLE) or ""
    found = {row.title: row for row in rows_of(report)}
    assert found["Suicide prevention"].proposal == ""
    assert found["Émile Durkheim"].why.startswith("is listed, but its categories are a biography's")
    assert "Tea" not in found
    assert "Suicide (disambiguation)" not in found, "the community has excluded it"
    assert edits(site) == before + 1
    status, out, _ = run(site, "scan", "--live")
    assert edits(site) == before + 1
    assert "as they should be" in out


def test_scanning_everything_finds_other_languages(site: Wiki) -> None:
    """With --all an article that no category or search leads to is found."""
    with open_wiki(site.api, account(site)) as wiki:
        outcome = jobs.scan(wiki, everything=True)
        assert [change.kind for change in outcome.changes] != ["same"]
        titles = set(wiki.every_title())
    assert {"Tea", "Suizidprävention"} <= titles


def test_a_changed_config_reaches_the_gadget(site: Wiki) -> None:
    """The webhook's event about the config page publishes; one about another page does nothing."""
    live(site, jobs.publish)
    site.edit(CONFIG_TITLE, json.dumps({**config(), "minimum_grade": "A"}))
    event = {"event": "save", "page_id": 1, "title": CONFIG_TITLE, "namespace": 8, "revision": 2}
    live(site, jobs.page_changed, event)
    assert json.loads(site.text(SETTINGS_TITLE) or "")["minimum_grade"] == "A"
    assert not live(site, jobs.page_changed, {**event, "title": "User:X", "namespace": 2}).changes


def test_the_doctor_is_content_with_a_good_wiki(site: Wiki) -> None:
    """Everything is ok, the decision's page included; without an account it says what it left out."""
    status, out, _ = run(site, "check")
    assert status == 0, out
    assert "ok       decision" in out
    assert "PROBLEM" not in out
    assert any(one.state == "note" and one.point == "account" for one in doctor.check(site.api))


def test_the_doctor_sees_pages_that_anybody_can_change(site: Wiki) -> None:
    """Those of Handrail's own that are there without protection, by name; protected, the note is gone."""
    live(site, jobs.publish)
    client = Client(site.api, "Admin", site.admin_password)
    site.edit("Project:Handrails", "another page")
    client.edit(action="protect", title="Project:Handrail", protections="edit=sysop")
    notes = [one.what for one in doctor.check(site.api) if one.point == "protection"]
    assert len(notes) == 1
    assert notes[0].startswith("anybody can change Project:Handrail/")
    assert "Project:Handrail/Helplines" in notes[0]
    assert "Project:Handrails" not in notes[0]
    with open_wiki(site.api) as wiki:
        pages_there = [title for title in wiki.titles("Handrail", 4) if not title.endswith("Handrails")]
    for title in pages_there:
        client.edit(action="protect", title=title, protections="edit=sysop")
    assert not [one for one in doctor.check(site.api) if one.point == "protection"]
    for title in pages_there:
        client.edit(action="protect", title=title, protections="edit=all")


def test_the_doctor_after_a_withdrawal(site: Wiki) -> None:
    """Published is told with its version; withdrawn, what the next publish would do."""
    live(site, jobs.publish)
    found = {one.point: one for one in doctor.check(site.api)}
    assert found["published"].state == "ok"
    live(site, jobs.withdraw)
    found = {one.point: one for one in doctor.check(site.api)}
    assert found["published"].what.startswith("nothing is published yet; as the config says “enabled”: true")


def test_the_doctor_lists_every_problem(site: Wiki) -> None:
    """All at once, and a non-zero status."""
    site.edit(CONFIG_TITLE, json.dumps({**config(), "tiers": ["x"], "colour": 1}))
    status, out, _ = run(site, "check")
    assert status == 1
    assert out.count("PROBLEM") == 2
