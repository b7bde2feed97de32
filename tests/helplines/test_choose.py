"""The laws of choosing, whatever the pack and the question."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helplines.choose import choose
from tests.helplines.records import pack_channel, pack_of, pack_service

Plain = dict[str, Any]
NOW = "2026-11-23T10:00:00Z"
EVENING = {"zone": "Europe/Berlin", "week": [[[1080, 1320]]] * 7, "exceptions": []}
KINDS = ("phone", "phone", "phone", "sms", "chat")
AUDIENCES = (["everyone"], ["youth"], ["lgbtq", "youth"], ["everyone", "bereaved"])


@st.composite
def packs(draw: st.DrawFn) -> Plain:
    """Two countries with up to eight services each, some of them paired."""
    countries = {}
    for code in ("DE", "JP"):
        names = [f"{code.lower()}-{place}" for place in range(draw(st.integers(0, 8)))]
        countries[code] = [draw(services(name, code)) for name in names]
        if len(names) >= 4 and draw(st.booleans()):
            pair(countries[code], draw(st.permutations(names))[: draw(st.integers(2, 4))])
    return pack_of(**countries)


@st.composite
def services(draw: st.DrawFn, name: str, code: str) -> Plain:
    """One service of any grade, age, language, audience, hours and kinds of channel."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    hours = st.sampled_from(["always", None, EVENING])
    return pack_service(
        name,
        area=[code],
        grade=draw(st.sampled_from("ABC")),
        verified=(date(2026, 11, 1) - timedelta(days=draw(st.integers(0, 2000)))).isoformat(),
        languages=draw(st.lists(st.sampled_from(["de", "ja", "en"]), min_size=1, max_size=2, unique=True)),
        audience=draw(st.sampled_from(AUDIENCES)),
        channels=[pack_channel(kind=kind, hours=draw(hours)) for kind in kinds],
    )


def pair(all_services: list[Plain], names: list[str]) -> None:
    """Make the named services belong together."""
    for service in all_services:
        if service["id"] in names:
            service["pair"] = [name for name in names if name != service["id"]]


QUERIES = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["DE", "JP", "XX", None]),
        "languages": st.lists(st.sampled_from(["de", "de-at", "ja", "en", "fr"]), max_size=3),
        "now": st.datetimes(datetime(2026, 11, 1), datetime(2028, 1, 1)).map(
            lambda moment: moment.replace(microsecond=0).isoformat() + "Z"
        ),
        "minimum_grade": st.sampled_from("ABC"),
        "max_age_days": st.integers(100, 1500),
        "audience": st.sampled_from([None, None, "youth", "bereaved"]),
    }
)


def allowed(pack: Plain, query: Plain) -> list[Plain]:
    """What may be shown at all, told once more and simply."""
    now = datetime.fromisoformat(query["now"])
    shown = pack["countries"].get(query["country"], {"services": []})["services"]
    return [
        one
        for one in shown
        if one["grade"] <= query["minimum_grade"]
        and (now - datetime.fromisoformat(one["verified"]).replace(tzinfo=UTC)).days <= query["max_age_days"]
    ]


def ids(services: list[Plain]) -> list[str]:
    """Their ids, in order."""
    return [one["id"] for one in services]


def silent(service: Plain) -> bool:
    """Whether one can reach it without speaking."""
    return any(one["kind"] != "phone" for one in service["channels"])


@given(packs(), QUERIES)
def test_only_this_countrys_good_and_fresh_lines_each_once(pack: Plain, query: Plain) -> None:
    """At most three; with the rest they are exactly the country's lines of enough grade and youth."""
    choice = choose(pack, query)
    assert len(choice["services"]) <= 3
    assert sorted(ids(choice["services"] + choice["more"])) == sorted(ids(allowed(pack, query)))


@given(packs(), QUERIES)
def test_other_countries_make_no_difference(pack: Plain, query: Plain) -> None:
    """The answer is the same if the pack holds no other country: nothing can come from there."""
    alone = {code: one for code, one in pack["countries"].items() if code == query["country"]}
    assert choose({**pack, "countries": alone}, query) == choose(pack, query)


@given(packs(), QUERIES)
def test_pairs_stay_together(pack: Plain, query: Plain) -> None:
    """Whoever is among the three has with it all of its pair that may be shown."""
    choice = choose(pack, query)
    first, possible = set(ids(choice["services"])), set(ids(allowed(pack, query)))
    for service in choice["services"]:
        assert set(service["pair"]) & possible <= first


