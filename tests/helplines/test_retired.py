"""Retired numbers are never shown, in whatever writing."""

from __future__ import annotations

import re

import pytest

import helplines
from helplines.retired import core, find, load_retired

RETIRED = load_retired()
MUST_BE_LISTED = {
    ("US", "18002738255"), ("US", "9883"), ("US", "18009312237"), ("CA", "18334564566"), ("CA", "45645"),
    ("KR", "1393"), ("SG", "18002214444"), ("GB", "08457909090"), ("IE", "1850609090"), ("NL", "09000113"),
    ("BR", "141"), ("TW", "0800788995"), ("CN", "12320"), ("EG", "7621602"), ("EG", "131114"), ("DE", "142"),
    ("CN", "988"), ("BO", "3911270"), ("IN", "18005990019"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "1-800-273-8255"),
        ("US", "(800) 273-8255"),
        ("US", "+1 800 273 8255"),
        ("US", "tel:+18002738255"),
        ("US", "0018002738255"),
        ("US", "１-８００-２７３-８２５５"),
        ("US", "988, press 3"),
        ("US", "988,3"),
        ("GB", "08457 90 90 90"),
        ("GB", "+44 (0) 8457 909090"),
        ("GB", "0044 8457 90 90 90"),
        ("TW", "+886 800-788-995"),
        ("CA", "sms:45645"),
        ("CA", "Text 45645"),
        ("EG", "٧٦٢ ١٦٠٢"),
        ("EG", "13 11 14"),
    ],
)
def test_a_retired_number_is_found_however_it_is_written(country: str, text: str) -> None:
    """With or without calling code, trunk zero, separators, in other scripts' digits, in links."""
    assert find(text, country, RETIRED) is not None


@pytest.mark.parametrize(
    ("country", "text"),
    [("US", "988"), ("AU", "13 11 14"), ("AT", "142"), ("DE", "0800 1110142"), ("CA", "988")],
)
def test_a_living_number_is_not(country: str, text: str) -> None:
    """The same digits elsewhere, or as a part of a longer number, are no matter."""
    assert find(text, country, RETIRED) is None


def test_core_of_a_short_code_is_all_of_it() -> None:
    """Short codes have neither calling code nor trunk zero."""
    assert core("0113", "NL") == "0113"


def test_the_known_ones_are_listed() -> None:
    """The list does not shrink below what is known, and holds each number once."""
    listed = [(one.country, one.digits) for one in RETIRED]
    assert set(listed) >= MUST_BE_LISTED
    assert len(listed) == len(set(listed))
    assert listed == sorted(listed)


def test_none_is_in_the_pack() -> None:
    """Neither as our own rule sees it, nor as mere digits within a display or link of that country."""
    for code, country in helplines.pack()["countries"].items():
        shown = [way[name] for one in country["services"] for way in one["channels"] for name in ("display", "href")]
        for text in [*shown, *country["emergency"]]:
            assert find(text, code, RETIRED) is None
        digits = [re.sub(r"\D", "", text) for text in shown]
        for one in RETIRED:
            long = one.country == code and len(one.digits) > 6
            assert not (long and any(one.digits.lstrip("0") in each for each in digits))
