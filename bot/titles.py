"""What may stand on the config page for a page, a category, a link or a language: spelled here as the wiki does.

MediaWiki's rules for titles, as far as they hold on every wiki; whether a page is there, only the wiki knows.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

TITLE_BYTES = 255
WEB = ("http://", "https://")

# MediaWiki takes these for a space, and drops the marks of writing direction.
_SPACES = re.compile("[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_BRACKETS = re.compile(r"[\x00-\x1f<>\[\]{}|\x7f\ufffd]")
_SIGNATURE = "~~~"
_RULES = (
    (_BRACKETS, "can't hold [ ] { } < > | or a line break; write it as it stands above the page"),
    (re.compile("#"), "can't hold #; write the page's title without a section"),
    (re.compile(_SIGNATURE), "can't hold ~~~, for which MediaWiki puts a signature"),
    (re.compile(r"%[0-9A-Fa-f]{2}|&#?\w+;"), "can't hold encoded letters, such as %41; write the letter itself"),
    (re.compile(r"(?:^|[/:])\.\.?(?:/|$)"), "can't have . or .. as its part; write it as it stands above the page"),
)
# The namespace's name in some languages; other words in front of a colon may belong to the category's name.
_CATEGORY_WORDS = frozenset(
    ["category", "kategorie", "catégorie", "categoría", "تصنيف", "カテゴリ", "categoria", "категория", "分类"]
)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|simple)(?:-[a-z0-9]{1,8})*")


def title(value: str) -> str:
    """A page's title as MediaWiki spells it in wgTitle: spaces, no colon in front, first letter as given."""
    if "://" in value:
        raise _refused("is an address (://); write the page's title, as it stands above the page")
    return _spelled(value)


def _spelled(value: str) -> str:
    spelled = _SPACES.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", value))).strip(" :")
    if not spelled:
        raise _refused("is no title of a page; write it as it stands above the page")
    for pattern, what in _RULES:
        if pattern.search(spelled):
            raise _refused(what)
    if len(spelled.encode("utf-8", "replace")) > TITLE_BYTES:
        raise _refused(f"is longer than {TITLE_BYTES} bytes, which no title is")
    return spelled


def category(value: str) -> str:
    """A category's name; the namespace in front is refused, or the browser would never find it."""
    spelled = title(value)
    word, colon, _ = spelled.partition(":")
    if colon and word.strip().lower() in _CATEGORY_WORDS:
        raise _refused('must be written without "Category:" in front')
    return spelled


def decision(value: str) -> str:
    """Where the community decided: an address of the web, or a title, with a section (#…) or without. "" is none."""
    text = value.strip()
    if _SIGNATURE in text:
        raise _refused("can't hold ~~~, for which MediaWiki puts a signature")
    if not text or text.lower().startswith(WEB):
        return _address(text) if text else ""
    page, mark, section = text.partition("#")
    if _BRACKETS.search(section):
        raise _refused("names a section with [ ] { } < > | in it; give the page's address instead: https://…")
    return _spelled(page) + mark + section


def language(value: str) -> str:
    """A language's tag in small letters, as MediaWiki writes it."""
    tag = value.strip().lower().replace("_", "-")
    if not _LANGUAGE.fullmatch(tag):
        raise _refused("is no tag of a language; write it as in “de”, “pt-br”, “zh-hant”")
    return tag


def _address(text: str) -> str:
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not host or re.search(r"[\s\x00-\x1f\x7f<>\"]", text):
        raise _refused("is no address of a page; write https://HOST/…, without spaces")
    scheme, _, rest = text.partition(":")
    return f"{scheme.lower()}:{rest}"


def _refused(what: str) -> PydanticCustomError:
    return PydanticCustomError("title", what)
