"""Small pieces of wikitext, safe to put together."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\[\]{}|<>&'\"~=_*#:;!-]")
# Letters, digits and marks that start nothing: no "__", no "''", no colon but before a space, no magic word.
_HARMLESS = re.compile(r"(?!.*\b(?:RFC|PMID|ISBN)\b)(?![:; ])(?:[^\W_]|_(?!_)|'(?!')|[:;](?= )|[ ,.“”()\"/-])*")
_URL_SPECIAL = re.compile(r"[\s\[\]{}|<>'\"]")


def plain(text: str) -> str:
    """Text that wikitext shows as it is: no link, no template, no tag, no list, one line."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))


def literal(text: str) -> str:
    """Text within a line, as it is where wikitext gives it no meaning, else in <nowiki>: legible in the source, too."""
    line = " ".join(text.split())
    if _HARMLESS.fullmatch(line):
        return line
    escaped = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<nowiki>{escaped}</nowiki>"


def page(title: str, text: str = "") -> str:
    """A link to a page of this wiki; the title's own letters stay, as they can't break a link."""
    return f"[[:{title}|{plain(text)}]]" if text else f"[[:{title}]]"


def outside(url: str, text: str) -> str:
    """A link to an address (tel:, sms:, mailto: or the web), with text that reads left to right."""
    if url.startswith(("tel:", "sms:")):
        url = url.replace("#", "%23")  # dialled, not the start of a fragment
    safe = _URL_SPECIAL.sub(lambda found: f"%{ord(found[0]):02X}", url)
    return f'[{safe} <bdi dir="ltr">{plain(text)}</bdi>]'
