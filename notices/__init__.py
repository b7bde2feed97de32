"""The words: messages per language, safe-messaging rules, composing a notice and rendering it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from notices.build import PACK, build_pack, review
from notices.compose import compose
from notices.errors import NoticesError
from notices.lint import lint
from notices.lint_notice import lint_notice
from notices.render import to_html, to_text
from notices.tree import Element, Node
from notices.words import countries, language

__all__ = [
    "Element",
    "Node",
    "NoticesError",
    "build_pack",
    "compose",
    "countries",
    "language",
    "lint",
    "lint_notice",
    "pack",
    "review",
    "to_html",
    "to_text",
]


@cache
def pack() -> dict[str, Any]:
    """The committed words, notices/pack.json. Raises NoticesError if the file can't be read."""
    try:
        data: dict[str, Any] = json.loads(PACK.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoticesError("notices/pack.json", "can't be read; run: handrail notices build") from error
    return data
