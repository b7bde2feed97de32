"""Training: lexicons and corpus → scikit-learn pipeline → model.json. The one place, with evaluate, of sklearn.

Two linear models share one set of features (classifier/score.py): "on topic at all?", over every row, and
"crisis rather than topic?", over the rows on topic. Weights become whole numbers, so that both twins add up
exactly and the same corpus gives the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from classifier import corpus, lexicon
from classifier.errors import ClassifierError
from classifier.score import MODEL, Model, features, masked
from classifier.text import disguised, normalise

VERSION = 1
SEED = 20
SCALE = 32  # one unit of log-odds in the whole numbers of the model
FOLDS = 5
STRENGTH = 2.0  # inverse regularisation (L1: few features, a small file) of both linear models
SMALLEST = 2  # a weight below this (in whole numbers) is left out
#: Made-up texts of concepts in random places, all "none": what ordinary long texts look like to the lexicons.
NOISE = 30000
#: Concepts that carry a decision alone, so that noise doesn't hold them.
STRONG = ("sui", "kself", "koth", "sh", "code", "asst")
#: Those that carry it in any company but that of WEAKENING.
SURE = ("sui", "kself", "koth", "sh")
WEAKENING = ("work", "bomb", "comp", "bio", "fig", "pet")
NEGATIVE_WEIGHT = 5.0  # a false alarm is worth so many misses
#: Price of a false alarm among the corpus' hard negatives, in misses, where the threshold is chosen.
PRICE = 8.0
#: The lowest threshold whose cost is this near to the least is taken: the curve is flat there.
SLACK = 0.004

#: Groups of made-up samples, and of readings of an evasive spelling: they say nothing on crisis or topic.
MADE, READING = "noise:", "reading:"

ANCHORS = (
    "sui kself koth sh code die dead kill hurt life end wake gone better burden miss goon gbye meth leth sleep asst"
)


class Sample(NamedTuple):
    """One row seen through one language's lexicon."""

    found: tuple[str, ...]
    tier: str
    group: str


def train(target: Path = MODEL) -> dict[str, Any]:
    """Train from the committed lexicons and corpus, write `target`, return figures. Same bytes each time."""
    rows = corpus.read()
    data = skeleton(lexicon.read())
    samples = samples_of(Model(data), rows)
    samples += noise(Model(data))
    figures = fit(data, samples)
    target.write_text(dump(data), encoding="utf-8")
    return {"rows": len(rows), "samples": len(samples), **figures}


def dump(data: dict[str, Any]) -> str:
    """The model file's text: compact, one line, fixed order."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def skeleton(lexicons: dict[str, dict[str, list[str]]]) -> dict[str, Any]:
    """A model without weights, for finding features."""
    names = sorted({"fn", *STRONG, *ANCHORS.split(), *(name for lexicon_ in lexicons.values() for name in lexicon_)})
    if len(names) > 120:
        raise ClassifierError("lexicon", "more than 120 concepts")
    return {
        "version": VERSION,
        "concepts": " ".join(names),
        "anchors": ANCHORS,
        "strong": " ".join(STRONG),
        "languages": {
            code: ";".join(f"{name}:{','.join(entries)}" for name, entries in concepts.items())
            for code, concepts in lexicons.items()
        },
        "features": [],
        "bias": [0, 0],
        "threshold": 0,
        "scale": 1.0,
        "offset": 0.0,
    }


def samples_of(model: Model, rows: list[corpus.Row]) -> list[Sample]:
    """A positive row through its own language's lexicon, a negative one through every lexicon it touches."""
    numbers = model.index.languages
    samples = []
    for row in rows:
        clean = normalise(row.text)
        for made, reading in enumerate((clean, *disguised(clean))):
            group = f"{READING}{row.group}" if made else row.group
            _, length, hits = model.index.find(reading, row.lang)
            masks = masked(model, hits)
            for number in sorted(hits):
                if row.tier == "none" or number == numbers.get(row.lang):
                    found = features(model, hits[number], length, masks)
                    samples.append(Sample(tuple(str(one) for one in sorted(found)), row.tier, group))
    return [sample for sample in samples if sample.found]


