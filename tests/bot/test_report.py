"""The report of a scan: which rows, and that the page can be read again."""

from __future__ import annotations

import pytest

from bot import report
from bot.config import Config
from bot.facts import Article

CONFIG = Config(enabled=True, decision="x", exclude=["Out"])


def proposal(
    label: str, show: bool, member: bool, config: Config = CONFIG, title: str = "A", text: str = ""
) -> str | None:
    row = report.row(Article(title, text, "en"), label, show, 0.5, member, config)
    return row.proposal if row else None


@pytest.mark.parametrize(
    ("show", "member", "proposed"), [(True, True, ""), (True, False, "include"), (False, True, "exclude")]
)
def test_a_proposal_is_what_differs_from_now(show, member, proposed):
    """What the classifier would show and has no notice is proposed, and the other way round."""
    assert proposal("topic", show, member) == proposed


def test_what_nobody_asked_about_has_no_row():
    """Neither listed nor to be shown; or excluded by the community, whose word is last."""
    assert proposal("none", False, False) is None
    assert proposal("topic", True, True, title="Out") is None


def test_biographies_and_works_follow_the_config():
    """Where the community wants biographies, one is not proposed for exclusion."""
    wants = Config(enabled=True, decision="x", biographies=True)
    assert proposal("biography", False, True, wants) == ""
    assert proposal("work", False, True, wants) == "exclude"


@pytest.mark.parametrize(
    "text", ["[[Category:1920 births]]", "[[ Kategorie : Geboren 1920|X]]", "[[تصنيف:مواليد 1920]]"]
)
def test_what_the_gadget_spares_already_needs_no_proposal(text):
    """A person in a listed category has no notice now; one included by name has."""
    assert proposal("biography", False, True, text=text) == ""
    included = Config(enabled=True, decision="x", include=["A"])
    assert proposal("biography", False, True, included, text=text) == "exclude"


@pytest.mark.parametrize(
    ("label", "name", "why"),
    [
        ("biography", "1920 births", "its categories are a biography's; score 0.50"),
        (
            "event",
            "1920 births",
            "its categories are a biography's (the label goes by its title and beginning as well);",
        ),
        ("topic", "1999 novels", "its categories are a work's (the label goes by"),
        ("work", "1920 births]] [[Category:1999 novels", "its categories are a work's; score"),
    ],
)
def test_a_reason_says_where_it_comes_from(label, name, why):
    """The gadget goes by the categories, the label by more: where they differ, the row says so."""
    row = report.row(Article("A", f"[[Category:{name}]]", "en"), label, label == "topic", 0.5, True, CONFIG)
    assert row
    assert row.why.startswith(f"is listed, but {why}")
    assert report.parse(report.write([row])) == [row]


def test_the_page_is_read_again_as_it_was_written():
    """Titles and labels with every awkward letter survive; proposals come first."""
    rows = [
        report.Row('Zoë & "Bob\'s" || <b>', "a|b {{c}}", "", "has the notice; score 0.10"),
        report.Row("自殺", "topic", "include", "score 0.90"),
        report.Row("C++ (film) - part 2", "work", "exclude", "x"),
    ]
    text = report.write(rows)
    assert "{{" not in text.replace('{| class="wikitable', "")
    assert report.parse(text) == [rows[1], rows[2], rows[0]]
    assert report.write(report.parse(text)) == text


def test_an_empty_report_and_a_huge_one():
    """Nothing found is said; too many rows are cut, and how many is said."""
    assert report.NOTHING in report.write([])
    many = [report.Row(f"T{number}", "topic", "include", "x") for number in range(report.ROWS_SHOWN + 5)]
    assert "5 more are left out" in report.write(many)
