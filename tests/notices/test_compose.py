"""What a reader finds in a notice; the exact tree is in tests/contract/compose.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from notices.compose import compose
from notices.lint_notice import text_of, walk
from notices.tree import TAGS, Element

CONTRACT = json.loads((Path(__file__).parent.parent / "contract" / "compose.json").read_text("utf-8"))
CASES = {case["name"]: case for case in CONTRACT["cases"]}
FULL = CASES["three services, the rest folded, emergency, picker"]


def build(**options: Any) -> Element:
    """The full case's notice with some options changed."""
    return compose(CONTRACT["messages"], FULL["choice"], {**FULL["options"], **options})


def by_class(tree: Element, name: str) -> list[Element]:
    """Elements of a class, in order."""
    return [node for node in walk(tree) if name in node["attrs"].get("class", "").split()]


@pytest.mark.parametrize("name", CASES)
def test_only_plain_elements(name: str) -> None:
    """A notice is made of a few tags, with string attributes, and no handler or style among them."""
    for node in walk(CASES[name]["tree"]):
        assert node["tag"] in TAGS
        assert not [attr for attr in node["attrs"] if attr.startswith("on") or attr == "style"]


@pytest.mark.parametrize("name", CASES)
def test_exactly_one_primary_action(name: str) -> None:
    """The first way of a service for every reader, else the first directory."""
    assert len(by_class(CASES[name]["tree"], "handrail-primary")) == 1


def narrow_cases() -> list[str]:
    """Names of the cases without a service for everyone in the whole country."""
    return [
        name
        for name, case in CASES.items()
        if case["choice"]["services"]
        and not any(
            "everyone" in one["audience"] and case["choice"]["country"] in one["area"]
            for one in case["choice"]["services"][:3]
        )
    ]


@pytest.mark.parametrize("name", narrow_cases())
def test_an_adult_is_not_sent_to_a_line_for_children(name: str) -> None:
    """The directories first, unfolded; the lines below, neither folded nor the primary action."""
    tree = CASES[name]["tree"]
    blocks = [node["attrs"].get("class") for node in tree["children"]]
    first, second = blocks.index("handrail-directories"), blocks.index("handrail-services")
    assert first < second
    assert by_class(tree["children"][first], "handrail-primary")
    assert len(by_class(tree["children"][second], "handrail-service")) == len(CASES[name]["choice"]["services"][:3])
    assert len(by_class(tree, "handrail-directories")) == 1


def test_there_are_narrow_cases() -> None:
    """For an audience, for a region, and one of each."""
    assert len(narrow_cases()) >= 3


def test_a_date_stands_only_where_the_evidence_has_one() -> None:
    """The day on which somebody read an undated page is not shown as a check of the line."""
    text = json.dumps(FULL["tree"])
    undated = compose(CONTRACT["messages"], {**FULL["choice"], **without_dates()}, FULL["options"])
    assert "[verified]" in text
    assert "[verified]" not in json.dumps(undated)


def without_dates() -> dict[str, Any]:
    """The full case's services, none of them dated."""
    return {key: [{**one, "dated": False} for one in FULL["choice"][key]] for key in ("services", "more")}


@pytest.mark.parametrize("name", CASES)
def test_phone_links_have_no_spaces_and_show_their_digits(name: str) -> None:
    """What is dialled is what is read."""
    for node in walk(CASES[name]["tree"]):
        href = node["attrs"].get("href", "")
        if href.startswith(("tel:", "sms:")):
            assert " " not in href
            shown = "".join(char for char in text_of(node) if char.isdigit())
            assert shown == "".join(char for char in href.split("?")[0] if char.isdigit())


@pytest.mark.parametrize("name", CASES)
def test_numbers_read_left_to_right(name: str) -> None:
    """Digits stand in a bdi of their own with dir=ltr."""
    for node in walk(CASES[name]["tree"]):
        if node["attrs"].get("href", "").startswith(("tel:", "sms:")):
            assert walk_first(node, "bdi")["attrs"] == {"dir": "ltr"}


@pytest.mark.parametrize("name", CASES)
def test_no_link_tells_where_the_reader_comes_from(name: str) -> None:
    """Not to another site, nor to the wiki, whose log would hold the search."""
    for node in walk(CASES[name]["tree"]):
        if node["tag"] == "a":
            assert node["attrs"]["rel"] == "noreferrer noopener"
            assert node["attrs"]["referrerpolicy"] == "no-referrer"


def test_a_keyword_is_in_the_message_and_visible() -> None:
    """The text message is ready to send, and the reader sees what it says."""
    link = next(node for node in walk(FULL["tree"]) if node["attrs"].get("href", "").startswith("sms:"))
    assert link["attrs"]["href"] == "sms:555111?&body=HOME"
    assert "HOME" in text_of(link)


def test_names_in_another_language_say_so() -> None:
    """A screen reader speaks a German name as German; a name in the notice's language needs nothing."""
    names = [walk_first(node, "bdi") for node in by_class(FULL["tree"], "handrail-name")]
    assert [node["attrs"] for node in names[:3]] == [{"lang": "de"}, {}, {"lang": "de"}]


def walk_first(tree: Element, tag: str) -> Element:
    """The first element of a tag."""
    return next(node for node in walk(tree) if node["tag"] == tag)


def test_only_a_web_address_becomes_a_link() -> None:
    """Anything else in a record is shown as text."""
    tree = CASES["no picker without countries, beside the results"]["tree"]
    assert "javascript:" not in json.dumps(tree)


def test_the_server_leaves_out_what_needs_a_script() -> None:
    """No button and no picker that would do nothing; a link to the directory instead."""
    tree = build(static=True, directory="/help")
    assert not {"button", "select", "label"} & {node["tag"] for node in walk(tree)}
    assert "/help" in {node["attrs"].get("href") for node in walk(tree)}


def test_the_picker_shows_the_country() -> None:
    """The reader's country is selected, and another can be chosen."""
    options = [node for node in walk(build()) if node["tag"] == "option"]
    assert [node["attrs"]["value"] for node in options] == ["", "AT", "DE"]
    assert [node["attrs"]["value"] for node in options if "selected" in node["attrs"]] == ["DE"]


def test_nothing_in_the_notice_tells_the_tier_but_its_words() -> None:
    """Same structure, same classes: only the texts of title and lead differ."""
    crisis, topic = json.dumps(build(tier="crisis")), json.dumps(build(tier="topic"))
    assert crisis.replace("-crisis]", "-topic]") == topic


def test_the_heading_names_the_region() -> None:
    """aria-labelledby points to the h2, and an h3 follows it."""
    tree = build()
    headings = [node for node in walk(tree) if node["tag"] in {"h2", "h3"}]
    assert [node["tag"] for node in headings] == ["h2", "h3"]
    assert tree["attrs"]["aria-labelledby"] == headings[0]["attrs"]["id"]
