"""What a wiki says of itself and of its pages, read out of the API's answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.errors import NotMediaWiki, ReadFailed


@dataclass(frozen=True)
class SiteFacts:
    """A wiki. `release` is MediaWiki's version as two numbers, `language` the content's, `capital` whether
    every title begins with a large letter, `page_bytes` the size that a page may have, `extensions` maps
    names to versions ("" if unknown).
    """

    generator: str
    release: tuple[int, int]
    server: str
    name: str
    language: str
    capital: bool
    readonly: bool
    page_bytes: int
    content_namespaces: tuple[int, ...]
    extensions: dict[str, str]


@dataclass(frozen=True)
class Seen:
    """A page as it was read: its text (None if there is no such page), its revision and its language."""

    text: str | None
    revision: int = 0
    language: str = ""
    redirect: bool = False


class Article(NamedTuple):
    """A page that has been read to be classified."""

    title: str
    text: str
    language: str


def site_facts(query: dict[str, Any]) -> SiteFacts:
    """Facts from siteinfo's general, extensions and namespaces. Raises NotMediaWiki, ReadFailed."""
    try:
        general, spaces = query["general"], query["namespaces"]
        return SiteFacts(
            generator=general["generator"],
            release=release(general["generator"]),
            server=general["server"],
            name=general["sitename"],
            language=general["lang"],
            capital=general["case"] == "first-letter",
            readonly="readonly" in general,
            page_bytes=int(general["maxarticlesize"]),
            content_namespaces=tuple(int(number) for number, space in spaces.items() if "content" in space),
            extensions={one["name"]: str(one.get("version", "")) for one in query["extensions"]},
        )
    except KeyError as missing:
        raise ReadFailed("siteinfo", f"the wiki does not tell its {missing}") from None


def seen_page(title: str, page: dict[str, Any]) -> Seen:
    """A page of a query for revisions and info (formatversion 2). Raises ReadFailed where there is no text.

    What can't be a page of this wiki (an impossible title, a special page) isn't there.
    """
    if page.get("missing") or page.get("invalid") or page.get("ns", 0) < 0:
        return Seen(None)
    try:
        revision = page["revisions"][0]
        text, language = revision["slots"]["main"]["content"], page.get("pagelanguage", "")
        return Seen(text, revision["revid"], language, bool(page.get("redirect")))
    except (KeyError, IndexError):
        raise ReadFailed(title, "the wiki gave no text of it") from None


def unprotected(title: str, page: dict[str, Any]) -> bool:
    """Whether the page of a query for info (inprop=protection) is there, and free to edit. Raises ReadFailed."""
    if page.get("missing") or page.get("invalid"):
        return False
    if "protection" not in page:
        raise ReadFailed(title, "the wiki does not tell its protection")
    return not any(one.get("type") == "edit" for one in page["protection"])


def asked_pages(titles: Iterable[str], answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each title that was asked for, with the wiki's page for it, by whatever spelling; without one, a missing page.

    The wiki leaves out a title that leads to another wiki. Raises ReadFailed if it has answered nothing at all.
    """
    query = answer.get("query")
    if not isinstance(query, dict):
        raise ReadFailed("pages", "the wiki did not answer")
    named = {one["from"]: one["to"] for one in query.get("normalized", ())}
    pages = {page["title"]: page for page in query.get("pages", ())}
    return {title: pages.get(named.get(title, title), {"missing": True}) for title in titles}


def release(generator: str) -> tuple[int, int]:
    """ "MediaWiki 1.39.17" → (1, 39). Raises NotMediaWiki where there is no such number."""
    found = re.match(r"MediaWiki (\d+)\.(\d+)", generator)
    if not found:
        raise NotMediaWiki("siteinfo", f"calls itself “{generator[:60]}”, which is no version of MediaWiki")
    return int(found[1]), int(found[2])
