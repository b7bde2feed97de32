"""Both twins decide alike: the same tier always, the same score to a millionth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from classifier import corpus, lexicon, score
from tests.contract.twins import any_strings, in_browser, likely_strings

CASES = json.loads(Path(__file__).with_name("score.json").read_text("utf-8"))
MODEL = {"$file": "classifier/model.json"}


def _browser(cases: list[tuple[str, str | None, dict[str, Any]]]) -> list[dict[str, Any]]:
    calls = [[MODEL, text, lang, options] for text, lang, options in cases]
    answers: list[dict[str, Any]] = in_browser("handrail-score.js", "classify", calls)
    return answers


def _agree(cases: list[tuple[str, str | None, dict[str, Any]]]) -> int:
    shown = 0
    for (text, lang, options), theirs in zip(cases, _browser(cases), strict=True):
        ours = score.classify(text, lang, **options)
        assert (ours.tier, ours.show) == (theirs["tier"], theirs["show"]), ascii(text)
        assert ours.score == pytest.approx(theirs["score"], abs=1e-6), ascii(text)
        shown += ours.show
    return shown


def test_written_cases_hold_in_both() -> None:
    """Tier and show of each written case."""
    cases = [(case["text"], case["lang"], case["options"]) for case in CASES]
    assert _agree(cases)
    assert [score.classify(text, lang, **more)[:2] for text, lang, more in cases] == [
        (case["tier"], case["show"]) for case in CASES
    ]


def test_the_whole_corpus_is_decided_alike() -> None:
    """Every row of the training corpus, with and without its language."""
    rows = corpus.read()
    assert _agree([(row.text, row.lang if number % 2 else None, {}) for number, row in enumerate(rows)]) > 1000


def test_twenty_thousand_generated_strings_are_decided_alike() -> None:
    """Half from all of Unicode, half from the lexicons' own words, so that many do score."""
    entries = [entry for groups in lexicon.read().values() for one in groups.values() for entry in one]
    words = sorted({entry.strip("*~?=").replace("*", "") for entry in entries})
    strings = any_strings(10_000, seed=2) + likely_strings(10_000, 3, words)
    languages = [None, "en", "de", "vi", "ja", "zh-hant", "xx"]
    assert _agree([(text, languages[number % 7], {}) for number, text in enumerate(strings)]) > 1000
