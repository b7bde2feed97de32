"""What a wiki's refusals become: one line each."""

from __future__ import annotations

import re
import socket
from types import SimpleNamespace

import pytest
from requests.exceptions import ProxyError

from bot import refusals
from bot.address import parse
from bot.errors import EditConflict, EditRefused, NotMediaWiki
from bot.facts import release

ADDRESS = parse("https://wiki.example/api.php")


@pytest.mark.parametrize(
    ("line", "kind", "says"),
    [
        ("editconflict: Edit conflict: x", EditConflict, "somebody else"),
        ("articleexists: The article…", EditConflict, "run it again"),
        ("protectedpage: This page has been protected", EditRefused, "protected"),
        ("sitejsprotected: x", EditRefused, "editsiteconfig"),
        ("something-new: The wiki says so", EditRefused, "not saved: The wiki says so"),
    ],
)
def test_an_edit_that_failed(line, kind, says):
    """Conflicts are told apart from refusals; known codes say what is needed."""
    error = refusals.edit_refused("P", line)
    assert type(error) is kind
    assert says in error.what


def test_a_line_is_one_line_without_markup():
    """The wiki's HTML and pywikibot's own name for the wiki are left out."""

    class WikiError(Exception):
        code, info = "blocked", "You are\n<b>blocked</b>  now"

    assert refusals.line(WikiError()) == "blocked: You are blocked now"
    failed = Exception("Failed on handrail0a1b:handrail0a1b: Incorrect password.\nTry again.")
    assert refusals.line(failed) == "Incorrect password. Try again."


def caused(kind: type[Exception], cause: Exception) -> Exception:
    """An error as requests raises it, with the first one two steps behind."""
    try:
        try:
            try:
                raise cause
            except type(cause) as first:
                raise RuntimeError("retries") from first
        except RuntimeError:
            raise kind("outer") from None
    except kind as error:
        return error


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (caused(ConnectionError, socket.gaierror(socket.EAI_NONAME, "x")), "no such host"),
        (caused(ConnectionError, socket.gaierror(socket.EAI_AGAIN, "x")), "can't be looked up at the moment"),
        (caused(ConnectionError, ConnectionRefusedError()), r"does not answer \(ConnectionError\)"),
        (caused(ProxyError, socket.gaierror(socket.EAI_NONAME, "x")), r"does not answer \(ProxyError\)"),
    ],
)
def test_why_nobody_answers(error, says):
    """A name that doesn't exist is told from one that can't be looked up, a wiki that is off, a proxy's name."""
    assert re.search(says, refusals.no_answer(error))


@pytest.mark.parametrize("value", [None, [], {"x": 1}, "text"])
def test_an_answer_that_is_not_mediawikis(value):
    """HTML, another API or nothing: not a MediaWiki."""

    def json() -> object:
        if value is None:
            raise ValueError
        return value

    answer = SimpleNamespace(is_redirect=False, json=json, status_code=404, headers={})
    with pytest.raises(NotMediaWiki, match="404"):
        refusals.check_answer(ADDRESS, answer)


def test_a_redirect_is_not_followed_but_told():
    """The operator named another address than the wiki's own; which one, is said."""
    answer = SimpleNamespace(is_redirect=True, headers={"location": "https://other.example/api.php"})
    with pytest.raises(NotMediaWiki, match=r"other\.example"):
        refusals.check_answer(ADDRESS, answer)


def test_the_release_of_mediawiki():
    """Two numbers decide; something else is no MediaWiki."""
    assert release("MediaWiki 1.45.0-wmf.3") == (1, 45)
    with pytest.raises(NotMediaWiki):
        release("OtherWiki 3")
