"""The linter over composed notices and over the stylesheet."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from notices import check
from notices.channels import AWAY
from notices.compose import compose
from notices.lint_notice import lint_choice, lint_css, lint_notice, text_of, walk
from notices.rules import errors

CONTRACT = json.loads((Path(__file__).parent.parent / "contract" / "compose.json").read_text("utf-8"))
CASE = CONTRACT["cases"][0]
PACK = CONTRACT["messages"]
OPTIONS = {**CASE["options"], "lang": "de"}  # the cases' English words are keys, which have no reading grade


def rules(tree: Any, choice: Any = None) -> list[str]:
    """Rules that a notice breaks."""
    return [finding.rule for finding in lint_notice(tree, PACK, choice or CASE["choice"], "here")]


def notice() -> Any:
    """A fresh notice without faults."""
    return compose(PACK, CASE["choice"], OPTIONS)


def test_a_composed_notice_has_no_fault() -> None:
    """Every case of the contract is a good notice; their only words are keys."""
    for case in CONTRACT["cases"]:
        tree = compose(PACK, case["choice"], {**case["options"], "lang": "de"})
        assert rules(tree, case["choice"]) == [], case["name"]


def test_every_real_notice_has_no_error() -> None:
    """All languages, countries and tiers, the stylesheet, and the committed pack."""
    assert [finding.line() for finding in errors(check.everything([]))] == []


def test_pictures_and_alerts_are_caught() -> None:
    """SM07, SM16."""
    tree = notice()
    tree["children"].append({"tag": "img", "attrs": {"src": "x"}, "children": []})
    tree["children"].append({"tag": "p", "attrs": {"role": "alert"}, "children": []})
    assert rules(tree) == ["SM07", "SM16"]


def test_a_foreign_link_is_caught() -> None:
    """SM06: an address that no record holds."""
    tree = notice()
    tree["children"].append(link("https://elsewhere.example/"))
    assert rules(tree) == ["SM06"]


def link(href: str, text: str = "x", **attrs: str) -> Any:
    """A link as the notice makes them."""
    return {"tag": "a", "attrs": {"href": href, **AWAY, **attrs}, "children": [text]}


@pytest.mark.parametrize(
    "href",
    ["tel:5550000", "sms:5550000?&body=HI", "mailto:x@elsewhere.example", "http://elsewhere.example/", "//x.example/"],
)
def test_every_kind_of_address_must_be_the_choices(href: str) -> None:
    """SM06: also a number or a mail address that no record holds."""
    tree = notice()
    tree["children"].append(link(href))
    assert rules(tree) == ["SM06"]


@pytest.mark.parametrize(
    ("href", "text", "expected"),
    [
        ("/wiki/About", "de [about]", []),
        ("https://wiki.example/wiki/Lines", "de [directory]", []),
        ("/wiki/About", "elsewhere", ["SM06"]),
        ("javascript:void(0)", "de [about]", ["SM06"]),
        ("tel:5550000", "de [about]", ["SM06"]),
    ],
)
def test_only_the_foot_links_to_the_wiki(href: str, text: str, expected: list[str]) -> None:
    """The page about the notice and the directory, by their own words, and only there."""
    tree = notice()
    foot = next(node for node in walk(tree) if node["attrs"].get("class") == "handrail-foot")
    foot["children"].append({"tag": "li", "attrs": {}, "children": [link(href, text)]})
    assert rules(tree) == expected
    astray = notice()
    astray["children"].append(link(href, text))
    assert rules(astray) == ["SM06"]


@pytest.mark.parametrize("attr", ["rel", "referrerpolicy"])
@pytest.mark.parametrize("scheme", ["tel:", "sms:", "mailto:", "https:", "/"])
def test_a_link_that_tells_the_search_is_caught(attr: str, scheme: str) -> None:
    """Every link has both attributes: calls, messages, sites, and the wiki's own pages."""
    tree = notice()
    one = next(node for node in walk(tree) if node["attrs"].get("href", "").startswith(scheme))
    del one["attrs"][attr]
    assert rules(tree) == ["privacy"]


def entry(tree: Any, name: str) -> Any:
    """The first entry of a service."""
    items = (node for node in walk(tree) if node["attrs"].get("class") == "handrail-service")
    return next(item for item in items if name in text_of(item))


def test_an_address_under_another_services_name_is_caught() -> None:
    """SM03: each address is some record's, but not this service's."""
    tree = notice()
    ways = [node for node in walk(entry(tree, "Nachtlinie")) if node["attrs"].get("class") == "handrail-ways"]
    href = CASE["choice"]["services"][0]["channels"][0]["href"]
    ways[0]["children"].append(link(href.replace(" ", "")))
    assert "SM03" in rules(tree)


