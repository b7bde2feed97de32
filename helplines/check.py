"""Every problem of the records, with file, field and what to do. Never edits, never stops early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from helplines.check_evidence import emergency, evidence
from helplines.check_numbers import libphonenumber_knows, not_emergency, not_retired, numbers
from helplines.choose import MAX_AGE_DAYS, PLACES
from helplines.models import Channel, Country, Service
from helplines.problems import Exempt, Finding, Problem, at, load_exceptions
from helplines.retired import load_retired
from helplines.store import DATA, BadFile, files, read
from helplines.tables import is_language, is_region, is_zone, iso_countries, zone_countries

MISNAMED = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "sh": "sr", "jp": "ja", "kr": "ko", "cn": "zh"}


def check(folder: Path = DATA, today: date | None = None, max_age_days: int = MAX_AGE_DAYS) -> list[Problem]:
    """Problems of all files under `folder`, in file order. `today` is the day that ages count from."""
    day = today or date.today()
    records: dict[Path, Country] = {}
    problems: list[Problem] = []
    for path in files(folder):
        try:
            records[path] = read(path)
        except BadFile as error:
            problems += [Problem("error", str(path), field, what) for field, what in error.problems]
    exempt = load_exceptions()
    for path, record in records.items():
        problems += _record(str(path), record, day, max_age_days, exempt)
    return problems + list(_across(records)) + list(_unused(records, exempt))


def _record(
    file: str, record: Country, today: date, max_age_days: int, exempt: tuple[Exempt, ...]
) -> Iterator[Problem]:
    code = record.country
    if code not in iso_countries():
        yield Problem("error", file, "country", f"{code} is not an ISO 3166-1 country")
        return
    for index, number in enumerate(record.emergency):
        yield from at(file, emergency(code, number, today), f"emergency.{index}.")
    known = [one.number for one in exempt if one.country == code]
    retired = load_retired()
    for index, service in enumerate(record.services):
        prefix = f"services.{index} ({service.id})."
        yield from at(file, _names(service, code), prefix)
        yield from at(file, numbers(service, code, known), prefix)
        yield from at(file, not_retired(service, code, retired), prefix)
        yield from at(file, not_emergency(service, [one.number for one in record.emergency]), prefix)
        yield from at(file, evidence(service, today, max_age_days), prefix)


def _names(service: Service, country: str) -> Iterator[Finding]:
    if not service.id.startswith(country.lower() + "-"):
        yield "error", "id", f"must start with '{country.lower()}-'"
    countries = {area[:2] for area in service.area}
    if country not in countries:
        yield "error", "area", f"{service.area} is outside {country}: move the line to that country's file"
    for area in service.area:
        if not is_region(area):
            yield "error", "area", f"{area} is not an ISO 3166 country or region"
    yield from _languages(service)
    for index, channel in enumerate(service.channels):
        if channel.hours.zone is not None and not is_zone(channel.hours.zone):
            yield "error", f"channels.{index}.hours.zone", f"IANA has no time zone {channel.hours.zone}"
        elif channel.hours.zone is not None and zone_countries().get(channel.hours.zone) not in countries:
            what = f"{channel.hours.zone} is no time zone of {', '.join(sorted(countries))}: is it meant?"
            yield "warning", f"channels.{index}.hours.zone", what
    for name in ("area", "languages", "audience", "topics", "pair"):
        twice = [one for one, count in Counter(getattr(service, name)).items() if count > 1]
        if twice:
            yield "error", name, f"{', '.join(twice)} is given twice"


def _languages(service: Service) -> Iterator[Finding]:
    places = [("languages", service.languages), ("names", list(service.names))]
    places += [(f"channels.{index}.languages", one.languages) for index, one in enumerate(service.channels)]
    for place, tags in places:
        for tag in tags:
            if tag in MISNAMED:
                yield "error", place, f"{tag}: write {MISNAMED[tag]}"
            elif not is_language(tag):
                yield "error", place, f"{tag} is not a language that CLDR has a name for"


def _across(records: dict[Path, Country]) -> Iterator[Problem]:
    """Rules over all files: ids are unique, pairs point both ways, no number stands twice."""
    places = [(str(path), record, one) for path, record in records.items() for one in record.services]
    counts = Counter(service.id for _, _, service in places)
    by_id = {service.id: service for _, _, service in places}
    for file, record, service in places:
        prefix = f"({service.id})."
        if counts[service.id] > 1:
            yield Problem("error", file, f"{prefix}id", "is used by more than one service")
        yield from at(file, _pairs(service, by_id), prefix)
        yield from at(file, _duplicates(service, record), prefix)


def _pairs(service: Service, by_id: dict[str, Service]) -> Iterator[Finding]:
    if service.replaced_by is not None and service.replaced_by not in by_id:
        yield "error", "replaced_by", f"there is no service {service.replaced_by}"
    if len(service.pair) >= PLACES:
        yield "error", "pair", f"holds {len(service.pair)} others: only {PLACES - 1} fit beside it"
    for name in service.pair:
        other = by_id.get(name)
        if other is None or other is service:
            yield "error", "pair", f"{name} is no other service"
        elif {service.id, *service.pair} != {other.id, *other.pair}:
            yield "error", "pair", f"{name} must name the same services in its 'pair'"
        elif (service.status == "published") != (other.status == "published"):
            yield "warning", "pair", f"{name} is {other.status}: the half that is published is shown alone"


def _duplicates(service: Service, record: Country) -> Iterator[Finding]:
    """A number twice: in one service it is a slip, in two it may be a choice on the keys."""
    others = [one for one in record.services if one.status == "published" and one.id > service.id]
    seen: set[tuple[str, str | None, str | None]] = set()
    for index, channel in enumerate(service.channels):
        if service.status != "published" or not channel.dial:
            continue
        place = f"channels.{index}.dial"
        if _key(channel) in seen:
            yield "error", place, f"{channel.dial} stands twice in this service"
        seen.add(_key(channel))
        for other in others:
            if _key(channel) in {_key(one) for one in other.channels}:
                what = "give the keys to press in 'dial' (988,1), or join the two services"
                yield "error", place, f"{channel.dial} is also dialled for {other.id}: {what}"


def _key(channel: Channel) -> tuple[str, str | None, str | None]:
    return (channel.kind, channel.dial, channel.keyword)


def _unused(records: dict[Path, Country], exempt: tuple[Exempt, ...]) -> Iterator[Problem]:
    dialled = {
        (record.country, (channel.dial or "").split(",")[0])
        for record in records.values()
        for service in record.services
        for channel in service.channels
    }
    for index, one in enumerate(exempt):
        used = (one.country, one.number) in dialled and not libphonenumber_knows(one.number, one.country)
        if one.country in {record.country for record in records.values()} and not used:
            what = f"{one.number} in {one.country} needs no exception: remove it"
            yield Problem("warning", "helplines/exceptions.json", str(index), what)
