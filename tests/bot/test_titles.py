"""What may stand on the config page for a page, a section, an address."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from bot import titles

IMPOSSIBLE = [
    ("[[Foo]]", "can't hold"),
    ("Foo|bar", "can't hold"),
    ("{{foo}}", "can't hold"),
    ("a\nb", "can't hold"),
    ("~~~~", "signature"),
    ("%41", "write the letter itself"),
    ("A &amp; B", "write the letter itself"),
    (".", "can't have"),
    ("..", "can't have"),
    ("./a", "can't have"),
    ("a/../b", "can't have"),
    ("a/.", "can't have"),
    ("Project:..", "can't have"),
    ("あ" * 86, "255 bytes"),
]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        *IMPOSSIBLE,
        ("", "no title"),
        (" : ", "no title"),
        ("a#b", "can't hold #"),
        ("https://wiki.example/wiki/A", "is an address"),
        ("://a", "is an address"),
    ],
)
def test_what_no_wiki_has_as_a_title_is_refused(text, says):
    """Each with its own reason; before any wiki is asked."""
    with pytest.raises(PydanticCustomError, match=says):
        titles.title(text)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("...And Justice for All", "...And Justice for All"),
        ("What. / Why.", "What. / Why."),
        ("100% cotton & more; ~~", "100% cotton & more; ~~"),
        ("wikipedia:Foo", "wikipedia:Foo"),
        (" :Self-harm_ ", "Self-harm"),
        ("a\u00a0b\u200e", "a b"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_titles_come_out_as_the_wiki_spells_them(text, spelled):
    """Spaces, marks of direction and composed letters as in wgTitle; unusual titles stay."""
    assert titles.title(text) == spelled


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("Project:Village_pump#Helplines, 50% & more", "Project:Village pump#Helplines, 50% & more"),
        (" HTTPS://x.example/?a=%41&b=[c]#d ", "https://x.example/?a=%41&b=[c]#d"),
    ],
)
def test_a_decision_is_an_address_or_a_title(text, kept):
    """A section may be named; an address may hold what a title may not."""
    assert titles.decision(text) == kept


@pytest.mark.parametrize(
    ("text", "says"),
    [
        *IMPOSSIBLE,
        ("#a", "no title"),
        ("Project:A#[[b]]", "give the page's address"),
        ("https://", "no address"),
        ("http://[", "no address"),
        ("https://x.example/a b", "no address"),
        ("https://x.example/~~~~", "signature"),
    ],
)
def test_a_decision_that_leads_nowhere_is_refused(text, says):
    """Neither an address nor a title: one reason each, never another exception."""
    with pytest.raises(PydanticCustomError, match=says):
        titles.decision(text)
