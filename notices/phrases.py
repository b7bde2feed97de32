"""Phrases that the notice must not use, as data per language in notices/lexicon/."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from notices.errors import NoticesError
from notices.rules import ADVICE, SOURCES, Finding, Level

LEXICON = Path(__file__).parent / "lexicon"
EVERY = "any"  # the file whose phrases hold in every language

# Marks that change neither letters nor meaning: joiners, direction marks, tatweel, Arabic vowel signs,
# and the dot that lower-casing a Turkish capital leaves behind.
IGNORED = re.compile("[\u0307\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640\u064b-\u0652\u0670]")
LETTERS = str.maketrans("أإآٱىيك’ʼ", "ااااییک''")


class Phrase(NamedTuple):
    """A pattern to avoid, with the rule it breaks and what to write instead."""

    rule: str
    level: Level
    pattern: re.Pattern[str]
    instead: str


def fold(text: str) -> str:
    """Text in the form that patterns are written for: NFKC, without marks, one form of each letter."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", text)).translate(LETTERS)


def parse(entries: Iterable[dict[str, str]], where: str) -> list[Phrase]:
    """Phrases from their JSON form, also a community's own. Raises NoticesError naming the entry."""
    return [_phrase(entry, f"{where}, phrase {number}") for number, entry in enumerate(entries, 1)]


def _phrase(entry: dict[str, str], where: str) -> Phrase:
    rule, level = entry.get("rule", ""), entry.get("level", "error")
    if rule not in SOURCES or level not in ("error", "warning"):
        raise NoticesError(where, "needs a known rule (SM05 …) and level error or warning")
    try:
        pattern = re.compile(fold(entry["pattern"]), re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise NoticesError(where, f"pattern is missing or wrong ({error})") from error
    instead = entry.get("instead") or ADVICE.get(rule, "leave this out")
    return Phrase(rule, "error" if level == "error" else "warning", pattern, instead)


@cache
def lexicon(lang: str) -> tuple[Phrase, ...]:
    """The phrases of a language, its script's and its parent's among them, and those for every language."""
    names = [EVERY, lang.split("-")[0], *([lang] if "-" in lang else [])]
    phrases: list[Phrase] = []
    for name in names:
        path = LEXICON / f"{name}.json"
        if path.exists():
            entries = json.loads(path.read_text(encoding="utf-8"))["phrases"]
            phrases.extend(parse(entries, f"notices/lexicon/{path.name}"))
    return tuple(phrases)


def find(lang: str, text: str, where: str, phrases: Iterable[Phrase]) -> list[Finding]:
    """Every phrase that stands in the text, at its first place."""
    folded = fold(text)
    hits = [(phrase, phrase.pattern.search(folded)) for phrase in phrases]
    return [
        Finding(phrase.rule, phrase.level, lang, where, hit[0].strip(), phrase.instead)
        for phrase, hit in hits
        if hit
    ]
