"""A wiki in memory for jobs that need no real one, and a source tree small enough to read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.changes import Change, change
from bot.config import CONFIG_TITLE
from bot.errors import EditRefused, ReadFailed
from bot.facts import Article, SiteFacts
from bot.pages import Page

FACTS = SiteFacts(
    generator="MediaWiki 1.39.17",
    release=(1, 39),
    server="http://127.0.0.1:1",
    name="Fake",
    language="en",
    capital=True,
    readonly=False,
    page_bytes=2_000_000,
    content_namespaces=(0,),
    extensions={"Gadgets": ""},
)
GOOD = {"enabled": True, "decision": "Project:Village pump", "categories": ["Suicide"]}


class FakeWiki:
    """Pages in a dict; `log` holds every edit that reached it."""

    def __init__(self, live: bool = True, config: object = None, **pages: str) -> None:
        self.live = live
        self.pages: dict[str, str] = dict(pages)
        self.log: list[tuple[str, str, str]] = []
        self.unreadable: set[str] = set()
        self.may_delete = True
        if config is not None:
            self.pages[CONFIG_TITLE] = config if isinstance(config, str) else json.dumps(config)

    def facts(self) -> SiteFacts:
        return FACTS

    def read(self, titles: Iterable[str]) -> dict[str, str | None]:
        wanted = list(titles)
        if bad := self.unreadable & set(wanted):
            raise ReadFailed(min(bad), "the wiki gave no text of it")
        return {title: self.pages.get(title) for title in wanted}

    def save(self, page: Page, summary: str) -> Change:
        found = change(page, self.pages.get(page.title))
        if self.live and found.kind != "same":
            self.pages[page.title] = page.text
            self.log.append(("edit", page.title, summary))
        return found

    def delete(self, title: str, reason: str) -> Change:
        if title not in self.pages:
            return Change(title, "same")
        if not self.may_delete:
            raise EditRefused(title, "the account may not do this")
        if self.live:
            del self.pages[title]
            self.log.append(("delete", title, reason))
        return Change(title, "delete")

    def titles(self, prefix: str, namespace: int) -> list[str]:
        assert namespace == 8
        return [title for title in self.pages if title.startswith(f"MediaWiki:{prefix}")]

    def members(self, categories: Iterable[str]) -> list[str]:
        marks = [f"[[Category:{name}]]" for name in categories]
        return [title for title, text in self.pages.items() if any(mark in text for mark in marks)]

    def search(self, words: Iterable[str]) -> list[str]:
        return [title for word in words for title, text in self.pages.items() if word.lower() in text.lower()]

    def every_title(self) -> Iterator[str]:
        return (title for title in list(self.pages) if ":" not in title)

    def texts(self, titles: Iterable[str]) -> Iterator[Article]:
        return (Article(title, self.pages[title], "en") for title in titles if title in self.pages)


def source_tree(root: Path) -> Path:
    """A complete small source: gadget files that require each other, and the three packs."""
    files = {
        "gadget/handrail-loader.js": "require( './handrail-settings.json' );\n",
        "gadget/handrail.js": "require( './handrail-card.js' );\nrequire( './handrail-extra.js' );\n",
        "gadget/handrail-extra.js": "module.exports = { name: 'ßİ😀' };\n",
        "gadget/handrail.css": ".handrail { margin: 0; }\n",
        "classifier/model.json": '{"weights": [1.0, 0.25], "on": true}',
        "helplines/pack.json": '{"countries": {}}',
        "notices/pack.json": '{\n "messages": {}\n}',
    }
    for name in ("page", "text", "score", "region", "select", "words", "ways", "card"):
        files[f"gadget/handrail-{name}.js"] = "module.exports = {};\n"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
