"""Picking the language and filling in messages; gadget/handrail-words.js has the same functions."""

from __future__ import annotations

import re
from typing import Any

from notices.tree import Node

DEFAULT = "en"
PARAMETER = re.compile(r"(\$[1-9])")


def language(pack: dict[str, Any], tag: str) -> str:
    """The language whose words are shown for a tag: itself, its fallbacks, its parents, English."""
    tag = tag.lower().replace("_", "-")
    for known in [tag, *pack["fallbacks"].get(tag, [])]:
        if known in pack["messages"]:
            return str(known)
    return language(pack, tag.rsplit("-", 1)[0]) if "-" in tag else DEFAULT


def countries(pack: dict[str, Any], lang: str) -> list[dict[str, str]]:
    """Entries for the picker, {"code", "name"}, in the order of the pack (sorted when it was built)."""
    names = pack["countries"].get(language(pack, lang), {})
    return [{"code": code, "name": name} for code, name in names.items()]


def text(pack: dict[str, Any], lang: str, key: str) -> str:
    """A message's text; English, then nothing, where a pack from another version lacks it."""
    for known in (lang, DEFAULT):
        found = pack["messages"].get(known, {}).get(key)
        if isinstance(found, str):
            return found
    return ""


def fill(text: str, values: list[Node]) -> list[Node]:
    """A message's children: its text with each $1, $2 … replaced by a node, empty text left out.

    Without any text the values stand alone: a number must not get lost with the words around it.
    """
    text = text or " ".join(f"${place}" for place in range(1, len(values) + 1))
    nodes: list[Node] = []
    for part in PARAMETER.split(text):
        if PARAMETER.fullmatch(part) and int(part[1]) <= len(values):
            nodes.append(values[int(part[1]) - 1])
        elif part:
            nodes.append(part)
    return nodes
