"""The jobs, on a wiki in memory: the kill switch, reports, withdrawal, events."""

from __future__ import annotations

import json
import shutil

import pytest

from bot import jobs, pages, publishing, scan, talk
from bot.config import CONFIG_TITLE
from bot.errors import ConfigInvalid, ConfigMissing, EditRefused, ReadFailed, SourceMissing
from bot.gadgets import DEFINITION_TITLE
from bot.pages import SETTINGS_TITLE, Page
from tests.bot.fake import GOOD, FakeWiki

BAD = {**GOOD, "tiers": ["panic"]}


pytestmark = pytest.mark.usefixtures("small")

ALL_JOBS = [jobs.publish, jobs.scan, lambda wiki: scan.rescan(wiki, "A")]


@pytest.mark.parametrize("job", ALL_JOBS)
@pytest.mark.parametrize("config", [{**GOOD, "enabled": False}, {"enabled": False, "tiers": 7}])
def test_switched_off_no_job_edits(job, config):
    """Off is off, even beside mistakes, and it is no error."""
    wiki = FakeWiki(config=config, A="topic [[Category:Suicide]]")
    outcome = job(wiki)
    assert not wiki.log
    assert not outcome.problems
    assert "nothing was edited" in outcome.said[0]


@pytest.mark.parametrize("job", ALL_JOBS)
def test_without_a_config_no_job_edits(job):
    """The community makes its page first; the error says how to start."""
    wiki = FakeWiki(A="topic")
    with pytest.raises(ConfigMissing, match="config-example"):
        job(wiki)
    assert not wiki.log


@pytest.mark.parametrize("job", ALL_JOBS)
def test_a_config_that_can_not_be_read_stops_every_job(job):
    """Doubt about the switch is a no."""
    wiki = FakeWiki(config=GOOD, A="topic")
    wiki.unreadable = {CONFIG_TITLE}
    with pytest.raises(ReadFailed):
        job(wiki)
    assert not wiki.log


def test_publishing_saves_everything_once_and_then_nothing():
    """The second run finds everything as it should be; the summary names the decision."""
    wiki = FakeWiki(config=GOOD)
    first = jobs.publish(wiki)
    assert len(first.edits) == len(first.changes) == len(wiki.log)
    assert all("[[Project:Village pump]]" in summary for _, _, summary in wiki.log)
    wiki.log.clear()
    assert not jobs.publish(wiki).edits
    assert not wiki.log


def test_a_dry_run_shows_the_same_changes_and_edits_nothing():
    """What is shown is what a live run would do."""
    dry, live = FakeWiki(live=False, config=GOOD), FakeWiki(config=GOOD)
    assert jobs.publish(dry).changes == jobs.publish(live).changes
    assert not dry.log
    assert dry.pages.keys() == {CONFIG_TITLE}


def test_a_page_that_the_wiki_changed_while_saving_is_an_error():
    """What readers would run must be what was built."""

    class Rewriting(FakeWiki):
        def save(self, page, summary):
            return super().save(Page(page.title, page.text.replace("margin", "Margin"), page.model), summary)

    with pytest.raises(EditRefused, match="css"):
        jobs.publish(Rewriting(config=GOOD))


def test_an_invalid_config_is_reported_once_and_the_last_good_stays():
    """One edit, on the talk page; the same problems again: none. The settings on the wiki stay."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    settings = wiki.pages[SETTINGS_TITLE]
    wiki.pages[CONFIG_TITLE] = json.dumps(BAD)
    wiki.log.clear()
    outcome = jobs.publish(wiki)
    assert [title for _, title, _ in wiki.log] == [talk.TALK_TITLE]
    assert "tiers[1]" in outcome.problems[0]
    assert "last good config stays" in wiki.pages[talk.TALK_TITLE]
    assert wiki.pages[SETTINGS_TITLE] == settings
    assert jobs.publish(wiki).problems
    assert len(wiki.log) == 1


def test_a_config_that_is_mended_closes_the_report():
    """People see on the talk page that it is solved."""
    wiki = FakeWiki(config=BAD)
    jobs.publish(wiki)
    wiki.pages[CONFIG_TITLE] = json.dumps(GOOD)
    jobs.publish(wiki)
    assert talk.SOLVED in wiki.pages[talk.TALK_TITLE]
    wiki.log.clear()
    jobs.publish(wiki)
    assert not wiki.log


@pytest.mark.parametrize("config", [{"enabled": True}, {"enabled": "yes", "decision": "x"}, "{", {"decision": "x"}])
def test_without_a_clear_yes_not_even_the_report_is_written(config):
    """No decision, or no literal true: the problems are told to the operator alone."""
    wiki = FakeWiki(config=config)
    outcome = jobs.publish(wiki)
    assert outcome.problems
    assert not wiki.log


@pytest.mark.parametrize("enabled", ["false", "true", "no", 0, 1, None, ...])
def test_a_switch_that_is_no_switch_is_off_and_reported_where_it_was_on(enabled):
    """Neither true nor false: nothing is published, and a community that once said yes is told what is wrong."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    wiki.pages[CONFIG_TITLE] = "{}" if enabled is ... else json.dumps({**GOOD, "enabled": enabled, "tiers": []})
    before = dict(wiki.pages)
    wiki.log.clear()
    assert "enabled" in jobs.publish(wiki).problems[0]
    assert [title for _, title, _ in wiki.log] == [talk.TALK_TITLE]
    assert "no notice is shown" in wiki.pages.pop(talk.TALK_TITLE)
    assert wiki.pages == before


