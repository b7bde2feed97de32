"""The report on the talk page: one section, never two, and people's words stay."""

from __future__ import annotations

from bot import talk

PROBLEMS = [("tiers[1]", "must be 'crisis' or 'topic'"), ("x", "is no {{key}} [[of]] <b>this</b> page")]


def test_the_same_problems_give_the_same_page():
    """Reporting again changes nothing, so no edit is made."""
    once = talk.with_report("== Hello ==\nHi. ~~~~", talk.report(PROBLEMS, True))
    assert talk.with_report(once, talk.report(PROBLEMS, True)) == once
    assert once.startswith("== Hello ==\nHi. ~~~~\n\n" + talk.HEADING)


def test_other_problems_replace_the_old_ones_and_keep_answers():
    """Only what the bot wrote is replaced."""
    once = talk.with_report("", talk.report(PROBLEMS, True)) + "\n: I'll look. --A"
    again = talk.with_report(once, talk.report([("page", "is no JSON")], False))
    assert again.count(talk.HEADING) == 1
    assert again.endswith(": I'll look. --A")
    assert "tiers" not in again
    assert "Nothing has been published" in again


def test_a_report_is_open_until_it_is_solved():
    """A config that works again closes the report."""
    opened = talk.with_report("", talk.report(PROBLEMS, True))
    assert talk.is_open(opened)
    assert not talk.is_open(talk.with_report(opened, talk.SOLVED))
    assert not talk.is_open("")


def test_problems_can_do_nothing_on_the_page():
    """A problem may quote what somebody wrote; it is shown, not run."""
    text = talk.report(PROBLEMS, True)
    assert "{{" not in text
    assert "[[" not in text
    assert "<b>" not in text
