"""The check names every problem with its file and field, and says what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helplines.check import check
from tests.helplines.records import (
    ALWAYS,
    channel,
    chat,
    country,
    emergency,
    service,
    source,
    verification,
    write,
)

TODAY = date(2026, 11, 23)


def problems(folder: Path, *services: dict[str, Any], **changes: Any) -> list[tuple[str, str, str]]:
    """Level, field without its place, and words of every problem of one country file."""
    write(folder, country(*services, **changes))
    found = check(folder, TODAY)
    return [(one.level, one.field.split(").")[-1], one.what) for one in found]


def test_a_good_record_has_no_problem(tmp_path: Path) -> None:
    """So that every message below comes from the change alone."""
    assert problems(tmp_path, service()) == []


def phone(**changes: Any) -> dict[str, Any]:
    """A change of the service's only channel."""
    return {"channels": [channel(**changes)]}


def claim(name: str, value: str, sources: list[int]) -> dict[str, Any]:
    """A change of one policy."""
    return {"policies": {**service()["policies"], name: {"value": value, "sources": sources}}}


DIAL_ONLY = source(supports=["channels.0.dial", "policies"])


@pytest.mark.parametrize(
    ("changes", "level", "field", "words"),
    [
        (phone(display="030 5550199"), "error", "channels.0.display", "0305550100 is dialled"),
        (phone(dial=None), "error", "channels.0.dial", "is missing"),
        (phone(e164="+43305550100"), "error", "channels.0.e164", "a number of AT, not of DE"),
        (phone(e164="+49305550199"), "error", "channels.0.e164", "not the number that is dialled"),
        (phone(display="116 123", dial="116123", e164="+49116123"), "error", "channels.0.e164", "short code"),
        (phone(display="109", dial="109", e164=None), "warning", "channels.0.dial", "libphonenumber doesn't"),
        (phone(display="112", dial="112", e164=None), "error", "channels.0.dial", "emergency number"),
        (phone(url="https://line.example/"), "error", "channels.0.url", "must be null"),
        (phone(display="142", dial="142", e164=None), "error", "channels.0.dial", "is retired"),
        (phone(hours={**ALWAYS, "zone": "Europe/Bonn"}), "error", "channels.0.hours.zone", "IANA"),
        (phone(hours={**ALWAYS, "zone": "Asia/Tokyo"}), "warning", "channels.0.hours.zone", "is it meant"),
        (phone(languages=["qqq"]), "error", "channels.0.languages", "CLDR"),
        ({"channels": [channel(), channel()]}, "error", "channels.1.dial", "twice in this service"),
        ({"channels": [channel(), chat(url="http://line.example/")]}, "error", "channels.1.url", "https"),
        ({"channels": [channel(), chat(url=None)]}, "error", "channels.1.url", "only with its link"),
        ({"channels": [channel(), chat(kind="email", url="a@b.c")]}, "error", "channels.1.url", "mailto"),
        ({"channels": [channel(), chat()]}, "warning", "channels.1", "without a primary source"),
        ({"website": "http://line.example/"}, "error", "website", "https"),
        ({"website": "https://user@line.example/"}, "error", "website", "user name"),
        ({"languages": ["no"]}, "error", "languages", "write nb"),
        ({"area": ["AT"]}, "error", "area", "outside DE"),
        ({"area": ["DE", "AT"]}, "warning", "area", "no primary source proves AT"),
        ({"area": ["DE", "ZZ"]}, "error", "area", "ZZ is not an ISO 3166"),
        ({"audience": ["everyone", "everyone"]}, "error", "audience", "given twice"),
        ({"id": "at-line"}, "error", "id", "must start with 'de-'"),
        ({"reason": "new"}, "error", "reason", "must be null"),
        ({"status": "candidate"}, "error", "reason", "is missing"),
        ({"replaced_by": "de-nobody"}, "error", "replaced_by", "there is no service"),
        ({"pair": ["de-nobody"]}, "error", "pair", "no other service"),
        ({"pair": ["de-line"]}, "error", "pair", "no other service"),
        (claim("confidential", "yes", []), "error", "policies.confidential", "without a primary source"),
        (claim("dispatch", "may-trace", [4]), "error", "policies.dispatch.sources", "no source 4"),
        ({"sources": []}, "error", "channels.0", "published without a primary source"),
        ({"sources": [source(url="https://de.wikipedia.org/L")]}, "error", "sources.0.url", "no evid"),
        ({"sources": [source(url="line.example")]}, "error", "sources.0.url", "not a web address"),
        ({"sources": [source(captured="2027-01-01")]}, "error", "sources.0.captured", "not come yet"),
        ({"sources": [source(seen="2026-01-01")]}, "error", "sources.0.captured", "after it was seen"),
        ({"sources": [source(), source(supports=["channels.7"])]}, "error", "sources.1.supports", "no field"),
        ({"sources": [source(captured="2023-01-01")]}, "warning", "sources", "1422 days old"),
        ({"sources": [DIAL_ONLY]}, "warning", "channels.0.hours", "proves it"),
        ({"sources": [DIAL_ONLY]}, "warning", "channels.0.cost", "proves it"),
        ({"verifications": [verification()]}, "warning", "verifications", "needs a second reader"),
        ({"verifications": [verification(result="differs")]}, "error", "verifications.0.result", "candidate"),
        ({"verifications": [verification(on="2026-12-01")]}, "error", "verifications.0.on", "not come yet"),
        ({"verifications": [verification(sources=[3])]}, "error", "verifications.0.sources", "no source 3"),
    ],
)  # fmt: skip
def test_one_slip(tmp_path: Path, changes: Any, level: str, field: str, words: str) -> None:
    """Each rule, by the one change that breaks it."""
    found = problems(tmp_path, service(**changes))
    assert [one for one in found if one[:2] == (level, field) and words in one[2]], found


