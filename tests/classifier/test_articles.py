"""Articles: the subject shows, lives, works, events and groups don't."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from classifier import biography_patterns, classify_article, work_patterns

CASES = json.loads((Path(__file__).with_name("cases") / "articles.json").read_text("utf-8"))
CATEGORIES = json.loads((Path(__file__).with_name("cases") / "categories.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_label(case: dict[str, str]) -> None:
    """Each written article, in many languages; only a topic shows."""
    verdict = classify_article(case["title"], case["wikitext"], case["lang"])
    assert verdict.label == case["label"]
    assert verdict.show == (case["label"] == "topic")
    assert 0 <= verdict.score <= 1


@pytest.mark.parametrize("wikitext", ["", "{{", "[[", "<ref>", "{|", "\x00", "==", "[[Category:"])
def test_broken_wikitext_is_labelled_all_the_same(wikitext: str) -> None:
    """No text breaks it."""
    assert classify_article("Suicide", wikitext * 50).label in ("topic", "other")


@pytest.mark.parametrize("kind", ["biography", "work"])
def test_category_patterns_mean_the_same_in_both_languages(kind: str) -> None:
    """Each written category is found or not, alike in Python and in the browser."""
    patterns = {"biography": biography_patterns, "work": work_patterns}[kind]()
    names = CATEGORIES["biography"] + CATEGORIES["work"] + CATEGORIES["neither"]
    ours = [any(re.search(pattern, name) for pattern in patterns) for name in names]
    script = (
        "var d=JSON.parse(require('fs').readFileSync(0,'utf8'));"
        "console.log(JSON.stringify(d.names.map(function(n){return d.patterns.some(function(p){"
        "return new RegExp(p).test(n)})})))"
    )
    done = subprocess.run(
        ["node", "-e", script], input=json.dumps({"names": names, "patterns": patterns}),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == ours
    found = {name for name, is_found in zip(names, ours, strict=True) if is_found}
    assert set(CATEGORIES[kind]) <= found
    assert not found & set(CATEGORIES["neither"])
