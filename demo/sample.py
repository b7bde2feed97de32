"""The sample pages: articles in six languages, written for the demo, and the templates that they use."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo import DEMO, DemoError

ARTICLES = DEMO / "articles"
# topic: about suicide or its prevention, a notice by the community's configuration; excluded: named there as
# having none; biography, work: people and works, many in the same category, none by default; ordinary:
# everything else; template: what the others include.
KINDS = ("topic", "excluded", "biography", "work", "ordinary", "template")


@dataclass(frozen=True)
class Page:
    """A page of the sample; `lang` is its content language."""

    title: str
    text: str
    lang: str
    kind: str


def pages(folder: Path = ARTICLES) -> list[Page]:
    """All sample pages, a file a language, templates first. Raises DemoError for a bad file."""
    found = [page for file in sorted(folder.glob("*.json")) for page in _read(file)]
    return sorted(found, key=lambda page: page.kind != "template")


def content() -> list[dict[str, Any]]:
    """The sample in the shape that prepare.php reads."""
    return [{"title": page.title, "text": page.text, "lang": page.lang} for page in pages()]


def _read(file: Path) -> list[Page]:
    try:
        records = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise DemoError(file.name, f"is no JSON ({error})") from None
    for record in records:
        if record["kind"] not in KINDS:
            raise DemoError(file.name, f"{record['title']}: unknown kind {record['kind']}")
    return [Page(record["title"], "\n".join(record["text"]) + "\n", file.stem, record["kind"]) for record in records]
