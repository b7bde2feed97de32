"""What shows and what doesn't, as data; a community's own phrases; tiers; odd input."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from classifier import Model, classify, load_model, part
from classifier.errors import ClassifierError
from classifier.score import MODEL

CASES = Path(__file__).with_name("cases")


def _cases(name: str) -> list[tuple[str, str]]:
    data: dict[str, list[str]] = json.loads((CASES / name).read_text("utf-8"))
    return [(lang, text) for lang, texts in data.items() for text in texts]


def _known_failures() -> list[Any]:
    data = json.loads((CASES / "known_failures.json").read_text("utf-8"))
    return [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case["reason"]), id=case["text"])
        for case in data
    ]


@pytest.mark.parametrize(("lang", "text"), _cases("shown.json"))
def test_shows_for_a_search_on_the_subject(lang: str, text: str) -> None:
    """Explicit and indirect, for oneself or for somebody else, in each language."""
    assert classify(text, lang).show


@pytest.mark.parametrize(("lang", "text"), _cases("shown.json"))
def test_shows_without_being_told_the_language(lang: str, text: str) -> None:
    """The same searches when the language isn't given."""
    assert classify(text).show


@pytest.mark.parametrize(("lang", "text"), _cases("not_shown.json"))
def test_shows_nothing_for_an_ordinary_search(lang: str, text: str) -> None:
    """Titles, attacks, idioms, computing, biology, look-alikes and everyday questions."""
    assert not classify(text, lang).show
    assert not classify(text).show


@pytest.mark.parametrize("case", _known_failures())
def test_known_failures(case: dict[str, Any]) -> None:
    """Not yet right; a fix must move the case to the other files."""
    assert classify(case["text"], case["lang"]).show == case["show"]


@pytest.mark.parametrize(
    ("text", "tier"),
    [("suicide", "topic"), ("suicide statistics", "topic"), ("i want to die", "crisis"), ("pizza", "none"),
     ("my friend wants to kill herself", "crisis"), ("selbstmord", "topic"), ("自殺率", "topic")],
)  # fmt: skip
def test_tier(text: str, tier: str) -> None:
    """Somebody at risk is crisis, the subject as such is topic."""
    assert classify(text).tier == tier


def test_tiers_limit_what_shows_but_not_the_tier() -> None:
    """A community that wants only one tier."""
    assert classify("suicide statistics", tiers=("crisis",)) == ("topic", False, classify("suicide statistics").score)


def test_a_communitys_phrases_need_no_training() -> None:
    """always and never are whole words, in any spelling that normalises alike; never's words count for nothing."""
    assert not classify("Visit the SUICIDE  bridge", never=["suicide bridge"]).show
    assert classify("suicide bridges", never=["suicide bridge"]).show
    assert classify("where is Maytree", always=["maytree"]) == ("topic", True, 1.0)
    assert classify("maytrees", always=["maytree"]).tier == "none"
    assert classify("maytree", tiers=("crisis",), always=["maytree"]).show
    assert not classify("maytree", always=["maytree"], never=["maytree"]).show


def test_a_phrase_of_never_does_not_silence_what_stands_beside_it() -> None:
    """A band's name in front of a cry for help."""
    assert classify("suicide squad i want to kill myself", never=["suicide squad"]).tier == "crisis"
    assert classify("自殺點 我想自殺", "zh", never=["自殺點"]).show


@pytest.mark.parametrize("text", ["", " ", "\x00", "🙂" * 50, "\ud800", "a" * 5000, "*" * 5000, '""', "intitle:"])
def test_odd_input_is_none(text: str) -> None:
    """No text breaks it, none without a word on the subject shows."""
    assert classify(text)[:2] == ("none", False)


def test_time_grows_with_the_length_only() -> None:
    """Sixteen times the text takes not much more than sixteen times as long."""
    words = "i want to die suicide squad 自殺 how to kill myself forever s*icide "

    def seconds(times: int) -> float:
        started = time.perf_counter()
        classify(words * times)
        return time.perf_counter() - started

    seconds(10)
    assert min(seconds(320) for _ in range(3)) < 60 * max(min(seconds(20) for _ in range(3)), 0.001)


def test_the_same_answer_a_thousand_times() -> None:
    """A decision depends on nothing but its text."""
    assert len({classify("ich kann nicht mehr leben", "de") for _ in range(1000)}) == 1


def test_a_broken_model_is_told_in_one_line(tmp_path: Path) -> None:
    """Missing fields, no JSON, no file."""
    with pytest.raises(ClassifierError):
        Model({"concepts": "a"})
    with pytest.raises(ClassifierError):
        load_model(tmp_path / "none.json")


def test_a_wikis_part_decides_like_the_whole_in_its_languages() -> None:
    """Its own language and English stay, other languages' words are not known any more."""
    small = Model(part(json.loads(MODEL.read_text("utf-8")), ["de-at"]))
    assert list(small.index.languages) == ["de", "en"]
    assert classify("ich will sterben", "de", small) == classify("ich will sterben", "de")
    assert not classify("хочу умереть", "de", small).show
