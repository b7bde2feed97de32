"""Reading the training corpus: written for this project, one file a language, and templates to expand.

``corpus/<lang>.tsv`` has the columns text, tier (crisis, topic, none) and kind. ``corpus/templates/<lang>.json``
holds ``{"slots": {"who": [...]}, "templates": [{"tier", "kind", "text": "my {who} wants to die"}]}``.
"""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from classifier.errors import ClassifierError

FOLDER = Path(__file__).with_name("corpus")
TIERS = ("crisis", "topic", "none")
#: At most so many expansions of one template, spread evenly over all of them.
EXPANSIONS = 24


class Row(NamedTuple):
    """One text of the corpus; group is shared by the expansions of one template."""

    text: str
    lang: str
    tier: str
    kind: str
    group: str


def read(folder: Path = FOLDER) -> list[Row]:
    """Every row, in a fixed order, each text of a language once. Raises ClassifierError with file and line."""
    rows: dict[tuple[str, str], Row] = {}
    for file in sorted(folder.glob("*.tsv")):
        for row in _table(file):
            rows.setdefault((row.lang, row.text), row)
    for file in sorted((folder / "templates").glob("*.json")):
        for row in _templates(file):
            rows.setdefault((row.lang, row.text), row)
    return list(rows.values())


def _table(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if number == 1 and cells == ["text", "tier", "kind"]:
                continue
            if len(cells) != 3 or cells[1] not in TIERS or not cells[0]:
                raise ClassifierError(f"{file.name}:{number}", "needs text, tier (crisis, topic, none) and kind")
            yield Row(cells[0], file.stem, cells[1], cells[2], f"{file.name}:{number}")


def _templates(file: Path) -> Iterator[Row]:
    try:
        data = json.loads(file.read_text("utf-8"))
        for number, item in enumerate(data["templates"]):
            for text in _expanded(item["text"], data["slots"]):
                yield Row(text, file.stem, item["tier"], item["kind"], f"{file.name}:{number}")
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ClassifierError(file.name, f"not a file of templates ({type(error).__name__})") from error


def _expanded(template: str, slots: dict[str, list[str]]) -> list[str]:
    names = [name for name in slots if "{" + name + "}" in template]
    every = list(itertools.product(*(slots[name] for name in names)))
    # A step without a common divisor with the slots' sizes would be finer; an even spread does.
    chosen = every if len(every) <= EXPANSIONS else [every[i * len(every) // EXPANSIONS] for i in range(EXPANSIONS)]
    return [template.format(**dict(zip(names, values, strict=True))) for values in chosen]
