"""Which lines is a reader shown? Pure; the twin is `choose` in gadget/handrail-select.js.

Only the asked country's lines, none whose evidence is too weak or too old at `now`. First those for the
reader's audience, the country's before a region's, open or unknown before closed, in the reader's languages
before others, open before unknown, then the pack's order. Services paired stay together, and one of the
three can be reached without speaking where the country has such a line.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from helplines.hours import is_open, opens

Plain = dict[str, Any]
PLACES = 3
MINIMUM_GRADE = "B"
MAX_AGE_DAYS = 1095
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)


def choose(pack: Plain, query: Plain) -> Plain:
    """At most three services for a reader, the rest, the emergency numbers and the directories.

    `query`: country, languages, now ("2026-11-23T10:00:00Z" or milliseconds), minimum_grade,
    max_age_days, audience; all but `now` may be absent. A `now` that can't be read shows no service:
    their age is then unknown.
    """
    code = query.get("country")
    country = pack["countries"].get(code)
    if country is None:
        return _answer(pack, None, [], [], [])
    now = moment(query.get("now"))
    fit = [one for one in country["services"] if now and _allowed(one, query, now)]
    ranked = sorted((_with_hours(one, now) for one in fit), key=lambda one: _rank(one, query))
    first = _pick(_units(ranked))
    rest = [one for one in ranked if one not in first]
    return _answer(pack, code, country["emergency"], first, rest)


def _answer(pack: Plain, code: str | None, emergency: Any, first: list[Plain], rest: list[Plain]) -> Plain:
    return {
        "country": code,
        "emergency": list(emergency),
        "services": first,
        "more": rest,
        "directories": pack["directories"],
    }


def moment(value: Any) -> datetime | None:
    """A query's `now` as UTC time, None if it isn't a moment."""
    try:
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            return datetime.fromisoformat(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _allowed(service: Plain, query: Plain, now: datetime) -> bool:
    """Grade and age; the age counts from midnight UTC of the day of the evidence."""
    grade = query.get("minimum_grade") or MINIMUM_GRADE
    limit = query.get("max_age_days")
    verified = datetime.combine(date.fromisoformat(service["verified"]), datetime.min.time(), UTC)
    age = (now - verified).days
    return bool(service["grade"] <= grade and age <= (MAX_AGE_DAYS if limit is None else limit))


def _with_hours(service: Plain, now: datetime | None) -> Plain:
    assert now is not None  # noqa: S101 - without a moment no service is allowed
    channels = [_channel(one, now) for one in service["channels"]]
    states = [one["open"] for one in channels]
    return {**service, "channels": channels, "open": _any_open(states)}


def _any_open(states: list[bool | None]) -> bool | None:
    if True in states:
        return True
    return None if None in states else False


def _channel(channel: Plain, now: datetime) -> Plain:
    next_time = opens(channel["hours"], now)
    shown = next_time.strftime("%Y-%m-%dT%H:%M:%SZ") if next_time else None
    return {**channel, "open": is_open(channel["hours"], now), "opens": shown}


def _rank(service: Plain, query: Plain) -> tuple[int, bool, bool, bool, bool, int]:
    wanted = query.get("languages") or []
    language = _language_rank(service, wanted)
    return (
        _audience_rank(service, query.get("audience")),
        query["country"] not in service["area"],  # a region's line may refuse the rest of the country
        service["open"] is False,
        language == len(wanted) > 0,  # nobody there may understand the reader
        service["open"] is None,
        language,
    )


def _audience_rank(service: Plain, chosen: str | None) -> int:
    if chosen and chosen in service["audience"]:
        return 0
    return 1 if "everyone" in service["audience"] else 2


def _language_rank(service: Plain, languages: list[str]) -> int:
    spoken = list(service["languages"])
    for channel in service["channels"]:
        spoken += channel["languages"]
    known = {tag.lower().split("-")[0] for tag in spoken}
    wanted = [tag.lower().split("-")[0] for tag in languages]
    return next((place for place, tag in enumerate(wanted) if tag in known), len(wanted))


def _units(ranked: list[Plain]) -> list[list[Plain]]:
    """Services that must stay together, as lists; each where its best member stands."""
    units: list[list[Plain]] = []
    for service in ranked:
        homes = [unit for unit in units if any(_belongs(service, one) for one in unit)]
        merged = [one for unit in homes for one in unit]
        if homes:
            units[units.index(homes[0])] = [*merged, service]
            units = [unit for unit in units if not any(unit is old for old in homes[1:])]
        else:
            units.append([service])
    return units


def _belongs(service: Plain, other: Plain) -> bool:
    return other["id"] in service["pair"] or service["id"] in other["pair"]


def _pick(units: list[list[Plain]]) -> list[Plain]:
    """Fill the places from the best unit down; give the last ones to a way without voice if need be."""
    first = _fill(units, PLACES)
    if any(_silent(one) for one in first):
        return first
    silent = next((unit for unit in units if len(unit) <= PLACES and any(map(_silent, unit))), None)
    if silent is None:
        return first
    return _fill([unit for unit in units if unit is not silent], PLACES - len(silent)) + silent


def _fill(units: list[list[Plain]], places: int) -> list[Plain]:
    chosen: list[Plain] = []
    for unit in units:
        if len(chosen) + len(unit) <= places:
            chosen += unit
    return chosen


def _silent(service: Plain) -> bool:
    return any(channel["kind"] != "phone" for channel in service["channels"])
