"""Rules for evidence: what a record claims, who says so, and how old that is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from helplines import grade
from helplines.models import EmergencyNumber, Service, Source
from helplines.packing import witnesses
from helplines.problems import Finding

CLAIMS = ("confidential", "anonymous", "dispatch")


def evidence(service: Service, today: date, max_age_days: int) -> Iterator[Finding]:
    """All evidence rules for one service."""
    yield from _sources(service.sources, service, today)
    yield from _verifications(service, today)
    yield from _policies(service)
    yield from _status(service)
    if service.status == "published":
        yield from _published(service)
        yield from _claimed(service)
        yield from _age(service, today, max_age_days)


def _sources(sources: list[Source], record: BaseModel, today: date) -> Iterator[Finding]:
    for index, source in enumerate(sources):
        place = f"sources.{index}"
        if not source.url.startswith(("https://", "http://")):
            yield "error", f"{place}.url", f"{source.url} is not a web address"
        if grade.circular(source.url):
            yield "error", f"{place}.url", "an encyclopedia or its copy is no evidence: lists copy each other"
        for name in ("captured", "seen"):
            day = getattr(source, name)
            if day and day > today:
                yield "error", f"{place}.{name}", f"{day} has not come yet"
        if source.captured and source.captured > source.seen:
            yield "error", f"{place}.captured", f"{source.captured} is after it was seen ({source.seen})"
        for path in source.supports:
            if path != "service" and not exists(record, path):
                yield "error", f"{place}.supports", f"{path} is no field of this record"


def exists(record: object, path: str) -> bool:
    """Whether the dotted path leads to a field of the record."""
    for name in path.split("."):
        if isinstance(record, list) and name.isdigit() and int(name) < len(record):
            record = record[int(name)]
        elif isinstance(record, dict) and name in record:
            record = record[name]
        elif isinstance(record, BaseModel) and name in type(record).model_fields:
            record = getattr(record, name)
        else:
            return False
    return True


def _verifications(service: Service, today: date) -> Iterator[Finding]:
    for index, one in enumerate(service.verifications):
        place = f"verifications.{index}"
        if one.on > today:
            yield "error", f"{place}.on", f"{one.on} has not come yet"
        yield from _indexes(one.sources, service, f"{place}.sources")
        if one.result == "differs" and service.status == "published":
            yield "error", f"{place}.result", "the page differs: make it a candidate until settled"


def _indexes(cited: list[int], service: Service, place: str) -> Iterator[Finding]:
    for index in cited:
        if index >= len(service.sources):
            yield "error", place, f"there is no source {index}: sources are counted from 0"


def _policies(service: Service) -> Iterator[Finding]:
    for name in CLAIMS:
        policy = getattr(service.policies, name)
        place = f"policies.{name}"
        yield from _indexes(policy.sources, service, f"{place}.sources")
        cited = [service.sources[index] for index in policy.sources if index < len(service.sources)]
        if policy.value != "unknown" and not any(grade.primary(one) for one in cited):
            yield "error", place, f"{policy.value!r} without a primary source: cite one or write 'unknown'"


def _status(service: Service) -> Iterator[Finding]:
    if service.status == "published" and service.reason:
        yield "error", "reason", "must be null for a published line"
    if service.status != "published" and not service.reason:
        yield "error", "reason", f"is missing: say why the line is {service.status}"


def _published(service: Service) -> Iterator[Finding]:
    best = grade.service_grade(service)
    for index in range(len(service.channels)):
        sources = grade.contact_sources(service, index)
        if not any(grade.primary(source) for source in sources):
            what = (
                "published without a primary source that shows it: add one whose 'supports' names "
                f"'channels.{index}.dial' or '.url', or take the channel out"
            )
            yield ("error" if best == "D" else "warning"), f"channels.{index}", what
    if best == "C":
        readers = sorted({one.by for one in service.verifications if one.result == "found"})
        what = f"grade C, not shown by default: found by {readers or 'nobody'}; it needs a second reader"
        yield "warning", "verifications", what


def _claimed(service: Service) -> Iterator[Finding]:
    for index, channel in enumerate(service.channels):
        claims = {
            "hours": channel.hours.known,
            "cost": channel.cost != "unknown",
            "on_bill": channel.on_bill != "unknown",
        }
        for name, claimed in claims.items():
            path = f"channels.{index}.{name}"
            if claimed and not grade.proven(service, path):
                what = f"no primary source proves it, so it is not shown: add '{path}' to a source's 'supports'"
                yield "warning", path, f"{what}, or write it as unknown"
    abroad = sorted({area[:2] for area in service.area} - {service.id[:2].upper()})
    if abroad and not grade.proven(service, "area"):
        yield "warning", "area", f"no primary source proves {', '.join(abroad)}: not shown there"


def _age(service: Service, today: date, max_age_days: int) -> Iterator[Finding]:
    day = grade.evidence_date(service)
    if day is None:
        yield "error", "verifications", "has no date at all: nobody found the line"
    elif (today - day).days > max_age_days:
        what = f"of {day}, {(today - day).days} days old (limit {max_age_days}): hidden until checked anew"
        yield "warning", "sources", what


def emergency(country: str, number: EmergencyNumber, today: date) -> Iterator[Finding]:
    """An emergency number is shown only if two witnesses name it."""
    yield from _sources(number.sources, number, today)
    known = witnesses(country, number)
    if "ambulance" in number.kinds and len(known) < 2:
        who = ", ".join(sorted(known)) or "nobody"
        yield "warning", "sources", f"{number.number} is not shown: named by {who} only; find a primary page"
