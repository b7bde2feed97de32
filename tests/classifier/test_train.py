"""Training gives the committed bytes; nothing else ever loads scikit-learn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from classifier import corpus, lexicon
from classifier.score import MODEL
from classifier.train import train


def test_training_gives_the_committed_model(tmp_path: Path) -> None:
    """Corpus, lexicons and seed decide every byte; a change of them without a new model fails here."""
    train(tmp_path / "model.json")
    assert (tmp_path / "model.json").read_bytes() == MODEL.read_bytes()


def test_classifying_loads_neither_sklearn_nor_numpy() -> None:
    """The run time is plain Python; the parser of wikitext waits for an article that needs it."""
    script = (
        "import sys, classifier; classifier.classify('i want to die'); classifier.classify_article('a', 'b');"
        "print([m for m in ('sklearn', 'numpy', 'scipy', 'mwparserfromhell') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_corpus_has_both_sides_in_each_language() -> None:
    """Searches on the subject and hard negatives, every text once."""
    rows = corpus.read()
    assert len({(row.lang, row.text) for row in rows}) == len(rows)
    for lang in ("en", "de", "fr", "es", "ar", "ja"):
        tiers = [row.tier for row in rows if row.lang == lang]
        assert tiers.count("none") >= 100
        assert len(tiers) - tiers.count("none") >= 100


def test_every_language_names_the_subject() -> None:
    """A lexicon without the words for suicide and self-harm would never show anything."""
    for lang, concepts in lexicon.read().items():
        assert concepts.get("sui"), lang


def test_the_model_is_small_enough() -> None:
    """Raw size of the file that every wiki may carry."""
    assert len(MODEL.read_bytes()) < 1_500_000
    assert json.loads(MODEL.read_text("utf-8"))["version"] == 1
