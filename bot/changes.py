"""What an edit would change: the same or not, and a difference that people can read."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from typing import Any, Literal

from bot.pages import Page

Kind = Literal["same", "create", "change", "delete"]
# A difference longer than this is cut, with the number of lines left out.
SHOWN_LINES = 40
SHOWN_CHARACTERS = 160


@dataclass(frozen=True)
class Change:
    """One page's change. `diff` is empty for pages that stay the same."""

    title: str
    kind: Kind
    diff: str = ""


def change(page: Page, current: str | None) -> Change:
    """What saving `page` would do to a page that now holds `current` (None: there is no such page)."""
    if current is None:
        return Change(page.title, "create", beginning(page))
    if same(page, current):
        return Change(page.title, "same")
    return Change(page.title, "change", difference(page, current))


def same(page: Page, current: str) -> bool:
    """JSON is compared by value, as MediaWiki lays it out anew; everything else letter by letter."""
    if page.model != "json":
        return page.text == current
    try:
        return _same_value(json.loads(page.text), json.loads(current))
    except ValueError:
        return False


def beginning(page: Page) -> str:
    """How a new page begins, if people write such pages; of scripts and data only how much there is."""
    if page.model != "wikitext":
        return f"+ {_count(page.text)}"
    return _shortened([f"+{line}" for line in page.text.splitlines()])


def difference(page: Page, current: str) -> str:
    """A unified difference, old to new, shortened."""
    old, new = current, page.text
    if page.model == "json":
        old, new = _laid_out(old), _laid_out(new)
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), "on the wiki", "new", n=1, lineterm="")
    return _shortened(list(found))


def _shortened(lines: list[str]) -> str:
    shown = [line if len(line) <= SHOWN_CHARACTERS else line[:SHOWN_CHARACTERS] + "…" for line in lines]
    if len(shown) > SHOWN_LINES:
        shown = [*shown[:SHOWN_LINES], f"… and {len(lines) - SHOWN_LINES} lines more"]
    return "\n".join(shown)


def _same_value(one: Any, other: Any) -> bool:
    """Equal as JSON: true is not 1, but 0.0 is 0, as PHP writes it so."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same_value(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same_value, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def _laid_out(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)
    except ValueError:
        return text


def _count(text: str) -> str:
    return f"{text.count(chr(10)) + 1} lines, {len(text.encode())} bytes"
