"""The linter over composed notices and over the stylesheet."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from notices import check
from notices.compose import compose
from notices.lint_notice import lint_choice, lint_css, lint_notice
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
    attrs = {"href": "https://elsewhere.example/", "referrerpolicy": "no-referrer"}
    tree["children"].append({"tag": "a", "attrs": attrs, "children": ["x"]})
    assert rules(tree) == ["SM06"]


def test_a_second_primary_action_is_caught() -> None:
    """SM10: one thing to do, not two."""
    tree = notice()
    tree["children"].append({"tag": "a", "attrs": {"class": "handrail-primary"}, "children": []})
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
