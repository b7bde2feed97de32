"""The report on the talk page: one section, never two, and people's words stay."""

from __future__ import annotations

import re

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


def test_the_heading_is_true_open_and_solved():
    """It names the matter, not how it stands."""
    opened = talk.with_report("", talk.report(PROBLEMS, True))
    assert opened.startswith("== Handrail and this config ==\n")
    assert talk.with_report(opened, talk.SOLVED).startswith("== Handrail and this config ==\n")


def test_a_section_under_the_former_heading_is_found():
    """It is replaced in its place and gets the new heading, also where it was solved long ago; answers stay."""
    former = "== Handrail can't use this config =="
    old = f"Hello\n\n{former}\n{talk.BEGIN}\n{talk.SOLVED}\n{talk.END}\n: Thanks. --A"
    assert talk.is_open(old)
    new = talk.with_report(old, talk.SOLVED)
    assert new == old.replace(former, talk.HEADING)
    assert not talk.is_open(new)
    again = talk.with_report(old, talk.report(PROBLEMS, True))
    assert (again.count("=="), again.count(talk.BEGIN)) == (2, 1)
    assert again.endswith(": Thanks. --A")


def test_problems_can_do_nothing_on_the_page():
    """A problem may quote what somebody wrote; it is shown, not run."""
    text = talk.report(PROBLEMS, True)
    bare = re.sub(r"<nowiki>[^<>]*</nowiki>", "", text)
    assert text.endswith("* x: <nowiki>is no {{key}} [[of]] &lt;b&gt;this&lt;/b&gt; page</nowiki>")
    assert not set(bare) & set("[]{}<>&")
