"""Scripts that do not parse are found before they reach a wiki."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bot import scripts
from bot.errors import SourceMissing
from bot.pages import sources

needs_node = pytest.mark.skipif(not shutil.which("node"), reason="Node is not on this machine")


@needs_node
def test_good_scripts_pass_unrun():
    """A file is a function's body: it may return and require; nothing of it happens."""
    assert scripts.check({"a.js": "return require( 'x' );", "b.js": "throw 1;", "c.css": "{{{", "d.json": "["}) is None


@needs_node
@pytest.mark.parametrize(
    ("text", "line"), [("var a;\nvar = 3;", 2), ("}() ); ( function () {", 1), ("if ( x ) {\n\n", 3)]
)
def test_a_script_that_does_not_parse_is_named(text, line):
    """File and line; braces that would only fit together with what MediaWiki puts around don't pass either."""
    with pytest.raises(SourceMissing, match=f"line {line}: is no valid script") as caught:
        scripts.check({"good.js": "", "bad.js": text})
    assert caught.value.where == "gadget/bad.js"


@pytest.mark.parametrize("program", [None, "#!/bin/sh\nexit 1\n"])
def test_without_node_it_is_said_that_nothing_was_checked(program, tmp_path, monkeypatch):
    """No Node, or one that doesn't work: a note, no error."""
    if program:
        (tmp_path / "node").write_text(program)
        (tmp_path / "node").chmod(0o755)
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    assert scripts.check({"bad.js": "var = 3;"}) == scripts.NOT_CHECKED


@needs_node
def test_the_real_scripts_parse():
    """This checkout's own."""
    files = sources(Path(__file__).resolve().parents[2])
    assert scripts.check(files) is None