def test_a_line_for_some_readers_as_primary_action_is_caught() -> None:
    """SM01: for an audience, or for a region only."""
    for change in ({"audience": ["youth"]}, {"area": ["DE-BY"]}):
        choice = copy.deepcopy(CASE["choice"])
        choice["services"][0].update(change)
        assert rules(notice(), choice) == ["SM01"]
        assert rules(compose(PACK, choice, OPTIONS), choice) == []


def test_a_claim_is_checked_against_its_own_service() -> None:
    """SM13: another service's proof doesn't count, nor a claim outside of every entry."""
    for claim in ("anonymous", "answer-anonymous", "free", "answer-free"):
        tree = notice()
        said = {"tag": "li", "attrs": {}, "children": [f"de [{claim}]"]}
        entry(tree, "Nachtlinie")["children"].append({"tag": "ul", "attrs": {}, "children": [said]})
        assert rules(tree) == ["SM13"] + ["SM13"] * (claim == "free"), claim
        loose = notice()
        loose["children"].append({**said, "tag": "p"})
        assert rules(loose) == ["SM13"], claim


def test_free_is_said_only_of_ways_that_are() -> None:
    """SM13: the service has a free way, but not this one."""
    choice = copy.deepcopy(CASE["choice"])
    first = choice["services"][2]
    first["channels"][0]["cost"] = "free"
    tree = compose(PACK, choice, OPTIONS)
    assert rules(tree, choice) == []
    assert "de [free]" in text_of(entry(tree, "Nachtlinie"))
    first["channels"][0]["cost"], first["channels"][1]["cost"] = "unknown", "free"
    assert rules(tree, choice) == ["SM13"]


def test_a_second_primary_action_is_caught() -> None:
    """SM10: one thing to do, not two."""
    tree = notice()
    tree["children"].append({"tag": "span", "attrs": {"class": "handrail-primary"}, "children": []})
    assert rules(tree) == ["SM10"]


def test_an_unproven_claim_is_caught() -> None:
    """SM13: "anonymous" in the notice, in no record."""
    choice = copy.deepcopy(CASE["choice"])
    for service in choice["services"]:
        service["claims"] = ["confidential"]
    assert rules(notice(), choice) == ["SM13"]


def test_a_long_notice_is_caught() -> None:
    """SM14: more than sixty words of prose."""
    tree = notice()
    tree["children"][1]["children"] = ["many words " * 40]
    assert "SM14" in rules(tree)


def test_a_choice_without_help_is_caught() -> None:
    """SM01, SM03, SM04: a way to help, dated, one without voice where there is one."""
    empty: dict[str, Any] = {"services": [], "more": [], "directories": []}
    assert [one.rule for one in lint_choice(empty, "here")] == ["SM01"]
    choice = copy.deepcopy(CASE["choice"])
    choice["services"] = choice["services"][2:]
    choice["services"][0]["channels"] = choice["services"][0]["channels"][:1]
    assert [one.rule for one in lint_choice(choice, "here")] == ["SM04"]
    choice["services"][0]["verified"] = None
    assert [one.rule for one in lint_choice(choice, "here")] == ["SM03", "SM04"]


@pytest.mark.parametrize(
    ("css", "rule"),
    [
        (".a { color: #d33; }", "SM15"),
        (".a { color: red; }", "SM15"),
        (".a { color: var( --color-destructive, #333 ); }", "SM15"),
        (".a { transition: all 1s; }", "SM15"),
        ("@keyframes b {}", "SM15"),
        (".a { position: fixed; }", "SM16"),
        (".a { background: url(x.png); }", "SM15"),
    ],
)
def test_loud_styles_are_caught(css: str, rule: str) -> None:
    """SM15, SM16: no red, no motion, no picture, nothing laid over the page."""
    assert {one.rule for one in lint_css(css)} == {rule}


def test_quiet_styles_pass() -> None:
    """Blue, grey, and a comment that names red."""
    assert lint_css("/* no red */ .a { color: #36c; border: 1px solid #a2a9b1; }") == []


def test_words_of_a_service_are_not_ours() -> None:
    """A service's own name may hold what our words may not."""
    choice = copy.deepcopy(CASE["choice"])
    choice["services"][0]["names"] = {"de": "Selbstmord-Hotline 1!"}
    assert rules(compose(PACK, choice, OPTIONS), choice) == []
