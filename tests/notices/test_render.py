"""A tree as HTML and as text."""

from __future__ import annotations

from notices.render import to_html, to_text
from notices.tree import el


def test_text_and_attributes_are_escaped() -> None:
    """No text can become markup, no value can leave its quotes."""
    tree = el("p", {"title": "\"><script>'"}, ["<b>&amp;", el("bdi", {}, ["</bdi>"])])
    assert to_html(tree) == (
        '<p title="&quot;&gt;&lt;script&gt;&#x27;">&lt;b&gt;&amp;amp;<bdi>&lt;/bdi&gt;</bdi></p>'
    )


def test_attributes_keep_their_order() -> None:
    """The server's bytes are as stable as the tree."""
    assert to_html(el("a", {"b": "1", "a": "2"}, [])) == '<a b="1" a="2"></a>'


def test_text_has_a_line_for_each_block() -> None:
    """Facts share a line; what needs a browser is left out; addresses are written out."""
    facts = el("ul", {"class": "handrail-facts"}, [el("li", {}, ["one"]), el("li", {}, ["two"])])
    link = el("a", {"href": "https://a.example/"}, ["There"])
    close = el("button", {}, ["Close"])
    tree = el("section", {}, [el("h2", {}, ["Title"]), facts, close, el("p", {}, [link])])
    assert to_text(tree) == "Title\n  one · two\nThere <https://a.example/>\n"