def test_a_candidate_needs_no_evidence(tmp_path: Path) -> None:
    """It is never shown, so that only its shape and its claims are checked."""
    waiting = service(status="candidate", reason="no page found yet", sources=[], verifications=[])
    waiting["policies"]["anonymous"] = {"value": "unknown", "sources": []}
    assert problems(tmp_path, waiting) == []


def test_two_services_with_one_number(tmp_path: Path) -> None:
    """Two names for one number may be one line, or a line with a choice on the keys."""
    found = problems(tmp_path, service(), service(id="de-other"))
    assert [one[:2] for one in found] == [("error", "channels.0.dial")]
    assert "0305550100 is also dialled for de-other: give the keys to press" in found[0][2]


def test_two_services_with_one_id(tmp_path: Path) -> None:
    """Told for both, over all files."""
    other = service(id="de-line", channels=[channel(display="030 5550101", dial="0305550101", e164=None)])
    found = problems(tmp_path, service(), other)
    assert [one[2] for one in found] == ["is used by more than one service"] * 2


def test_pairs_point_both_ways(tmp_path: Path) -> None:
    """A pair that only one half knows is told; whole it is fine."""
    half = channel(display="030 5550101", dial="0305550101", e164="+49305550101")
    other = service(id="de-other", channels=[half])
    assert "must name the same" in problems(tmp_path, service(pair=["de-other"]), other)[0][2]
    assert problems(tmp_path, service(pair=["de-other"]), {**other, "pair": ["de-line"]}) == []


def test_an_emergency_number_needs_two_witnesses(tmp_path: Path) -> None:
    """libphonenumber alone is one; a government's page makes two."""
    alone = problems(tmp_path, emergency=[emergency(sources=[])])
    assert [one[:2] for one in alone] == [("warning", "emergency.0.sources")]
    assert "libphonenumber only" in alone[0][2]


def test_not_a_country(tmp_path: Path) -> None:
    """ZZ is no country, however good the rest is."""
    assert problems(tmp_path, country="ZZ", emergency=[]) == [("error", "country", "ZZ is not an ISO 3166-1 country")]


def test_it_never_stops_early(tmp_path: Path) -> None:
    """A file that can't be read and one with a slip are both told."""
    (tmp_path / "AT.json").write_bytes(b"{")
    write(tmp_path, country(service(website="http://line.example/")))
    found = check(tmp_path, TODAY)
    assert [Path(one.file).name for one in found] == ["AT.json", "DE.json"]


def test_it_changes_nothing(tmp_path: Path) -> None:
    """A check reads."""
    path = write(tmp_path, country(service(website="http://line.example/")))
    before = path.read_bytes()
    check(tmp_path, TODAY)
    assert path.read_bytes() == before
