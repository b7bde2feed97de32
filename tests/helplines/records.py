"""Records and packs for the tests, all of an invented country's invented lines with 555 numbers."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from helplines.models import Country, Service

Plain = dict[str, Any]
ALWAYS = {"always": True, "zone": "Europe/Berlin", "week": {}, "exceptions": []}
UNKNOWN = {"always": False, "zone": None, "week": {}, "exceptions": []}


def channel(**changes: Any) -> Plain:
    """A phone channel as a record writes it."""
    return {
        "kind": "phone", "display": "030 5550100", "dial": "0305550100", "e164": "+49305550100", "url": None,
        "keyword": None, "reach": "country", "languages": [], "hours": ALWAYS, "cost": "free",
        "on_bill": "unknown", **changes,
    }  # fmt: skip


def chat(**changes: Any) -> Plain:
    """A chat channel as a record writes it."""
    plain = {"kind": "chat", "display": "line.example", "dial": None, "e164": None, "cost": "unknown"}
    return channel(**{**plain, "url": "https://line.example/chat", "hours": UNKNOWN, **changes})


def source(**changes: Any) -> Plain:
    """The provider's own page, which proves all that service() claims."""
    return {
        "url": "https://line.example/", "publisher": "provider", "captured": "2026-03-01",
        "seen": "2026-11-23",
        "supports": ["channels.0.dial", "channels.0.hours", "channels.0.cost", "policies.anonymous"],
        "seen_text": "call 030 5550100", **changes,
    }  # fmt: skip


def verification(**changes: Any) -> Plain:
    """One look at the source."""
    plain = {"by": "first reader", "on": "2026-11-23", "method": "captured page", "result": "found"}
    return {**plain, "sources": [0], **changes}


def service(**changes: Any) -> Plain:
    """A published line of grade B without any problem."""
    return copy.deepcopy({
        "id": "de-line", "status": "published", "reason": None, "replaced_by": None, "names": {"de": "Linie"},
        "operator": "Linie e.V.", "area": ["DE"], "languages": ["de"], "audience": ["everyone"],
        "topics": ["crisis"], "website": "https://line.example/", "pair": [], "channels": [channel()],
        "policies": {
            "confidential": {"value": "unknown", "sources": []},
            "anonymous": {"value": "yes", "sources": [0]},
            "dispatch": {"value": "unknown", "sources": []},
        },
        "sources": [source()],
        "verifications": [verification(), verification(by="second reader")], **changes,
    })  # fmt: skip


def emergency(**changes: Any) -> Plain:
    """112 with a government's page; libphonenumber knows it too."""
    plain = {"number": "112", "kinds": ["ambulance"]}
    page = source(url="https://gov.example/112", publisher="government", supports=["number"], seen_text="112")
    return {**plain, "sources": [page], **changes}


def country(*services: Plain, **changes: Any) -> Plain:
    """A country file's content."""
    return {"country": "DE", "emergency": [emergency()], "services": list(services), **changes}


def parsed(**changes: Any) -> Service:
    """service() as a model."""
    return Service.model_validate_json(json.dumps(service(**changes)))


def parsed_country(*services: Plain, **changes: Any) -> Country:
    """country() as a model."""
    return Country.model_validate_json(json.dumps(country(*services, **changes)))


def write(folder: Path, record: Plain, name: str | None = None) -> Path:
    """Write a country file into the folder."""
    path = folder / (name or f"{record['country']}.json")
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def pack_channel(**changes: Any) -> Plain:
    """A phone channel as the pack shows it."""
    return {
        "kind": "phone", "display": "030 5550100", "href": "tel:0305550100", "keyword": None,
        "reach": "country", "languages": [], "cost": "free", "hours": "always", **changes,
    }  # fmt: skip


def pack_service(name: str, **changes: Any) -> Plain:
    """A service as the pack shows it."""
    return {
        "id": name, "names": {"de": name}, "languages": ["de"], "audience": ["everyone"], "area": ["DE"],
        "grade": "B", "verified": "2026-03-01", "free": True, "claims": [], "dispatch": "unknown",
        "website": None, "pair": [], "channels": [pack_channel()], **changes,
    }  # fmt: skip


def pack_of(**countries: list[Plain]) -> Plain:
    """A pack of the countries' services."""
    return {
        "version": "0",
        "countries": {code: {"emergency": ["112"], "services": lines} for code, lines in countries.items()},
        "directories": [{"name": "Directory", "href": "https://directory.example/"}],
        "zones": {"Europe/Berlin": "DE", "Asia/Tokyo": "JP"},
        "languages": {"ja": "JP"},
    }
