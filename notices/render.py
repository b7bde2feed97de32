"""A notice's tree as HTML for the wiki's server, or as text for a terminal."""

from __future__ import annotations

import html

from notices.tree import Element, Node

# Elements that a reader of plain text has no use for: they only work in a browser.
SCRIPT_ONLY = frozenset({"button", "select", "label"})
LINES = frozenset({"h2", "h3", "p", "summary"})


def to_html(tree: Node) -> str:
    """The tree as an HTML fragment; every text and every attribute value is escaped."""
    if isinstance(tree, str):
        return html.escape(tree, quote=False)
    attrs = "".join(f' {name}="{html.escape(value)}"' for name, value in tree["attrs"].items())
    inner = "".join(to_html(child) for child in tree["children"])
    return f"<{tree['tag']}{attrs}>{inner}</{tree['tag']}>"


def to_text(tree: Node) -> str:
    """The tree as lines of text: headings first, a list's facts on one line, addresses written out."""
    lines = [line for line in _lines(tree) if line]
    return "\n".join(lines) + "\n"


def _lines(node: Node) -> list[str]:
    if isinstance(node, str):
        return [node]
    if node["tag"] in SCRIPT_ONLY:
        return []
    kind = node["attrs"].get("class", "")
    if kind == "handrail-facts":
        return ["  " + " · ".join(_inline(item) for item in node["children"])]
    if kind == "handrail-ways":
        return [_inline(item) for item in node["children"]]
    if node["tag"] in LINES or _is_leaf(node):
        return [_inline(node)]
    blocks = [line for child in node["children"] for line in _lines(child)]
    return ["", *blocks] if "handrail-service" in kind.split() else blocks


def _is_leaf(node: Element) -> bool:
    """True when nothing inside starts a line of its own."""
    return all(isinstance(child, str) or child["tag"] in {"a", "bdi", "span"} for child in node["children"])


def _inline(node: Node) -> str:
    if isinstance(node, str):
        return node
    text = "".join(_inline(child) for child in node["children"])
    href = node["attrs"].get("href", "")
    return f"{text} <{href}>" if href.startswith(("https:", "http:", "/")) else text
