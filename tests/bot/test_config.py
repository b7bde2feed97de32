"""The community's config page: what is accepted, and what is said about what isn't."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot import config
from bot.errors import ConfigInvalid
from webhook.requests import DisplaySettings

GOOD = {"enabled": True, "decision": "Project:Village pump"}
ROOT = Path(__file__).resolve().parents[2]


def problems(**changes: object) -> dict[str, str]:
    with pytest.raises(ConfigInvalid) as caught:
        config.parse(json.dumps({**GOOD, **changes}))
    return dict(caught.value.problems)


def test_every_problem_is_named_at_once():
    """All problems come together, each with its field and what to do, places counted from one."""
    found = problems(tiers=["crisis", "panic"], max_age_days=0, biographies="yes", categories=["", "A"], colour=1)
    assert found.keys() == {"tiers[2]", "max_age_days", "biographies", "categories[1]", "colour"}
    assert found["tiers[2]"] == "must be 'crisis' or 'topic'"
    assert "known are enabled, decision" in found["colour"]
    assert found["biographies"] == "must be true or false, without quotation marks"


@pytest.mark.parametrize("decision", ["", "   "])
def test_enabled_needs_a_decision(decision):
    """Without a recorded decision the notice can't be switched on; switched off none is needed."""
    assert "required when enabled" in problems(decision=decision)["decision"]
    assert not config.parse(json.dumps({"enabled": False})).enabled


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\ufeff{}"])
def test_a_page_that_is_no_json_object_is_one_problem(text):
    """Whatever stands on the page, the answer is one clear problem, never another exception."""
    with pytest.raises(ConfigInvalid) as caught:
        config.parse(text)
    assert [field for field, _ in caught.value.problems] == ["page"]


@pytest.mark.parametrize("name", ["Category:Suicide", "Kategorie:Suizid", "تصنيف:انتحار", "category: x"])
def test_a_category_is_named_without_its_namespace(name):
    """A namespace in front would never match in the browser, so it is refused with the reason."""
    assert "without" in problems(categories=[name])["categories[1]"]


def test_a_category_may_hold_a_colon():
    """Not every colon is a namespace's."""
    assert config.parse(json.dumps({**GOOD, "categories": ["M*A*S*H: songs"]})).categories == ["M*A*S*H: songs"]


@pytest.mark.parametrize("key", ["always", "never"])
def test_no_more_phrases_than_the_hook_takes(key):
    """500 are accepted by both, 501 by neither."""
    phrases = [f"phrase {number}" for number in range(501)]
    assert problems(**{key: phrases})[key] == "has more than 500 entries; keep those that matter most"
    made = config.settings(config.parse(json.dumps({**GOOD, key: phrases[:500]})), "1")
    assert len(DisplaySettings.model_validate(made).model_dump()[key]) == 500


def test_languages_are_tags():
    """Small letters with hyphens, each once; what is no tag is refused in its place; none means all."""
    parsed = config.parse(json.dumps({**GOOD, "languages": ["de", "pt_BR", "DE", "zh-Hant", "simple"]}))
    assert parsed.languages == ["de", "pt-br", "zh-hant", "simple"]
    assert config.parse(json.dumps(GOOD)).languages == []
    found = problems(languages=["de", "German", "", "*", "../en"])
    assert found.keys() == {"languages[2]", "languages[3]", "languages[4]", "languages[5]"}
    assert "no tag of a language" in found["languages[2]"]


def test_a_decision_is_refused_in_its_place():
    """The problem names the key."""
    assert "can't hold [ ]" in problems(decision="[[Project:Decision|here]]")["decision"]


@pytest.mark.parametrize("key", ["categories", "include", "exclude"])
def test_an_address_is_no_title(key):
    """Pasted from the browser's address bar, it would never match a page; the reason is told in its place."""
    found = problems(**{key: ["A", "https://wiki.example/wiki/Suicide"]})
    assert found == {f"{key}[2]": "is an address (://); write the page's title, as it stands above the page"}


def test_titles_are_spelled_as_the_wiki_spells_them():
    """Underlines become spaces, doubles go, and the first letter is large where the wiki's titles are."""
    parsed = config.parse(json.dumps({**GOOD, "include": ["self-harm", " Self-harm_", "über  x"]}))
    assert config.settings(parsed, "1")["include"] == ["Self-harm", "Über x"]
    assert config.settings(parsed, "1", capital=False)["include"] == ["self-harm", "Self-harm", "über x"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"enabled": true, "decision": "x", "tiers": 3}', (True, True)),
        ('{"enabled": true, "decision": " "}', (True, False)),
        ('{"enabled": "true", "decision": "x"}', (False, True)),
        ('{"enabled": 1, "decision": ["x"]}', (False, False)),
        ("{", (False, False)),
        ("[]", (False, False)),
        (None, (False, False)),
    ],
)
def test_consent_is_read_literally(text, expected):
    """Only a literal true and a text count, however broken the rest is; doubt is a no."""
    assert config.consent(text) == expected


def test_switched_off_is_seen_in_an_invalid_config():
    """ "enabled": false works even beside mistakes; anything else is not "off" but invalid."""
    assert config.is_switched_off('{"enabled": false, "tiers": 5, "x": 1}')
    assert not config.is_switched_off('{"enabled": 0}')
    assert not config.is_switched_off("{")


def test_settings_hold_every_key_that_the_gadget_reads():
    """The settings are the config's keys and what is the same on all wikis."""
    made = config.settings(config.parse(json.dumps(GOOD)), "9.9")
    assert made["version"] == "9.9"
    assert made.keys() >= config.Config.model_fields.keys()
    used = re.findall(
        r"\bsettings\.(?!json)(\w+)", "".join(path.read_text() for path in (ROOT / "gadget").glob("*.js"))
    )
    assert used
    assert set(used) <= made.keys()


def test_the_example_is_valid_and_off():
    """A community starts from a config that can be saved as it is and switches nothing on."""
    assert config.parse(config.example()).enabled is False
