"""Scanning and the webhook's events, on a wiki in memory."""

from __future__ import annotations

import pytest

from bot import jobs, scan
from bot.errors import BotError
from bot.pages import SETTINGS_TITLE
from bot.project import REPORT_TITLE
from tests.bot.fake import GOOD, FakeWiki

pytestmark = pytest.mark.usefixtures("small")


def articles() -> FakeWiki:
    return FakeWiki(
        config={**GOOD, "include": ["C"], "exclude": ["D"]},
        A="a topic [[Category:Suicide]]",
        B="a biography [[Category:Suicide]]",
        C="cooking",
        D="a topic [[Category:Suicide]]",
        E="a topic on suicide",
        F="a topic elsewhere",
    )


def rows(wiki: FakeWiki) -> dict[str, str]:
    return {row.title: row.proposal for row in scan.report.parse(wiki.pages[REPORT_TITLE])}


def test_scanning_proposes_and_edits_the_report_alone():
    """Listed and found articles are judged; no article is touched; a second scan changes nothing."""
    wiki = articles()
    jobs.scan(wiki)
    assert rows(wiki) == {"A": "", "B": "exclude", "C": "exclude", "E": "include"}
    assert [title for _, title, _ in wiki.log] == [REPORT_TITLE]
    jobs.scan(wiki)
    assert len(wiki.log) == 1


def test_scanning_everything_finds_more():
    """--all reads also what no search would find."""
    wiki = articles()
    told: list[str] = []
    jobs.scan(wiki, everything=True, tell=told.append)
    assert rows(wiki)["F"] == "include"
    assert told[-1] == "6 articles read"


def changed(title: str, namespace: int = 0, event: str = "save") -> dict[str, object]:
    return {"event": event, "page_id": 1, "title": title, "namespace": namespace, "revision": 2}


def test_a_changed_article_is_classified_anew_if_it_is_in_the_report():
    """One row changes; an article that isn't listed there changes nothing."""
    wiki = articles()
    jobs.scan(wiki)
    wiki.pages["B"] = "now a topic [[Category:Suicide]]"
    jobs.page_changed(wiki, changed("B"))
    assert rows(wiki)["B"] == ""
    del wiki.pages["E"]
    jobs.page_changed(wiki, changed("E", event="delete"))
    assert "E" not in rows(wiki)
    before = len(wiki.log)
    jobs.page_changed(wiki, changed("F"))
    jobs.page_changed(wiki, changed("User:B", 2))
    assert len(wiki.log) == before


@pytest.mark.parametrize("left", ["#REDIRECT [[E2]]", "a topic on suicide", None])
def test_a_moved_article_leaves_the_report_under_its_old_title(left):
    """The old title's deletion takes its row out, whatever stands there now; the new title's move adds nothing."""
    wiki = articles()
    jobs.scan(wiki)
    wiki.pages["E2"] = wiki.pages.pop("E")
    if left is not None:
        wiki.pages["E"] = left
    jobs.page_changed(wiki, changed("E", event="delete"))
    jobs.page_changed(wiki, changed("E2", event="move"))
    assert rows(wiki).keys() == {"A", "B", "C"}


@pytest.mark.parametrize(
    "title", ["MediaWiki:Handrail-config.json", "Handrail-config.json", "ویکی:Handrail-config.json"]
)
def test_a_changed_config_is_published(title):
    """The config page, by whatever name the wiki gives its namespace, brings the wiki up to date."""
    wiki = FakeWiki(config=GOOD)
    assert jobs.page_changed(wiki, changed(title, 8)).edits
    assert SETTINGS_TITLE in wiki.pages


def test_other_interface_pages_are_nobodys_business():
    """Not even our own pages: publishing would answer to itself."""
    wiki = FakeWiki(config=GOOD)
    assert not jobs.page_changed(wiki, changed("MediaWiki:Gadget-handrail.js", 8)).changes
    assert not wiki.log


@pytest.mark.parametrize("event", [{}, {"title": "A"}, {"title": 3, "namespace": 0}, {"title": "A", "namespace": True}])
def test_an_event_without_its_fields_is_an_error(event):
    """One clear error, nothing done."""
    with pytest.raises(BotError, match="title"):
        jobs.page_changed(FakeWiki(config=GOOD), event)
