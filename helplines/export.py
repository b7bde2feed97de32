"""The records for others to use: JSON, CSV, the pack, the schema. Same data, same bytes."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from helplines import grade
from helplines.models import Channel, Country, Service
from helplines.packing import build_pack, dump
from helplines.store import Dataset

COLUMNS = (
    "country", "id", "status", "grade", "evidence_date", "name", "operator", "area", "languages", "audience",
    "topics", "kind", "display", "dial", "e164", "url", "keyword", "reach", "hours", "cost", "channel_grade",
    "website", "sources",
)  # fmt: skip


def export(dataset: Dataset, form: str) -> str:
    """The dataset as "json", "csv", "pack" or "schema"."""
    if form == "csv":
        return to_csv(dataset)
    if form == "pack":
        return dump(build_pack(dataset))
    return _pretty(schema() if form == "schema" else to_plain(dataset))


def schema() -> dict[str, Any]:
    """JSON Schema of a country file, from the models."""
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, **Country.model_json_schema()}


def _pretty(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, indent="\t") + "\n"


def to_plain(dataset: Dataset) -> list[dict[str, Any]]:
    """Every service of any status with its country, its grade and each channel's grade."""
    return [_service(code, service) for code, service in dataset.services()]


def _service(code: str, service: Service) -> dict[str, Any]:
    plain = service.model_dump(mode="json")
    for index, channel in enumerate(plain["channels"]):
        channel["grade"] = grade.channel_grade(service, index)
    day = grade.evidence_date(service)
    return {
        "country": code,
        "grade": grade.service_grade(service),
        "evidence_date": day.isoformat() if day else None,
        **plain,
    }


def to_csv(dataset: Dataset) -> str:
    """One row a channel; lists are joined by spaces."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for code, service in dataset.services():
        for index, channel in enumerate(service.channels):
            writer.writerow(_row(code, service, index, channel))
    return file.getvalue()


def _row(code: str, service: Service, index: int, channel: Channel) -> list[Any]:
    day = grade.evidence_date(service)
    cells = {
        **service.model_dump(include=set(COLUMNS) - {"sources"}),
        **channel.model_dump(include=set(COLUMNS) - {"languages", "hours"}),
        "country": code,
        "grade": grade.service_grade(service),
        "channel_grade": grade.channel_grade(service, index),
        "evidence_date": day.isoformat() if day else None,
        "name": next(iter(service.names.values())),
        "hours": hours_text(channel),
        "sources": [source.url for source in service.sources],
    }
    return [" ".join(cell) if isinstance(cell, list) else cell for cell in (cells[name] for name in COLUMNS)]


def hours_text(channel: Channel) -> str:
    """Hours in one line: "always", "unknown", or "mon 10:00-22:00; … Europe/Berlin"."""
    hours = channel.hours
    if not hours.known:
        return "unknown"
    if hours.always:
        return "always"
    days = [*hours.week.items(), *((one.when, one.hours) for one in hours.exceptions)]
    spans = [f"{day} {' '.join(f'{start}-{end}' for start, end in times) or 'closed'}" for day, times in days]
    return f"{'; '.join(spans)} ({hours.zone})"