def test_after_a_withdrawal_doubt_is_a_no_again():
    """The consent is gone with the settings, also where they could only be blanked."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    wiki.may_delete = False
    jobs.withdraw(wiki)
    wiki.pages[CONFIG_TITLE] = "{}"
    wiki.log.clear()
    assert jobs.publish(wiki).problems
    assert not wiki.log


def saved(wiki: FakeWiki) -> list[str]:
    return [title for _, title, _ in wiki.log]


def test_a_first_publishing_ends_with_the_definition():
    """Nothing is named before it is there, the pages that a notice links to included."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    assert saved(wiki)[-1] == DEFINITION_TITLE
    assert "Project:Handrail" in saved(wiki)


def test_an_upgrade_saves_data_and_new_files_then_scripts_then_the_definition(tmp_path):
    """A script that changes finds its new data and the file that it newly asks for; the definition comes last."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    wiki.log.clear()
    (tmp_path / "gadget/handrail-card.js").write_text("require( './handrail-new.js' );")
    (tmp_path / "gadget/handrail-new.js").write_text("module.exports = {};")
    (tmp_path / "classifier/model.json").write_text('{"weights": []}')
    jobs.publish(wiki)
    prefix = pages.PREFIX
    assert set(saved(wiki)[:2]) == {f"{prefix}handrail-new.js", f"{prefix}handrail-model.json"}
    assert saved(wiki)[2:] == [f"{prefix}handrail-card.js", DEFINITION_TITLE]
    assert "handrail-new.js" in wiki.pages[DEFINITION_TITLE]


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not on this machine")
def test_a_script_that_does_not_parse_is_not_published(tmp_path):
    """One error that names the file; no page is saved, also not in part."""
    (tmp_path / "gadget/handrail-card.js").write_text("function ( {\n")
    wiki = FakeWiki(config=GOOD)
    with pytest.raises(SourceMissing, match=r"gadget/handrail-card\.js: line 1"):
        jobs.publish(wiki)
    assert not wiki.log


def test_without_node_publishing_says_so(monkeypatch):
    """It publishes all the same."""
    monkeypatch.setattr(publishing.scripts.shutil, "which", lambda _: None)
    outcome = jobs.publish(FakeWiki(config=GOOD))
    assert outcome.said == [publishing.scripts.NOT_CHECKED]
    assert outcome.edits


def test_scan_with_an_invalid_config_raises():
    """Scanning reports nothing on the talk page: publishing does."""
    wiki = FakeWiki(config=BAD)
    with pytest.raises(ConfigInvalid):
        jobs.scan(wiki)
    assert not wiki.log


@pytest.mark.parametrize("config", [GOOD, {**GOOD, "enabled": False}, BAD, None])
def test_withdrawing_works_whatever_the_config_says(config):
    """Leaving needs nobody's permission; other gadgets, the config and people's pages stay."""
    wiki = FakeWiki(config=GOOD)
    wiki.pages[DEFINITION_TITLE] = "* a|a.js"
    wiki.pages["MediaWiki:Gadget-handrails.js"] = "another's"
    jobs.publish(wiki)
    if config is None:
        del wiki.pages[CONFIG_TITLE]
    else:
        wiki.pages[CONFIG_TITLE] = json.dumps(config)
    wiki.log.clear()
    outcome = jobs.withdraw(wiki)
    assert "“enabled”: true, the next publish brings the gadget back" in outcome.said[-1]
    assert wiki.log[0] == ("edit", DEFINITION_TITLE, "withdrawn"), "the definition goes first"
    kept = {CONFIG_TITLE} if config else set()
    assert wiki.pages.keys() == kept | {DEFINITION_TITLE, "MediaWiki:Gadget-handrails.js", "Project:Handrail"}
    assert wiki.pages[DEFINITION_TITLE] == "* a|a.js"
    assert not jobs.withdraw(wiki).edits


def test_withdrawing_without_the_right_to_delete_blanks():
    """Scripts become empty, data becomes an empty object, which MediaWiki accepts."""
    wiki = FakeWiki(config=GOOD)
    jobs.publish(wiki)
    wiki.may_delete = False
    jobs.withdraw(wiki)
    assert wiki.pages["MediaWiki:Gadget-handrail.js"] == ""
    assert wiki.pages[SETTINGS_TITLE] == "{}"
