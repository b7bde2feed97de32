"""The decision on one search text, without scikit-learn: the twin is ``gadget/handrail-score.js``.

A language's lexicon turns words into *concepts* that all languages share ("want", "die", "friend"). What the
linear model weighs are concepts, pairs and triples of concepts that stand near each other, what stands next to a
concept, and how much of the text is understood at all. Weights are integers, so both twins add up exactly.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from classifier.errors import ClassifierError
from classifier.index import Hit, Hits, Index
from classifier.text import disguised, fold, is_unspaced, normalise, tokens

MODEL = Path(__file__).with_name("model.json")
TIERS = ("crisis", "topic")

#: How far two concepts may stand apart, in places (two a spaced word, one a character of an unspaced script).
NEAR = 8
#: Findings of one language, and masking phrases, that are looked at in one text; more would show nothing new.
MOST_HITS, MOST_MASKS = 200, 40
SIZE = 128  # concepts fit below; a feature is one number: what kind, times powers of SIZE, plus concepts
RIGHT, LEFT, LAST, FIRST, COVER, LENGTH = 1, 2, 3, 4, 5, 9
PAIR, TRIPLE = SIZE * SIZE, SIZE * SIZE * SIZE

ALIASES = {"simple": "en", "no": "nb", "nn": "nb", "zh-min-nan": "nan", "fil": "tl", "iw": "he", "in": "id"}


class Verdict(NamedTuple):
    """tier: crisis, topic or none; show: whether a notice belongs there; score: 0–1, how likely on topic."""

    tier: str
    show: bool
    score: float


class Model:
    """A trained model, compiled for look-up. `data` is the parsed model.json (or a wiki's part of it)."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Compile. Raises ClassifierError if a field is missing."""
        try:
            names = data["concepts"].split(" ")
            self.index = Index([(code, _entries(names, text)) for code, text in data["languages"].items()])
            self.weights = _weights(data["features"])
            self.bias: tuple[int, int] = tuple(data["bias"])
            self.threshold, self.scale, self.offset = data["threshold"], data["scale"], data["offset"]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ClassifierError("model", "not a model of this version; run `handrail classifier train`") from error
        self.names = names
        self.masks = frozenset(i for i, name in enumerate(names) if name.startswith("X"))
        self.strong = frozenset(names.index(name) for name in data["strong"].split(" "))
        self.anchors = frozenset(names.index(name) for name in data["anchors"].split(" "))
        self.filler = names.index("fn")


def _entries(names: list[str], text: str) -> dict[int, list[str]]:
    groups = (group.split(":", 1) for group in text.split(";"))
    return {names.index(name): entries.split(",") for name, entries in groups}


def _weights(flat: list[int]) -> dict[int, tuple[int, int]]:
    made, last = {}, 0
    for at in range(0, len(flat), 3):  # step from the feature before, weight on topic, weight for crisis
        last += flat[at]
        made[last] = (flat[at + 1], flat[at + 2])
    return made


@lru_cache(maxsize=4)
def load_model(path: Path = MODEL, languages: tuple[str, ...] = ()) -> Model:
    """The trained model, of all languages or of these and English, read once.

    Raises ClassifierError if the file is missing or broken.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Model(part(data, languages) if languages else data)
    except (OSError, json.JSONDecodeError) as error:
        raise ClassifierError(path.name, "not readable; run `handrail classifier train`") from error


def part(data: dict[str, Any], languages: Iterable[str]) -> dict[str, Any]:
    """A wiki's part of the parsed model: those languages' lexicons (and English, typed everywhere) alone."""
    wanted = {"en", *(base_language(code) for code in languages)}
    return {**data, "languages": {code: text for code, text in data["languages"].items() if code in wanted}}


def classify(
    text: str,
    lang: str | None = None,
    model: Model | None = None,
    *,
    tiers: Sequence[str] = TIERS,
    always: Iterable[str] = (),
    never: Iterable[str] = (),
) -> Verdict:
    """Decide on a search text. Never raises on any string; linear in the text's length.

    lang: the text's or wiki's language code if known; it only lets in words that are ambiguous otherwise.
    tiers: those for which a notice shows. always, never: a community's own phrases (whole words). The words of
    `never` count for nothing; what stands beside them is judged as ever.
    """
    model = model or load_model()
    clean = _without(normalise(text), never)
    tier, score = decide(model, clean, base_language(lang))
    if always and _holds(clean, always):
        return Verdict("topic" if tier == "none" else tier, True, 1.0)
    return Verdict(tier, tier in tiers, score)


def base_language(lang: str | None) -> str | None:
    """The code that lexicons are filed under: "pt-br" → "pt", "simple" → "en"."""
    if not lang:
        return None
    code = lang.lower()
    return ALIASES.get(code) or ALIASES.get(code.split("-")[0]) or code.split("-")[0]


def decide(model: Model, clean: str, hint: str | None) -> tuple[str, float]:
    """Tier and score of a normalised text: the reading and the language in which it looks most on topic."""
    best, crisis = model.bias
    for reading in (clean, *disguised(clean)):
        _, length, hits = model.index.find(reading, hint)
        masks = masked(model, hits)
        for number in sorted(hits):
            found = weigh(model, features(model, hits[number], length, masks))
            if found is not None and found[0] > best:
                best, crisis = found
    score = 1.0 / (1.0 + math.exp(-max(-700.0, min(700.0, model.scale * best + model.offset))))
    return ("none" if best < model.threshold else "crisis" if crisis >= 0 else "topic"), score


def weigh(model: Model, found: Iterable[int]) -> tuple[int, int] | None:
    """Sums of the two weights (on topic, crisis rather than topic) over features; None if there are none."""
    topic, crisis = model.bias
    some = False
    for feature in found:
        some = True
        weight = model.weights.get(feature)
        if weight is not None:
            topic += weight[0]
            crisis += weight[1]
    return (topic, crisis) if some else None


def features(model: Model, hits: list[Hit], length: int, masks: list[tuple[int, int]]) -> set[int]:
    """What the linear model sees of one language's hits; empty without a word that could carry the decision."""
    if not any(concept in model.anchors for _, _, concept in hits):
        return set()
    hits = unmasked(model, hits, masks)
    if not any(concept in model.anchors for _, _, concept in hits):
        return set()
    covered = _covered(model, hits, length)
    known, filler = covered.count(2), covered.count(1)
    cover = COVER + min(3, 4 * known // max(1, length - filler))
    size = LENGTH + (0 if length <= 4 else 1 if length <= 8 else 2 if length <= 20 else 3)
    found: set[int] = set()
    hits = [hit for hit in hits if hit[2] != model.filler]
    for start, end, concept in hits:
        found.update((concept, cover * SIZE + concept, size * SIZE + concept))
        found.add((LAST if end >= length else 0 if covered[end] else RIGHT) * SIZE + concept)
        found.add((FIRST if not start else 0 if covered[start - 1] else LEFT) * SIZE + concept)
    _near(hits, found)
    return found


def _covered(model: Model, hits: list[Hit], length: int) -> bytearray:
    """For each place of the text: 2 if a concept stands there, 1 if only a filler word does."""
    covered = bytearray(length)
    for start, end, concept in hits:
        for place in range(start, min(end, length)):
            if concept != model.filler:
                covered[place] = 2
            elif not covered[place]:
                covered[place] = 1
    return covered


def _near(hits: list[Hit], found: set[int]) -> None:
    for i, (_, end, a) in enumerate(hits):
        for j in range(i + 1, len(hits)):
            start, second, b = hits[j]
            if start - end > NEAR:
                break
            found.add(PAIR + (a * SIZE + b if a < b else b * SIZE + a))
            last = max(end, second)
            for k in range(j + 1, len(hits)):
                if hits[k][0] - last > NEAR:
                    break
                x, y, z = sorted((a, b, hits[k][2]))
                if x != y and y != z:
                    found.add(TRIPLE + (x * SIZE + y) * SIZE + z)


def masked(model: Model, hits: Hits) -> list[tuple[int, int]]:
    """Where masking phrases stand ("Suicide Squad", "to die for"), in any language: they hold for all."""
    masks = {(start, end) for found in hits.values() for start, end, concept in found if concept in model.masks}
    return sorted(masks)[:MOST_MASKS]


def unmasked(model: Model, hits: list[Hit], masks: list[tuple[int, int]]) -> list[Hit]:
    """In order and once: without what lies inside a masking phrase, or, if weaker, inside a strong one."""
    hits = sorted(set(hits))[:MOST_HITS]
    strong = [(start, end) for start, end, concept in hits if concept in model.strong and end - start > 2]
    return [
        (start, end, concept)
        for start, end, concept in hits
        if concept in model.masks
        or not (
            _inside(start, end, masks)
            or (concept not in model.strong and _inside(start, end, strong[:MOST_MASKS]))
        )
    ]


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start >= first and end <= last for first, last in spans)


def _holds(clean: str, phrases: Iterable[str]) -> bool:
    text = f" {_spaced(clean)} "
    return any(phrase in text for phrase in _phrases(phrases))


def _without(clean: str, phrases: Iterable[str]) -> str:
    """The text without a community's phrases; as it is where it holds none."""
    if not phrases or not _holds(clean, phrases):
        return clean
    text = f" {_spaced(clean)} "
    for phrase in _phrases(phrases):
        while phrase in text:
            text = text.replace(phrase, " ")
    return text


def _phrases(phrases: Iterable[str]) -> list[str]:
    """Phrases as they stand in a spaced text: with the spaces round them, where their script has spaces."""
    forms = [_spaced(normalise(phrase)) for phrase in phrases]
    return [
        f"{'' if is_unspaced(form) else ' '}{form}{'' if is_unspaced(form[-1]) else ' '}" for form in forms if form
    ]


def _spaced(clean: str) -> str:
    return " ".join(fold(word) for word in tokens(clean))
