"""Wikitext that is put together from other people's words."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from bot import wikitext


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_plain_text_is_only_text(text):
    """Nothing in it starts a link, a template, a tag, a list or a table, and it reads the same."""
    shown = wikitext.plain(text)
    assert not set(shown.replace("&#", "").replace(";", "")) & set("[]{}|<>'\"~=_*:!&\n")
    assert html.unescape(shown) == " ".join(text.split())


def test_an_address_can_not_leave_its_link():
    """Spaces, brackets and quotes in an address are encoded; the visible digits read left to right."""
    link = wikitext.outside("tel:0 8]0#", "0800 *1#")
    assert link == '[tel:0%208%5D0%23 <bdi dir="ltr">0800 &#42;1&#35;</bdi>]'
