"""Pages out of the API's answers."""

from __future__ import annotations

import pytest

from bot.errors import ReadFailed
from bot.facts import Seen, asked_pages, seen_page, unprotected

TEXT = {"revisions": [{"revid": 7, "slots": {"main": {"content": "x"}}}], "pagelanguage": "de"}
ANSWER = {
    "query": {
        "normalized": [{"from": "a", "to": "A"}],
        "interwiki": [{"title": "wikipedia:Foo", "iw": "wikipedia"}],
        "pages": [
            {"title": "A", "ns": 0, **TEXT},
            {"title": "..", "invalid": True, "invalidreason": "…"},
            {"title": "Special:Search", "ns": -1, "special": True},
            {"title": "B", "ns": 0, "missing": True},
        ],
    }
}


def test_whatever_is_asked_for_has_an_answer():
    """Another spelling is found; missing, impossible, special pages and those of other wikis aren't there."""
    titles = ["a", "A", "..", "Special:Search", "B", "wikipedia:Foo", "never answered"]
    seen = {title: seen_page(title, page) for title, page in asked_pages(titles, ANSWER).items()}
    there = Seen("x", 7, "de")
    assert seen == {title: there if title in ("a", "A") else Seen(None) for title in titles}


def test_only_other_wikis_titles():
    """MediaWiki then answers without any page."""
    found = asked_pages(["x:A"], {"query": {"interwiki": [{"title": "x:A", "iw": "x"}]}})
    assert seen_page("x:A", found["x:A"]).text is None


def test_no_answer_at_all_is_an_error():
    """Silence is not "there is no such page"."""
    with pytest.raises(ReadFailed):
        asked_pages(["A"], {"batchcomplete": True})


def test_a_page_without_its_text_is_an_error():
    """A text that is kept from the bot isn't taken for an empty page."""
    with pytest.raises(ReadFailed, match="no text"):
        seen_page("A", {"title": "A", "ns": 0, "revisions": [{"revid": 1, "slots": {"main": {"texthidden": True}}}]})


@pytest.mark.parametrize(
    ("page", "free"),
    [
        ({"missing": True, "protection": []}, False),
        ({"protection": []}, True),
        ({"protection": [{"type": "move", "level": "sysop", "expiry": "infinity"}]}, True),
        ({"protection": [{"type": "edit", "level": "autoconfirmed", "expiry": "infinity"}]}, False),
        ({"protection": [{"type": "edit", "level": "sysop", "expiry": "infinity", "source": "Main Page"}]}, False),
    ],
)
def test_a_page_that_anybody_may_edit(page, free):
    """It is there, and no protection against edits holds, inherited ones included."""
    assert unprotected("A", page) is free


def test_a_protection_that_is_not_told_is_an_error():
    """Silence is not "free to edit"."""
    with pytest.raises(ReadFailed):
        unprotected("A", {"title": "A"})
