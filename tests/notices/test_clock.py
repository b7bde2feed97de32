"""Times and dates as a reader sees them."""

from __future__ import annotations

import pytest

import notices
from notices.clock import days_between, local, written


def test_a_moment_is_shown_on_the_wall_clock_of_its_zone() -> None:
    """Hours and minutes of 24, the weekday from Monday as 0, also over midnight and with half hours."""
    there = local("2026-11-23T20:05:00Z", "Asia/Kolkata")
    assert there is not None
    assert (there.day.isoformat(), there.time, there.weekday) == ("2026-11-24", "01:35", 1)


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd", "Europe/"])
def test_an_unknown_zone_is_no_zone(zone: str | None) -> None:
    """No error, whatever the browser says."""
    assert local("2026-11-23T20:05:00Z", zone) is None


def test_days_are_those_of_the_calendar() -> None:
    """Ten minutes over midnight are a day."""
    first, second = local("2026-12-31T23:55:00Z", "UTC"), local("2027-01-01T00:05:00Z", "UTC")
    assert first is not None
    assert second is not None
    assert days_between(first, second) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "March 1, 2026"),
        ("de", "1. März 2026"),
        ("fr", "1 mars 2026"),
        ("es", "1 de marzo de 2026"),
        ("ar", "1 مارس 2026"),
        ("ja", "2026年3月1日"),
    ],
)
def test_dates_are_written_out(lang: str, text: str) -> None:
    """CLDR's long form, in Western digits."""
    assert written("2026-03-01", notices.pack()["dates"][lang]) == text
