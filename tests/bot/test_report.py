"""The report of a scan: which rows, and that the page can be read again."""

from __future__ import annotations

import pytest

from bot import report
from bot.config import Config

CONFIG = Config(enabled=True, decision="x", exclude=["Out"])


@pytest.mark.parametrize(
    ("show", "listed", "proposal"), [(True, True, ""), (True, False, "include"), (False, True, "exclude")]
)
def test_a_proposal_is_what_differs_from_the_config(show, listed, proposal):
    """What the classifier would show and the config doesn't list is proposed, and the other way round."""
    row = report.row("A", "topic", show, 0.5, listed, CONFIG)
    assert row
    assert row.proposal == proposal


def test_what_nobody_asked_about_has_no_row():
    """Neither listed nor to be shown; or excluded by the community, whose word is last."""
    assert report.row("A", "none", False, 0.1, False, CONFIG) is None
    assert report.row("Out", "topic", True, 0.9, True, CONFIG) is None


def test_biographies_and_works_follow_the_config():
    """Where the community wants biographies, one is not proposed for exclusion."""
    wants = Config(enabled=True, decision="x", biographies=True)
    row = report.row("A", "biography", False, 0.5, True, wants)
    assert row
    assert row.proposal == ""
    row = report.row("A", "work", False, 0.5, True, wants)
    assert row
    assert row.proposal == "exclude"


def test_the_page_is_read_again_as_it_was_written():
    """Titles and labels with every awkward letter survive; proposals come first."""
    rows = [
        report.Row('Zoë & "Bob\'s" || <b>', "a|b {{c}}", "", "the config lists it; score 0.10"),
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
