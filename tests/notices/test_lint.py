"""The linter over messages: what must be caught, what must pass, what each finding says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from notices import build
from notices.lint import lint, lint_language, lint_message, lint_messages
from notices.phrases import LEXICON, lexicon, parse
from notices.rules import SOURCES, Finding, errors

CORPUS = json.loads((Path(__file__).parent / "corpus.json").read_text("utf-8"))
BAD = [
    (lang, rule, text)
    for lang, texts in CORPUS.items()
    for rule, bad in texts["bad"].items()
    for text in bad
]
GOOD = [(lang, text) for lang, texts in CORPUS.items() for text in texts["good"]]
FILES = build.read_messages()


def found(lang: str, text: str, key: str = "lead-crisis") -> list[Finding]:
    """Findings for a text that stands as a message."""
    return lint_message(lang, key, text, text, list(lexicon(lang)))


@pytest.mark.parametrize(("lang", "rule", "text"), BAD)
def test_bad_texts_are_caught(lang: str, rule: str, text: str) -> None:
    """Each bad text breaks the rule it stands under, with words, advice and a source."""
    hits = [finding for finding in found(lang, text) if finding.rule == rule]
    assert hits
    assert all(hit.words and hit.instead and hit.source == SOURCES[rule] for hit in hits)


@pytest.mark.parametrize(("lang", "text"), GOOD)
def test_good_texts_pass(lang: str, text: str) -> None:
    """What the guidelines prefer gives no finding, not even a warning."""
    assert found(lang, text) == []


def test_no_language_has_an_error() -> None:
    """Our own words hold every rule."""
    assert [finding.line() for finding in errors(lint(FILES))] == []


def test_every_lexicon_is_tried() -> None:
    """Each file of the lexicon has bad and good texts in the corpus."""
    files = {path.stem for path in LEXICON.glob("*.json")} - {"any"}
    tried = {lang.split("-")[0] for lang in CORPUS}
    assert files == tried


def test_the_topic_wording_does_not_name_suicide() -> None:
    """The gentler tier's title and lead may not name it; the crisis tier's may."""
    text = "If you or someone you know thinks about suicide, talking can help."
    assert [finding.rule for finding in found("en", text, "lead-topic")] == ["tier"]
    assert found("en", text, "lead-crisis") == []


def test_claims_stand_only_in_their_own_messages() -> None:
    """"Free" may be said where a record's proof decides about showing it, and nowhere else."""
    assert found("en", "Free of charge", "free") == []
    assert [finding.rule for finding in found("en", "Free of charge", "title-topic")] == ["SM13"]


def test_digits_stand_only_in_hours() -> None:
    """A figure in prose is a statistic or a stray number."""
    assert found("ja", "24時間受付", "hours-always") == []
    assert [finding.rule for finding in found("en", "7 people", "lead-topic")] == ["SM08"]
    assert [finding.rule for finding in found("ar", "٧ أشخاص", "lead-topic")] == ["SM08"]


def test_hidden_marks_do_not_hide_a_phrase() -> None:
    """Soft hyphens, joiners, vowel signs and wide letters change nothing."""
    assert found("en", "com\u00admitted sui\u200bcide")[0].rule == "SM05"
    assert found("en", "ｃｏｍｍｉｔｔｅｄ ｓｕｉｃｉｄｅ")[0].rule == "SM05"
    assert found("ar", "مــحاولة نَاجِحة")[0].rule == "SM05"


def test_a_missing_message_is_named() -> None:
    """A language is whole or it is an error."""
    short = {key: text for key, text in FILES["de"].items() if key != "call"}
    assert [finding.where for finding in lint_language("de", short, FILES["en"])] == ["de: call"]


@pytest.mark.parametrize(
    ("key", "text"),
    [("call", "Anrufen"), ("call", "$1 $2"), ("dismiss", "<b>Zu</b>"), ("dismiss", " Zu"), ("other", "Zu")],
)
def test_messages_keep_their_form(key: str, text: str) -> None:
    """Parameters as in English, no markup, no stray space, no unknown key."""
    assert [finding.rule for finding in lint_messages("de", {key: text}, FILES["en"])] == ["form"]


@pytest.mark.parametrize("review", [None, "", "reviewed", {"by": "Somebody"}])
def test_the_review_record_is_needed(review: object) -> None:
    """SM17: who and when, or that nobody did."""
    language = {**FILES["de"], "@metadata": {"review": review}}
    assert [finding.rule for finding in lint_language("de", language, FILES["en"])] == ["SM17"]


def test_a_review_by_somebody_passes() -> None:
    """A record with a name and a date is enough."""
    language = {**FILES["de"], "@metadata": {"review": {"by": "A reviewer", "on": "2026-11-23"}}}
    assert lint_language("de", language, FILES["en"]) == []


def test_communities_add_phrases() -> None:
    """A community's phrase is held like ours."""
    extra = parse([{"rule": "SM12", "pattern": "chin up", "instead": "leave it out"}], "their.json")
    hits = lint_messages("en", {"lead-topic": "Chin up, talking can help."}, FILES["en"], extra)
    assert [(hit.rule, hit.words, hit.instead) for hit in hits] == [("SM12", "Chin up", "leave it out")]
