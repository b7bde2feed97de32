"""Handrail's lines in MediaWiki:Gadgets-definition, among other people's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import gadgets

OURS = gadgets.lines(["handrail-loader.js"], ["handrail.js", "handrail.css"], (1, 39))
OTHERS = "== Reading ==\n* popups[ResourceLoader|default]|popups.js\n<!-- keep -->\n* handrails|handrails.js"
LINE = st.sampled_from(
    [
        "== Reading ==",
        "== Handrail ==",
        "* popups|popups.js",
        "",
        "text",
        "* handrail|old.js",
        "* handrail-loader[x]|y.js",
        "* handrail-styles|y.css",
        "*handrail[ResourceLoader]|z.js",
        "== Last ==",
        "* handrailing|h.js",
    ]
)


def test_the_lines_for_a_wiki_with_and_without_targets():
    """targets= is written only for versions that know it."""
    assert OURS[0] == "* handrail-loader[ResourceLoader|default|package|targets=desktop,mobile]|handrail-loader.js"
    later = gadgets.lines(["handrail-loader.js"], ["handrail.js"], (1, 42))
    assert later[1] == "* handrail[ResourceLoader|hidden|package|dependencies=mediawiki.util]|handrail.js"
    assert later[2] == "* handrail-styles[ResourceLoader|hidden|type=styles]|handrail.css"


def test_merging_into_an_empty_page():
    """A wiki without gadgets gets our section and nothing else."""
    assert gadgets.merge("", OURS) == "\n".join(["== Handrail ==", *OURS])


def test_merging_keeps_everything_else():
    """Other gadgets, comments and headings stay, letter by letter and in order."""
    assert gadgets.merge(OTHERS, OURS) == "\n".join([OTHERS, "== Handrail ==", *OURS])


def test_our_lines_stay_where_a_community_put_them():
    """Lines that were moved under another heading are renewed there."""
    moved = "== Tools ==\n* handrail|old.js\n* a|a.js\n* handrail-loader|old.js\n* b|b.js"
    assert gadgets.merge(moved, OURS) == "\n".join(["== Tools ==", *OURS, "* a|a.js", "* b|b.js"])


@given(st.lists(LINE, max_size=12))
def test_merging_is_idempotent_and_takes_nothing_away(lines):
    """Merging twice is merging once, and every line that isn't ours survives in order."""
    page = "\n".join(lines)
    once = gadgets.merge(page, OURS)
    assert gadgets.merge(once, OURS) == once
    kept = [line for line in once.split("\n") if line not in OURS and line.strip() and line != "== Handrail =="]
    foreign = [one for one in lines if one.strip() and one != "== Handrail ==" and not gadgets._OURS.match(one)]
    assert kept == foreign
    assert [line for line in once.split("\n") if line in OURS] == OURS


@pytest.mark.parametrize("page", [OTHERS, "", "* a|a.js\n\n== B ==\n* b|b.js"])
def test_removing_undoes_merging(page):
    """After a withdrawal the page is what it was."""
    assert gadgets.remove(gadgets.merge(page, OURS)) == page


def test_removing_keeps_a_section_that_others_use():
    """Our heading stays if somebody put a gadget of theirs under it."""
    page = "\n".join(["== Handrail ==", *OURS, "* local|local.js"])
    assert gadgets.remove(page) == "== Handrail ==\n* local|local.js"
