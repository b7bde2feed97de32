"""What an editor would go by: how categories, infoboxes, leads and titles show an article's kind.

The data stand in ``cues/<kind>.json``: regular expressions that mean the same in Python and in ES5 JavaScript.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("cues")
KINDS = ("biography", "work", "event", "organisation", "place")


@cache
def data(name: str) -> dict[str, list[str]]:
    """The parsed file of a kind (or "page")."""
    parsed: dict[str, list[str]] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return parsed


def biography_patterns() -> list[str]:
    """Regular expressions that find a biography's categories (names without the namespace's prefix)."""
    return list(data("biography")["categories"])


def work_patterns() -> list[str]:
    """Regular expressions that find the categories of films, songs, novels and other works."""
    return list(data("work")["categories"])


@cache
def compiled(kind: str, field: str) -> re.Pattern[str]:
    """All expressions of one field in one: they are only ever asked "is there any?"."""
    flags = re.IGNORECASE if field in ("templates", "lead") else 0
    return re.compile("|".join(f"(?:{one})" for one in data(kind)[field]) or r"(?!)", flags)


@cache
def page() -> dict[str, Any]:
    """Expressions for a page as such: its categories, and pages that only tell meanings of a word apart."""
    words = "|".join(map(re.escape, data("page")["category_words"]))
    return {
        "category": re.compile(rf"\[\[\s*(?:{words})\s*:\s*([^\]|]+)", re.IGNORECASE),
        "disambiguation": re.compile("|".join(data("page")["disambiguation"])),
    }
