"""Wikitext that is put together from other people's words."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wikitext


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_plain_text_is_only_text(text):
    """Nothing in it starts a link, a template, a tag, a list or a table, and it reads the same."""
    shown = wikitext.plain(text)
    assert not set(shown.replace("&#", "").replace(";", "")) & set("[]{}|<>'\"~=_*:!&\n")
    assert html.unescape(shown) == " ".join(text.split())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_literal_text_is_only_text(text):
    """Either there is nothing in it that wikitext knows, or it stands in one <nowiki> that it can't leave."""
    shown = wikitext.literal(text)
    inner = shown.removeprefix("<nowiki>").removesuffix("</nowiki>")
    assert html.unescape(inner) == " ".join(text.split())
    assert not set(inner) & set("<>")
    if inner == shown:
        assert not set(shown) & set("[]{}|&~=*#!")
        assert "''" not in shown
        assert "__" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("max_age_days", "max_age_days"),
        ("must be 'crisis' or 'topic'", "must be 'crisis' or 'topic'"),
        ("is no JSON; look: line 2", "is no JSON; look: line 2"),
        ("tiers[1]", "<nowiki>tiers[1]</nowiki>"),
        ("__NOTOC__", "<nowiki>__NOTOC__</nowiki>"),
        ("https://x.example", "<nowiki>https://x.example</nowiki>"),
        ("RFC 822", "<nowiki>RFC 822</nowiki>"),
        ("a</nowiki>&lt;[[b]]", "<nowiki>a&lt;/nowiki&gt;&amp;lt;[[b]]</nowiki>"),
    ],
)
def test_literal_text_is_legible_in_the_source(text, shown):
    """No numbers for an underline or a colon; what would do something is wrapped."""
    assert wikitext.literal(text) == shown


def test_an_address_can_not_leave_its_link():
    """Spaces, brackets and quotes in an address are encoded; the visible digits read left to right."""
    link = wikitext.outside("tel:0 8]0#", "0800 *1#")
    assert link == '[tel:0%208%5D0%23 <bdi dir="ltr">0800 &#42;1&#35;</bdi>]'
