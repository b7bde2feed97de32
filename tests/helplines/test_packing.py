"""The pack: only what is proven, in the order in which it is shown, the same bytes each time."""

from __future__ import annotations

import json
from typing import Any

import pytest

import helplines
from helplines.export import export
from helplines.models import Channel, Country
from helplines.packing import build_pack, dump, href, pack_hours, pack_service
from helplines.store import HERE, Dataset
from tests.helplines.records import (
    channel,
    chat,
    emergency,
    parsed,
    parsed_country,
    service,
    source,
    verification,
)

PRIMARY = source(supports=["channels", "policies", "area"])


def packed(*services: Any, **changes: Any) -> Any:
    """The countries of a pack of one country file."""
    record: Country = parsed_country(*services, **changes)
    return build_pack(Dataset({record.country: record}))["countries"]


def ids(country: Any) -> list[str]:
    """Ids of a pack country's services, in order."""
    return [one["id"] for one in country["services"]]


def test_the_committed_pack_is_what_a_build_makes() -> None:
    """Rebuilt from the records, byte for byte."""
    assert (HERE / "pack.json").read_text("utf-8") == export(helplines.load(), "pack")


def test_the_committed_schema_is_what_the_models_say() -> None:
    """Rebuilt from the models, byte for byte, and every field of a record is explained."""
    text = export(Dataset({}), "schema")
    assert (HERE / "schema.json").read_text("utf-8") == text
    schema = json.loads(text)
    for model in [schema, *schema["$defs"].values()]:
        assert all("description" in field for field in model["properties"].values())


def test_building_twice_gives_the_same_bytes() -> None:
    """Nothing of the day, the machine or the order of a set gets in."""
    assert dump(build_pack(helplines.load())) == dump(build_pack(helplines.load()))


def test_a_service_as_it_is_shown() -> None:
    """All of the contract's fields, from a record of grade B."""
    assert pack_service(parsed()) == {
        "id": "de-line", "names": {"de": "Linie"}, "languages": ["de"], "audience": ["everyone"],
        "area": ["DE"], "grade": "B", "verified": "2026-03-01", "dated": True, "free": True, "claims": ["anonymous"],
        "dispatch": "unknown", "website": "https://line.example/", "pair": [],
        "channels": [{
            "kind": "phone", "display": "030 5550100", "href": "tel:0305550100", "keyword": None,
            "reach": "country", "languages": [], "cost": "free", "hours": "always",
        }],
    }  # fmt: skip


def test_what_no_primary_source_proves_is_unknown() -> None:
    """Hours, cost, "free", "anonymous" and dispatch fall back to unknown; the number stays."""
    bare = pack_service(parsed(sources=[source(supports=["channels.0.dial"])]))
    assert (bare["channels"][0]["hours"], bare["channels"][0]["cost"], bare["free"]) == (
        None,
        "unknown",
        False,
    )
    policies = service()["policies"] | {"anonymous": {"value": "yes", "sources": [1]}}
    other = source(url="https://list.example/", publisher="other")
    assert pack_service(parsed(policies=policies, sources=[source(), other]))["claims"] == []


def test_a_look_at_an_undated_page_is_no_date() -> None:
    """The age limit counts from it all the same; a live check on that day makes it one."""
    page = source(captured=None)
    assert [pack_service(parsed(sources=[page]))[key] for key in ("verified", "dated")] == ["2026-11-23", False]
    live = verification(method="live page", by="maintainer")
    assert pack_service(parsed(sources=[page], verifications=[live]))["dated"] is True
    nobody = pack_service(parsed(sources=[page], verifications=[]))
    assert [nobody[key] for key in ("verified", "dated")] == ["1970-01-01", False]


@pytest.mark.parametrize("status", ["candidate", "retired"])
def test_only_published_services(status: str) -> None:
    """Candidates and retired lines are not in the pack, however good their evidence."""
    assert ids(packed(service(status=status, reason="why"))["DE"]) == []


def test_nothing_below_c() -> None:
    """A line without a primary source is not in the pack."""
    assert ids(packed(service(sources=[source(publisher="other")]))["DE"]) == []


