"""The pack: what a browser and the Python side choose from. Everything that can be decided early is."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from phonenumbers.shortnumberinfo import is_emergency_number

from helplines import grade
from helplines.models import WEEKDAYS, Channel, EmergencyNumber, Hours, Service, Source
from helplines.store import Dataset
from helplines.tables import language_countries, zone_countries

Plain = dict[str, Any]
DIRECTORIES = (
    ("Find A Helpline", "https://findahelpline.com/"),
    ("Befrienders Worldwide", "https://www.befrienders.org/"),
)


def build_pack(dataset: Dataset) -> Plain:
    """The pack as plain data; the same dataset gives the same pack, on any day and machine."""
    return {
        "version": version("handrail"),
        "countries": {code: _country(code, dataset) for code in sorted(_served(dataset))},
        "directories": [{"name": name, "href": href} for name, href in DIRECTORIES],
        "zones": zone_countries(),
        "languages": language_countries(),
    }


def dump(plain: Any) -> str:
    """Compact JSON with a final newline; byte for byte the same each time."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _served(dataset: Dataset) -> set[str]:
    abroad = {code for _, service in dataset.services() for code in served_countries(service)}
    return set(dataset.countries) | abroad


def served_countries(service: Service) -> set[str]:
    """Countries of a service that may be shown; a second country counts only if a source proves the area."""
    if service.status != "published" or grade.service_grade(service) > "C" or not shown_channels(service):
        return set()
    home = service.id[:2].upper()
    codes = {area.split("-")[0] for area in service.area}
    return codes if grade.proven(service, "area") else codes & {home}


def shown_channels(service: Service) -> list[int]:
    """Indexes of the channels that are good enough and have something to dial or to follow."""
    return [index for index in grade.shown_channels(service) if href(service.channels[index])]


def _country(code: str, dataset: Dataset) -> Plain:
    record = dataset.countries.get(code)
    numbers = record.emergency if record else []
    shown = [service for _, service in dataset.services() if code in served_countries(service)]
    return {
        "emergency": [one.number for one in numbers if "ambulance" in one.kinds and witnessed(code, one)],
        "services": [pack_service(one) for one in sorted(shown, key=lambda one: _order(one, code))],
    }


def witnessed(code: str, number: EmergencyNumber) -> bool:
    """Whether two witnesses name the number: primary pages of different hosts, libphonenumber being one."""
    return len(witnesses(code, number)) >= 2


def witnesses(code: str, number: EmergencyNumber) -> set[str]:
    """Hosts of the primary pages that show the number, and 'libphonenumber' if it has it too."""
    hosts = {grade.host(one.url) for one in number.sources if _shows_number(one)}
    return hosts | ({"libphonenumber"} if is_emergency_number(number.number, code) else set())


def _shows_number(source: Source) -> bool:
    return grade.primary(source) and grade.proves(source, "number")


def _order(service: Service, code: str) -> tuple[bool, bool, bool, str, bool]:
    """Everyone, the whole country, round the clock, grade, its own country's; else as filed."""
    always = any(_hours(service, index) == "always" for index in shown_channels(service))
    return (
        "everyone" not in service.audience,
        code not in service.area,
        not always,
        grade.service_grade(service),
        service.id[:2].upper() != code,
    )


def pack_service(service: Service) -> Plain:
    """A service as the pack shows it: only what a primary source proves, all else unknown."""
    verified = grade.evidence_date(service)
    channels = [_channel(service, index) for index in shown_channels(service)]
    return {
        "id": service.id,
        "names": service.names,
        "languages": service.languages,
        "audience": service.audience,
        "area": service.area,
        "grade": grade.service_grade(service),
        # Without any date it is older than every limit.
        "verified": verified.isoformat() if verified else "1970-01-01",
        # Only such a day may be called the day of a check; the age limit counts from any.
        "dated": grade.dated(service),
        "free": _free(channels),
        "claims": [name for name in ("confidential", "anonymous") if _claims(service, name)],
        "dispatch": service.policies.dispatch.value if _policy_proven(service, "dispatch") else "unknown",
        "website": service.website,
        "pair": service.pair,
        "channels": channels,
    }


def _free(channels: list[Plain]) -> bool:
    """Whether every paid-for way (phone, text) is proven free; without any, every way."""
    billed = [one for one in channels if one["kind"] in ("phone", "sms")] or channels
    return all(one["cost"] == "free" for one in billed)


def _claims(service: Service, name: str) -> bool:
    return getattr(service.policies, name).value == "yes" and _policy_proven(service, name)


def _policy_proven(service: Service, name: str) -> bool:
    policy = getattr(service.policies, name)
    cited = [service.sources[index] for index in policy.sources if index < len(service.sources)]
    return any(grade.primary(source) for source in cited)


def _channel(service: Service, index: int) -> Plain:
    channel = service.channels[index]
    place = f"channels.{index}"
    return {
        "kind": channel.kind,
        "display": channel.display,
        "href": href(channel),
        "keyword": channel.keyword,
        "reach": channel.reach,
        "languages": channel.languages,
        "cost": channel.cost if grade.proven(service, f"{place}.cost") else "unknown",
        "hours": _hours(service, index),
    }


def _hours(service: Service, index: int) -> Any:
    known = grade.proven(service, f"channels.{index}.hours")
    return pack_hours(service.channels[index].hours) if known else None


def href(channel: Channel) -> str | None:
    """The link: tel: and sms: without spaces ('#' escaped), else the channel's own address."""
    if channel.kind not in ("phone", "sms"):
        return channel.url
    if channel.dial is None:
        return None
    digits = quote(channel.dial, safe="*,")
    if channel.kind == "phone":
        return f"tel:{digits}"
    return f"sms:{digits}?body={quote(channel.keyword)}" if channel.keyword else f"sms:{digits}"


def pack_hours(hours: Hours) -> Any:
    """Hours in the pack's form: "always", None for unknown, or minutes per day, Monday first."""
    if not hours.known:
        return None
    if hours.always:
        return "always"
    return {
        "zone": hours.zone,
        "week": [_minutes(hours.week.get(day, [])) for day in WEEKDAYS],
        "exceptions": [{"when": one.when, "hours": _minutes(one.hours)} for one in hours.exceptions],
    }


def _minutes(spans: list[tuple[str, str]]) -> list[list[int]]:
    return [[_minute(start), _minute(end)] for start, end in spans]


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
