"""What a wiki's answers mean when they aren't what was asked for: pure, from answer to error."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from typing import Any

from bot.address import Address
from bot.errors import BotError, EditConflict, EditRefused, NotMediaWiki

Kind = Callable[[str, str], BotError]
LINE_CHARACTERS = 240

_CONFLICTS = frozenset({"editconflict", "articleexists", "pagedeleted", "missingtitle", "nosuchrevid"})
# The API's error code, as `line` puts it in front of a text.
_MEANING = {
    "protectedpage": "the page is protected; the account needs the right to edit protected pages",
    "cascadeprotected": "the page is protected by another one that includes it",
    "protectedtitle": "the title is protected against creation",
    "protectednamespace-interface": "needs the right “editinterface”",
    "protectednamespace": "the account may not edit this namespace",
    "sitejsprotected": "needs the right “editsitejs” (bot password: grant “editsiteconfig”)",
    "sitecssprotected": "needs the right “editsitecss” (bot password: grant “editsiteconfig”)",
    "sitejsonprotected": "needs the right “editsitejson” (bot password: grant “editsiteconfig”)",
    "permissiondenied": "the account may not do this",
    "readonly": "the wiki is read-only at the moment; try again later",
    "blocked": "the account is blocked",
    "contenttoobig": "the page is larger than this wiki allows ($wgMaxArticleSize)",
    "abusefilter-disallowed": "an abuse filter of the wiki refuses this edit",
    "abusefilter-warning": "an abuse filter of the wiki warns about this edit",
}


def no_answer(error: BaseException) -> str:
    """Why nothing answered at an address: its name isn't known, can't be looked up now, or what requests calls it."""
    kind, cause = type(error).__name__, _looked_up(error)
    if cause is None or kind == "ProxyError":  # that may be the proxy's name
        return f"does not answer ({kind})"
    unknown = cause.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
    return "no such host" if unknown else "its name can't be looked up at the moment (DNS)"


def _looked_up(error: BaseException | None) -> socket.gaierror | None:
    """The failure to look a name up that an error comes from, if it does."""
    while error:
        if isinstance(error, socket.gaierror):
            return error
        error = error.__cause__ or error.__context__
    return None


def edit_refused(where: str, what: str) -> BotError:
    """The error for an edit that failed, from a line that `line` made."""
    code, _, rest = what.partition(": ")
    if code in _CONFLICTS:
        return EditConflict(where, "was changed by somebody else meanwhile; nothing was overwritten, run it again")
    return EditRefused(where, _MEANING.get(code, f"not saved: {rest or code}"))


def line(error: Exception) -> str:
    """One line for an error of pywikibot's: "code: text" for the API's own, else the text."""
    code = getattr(error, "code", None)
    text = str(getattr(error, "info", None) or error)
    if not code and (found := re.search(r"\bon handrail\w+:\w+: (.*)", text, re.DOTALL)):
        text = found[1]  # pywikibot's "Failed on <its own name for the wiki>: <what the wiki says>"
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", text)).strip()
    return f"{code}: {plain}"[:LINE_CHARACTERS] if code else plain[:LINE_CHARACTERS]


def check_answer(address: Address, answer: Any) -> None:
    """Raise NotMediaWiki unless the answer (as requests has it) is one of MediaWiki's API."""
    if answer.is_redirect:
        to = answer.headers.get("location", "")
        raise NotMediaWiki(address.url, f"redirects to {to[:LINE_CHARACTERS]}; name the address that it ends at")
    try:
        value = answer.json()
    except ValueError:
        value = None
    if not isinstance(value, dict) or not ({"query", "error"} & value.keys()):
        raise NotMediaWiki(address.url, f"is no api.php of MediaWiki (HTTP status {answer.status_code})")
