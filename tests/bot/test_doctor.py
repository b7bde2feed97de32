"""The doctor's single judgements; the whole runs on a real wiki."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import doctor
from bot.address import parse
from bot.config import Config
from bot.errors import BadAddress, LoginFailed, NotMediaWiki, Unreachable
from tests.bot.fake import FACTS


@pytest.mark.parametrize(
    ("api", "server", "state"),
    [
        ("https://wiki.example/api.php", "https://wiki.example", "ok"),
        ("https://wiki.example/api.php", "//wiki.example", "ok"),
        ("https://wiki.example/api.php", "https://other.example", "problem"),
        ("http://localhost:81/api.php", "http://127.0.0.1:81", "note"),
        ("http://10.1.2.3/api.php", "https://wiki.example", "note"),
    ],
)
def test_the_wiki_is_the_one_that_was_named(api, server, state):
    """A public name that leads to another wiki is a problem; inner addresses may be called otherwise."""
    assert doctor.named(parse(api), replace(FACTS, server=server)).state == state


def test_gadgets_must_be_there():
    """Without the extension nothing can be published; its version is told where it has one."""
    assert doctor.gadgets_extension(replace(FACTS, extensions={})).state == "problem"
    assert "1.39" in doctor.gadgets_extension(FACTS).what


def test_each_missing_right_is_told_with_its_grant():
    """What is needed is a problem, what is wished for a note."""
    found = list(doctor.missing(frozenset({"edit", "createpage", "editinterface"})))
    assert [one.point for one in found if one.state == "problem"] == [
        "right editsitejs",
        "right editsitecss",
        "right editsitejson",
    ]
    assert all("grant" in one.what for one in found)
    assert [one.state for one in doctor.missing(frozenset({*doctor.RIGHTS, *doctor.WISHED}))] == ["ok"]


def test_an_address_that_is_none_is_a_finding():
    """The doctor reports, it doesn't fall over."""
    assert doctor.check("nonsense")[-1].state == "problem"


def test_a_language_without_words_is_a_note():
    """A slip such as "dk" would go unnoticed; fallbacks and English are no slip."""
    config = Config(enabled=False, languages=["de-at", "dk", "en-gb", "simple"])
    assert [(one.state, one.what.partition(":")[0]) for one in doctor.without_words(config)] == [("note", "dk")]


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        (LoginFailed, [("reachable", "ok"), ("log in", "problem")]),
        (Unreachable, [("reachable", "problem")]),
        (NotMediaWiki, [("reachable", "problem")]),
        (BadAddress, [("address", "problem")]),
    ],
)
def test_a_wiki_that_could_not_be_opened_is_told_where_it_failed(kind, points):
    """A wrong password is no matter of reaching the wiki."""
    found = list(doctor.unopened(kind("x", "no")))
    assert [(one.point, one.state) for one in found] == points
    assert found[-1].what == "x: no"


def test_nothing_published_yet_is_a_note():
    """Before the first publish and after a withdrawal; blanked settings are none."""
    assert doctor.published({"version": "1.2"}, True).state == "ok"
    for settings in (None, {}):
        off, on = doctor.published(settings, False), doctor.published(settings, True)
        assert (off.state, off.what) == ("note", "nothing is published yet")
        assert "“enabled”: true, the next publish brings the gadget" in on.what


def test_pages_that_anybody_can_change_are_one_note():
    """All of them, and what to do; none, no note."""
    found = list(doctor.unprotected(["Project:Handrail", "Project:Handrail/Helplines"]))
    assert [(one.point, one.state) for one in found] == [("protection", "note")]
    assert "anybody can change Project:Handrail, Project:Handrail/Helplines; protect Project:Handrail*" in found[0].what
    assert not list(doctor.unprotected([]))
