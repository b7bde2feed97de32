"""Choosing and finding the region: Python and the browser's code give the same answers."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import helplines
from helplines.choose import choose
from helplines.region import region
from tests.contract.node import browser

HERE = Path(__file__).parent
SELECT = json.loads((HERE / "select.json").read_text("utf-8"))
REGION = json.loads((HERE / "region.json").read_text("utf-8"))
LANGUAGES = ["de", "en", "fr", "es", "ar", "ja", "zh-tw", "pt-br", "sv", "nl", "he", "ko", "mi"]
ZONES = [
    "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe",
    "Asia/Kathmandu", "Asia/Tokyo",
]  # fmt: skip
PACK = {"$file": "helplines/pack.json"}


def python(pack: Any, query: Any) -> Any:
    """The Python twin's answer as JSON gives it back."""
    return json.loads(json.dumps(choose(pack, query)))


def told(choice: Any, expect: Any) -> Any:
    """The part of an answer that a case speaks about."""
    lines = {one["id"]: one for one in choice["services"] + choice["more"]}
    short = {
        "country": choice["country"],
        "emergency": choice["emergency"],
        "services": [one["id"] for one in choice["services"]],
        "more": [one["id"] for one in choice["more"]],
        "open": {name: lines[name]["open"] for name in expect.get("open", ())},
        "opens": {
            name: [one["opens"] for one in lines[name]["channels"]] for name in expect.get("opens", ())
        },
    }
    return {key: short[key] for key in expect}


@pytest.mark.parametrize("twin", ["python", "browser"])
def test_choose_does_what_the_cases_say(twin: str) -> None:
    """Each case of select.json, in both twins; the directories are always there."""
    pack, cases = SELECT["pack"], SELECT["cases"]
    if twin == "python":
        answers = [python(pack, case["query"]) for case in cases]
    else:
        answers = browser("handrail-select.js", "choose", [[pack, case["query"]] for case in cases])
    assert len(answers) == len(cases)
    for case, answer in zip(cases, answers, strict=True):
        assert told(answer, case["expect"]) == case["expect"], case["why"]
        assert answer["directories"] == pack["directories"]


def test_choose_is_the_same_in_both_twins_for_every_case() -> None:
    """The whole answers agree, not only what the cases tell of them."""
    pack, queries = SELECT["pack"], [case["query"] for case in SELECT["cases"]]
    assert browser("handrail-select.js", "choose", [[pack, query] for query in queries]) == [
        python(pack, query) for query in queries
    ]


@pytest.mark.parametrize("twin", ["python", "browser"])
def test_region_does_what_the_cases_say(twin: str) -> None:
    """Each case of region.json, in both twins."""
    pack, cases = REGION["pack"], REGION["cases"]
    if twin == "python":
        answers = [region(pack, case["clues"]) for case in cases]
    else:
        answers = browser("handrail-region.js", "country", [[pack, case["clues"]] for case in cases])
    assert dict(zip((case["why"] for case in cases), answers, strict=True)) == {
        case["why"]: case["country"] for case in cases
    }


def moments(dice: random.Random) -> str:
    """A moment of three years; one in three is within a day of a change of some zone's clocks."""
    changes = [
        "2026-03-29T01:00",
        "2026-10-25T01:00",
        "2027-03-14T10:00",
        "2026-11-01T06:00",
        "2027-04-03T16:00",
    ]
    start, days = (dice.choice(changes), 2) if dice.random() < 0.3 else ("2026-01-01T00:00", 1000)
    moment = datetime.fromisoformat(start).replace(tzinfo=UTC) + timedelta(
        minutes=dice.randrange(days * 1440)
    )
    return (moment - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")


def queries(dice: random.Random, countries: list[str], count: int) -> list[Any]:
    """Questions as readers' browsers may ask them."""
    return [
        {
            "country": dice.choice([*countries, "ZZ"]),
            "languages": dice.sample(LANGUAGES, dice.randrange(4)),
            "now": moments(dice),
            "minimum_grade": dice.choice("ABCC"),
            "max_age_days": dice.choice([365, 1095, 10000]),
            "audience": dice.choice([None, None, "youth", "lgbtq"]),
        }
        for _ in range(count)
    ]


def test_choose_is_the_same_over_the_real_pack() -> None:
    """Every country of the pack and 400 random questions: both twins give the same whole answer."""
    pack, dice = helplines.pack(), random.Random(20261123)
    every = [{"country": code, "now": moments(dice), "minimum_grade": "C"} for code in pack["countries"]]
    asked = every + queries(dice, list(pack["countries"]), 400)
    answers = browser("handrail-select.js", "choose", [[PACK, query] for query in asked])
    for query, answer in zip(asked, answers, strict=True):
        assert answer == python(pack, query), query


def hours(dice: random.Random) -> Any:
    """Hours of any kind, in zones on both halves of the globe, some with odd offsets."""
    zone = dice.choice(ZONES)
    exceptions = [{"when": "monthly:10", "hours": [[0, 1440]]}, {"when": "2026-10-25", "hours": []}]
    week = [spans(dice) for _ in range(7)]
    return dice.choice(["always", None, *[{"zone": zone, "week": week, "exceptions": exceptions}] * 6])


def spans(dice: random.Random) -> list[list[int]]:
    """Up to two spans of a day."""
    marks = sorted(dice.sample(range(0, 1441, 10), dice.choice([0, 2, 2, 4])))
    return [marks[place : place + 2] for place in range(0, len(marks), 2)]


def test_open_and_opens_are_the_same_for_random_hours() -> None:
    """Sixty packs of random hours, twenty moments each, many near a change of the clocks."""
    dice = random.Random(7)
    asked = []
    for _ in range(60):
        pack = json.loads(json.dumps(SELECT["pack"]))
        for service in pack["countries"]["DE"]["services"]:
            service["channels"][0]["hours"] = hours(dice)
        asked += [[pack, {**query, "minimum_grade": "C"}] for query in queries(dice, ["DE"], 20)]
    for (pack, query), answer in zip(asked, browser("handrail-select.js", "choose", asked), strict=True):
        assert answer == python(pack, query), query


def test_region_is_the_same_for_every_zone_and_language() -> None:
    """All zones and languages of the real pack, and names that are none."""
    pack = helplines.pack()
    clues = [{"zone": zone} for zone in [*pack["zones"], "UTC", "EST", "Nowhere/Else"]]
    clues += [{"languages": [tag]} for tag in [*pack["languages"], "en", "qqx"]]
    answers = browser("handrail-region.js", "country", [[PACK, one] for one in clues])
    assert answers == [region(pack, one) for one in clues]
