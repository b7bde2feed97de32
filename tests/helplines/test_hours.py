"""Open now, opens next: in the line's own zone, through changes of the clock, with exceptions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplines.hours import is_open, opens, zone_info

BERLIN = "Europe/Berlin"


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text + "Z")


def daily(*spans: list[int], zone: str = BERLIN, exceptions: Any = ()) -> dict[str, Any]:
    """Pack hours that are the same every day."""
    return {"zone": zone, "week": [list(spans) for _ in range(7)], "exceptions": list(exceptions)}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23T08:59:59", False),
        ("2026-11-23T09:00:00", True),
        ("2026-11-23T20:59:59", True),
        ("2026-11-23T21:00:00", False),
    ],
)
def test_a_span_holds_its_start_and_not_its_end(now: str, expected: bool) -> None:
    """10:00 to 22:00 in Berlin's winter is 09:00 to 21:00 UTC, the last minute included."""
    assert is_open(daily([600, 1320]), at(now)) is expected


@pytest.mark.parametrize(("now", "expected"), [("2026-07-01T08:00:00", True), ("2026-07-01T20:00:00", False)])
def test_summer_time_moves_the_hours_with_the_clock(now: str, expected: bool) -> None:
    """In summer Berlin's 10:00 is 08:00 UTC."""
    assert is_open(daily([600, 1320]), at(now)) is expected


def test_opening_across_the_night_when_clocks_go_forward() -> None:
    """On 2026-03-28 at 23:00 Berlin time a line that opens at 10:00 opens at 08:00 UTC, not at 09:00."""
    assert opens(daily([600, 1320]), at("2026-03-28T22:00:00")) == at("2026-03-29T08:00:00")


def test_opening_across_the_night_when_clocks_go_back() -> None:
    """On 2026-10-24 at 23:00 Berlin time the same line opens at 09:00 UTC."""
    assert opens(daily([600, 1320]), at("2026-10-24T21:00:00")) == at("2026-10-25T09:00:00")


def test_an_hour_that_comes_twice_opens_at_its_first_coming() -> None:
    """02:30 comes at 00:30 and at 01:30 UTC when the clocks go back; it opens at the first."""
    assert opens(daily([150, 600]), at("2026-10-25T00:00:00")) == at("2026-10-25T00:30:00")


def test_past_midnight_is_two_spans_and_24_00_ends_a_day() -> None:
    """22:00 to 24:00 and 00:00 to 03:00 are open without a gap at midnight."""
    night = daily([0, 180], [1320, 1440])
    for now in ("2026-11-23T22:59:59", "2026-11-23T23:00:00"):
        assert is_open(night, at(now)) is True
    assert is_open(night, at("2026-11-24T02:00:00")) is False


def test_a_monthly_exception_replaces_the_day() -> None:
    """Round the clock on the 10th: open at 03:00 in Tokyo on the 10th, closed on the 9th."""
    hours = daily([960, 1260], zone="Asia/Tokyo", exceptions=[{"when": "monthly:10", "hours": [[0, 1440]]}])
    assert is_open(hours, at("2026-11-09T18:00:00")) is True
    assert is_open(hours, at("2026-11-08T18:00:00")) is False
    assert opens(hours, at("2026-11-09T13:00:00")) == at("2026-11-09T15:00:00")


def test_a_dated_exception_wins_over_a_monthly_one() -> None:
    """Closed on 2026-12-25 although the 25th is otherwise round the clock."""
    both = [{"when": "monthly:25", "hours": [[0, 1440]]}, {"when": "2026-12-25", "hours": []}]
    hours = daily([600, 1320], exceptions=both)
    assert is_open(hours, at("2026-12-25T12:00:00")) is False
    assert is_open(hours, at("2026-11-25T02:00:00")) is True


def test_the_next_opening_may_be_next_week() -> None:
    """A line for Mondays only opens in six days when asked on a Tuesday."""
    monday = {"zone": BERLIN, "week": [[[600, 660]], [], [], [], [], [], []], "exceptions": []}
    assert opens(monday, at("2026-11-24T12:00:00")) == at("2026-11-30T09:00:00")


@pytest.mark.parametrize("hours", [None, daily([0, 1440], zone="Europe/Atlantis")])
def test_unknown_hours_stay_unknown(hours: Any) -> None:
    """No hours, or a zone that nobody knows: neither open nor closed, and no promise when."""
    assert is_open(hours, at("2026-11-23T12:00:00")) is None
    assert opens(hours, at("2026-11-23T12:00:00")) is None


def test_never_open_promises_nothing() -> None:
    """A week without any span has no next opening."""
    assert opens(daily(), at("2026-11-23T12:00:00")) is None


SPANS = st.lists(st.integers(0, 96), min_size=2, max_size=4, unique=True).map(
    lambda marks: [[a * 15, b * 15] for a, b in zip(sorted(marks)[::2], sorted(marks)[1::2], strict=False)]
)
HOURS = st.builds(
    lambda zone, week: {"zone": zone, "week": week, "exceptions": []},
    st.sampled_from(["UTC", "Asia/Kolkata", "Asia/Tokyo", "America/Phoenix"]),
    st.lists(SPANS, min_size=7, max_size=7),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@given(HOURS, MOMENTS)
def test_it_is_closed_until_it_opens(hours: dict[str, Any], now: datetime) -> None:
    """At the promised moment the line is open, and at no quarter of an hour before it."""
    moment = opens(hours, now)
    if is_open(hours, now):
        assert moment is None
        return
    assert moment is not None
    assert moment > now
    assert is_open(hours, moment) is True
    while (moment := moment - timedelta(minutes=15)) > now:
        assert is_open(hours, moment) is False


def test_a_zone_is_no_path() -> None:
    """A name that tries to leave the zone folder is no zone."""
    assert zone_info("../../etc/passwd") is None
