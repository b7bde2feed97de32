"""Is a page as it should be, and what would change?"""

from __future__ import annotations

import json

import pytest

from bot.changes import SHOWN_LINES, Change, change, same
from bot.pages import Page


@pytest.mark.parametrize(
    ("new", "current", "expected"),
    [
        ('{"a":[1,0.0]}', '{\n\t"a": [\n\t\t1,\n\t\t0\n\t]\n}', True),
        ('{"a":1,"b":2}', '{"b":2,"a":1}', True),
        ('{"a":true}', '{"a":1}', False),
        ('{"a":[1,2]}', '{"a":[2,1]}', False),
        ('{"a":null}', "{}", False),
        ('{"a":"1"}', '{"a":1}', False),
        ("{}", "not json", False),
    ],
)
def test_json_is_compared_by_value(new, current, expected):
    """MediaWiki's layout doesn't count; types, order of lists and missing keys do."""
    assert same(Page("X.json", new, "json"), current) is expected


def test_text_is_compared_letter_by_letter():
    """A script that differs in one space differs."""
    assert not same(Page("X.js", "a", "javascript"), "a ")


def test_kinds_of_change():
    """No page, the same page, another page."""
    page = Page("X.js", "a\nb", "javascript")
    assert change(page, None) == Change("X.js", "create", "+ 2 lines, 3 bytes")
    assert change(Page("X", "a\nb", "wikitext"), None).diff == "+a\n+b"
    assert change(page, "a\nb").kind == "same"
    assert "-c" in change(page, "a\nc").diff


def test_a_long_difference_is_cut():
    """Nobody reads a thousand lines of data; how many are left out is said."""
    new = json.dumps({str(number): number for number in range(1000)})
    shown = change(Page("X.json", new, "json"), "{}").diff.split("\n")
    assert len(shown) == SHOWN_LINES + 1
    assert "lines more" in shown[-1]
    wide = change(Page("X", "x" * 5000, "wikitext"), "y").diff
    assert max(map(len, wide.split("\n"))) < 200
