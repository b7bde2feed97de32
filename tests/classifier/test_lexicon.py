"""The lexicons' forms: what an entry finds."""

from __future__ import annotations

import pytest

from classifier import lexicon
from classifier.errors import ClassifierError
from classifier.index import Index, misspellings


def _concepts(entries: str, text: str, hint: str | None = None) -> list[tuple[int, int]]:
    parsed = lexicon.parse("xx.txt", f"one: {entries}")
    _, _, hits = Index([("xx", {0: parsed["one"]})]).find(text, hint)
    return [(start, end) for start, end, _ in hits.get(0, [])]


@pytest.mark.parametrize(
    ("entries", "text", "found"),
    [
        ("word", "a word here", [(2, 4)]),
        ("word", "words", []),
        ("word*", "words", [(0, 2)]),
        ("*inner*", "beginnersx innermost", [(0, 2), (2, 4)]),
        ("two words*", "two wordsmiths", [(0, 4)]),
        ("two words", "two other words", []),
        ("don't", "don t", [(0, 4)]),
        ("~letters", "lettres", [(0, 2)]),
        ("letters", "lettres", []),
        ("naïve", "naive", [(0, 2)]),
        ("自殺", "昨日の自殺", [(3, 5)]),
        ("죽고 싶", "죽고싶다", [(0, 3)]),
        ("죽고싶", "죽고 싶다", [(0, 3)]),
    ],
)
def test_forms(entries: str, text: str, found: list[tuple[int, int]]) -> None:
    """Each form of the table in classifier/index.py."""
    assert _concepts(entries, text) == found


def test_ambiguous_words_need_the_language() -> None:
    """?word is let in only when the text is known to be in its language."""
    assert _concepts("?tutu", "tutu") == []
    assert _concepts("?tutu", "tutu", "xx") == [(0, 2)]


def test_accents_can_matter() -> None:
    """In a file that keeps accents, unaccented typing needs the language unless it is long."""
    parsed = lexicon.parse("vi.txt", "# accents: keep\none: tự tử, không muốn sống")
    assert parsed["one"] == ["=không muốn sống", "=tự tử", "?tu tu", "khong muon song"]


def test_a_word_that_a_beginning_finds_anyway_is_left_out() -> None:
    """The model holds no doubles."""
    parsed = lexicon.parse("xx.txt", "one: suicid*, suicide, suicidal thoughts, no way, no way out, 自殺, 自殺率")
    assert parsed["one"] == ["no way", "suicid*", "自殺"]


def test_a_line_without_a_concept_is_named() -> None:
    """File and line stand in the error."""
    with pytest.raises(ClassifierError) as caught:
        lexicon.parse("xx.txt", "# a comment\nno colon here")
    assert caught.value.where == "xx.txt:2"


def test_misspellings_keep_the_first_letter() -> None:
    """One letter left out, doubled, or two swapped."""
    made = misspellings("suicide")
    assert {"sucide", "siucide", "suiccide"} <= set(made)
    assert all(one.startswith("s") for one in made)
