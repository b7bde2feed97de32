"""Open now? Opens when? For the hours of a pack channel, in the time zone of the line itself.

Pack hours: "always", None (unknown), or {"zone", "week": 7 lists of [from, to] in minutes, Monday first,
"exceptions": [{"when", "hours"}]}. The twin is gadget/handrail-select.js; both run the same cases.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

# Monthly exceptions come round within 31 days; a season of closed days within this.
HORIZON_DAYS = 62


@lru_cache(maxsize=1024)
def zone_info(name: str) -> ZoneInfo | None:
    """The zone from the pinned tzdata package (not the machine's own), None if there is none."""
    if name not in zone_names():
        return None
    with resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Names of all IANA zones and aliases in the tzdata package."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text("utf-8").split())


def is_open(hours: Any, now: datetime) -> bool | None:
    """Whether a channel with these pack hours answers at `now`; None if the hours are unknown."""
    if hours == "always":
        return True
    zone = zone_info(hours["zone"]) if hours else None
    if zone is None:
        return None
    local = now.astimezone(zone)
    minute = local.hour * 60 + local.minute
    return any(start <= minute < end for start, end in _spans(hours, local))


def opens(hours: Any, now: datetime) -> datetime | None:
    """When a channel that is closed at `now` opens next (UTC), None if open, unknown or not in sight."""
    if is_open(hours, now) is not False:
        return None
    zone = zone_info(hours["zone"])
    assert zone is not None  # noqa: S101 - is_open has just used it
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    for offset in range(HORIZON_DAYS):
        day = today + timedelta(days=offset)
        starts = [_instant(day + timedelta(minutes=span[0]), zone, now) for span in _spans(hours, day)]
        later = [start for start in starts if start is not None]
        if later:
            return min(later)
    return None


def _spans(hours: Any, day: datetime) -> list[list[int]]:
    """The spans of that local day: a dated exception, else a monthly one, else the weekday's."""
    exceptions = {one["when"]: one["hours"] for one in hours["exceptions"]}
    for when in (day.strftime("%Y-%m-%d"), f"monthly:{day.day}"):
        if when in exceptions:
            return list(exceptions[when])
    return list(hours["week"][day.weekday()])


def _instant(wall: datetime, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The first moment after `now` at which the zone's clocks show `wall` (a time without zone).

    Clocks put back show it twice. Clocks put forward may skip it: then the moment that it would be
    without the change. None if it is past.
    """
    as_utc = wall.replace(tzinfo=UTC)
    offsets = [zone.utcoffset((as_utc + shift).astimezone(zone)) for shift in (-timedelta(1), timedelta(1))]
    moments = [as_utc - offset for offset in offsets if offset is not None]
    shown = [one for one in moments if one.astimezone(zone).replace(tzinfo=None) == wall]
    later = [one for one in shown or moments[:1] if one > now]
    return min(later, default=None)
