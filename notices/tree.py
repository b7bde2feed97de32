"""The notice as plain data: what both twins build, and what is rendered from it."""

from __future__ import annotations

from typing import TypeAlias, TypedDict


class Element(TypedDict):
    """A tag with string attributes (their order is part of the contract) and its children."""

    tag: str
    attrs: dict[str, str]
    children: list[Node]


Node: TypeAlias = "str | Element"

TAGS = frozenset({
    *("section", "h2", "h3", "p", "ul", "li", "a", "bdi", "span", "div"),
    *("label", "select", "option", "button", "details", "summary"),
})


def el(tag: str, attrs: dict[str, str], children: list[Node]) -> Element:
    """Make an element."""
    return {"tag": tag, "attrs": attrs, "children": children}
