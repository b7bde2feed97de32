"""Evasive spellings: what they may stand for."""

from __future__ import annotations

import pytest

from classifier.text import disguised


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("su1cide now", ["suicide now", "sucide now"]),
        ("s*icide", ["sicide"]),
        ("$uicide", ["suicide", "uicide"]),
        ("k1ll mys3lf", ["kill myself", "kll myslf"]),
        ("s u i c i d e", ["suicide"]),
        ("k i l l myself", ["kill myself"]),
        ("su-icide", ["suicide"]),
        ("suicide-bombing", []),
        ("an ordinary text", []),
        ("自殺", []),
    ],
)
def test_readings(text: str, readings: list[str]) -> None:
    """Signs read as letters first, then left out; a hyphen between whole words joins nothing."""
    assert disguised(text) == readings
