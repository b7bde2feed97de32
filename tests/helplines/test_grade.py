"""Grades are computed from the evidence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from helplines import grade
from tests.helplines.records import channel, chat, parsed, source, verification

FIRST, SECOND = verification(), verification(by="second reader")
LISTS = [
    source(url="https://list-one.example/", publisher="other", captured="2025-01-01"),
    source(url="https://list-two.example/", publisher="other", captured=None),
]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "B"),
        ({"verifications": [FIRST, verification(method="live page", by="maintainer")]}, "A"),
        ({"verifications": [FIRST]}, "C"),
        ({"verifications": [FIRST, FIRST]}, "C"),
        ({"verifications": [FIRST, SECOND, verification(by="third", result="differs")]}, "D"),
        ({"verifications": [FIRST, verification(by="second reader", result="not found")]}, "C"),
        ({"verifications": []}, "D"),
        ({"sources": [source(publisher="regulator")]}, "B"),
        ({"sources": [source(publisher="other")]}, "D"),
        ({"sources": [source(url="https://de.wikipedia.org/wiki/Linie")]}, "D"),
        ({"sources": [source(supports=["channels.0.hours"])]}, "D"),
        ({"sources": [source(supports=["service"])]}, "B"),
        ({"sources": [source(supports=["channels.0"])]}, "B"),
        ({"sources": []}, "D"),
        ({"sources": LISTS}, "C"),
        ({"sources": LISTS[1:]}, "D"),
        ({"sources": [LISTS[0], {**LISTS[1], "url": "https://www.list-one.example/copy"}]}, "D"),
        ({"sources": [LISTS[0], {**LISTS[1], "url": "https://en.wikipedia.org/wiki/List"}]}, "D"),
        ({"sources": [{**LISTS[0], "captured": "2020-01-01"}, LISTS[1]]}, "D"),
    ],
)
def test_grade(changes: dict[str, Any], expected: str) -> None:
    """The four grades, and what does not make one: copies, encyclopedias, one reader twice, old lists."""
    assert grade.service_grade(parsed(**changes)) == expected


def test_a_channel_without_evidence_stays_hidden() -> None:
    """The number is proven and the chat is not: the service is a B, and only its number is shown."""
    service = parsed(channels=[channel(), chat()])
    assert [grade.channel_grade(service, index) for index in (0, 1)] == ["B", "D"]
    assert (grade.service_grade(service), grade.shown_channels(service)) == ("B", [0])


def test_evidence_date_is_the_newest_capture() -> None:
    """A typo mended or a dated page read again does not make the evidence younger."""
    two = [source(captured="2024-05-01"), source(captured="2025-05-01")]
    assert grade.evidence_date(parsed(sources=two)) == date(2025, 5, 1)


def test_an_old_page_does_not_make_an_undated_one_older() -> None:
    """More evidence never hides a line: beside an undated primary page, an older dated one changes nothing."""
    two = [source(captured="2014-05-01"), source(captured=None)]
    assert grade.evidence_date(parsed(sources=two)) == date(2026, 11, 23)


def test_a_newspaper_shows_that_a_proven_number_is_in_use_but_proves_none() -> None:
    """Its date counts beside a primary page, an encyclopedia's never does; alone it gives no grade to be shown."""
    press = source(captured="2026-01-02", publisher="other", url="https://paper.example/a")
    copied = source(captured="2026-10-02", publisher="other", url="https://en.wikipedia.org/wiki/List")
    old = source(captured="2021-12-28")
    assert grade.evidence_date(parsed(sources=[old, press, copied])) == date(2026, 1, 2)
    assert grade.service_grade(parsed(sources=[press])) == "D"


def test_a_capture_that_shows_something_else_does_not_count() -> None:
    """Only pages that show a channel that is shown speak for its age."""
    hours = source(captured="2026-10-01", supports=["channels.0.hours"])
    assert grade.evidence_date(parsed(sources=[source(captured="2024-05-01"), hours])) == date(2024, 5, 1)


def test_a_live_check_moves_the_date() -> None:
    """A maintainer who looked at the live page is newer evidence than an old capture."""
    live = verification(by="maintainer", method="live page", on="2026-11-20")
    assert grade.evidence_date(parsed(verifications=[FIRST, live])) == date(2026, 11, 20)


def test_without_any_capture_the_verification_counts() -> None:
    """And without one that found the line there is no date."""
    assert grade.evidence_date(parsed(sources=[source(captured=None)])) == date(2026, 11, 23)
    nobody = parsed(sources=[source(captured=None)], verifications=[verification(result="not found")])
    assert grade.evidence_date(nobody) is None


def test_a_look_at_an_undated_page_is_not_a_dated_one() -> None:
    """Only a live check or a page's own date makes the day of the evidence one that may be shown."""
    old, undated = source(captured="2014-05-01"), source(captured=None)
    live = verification(by="maintainer", method="live page", on="2026-11-25")
    assert grade.dated(parsed(sources=[old]))
    assert not grade.dated(parsed(sources=[undated]))
    assert not grade.dated(parsed(sources=[old, undated]))
    assert grade.dated(parsed(sources=[old, undated], verifications=[FIRST, live]))
    assert grade.known_dates(parsed(sources=[old, undated])) == [date(2014, 5, 1)]
    assert not grade.dated(parsed(sources=[undated], verifications=[]))
