"""The linter of safe messaging, over messages: the files here and a community's own wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from notices import measure
from notices.phrases import Phrase, find, lexicon
from notices.rules import ADVICE, Finding

NOT_REVIEWED = "not yet reviewed by a native speaker"
TOPIC_KEYS = frozenset({"title-topic", "lead-topic"})
CLAIM_KEYS = frozenset({"free", "anonymous", "confidential"}) | frozenset(
    {"answer-free", "answer-anonymous", "answer-confidential"}
)
HOURS = re.compile(r"^(hours|opens|open|closed)-")
PARAMETER = re.compile(r"\$[1-9]")
CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")
ABBREVIATIONS = frozenset({"LGBTQ", "LGBTI", "LGBTQI", "LGBT", "LINE", "ЛГБТ", "ЛГБТК"})
MARKUP = re.compile(r"[<>\[\]{}|]|&[a-z#]|''|https?:", re.IGNORECASE)


def lint(files: dict[str, dict[str, Any]], extra: Iterable[Phrase] = ()) -> list[Finding]:
    """Every fault of every language's messages (banana files, "qqq" and "en" among them)."""
    phrases, reference = list(extra), files["en"]
    found = [_form("qqq", key, key, "document this message") for key in reference if key not in files["qqq"]]
    for lang in files:
        if lang != "qqq":
            found.extend(lint_language(lang, files[lang], reference, phrases))
    return found


def lint_language(
    lang: str, messages: dict[str, Any], reference: dict[str, Any], extra: Iterable[Phrase] = ()
) -> list[Finding]:
    """Faults of one language: its review record, its completeness, each of its messages."""
    found = _review(lang, messages.get("@metadata", {}))
    for key in reference:
        if key not in messages:
            found.append(_form(lang, key, key, "translate this message"))
    return found + lint_messages(lang, messages, reference, extra)


def lint_messages(
    lang: str, messages: dict[str, Any], reference: dict[str, Any], extra: Iterable[Phrase] = ()
) -> list[Finding]:
    """Faults of some messages of a language, such as a community's own wording."""
    phrases = [*lexicon(lang), *extra]
    found: list[Finding] = []
    for key, text in messages.items():
        if key.startswith("@"):
            continue
        if key not in reference or not isinstance(text, str):
            found.append(_form(lang, key, key, "there is no such message"))
        else:
            found.extend(lint_message(lang, key, text, str(reference[key]), phrases))
    return found


def lint_message(lang: str, key: str, text: str, reference: str, phrases: list[Phrase]) -> list[Finding]:
    """Faults of one message."""
    where = _where(lang, key)
    held = [phrase for phrase in phrases if _applies(phrase.rule, key)]
    return [
        *find(lang, text, where, held),
        *_digits(lang, key, text),
        *_capitals(lang, text, where),
        *_length(lang, text, where),
        *_shape(lang, key, text, reference),
    ]


def _applies(rule: str, key: str) -> bool:
    if rule == "tier":
        return key in TOPIC_KEYS
    return rule != "SM13" or key not in CLAIM_KEYS


def _where(lang: str, key: str) -> str:
    return f"{lang}: {key}"


def _form(lang: str, key: str, words: str, instead: str) -> Finding:
    return Finding("form", "error", lang, _where(lang, key), words, instead)


def _review(lang: str, metadata: dict[str, Any]) -> list[Finding]:
    """SM17: who reviewed the language and when, or that nobody did."""
    review = metadata.get("review")
    by_somebody = isinstance(review, dict) and bool(review.get("by")) and bool(review.get("on"))
    if review == NOT_REVIEWED or by_somebody:
        return []
    instead = f'write "{NOT_REVIEWED}" or {{"by": …, "on": …}}'
    return [Finding("SM17", "error", lang, _where(lang, "@metadata.review"), str(review), instead)]


def _digits(lang: str, key: str, text: str) -> list[Finding]:
    digits = [char for char in PARAMETER.sub("", text) if char.isdigit()]
    if not digits or HOURS.match(key):
        return []
    instead = "figures only in contact and hours fields"
    return [Finding("SM08", "error", lang, _where(lang, key), "".join(digits), instead)]


def _capitals(lang: str, text: str, where: str) -> list[Finding]:
    words = [word for word in CAPITALS.findall(text) if word not in ABBREVIATIONS]
    shouted = [word for word in words if all(letter.isupper() for letter in word)]
    return [Finding("SM15", "error", lang, where, word, ADVICE["SM15"]) for word in shouted]


def _length(lang: str, text: str, where: str) -> list[Finding]:
    limit = measure.sentence_limit(lang)
    long = [part for part in measure.sentences(text) if measure.size(lang, part) > limit]
    return [Finding("SM14", "error", lang, where, part, f"at most {limit} a sentence") for part in long]


def _shape(lang: str, key: str, text: str, reference: str) -> list[Finding]:
    """Parameters as in English, no markup, no stray space."""
    found = []
    if sorted(PARAMETER.findall(text)) != sorted(PARAMETER.findall(reference)):
        wanted = " ".join(sorted(PARAMETER.findall(reference))) or "no parameter"
        found.append(_form(lang, key, text, f"use {wanted}"))
    if MARKUP.search(text):
        found.append(_form(lang, key, text, "plain text only"))
    if not text.strip(" ") or (text != text.strip() and key != "comma-separator"):
        found.append(_form(lang, key, text, "no space at the ends, and not empty"))
    return found
