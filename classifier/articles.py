"""Is an article about suicide or self-harm, and what is it: a subject, a life, a work, an event, a group?

A cheap look for the words comes first, so that nearly every article of a wiki never reaches the parser.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from classifier import cues
from classifier.score import Model, base_language, classify, load_model, masked
from classifier.text import normalise

#: Concepts that name the subject itself.
SUBJECT = ("sui", "sh", "koth", "kself", "code")
OTHER = "other"
#: What each place of an article that names the subject is worth, and from which sum on it is its subject.
TITLE, CATEGORY, OPENING, LEAD = 3, 2, 2, 1
ENOUGH = 3
#: What each cue of a kind is worth, and from which sum on the article is of that kind.
CUE = {"categories": 2, "templates": 3, "lead": 2, "titles": 3}
KIND_ENOUGH = 2
#: So many characters of wikitext are looked at as lead; enough for infobox and first paragraphs.
HEAD = 12000
OPENING_LENGTH, LEAD_LENGTH = 260, 1200

_NOISE = re.compile(r"<ref[^>/]*/>|<ref.*?</ref>|<!--.*?-->|\{\|.*?\|\}", re.DOTALL)
_HEADING = re.compile(r"^==[^=].*$", re.MULTILINE)
_FILE = re.compile(r"^\s*(thumb|left|right|miniatur|vignette|miniatura|[0-9]+px)\|.*$", re.MULTILINE)


class ArticleVerdict(NamedTuple):
    """label: topic, biography, work, event, organisation or other; show: topic alone; score: 0–1, on topic.

    A life, a work, an event or a group is labelled so whatever it is about; topic is for the subject itself.
    """

    label: str
    show: bool
    score: float


class Parts(NamedTuple):
    """What of an article is looked at."""

    title: str
    categories: list[str]
    templates: list[str]
    lead: str


def classify_article(title: str, wikitext: str, lang: str | None = None) -> ArticleVerdict:
    """Label an article by title, lead, categories and templates. Never raises on any text."""
    model = load_model()
    categories = [name.strip() for name in cues.page()["category"].findall(wikitext)]
    if not _may_be(model, title, wikitext, categories):
        # Not on the subject: its categories alone say what it is, no parser is needed.
        return ArticleVerdict(_kind(Parts(title, categories, [], "")) or OTHER, False, 0.0)
    parts = Parts(title, categories, *_opening(wikitext))
    score = _subject(model, parts, lang)
    on_topic = score >= ENOUGH and not cues.page()["disambiguation"].search(title)
    label = _kind(parts) or ("topic" if on_topic else OTHER)
    return ArticleVerdict(label, label == "topic", _share(score))


def _share(score: int) -> float:
    most = TITLE + CATEGORY + OPENING + LEAD
    return round(score / most, 3)


def _may_be(model: Model, title: str, wikitext: str, categories: list[str]) -> bool:
    """The cheap test: one expression over title, categories and the beginning of the text."""
    words = _words(model)
    text = normalise(" ".join([title, *categories]))
    return bool(words.search(text) or words.search(wikitext[:HEAD].lower()))


@lru_cache(maxsize=4)
def _words(model: Model) -> re.Pattern[str]:
    """Beginnings of every single word for the subject, in all languages."""
    numbers = {model.names.index(name) for name in ("sui", "sh") if name in model.names}
    index = model.index
    found = {
        key
        for keys in (index.words, index.inner, index.chars)
        for key, entries in keys.items()
        if any(entry.concept in numbers for entry in entries)
    }
    heads = {key[:6] for key in found if len(key) > 1}
    return re.compile("|".join(re.escape(head) for head in sorted(heads, key=lambda h: (len(h), h))))


def _subject(model: Model, parts: Parts, lang: str | None) -> int:
    found = 0
    if classify(parts.title, lang, model).show and _names(model, parts.title, lang):
        found += TITLE
    if any(_names(model, name, lang) for name in parts.categories):
        found += CATEGORY
    if _names(model, parts.lead[:OPENING_LENGTH], lang):
        found += OPENING
    if _names(model, parts.lead[:LEAD_LENGTH], lang) > 1:
        found += LEAD
    return found


def _names(model: Model, text: str, lang: str | None) -> int:
    """How often a text names the subject, masking phrases aside."""
    _, _, hits = model.index.find(normalise(text), base_language(lang))
    masks = masked(model, hits)
    numbers = {model.names.index(name) for name in SUBJECT if name in model.names}
    places = {
        start
        for found in hits.values()
        for start, end, concept in found
        if concept in numbers and not any(start >= first and end <= last for first, last in masks)
    }
    return len(places)


def _opening(wikitext: str) -> tuple[list[str], str]:
    """Names of the templates at the beginning, and the lead as plain text."""
    import mwparserfromhell

    head = _NOISE.sub("", wikitext[: HEAD * 2])[:HEAD]
    heading = _HEADING.search(head)
    code = mwparserfromhell.parse(head[: heading.start()] if heading else head)
    templates = [str(one.name).strip().replace("_", " ") for one in code.filter_templates(recursive=False)]
    plain = code.strip_code(normalize=True, collapse=True)
    return templates, _FILE.sub("", plain).strip()


def _kind(parts: Parts) -> str | None:
    scores = {kind: _cues(kind, parts) for kind in cues.KINDS}
    best = max(cues.KINDS, key=lambda kind: scores[kind])
    if scores[best] < KIND_ENOUGH:
        return None
    return OTHER if best == "place" else best


def _cues(kind: str, parts: Parts) -> int:
    found = 0
    if any(cues.compiled(kind, "categories").search(name) for name in parts.categories):
        found += CUE["categories"]
    if any(cues.compiled(kind, "templates").search(name) for name in parts.templates):
        found += CUE["templates"]
    if cues.compiled(kind, "lead").search(parts.lead[:OPENING_LENGTH]):
        found += CUE["lead"]
    if cues.compiled(kind, "titles").search(parts.title):
        found += CUE["titles"]
    return found