@given(packs(), QUERIES)
def test_a_way_without_voice_is_among_the_three(pack: Plain, query: Plain) -> None:
    """If the country has a line that can be reached without speaking, the three have one.

    (Unless it belongs to four or more lines that must not be split: the check refuses those.)
    """
    possible = set(ids(allowed(pack, query)))
    if any(silent(one) and len(possible & set(one["pair"])) < 3 for one in allowed(pack, query)):
        assert any(silent(one) for one in choose(pack, query)["services"])


@given(packs(), QUERIES)
def test_the_order_without_pairs(pack: Plain, query: Plain) -> None:
    """The rest stands in order: audience, open before unknown before closed, language, the pack's order."""
    for service in (one for country in pack["countries"].values() for one in country["services"]):
        service["pair"] = []
    choice = choose(pack, query)
    place = {name: index for index, name in enumerate(ids(allowed(pack, query)))}

    def rank(one: Plain) -> tuple[int, int, int, int]:
        chosen = query["audience"] in one["audience"]
        known = [tag.split("-")[0] in one["languages"] for tag in query["languages"]]
        return (
            0 if chosen else 1 if "everyone" in one["audience"] else 2,
            [True, None, False].index(one["open"]),
            known.index(True) if True in known else len(known),
            place[one["id"]],
        )

    for part in (choice["services"][:2], choice["services"], choice["more"]):
        if part is not choice["services"] or not silent(part[-1] if part else {"channels": []}):
            assert [rank(one) for one in part] == sorted(map(rank, part))


@given(packs(), QUERIES, st.integers(1, 1000))
def test_a_line_that_has_expired_does_not_come_back(pack: Plain, query: Plain, days: int) -> None:
    """Later on the same question shows no line that it did not allow before."""
    later = (datetime.fromisoformat(query["now"]) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    before, after = choose(pack, query), choose(pack, {**query, "now": later})
    assert set(ids(after["services"] + after["more"])) <= set(ids(before["services"] + before["more"]))


@given(packs(), QUERIES)
@settings(max_examples=30)
def test_the_pack_is_left_as_it_was(pack: Plain, query: Plain) -> None:
    """Choosing changes neither the pack nor the question, and asking again gives the same."""
    kept = copy.deepcopy((pack, query))
    assert choose(pack, query) == choose(pack, query)
    assert (pack, query) == kept


@given(packs(), QUERIES)
def test_directories_always_and_no_default_country(pack: Plain, query: Plain) -> None:
    """The directories are always there; an unknown country shows nothing else."""
    choice = choose(pack, query)
    assert choice["directories"] == pack["directories"]
    if query["country"] not in pack["countries"]:
        assert (choice["country"], choice["emergency"], choice["services"]) == (None, [], [])


def test_defaults_are_the_strict_ones() -> None:
    """Without a word on grade and age, grade C and lines of over three years stay hidden."""
    old = pack_service("old", verified="2023-11-23")
    lines = [pack_service("good"), pack_service("weak", grade="C"), old]
    assert ids(choose(pack_of(DE=lines), {"country": "DE", "now": NOW})["services"]) == ["good"]


def test_the_last_day_of_a_line_counts() -> None:
    """Evidence of exactly max_age_days ago still shows; a day later it doesn't."""
    pack = pack_of(DE=[pack_service("line", verified="2026-11-13")])
    query = {"country": "DE", "max_age_days": 10}
    assert ids(choose(pack, {**query, "now": "2026-11-23T23:59:59Z"})["services"]) == ["line"]
    assert choose(pack, {**query, "now": "2026-11-24T00:00:00Z"})["services"] == []


def test_without_a_readable_moment_no_line_is_shown() -> None:
    """Their age is then unknown; emergency numbers and directories remain."""
    for now in (None, "", "yesterday", "2026-11-23", "2026-02-31T00:00:00Z", True):
        choice = choose(pack_of(DE=[pack_service("line")]), {"country": "DE", "now": now})
        assert (choice["emergency"], choice["services"], choice["more"]) == (["112"], [], [])


def test_a_country_without_lines_keeps_its_emergency_number() -> None:
    """No line is made up for it and none is borrowed."""
    choice = choose(pack_of(DE=[], JP=[pack_service("jp-line")]), {"country": "DE", "now": NOW})
    assert (choice["country"], choice["emergency"], choice["services"]) == ("DE", ["112"], [])