def test_the_order() -> None:
    """Everyone before youth, the whole country before a region, round the clock before the rest."""
    lines = [
        service(id="de-youth", audience=["youth"]),
        service(id="de-by", area=["DE-BY"]),
        service(id="de-day", sources=[source(supports=["channels.0.dial"])]),
        service(id="de-a", verifications=[verification(method="live page", by="maintainer")]),
        service(id="de-b"),
    ]
    assert ids(packed(*lines)["DE"]) == ["de-a", "de-b", "de-day", "de-by", "de-youth"]


def test_a_line_serves_another_country_only_if_a_source_says_so() -> None:
    """Liechtenstein has a Swiss line; Austria has none by mere assertion."""
    proven = packed(service(area=["DE", "LI"], sources=[PRIMARY]))
    assert {code: ids(country) for code, country in proven.items()} == {"DE": ["de-line"], "LI": ["de-line"]}
    assert list(packed(service(area=["DE", "AT"]))) == ["DE"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ["112"]),
        ({"sources": []}, []),
        ({"number": "999"}, []),
        ({"kinds": ["police", "fire"]}, []),
        ({"sources": [source(publisher="other", supports=["number"])]}, []),
        ({"sources": [source(publisher="government", supports=["kinds"])]}, []),
    ],
)
def test_emergency_numbers_need_two_witnesses(changes: Any, expected: list[str]) -> None:
    """A government's page and libphonenumber; and only numbers that reach an ambulance are shown."""
    assert packed(emergency=[emergency(**changes)])["DE"]["emergency"] == expected


def test_two_governments_are_two_witnesses() -> None:
    """Where libphonenumber has a gap, two pages of different hosts do."""
    pages = [source(url=f"https://{host}.example/", publisher="government", supports=["number"]) for host in "ab"]
    assert packed(emergency=[emergency(number="119", sources=pages)])["DE"]["emergency"] == ["119"]
    assert packed(emergency=[emergency(number="119", sources=pages[:1] * 2)])["DE"]["emergency"] == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "tel:0305550100"),
        ({"dial": "*4141"}, "tel:*4141"),
        ({"dial": "#31"}, "tel:%2331"),
        ({"dial": "171,6"}, "tel:171,6"),
        ({"kind": "sms", "dial": "50555"}, "sms:50555"),
        ({"kind": "sms", "dial": "50555", "keyword": "GRÜSS DICH"}, "sms:50555?body=GR%C3%9CSS%20DICH"),
        ({"kind": "whatsapp", "dial": "0305550100"}, None),
    ],
)
def test_links(changes: Any, expected: str | None) -> None:
    """tel: and sms: without spaces; a chat that gives a number only has no link, and is not shown."""
    assert href(Channel.model_validate_json(json.dumps(channel(**changes)))) == expected


def test_a_channel_without_link_is_left_out() -> None:
    """And a service with no other is not in the pack."""
    line = service(channels=[chat(url=None)], sources=[PRIMARY])
    assert ids(packed(line)["DE"]) == []


def test_hours() -> None:
    """Minutes of the day, Monday first; a missing day is closed; exceptions keep their name."""
    exceptions = [{"when": "monthly:10", "hours": [["00:00", "24:00"]], "note": "why"}]
    hours = {
        "always": False,
        "zone": "Asia/Tokyo",
        "week": {"tue": [["16:00", "21:30"]]},
        "exceptions": exceptions,
    }
    assert pack_hours(parsed(channels=[channel(hours=hours)]).channels[0].hours) == {
        "zone": "Asia/Tokyo",
        "week": [[], [[960, 1290]], [], [], [], [], []],
        "exceptions": [{"when": "monthly:10", "hours": [[0, 1440]]}],
    }


def test_the_real_pack_holds_to_its_promises() -> None:
    """Each service serves its country, its links are dialled digits, https or mailto, and it is no D."""
    pack = helplines.pack()
    for code, country in pack["countries"].items():
        for one in country["services"]:
            assert code in {area[:2] for area in one["area"]}
            assert one["grade"] in "ABC"
            for way in one["channels"]:
                assert way["href"].startswith(("tel:", "sms:", "https://", "mailto:"))
                assert not any(sign.isspace() for sign in way["href"])
