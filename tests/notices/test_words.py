"""Picking the language and filling in messages."""

from __future__ import annotations

import pytest

import notices
from notices.words import fill, text

PACK = notices.pack()


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("de", "de"), ("de-at", "de"), ("DE_ch", "de"), ("arz", "ar"), ("es-419", "es"), ("fr-CA", "fr")],
)
def test_languages_fall_back_as_in_mediawiki(tag: str, lang: str) -> None:
    """Itself, its chain, its parents, at last English."""
    assert notices.language(PACK, tag) == lang
    assert notices.language(PACK, "tlh") == "en"


def test_every_fallback_ends_in_words() -> None:
    """No chain names a language without words, and none has words of its own."""
    for tag, chain in PACK["fallbacks"].items():
        assert chain
        assert set(chain) <= set(PACK["messages"])
        assert tag not in PACK["messages"]


def test_parameters_are_filled_in_any_order() -> None:
    """A translation may turn the parameters round; a missing one stays visible."""
    assert fill("$2 to $1.", ["a", "b"]) == ["b", " to ", "a", "."]
    assert fill("$1 $2", ["a"]) == ["a", " ", "$2"]


def test_without_a_text_the_values_stand_alone() -> None:
    """A number is not lost with the words around it."""
    assert fill("", ["1", "2"]) == ["1", " ", "2"]
    assert fill("", []) == []


def test_a_missing_message_is_english_then_empty() -> None:
    """A page that another version published may lack a message, or hold something else in its place."""
    pack = {"messages": {"de": {"a": "ä", "c": None}, "en": {"a": "a", "b": "b", "c": "c"}}}
    assert [text(pack, "de", key) for key in "abcd"] == ["ä", "b", "c", ""]
    assert text({"messages": {}}, "de", "a") == ""


def test_countries_are_sorted_by_name() -> None:
    """As the reader's alphabet has them, near enough: accents don't send a name to the end."""
    names = [entry["name"] for entry in notices.countries(PACK, "de")]
    assert names.index("Deutschland") < names.index("Frankreich")
    assert names.index("Österreich") < names.index("Polen")