def noise(model: Model) -> list[Sample]:
    """Random concepts at random places, the same ones each time.

    Usual concepts alone are none, whatever their company. A strong one among usual ones stays on topic
    however long the text: a subject isn't taken back by words that the lexicons don't know.
    """
    random = Random(SEED)  # noqa: S311 - made-up texts, no secret
    usual = [
        i for i, name in enumerate(model.names) if name not in (*STRONG, *WEAKENING) and i not in model.masks
    ]
    samples = []
    for number in range(NOISE):
        strong = number % 3 == 0
        concepts = [random.choice(usual) for _ in range(random.randint(0 if strong else 1, 9))]
        if strong:
            concepts.append(model.names.index(random.choice(SURE)))
        length = 2 * random.randint(len(concepts), 2 * len(concepts) + 10)
        starts = [2 * random.randrange(length // 2) for _ in concepts]
        hits = [(start, start + 2, concept) for start, concept in zip(starts, concepts, strict=True)]
        if number % 2:  # the words between are function words: understood, and yet nothing said
            hits += [(place, place + 2, model.filler) for place in range(0, length, 2)]
        found = tuple(str(one) for one in sorted(features(model, hits, length, [])))
        samples.append(Sample(found, "topic" if strong else "none", f"{MADE}{number}"))
    return [sample for sample in samples if sample.found]


def fit(data: dict[str, Any], samples: list[Sample]) -> dict[str, Any]:
    """Fit both models, put whole-number weights, threshold and calibration into `data`; figures."""
    import numpy as np
    from sklearn.model_selection import GroupKFold, cross_val_predict

    found = [sample.found for sample in samples]
    on_topic = np.array([sample.tier != "none" for sample in samples])
    groups = [sample.group for sample in samples]
    weights = np.where(on_topic, 1.0, NEGATIVE_WEIGHT)
    margins = cross_val_predict(
        pipeline(), found, on_topic, groups=groups, cv=GroupKFold(FOLDS), method="decision_function",
        params={"model__sample_weight": weights},
    )  # fmt: skip
    topic = pipeline().fit(found, on_topic, model__sample_weight=weights)
    chosen = [i for i, one in enumerate(samples) if one.tier != "none" and not one.group.startswith((MADE, READING))]
    crisis = pipeline().fit([found[i] for i in chosen], [samples[i].tier == "crisis" for i in chosen])
    _export(data, topic, crisis)
    written = np.array([not group.startswith(MADE) for group in groups])
    data["threshold"] = _threshold(margins[written], on_topic[written])
    data["scale"], data["offset"] = _calibration(margins[written], on_topic[written])
    above = margins * SCALE >= data["threshold"]
    return {
        "features": len(data["features"]) // 3,
        "threshold": data["threshold"],
        "recall": float(above[on_topic].mean()),
        "false": float(above[~on_topic].mean()),
    }


def pipeline() -> Any:
    """Bag of features → sparse logistic regression (liblinear: deterministic, no threads)."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import Pipeline

    counts = CountVectorizer(analyzer=_as_is, binary=True, min_df=2)
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", random_state=SEED, max_iter=1000)
    return Pipeline([("features", counts), ("model", model)])


def _as_is(found: tuple[str, ...]) -> tuple[str, ...]:
    return found


def _weights(fitted: Any) -> tuple[dict[int, int], int]:
    names = fitted.named_steps["features"].get_feature_names_out()
    model = fitted.named_steps["model"]
    made = {int(name): round(float(weight) * SCALE) for name, weight in zip(names, model.coef_[0], strict=True)}
    return made, round(float(model.intercept_[0]) * SCALE)


def _export(data: dict[str, Any], topic: Any, crisis: Any) -> None:
    (first, bias), (second, lean) = _weights(topic), _weights(crisis)
    flat, last = [], 0
    for feature in sorted(first):
        pair = first[feature], second.get(feature, 0)
        if max(map(abs, pair)) >= SMALLEST:
            flat += [feature - last, *pair]
            last = feature
    data["features"], data["bias"] = flat, [bias, lean]


def _threshold(margins: Any, on_topic: Any) -> int:
    """The whole-number sum from which on a notice shows: about least cost, a false alarm as PRICE misses."""
    sums = margins * SCALE
    tried = range(8 * SCALE)
    costs = [(sums[on_topic] < t).mean() + PRICE * (sums[~on_topic] >= t).mean() for t in tried]
    return next(t for t, cost in zip(tried, costs, strict=True) if cost <= min(costs) + SLACK)


def _calibration(margins: Any, on_topic: Any) -> tuple[float, float]:
    """Platt's two numbers: probability = logistic(scale * whole-number sum + offset)."""
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=1e6, solver="liblinear", random_state=SEED).fit(
        (margins * SCALE).reshape(-1, 1), on_topic
    )
    return round(float(fitted.coef_[0][0]), 6), round(float(fitted.intercept_[0]), 4)
