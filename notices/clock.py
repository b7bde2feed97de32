"""Times and dates as a reader sees them; gadget/handrail-words.js has the same functions."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Local(NamedTuple):
    """A moment on somebody's wall clock: ISO date, HH:MM, and weekday with Monday as 0."""

    day: date
    time: str
    weekday: int


def local(moment: str, zone: str | None) -> Local | None:
    """The ISO moment (UTC, ending in Z) in an IANA zone; None if the zone is not known here."""
    if not zone:
        return None
    try:
        there = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    except (ValueError, OSError, LookupError):  # what zoneinfo raises for names it can't find
        return None
    return Local(there.date(), there.strftime("%H:%M"), there.weekday())


def days_between(first: Local, second: Local) -> int:
    """Whole days on the calendar from the first to the second."""
    return (second.day - first.day).days


def written(iso: str, dates: dict[str, list[str] | str]) -> str:
    """An ISO date written out by the language's pattern, in Western digits; e.g. "1. März 2026"."""
    day = date.fromisoformat(iso)
    pattern = str(dates["format"])
    for mark, value in (("$y", str(day.year)), ("$m", dates["months"][day.month - 1]), ("$d", str(day.day))):
        pattern = pattern.replace(mark, value)
    return pattern
