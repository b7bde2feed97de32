"""Both twins bring every text into the same form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from classifier import text
from tests.contract.twins import any_strings, in_browser

CASES = json.loads(Path(__file__).with_name("normalise.json").read_text("utf-8"))
MODULE = "handrail-text.js"


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"]))
def test_python_normalises_as_the_case_says(case: dict[str, str]) -> None:
    """The written cases hold in Python."""
    assert text.normalise(case["text"]) == case["normalised"]
    assert text.fold(case["normalised"]) == case["folded"]


def test_the_browser_normalises_as_the_cases_say() -> None:
    """The written cases hold in the browser's twin, all of them."""
    normalised = in_browser(MODULE, "normalise", [[case["text"]] for case in CASES])
    folded = in_browser(MODULE, "fold", [[case["normalised"]] for case in CASES])
    assert normalised == [case["normalised"] for case in CASES]
    assert folded == [case["folded"] for case in CASES]


def test_every_code_point_of_the_first_plane_is_normalised_alike() -> None:
    """Each code point between letters, whatever Unicode version Node carries."""
    strings = [f"a{chr(point)}b" for point in range(0x10000)]
    assert in_browser(MODULE, "normalise", [[one] for one in strings]) == [text.normalise(one) for one in strings]


def test_twenty_thousand_strings_are_taken_apart_alike() -> None:
    """Normalising, folding, words and evasive spellings agree on strings from all of Unicode."""
    strings = any_strings(20_000, seed=1)
    normal = [text.normalise(one) for one in strings]
    assert in_browser(MODULE, "normalise", [[one] for one in strings]) == normal
    calls = [[one] for one in normal]
    assert in_browser(MODULE, "fold", calls) == [text.fold(one) for one in normal]
    assert in_browser(MODULE, "tokens", calls) == [text.tokens(one) for one in normal]
    assert in_browser(MODULE, "disguised", calls) == [text.disguised(one) for one in normal]
