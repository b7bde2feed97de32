"""The pages for people: what they say, and that nothing in the data can break them."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from bot import project
from bot.config import Config

CONFIG = Config(enabled=True, decision="Project:Village pump#Helplines")
NOW = "2026-11-23T12:00:00Z"
SERVICE: dict[str, Any] = {
    "id": "de-x", "names": {"de": "Rat & [[Tat]]"}, "languages": ["de", "en"], "audience": ["youth"], "area": ["DE"],
    "grade": "B", "verified": "2026-11-01", "free": True, "claims": ["anonymous"], "dispatch": "unknown",
    "website": "https://x.example/", "pair": [],
    "channels": [
        {"kind": "phone", "display": "*41 #1", "href": "tel:*41#1", "keyword": None, "reach": "country",
         "languages": [], "cost": "free", "hours": "always"},
        {"kind": "sms", "display": "4141", "href": "sms:4141", "keyword": "HI", "reach": "mobile", "languages": [],
         "cost": "premium", "hours": {"zone": "Europe/Berlin", "exceptions": [],
                                      "week": [[[600, 1320]]] * 5 + [[], [[0, 90], [1380, 1440]]]}},
        {"kind": "whatsapp", "display": "WA", "href": None, "keyword": None, "reach": "country", "languages": ["tr"],
         "cost": "unknown", "hours": None},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def words() -> dict[str, Any]:
    """The real words."""
    import notices

    return notices.pack()


def lines(*services: dict[str, Any], **countries: Any) -> dict[str, Any]:
    return {
        "countries": {"DE": {"emergency": ["112"], "services": list(services)}, **countries},
        "directories": [{"name": "Find A Helpline", "href": "https://findahelpline.com/"}],
    }


def test_a_service_with_all_it_has(words):
    """Number, kind, hours on the line's own clock with its zone, cost, audience, claims, date; digits left to right."""
    text = project.directory(CONFIG, lines(SERVICE), words, "en", NOW)
    assert "== Germany ==" in text
    assert 'Call [tel:*41%231 <bdi dir="ltr">&#42;41 &#35;1</bdi>] · Open day and night' in text
    assert (
        'Text HI to [sms:4141 <bdi dir="ltr">4141</bdi>] · Monday–Friday <bdi dir="ltr">10&#58;00–22&#58;00</bdi>'
        in text
    )
    assert 'Sunday <bdi dir="ltr">00&#58;00–01&#58;30</bdi>, <bdi dir="ltr">23&#58;00–24&#58;00</bdi>' in text
    assert '(<bdi dir="ltr">Europe/Berlin</bdi>) · Calls may cost money · From mobile phones only' in text
    assert "For young people · Free of charge · Anonymous · Languages&#58; German, English" in text
    assert '<span lang="de">Rat &#38; &#91;&#91;Tat&#93;&#93;</span>' in text
    assert "WhatsApp&#58; WA · Hours not known" in text


@pytest.mark.parametrize(
    "change", [{"grade": "C"}, {"verified": "2020-01-01"}], ids=["evidence too weak", "evidence too old"]
)
def test_what_the_config_does_not_allow_is_not_listed(words, change):
    """The same limits as in the notice; the emergency number stays, and that nothing is listed is said."""
    text = project.directory(CONFIG, lines({**SERVICE, **change}), words, "en", NOW)
    assert "4141" not in text
    assert "112" in text
    assert "No checked helpline" in text


def test_the_order_does_not_depend_on_the_time(words):
    """Publishing at night makes the same page as by day."""
    closed = copy.deepcopy({**SERVICE, "id": "de-a"})
    closed["channels"] = closed["channels"][1:2]
    pack = lines(closed, SERVICE)
    pages = {project.directory(CONFIG, pack, words, "en", f"2026-11-23T{hour:02}:00:00Z") for hour in range(24)}
    assert len(pages) == 1


def test_a_country_without_anything_has_no_heading(words):
    """No empty sections."""
    text = project.directory(CONFIG, lines(SERVICE, AR={"emergency": [], "services": []}), words, "en", NOW)
    assert "Argentina" not in text


@pytest.mark.parametrize(("language", "heading"), [("de", "Deutschland"), ("de-at", "Deutschland"), ("ja", "ドイツ")])
def test_the_directory_speaks_the_wikis_language(words, language, heading):
    """With fallbacks; a language without words gets English."""
    assert f"== {heading} ==" in project.directory(CONFIG, lines(SERVICE), words, language, NOW)


def test_a_language_without_words_gets_english(words):
    """Better than nothing."""
    assert "== Germany ==" in project.directory(CONFIG, lines(SERVICE), words, "xx", NOW)


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        ("Project:Village pump#A", "[[:Project:Village pump#A]]"),
        ("https://x.example/a]b", "[https://x.example/a%5Db "),
    ],
)
def test_the_decision_is_linked_safely(decision, shown):
    """A title, or an address."""
    assert shown in project.about(Config(enabled=True, decision=decision))


def test_the_real_data_makes_a_page():
    """Every message, country and service of this checkout fits in; every channel is listed."""
    found = {page.title: page.text for page in project.build(CONFIG, "en", datetime(2026, 11, 23, tzinfo=UTC))}
    assert found.keys() == {"Project:Handrail", "Project:Handrail/Helplines"}
    links = re.findall(r"\[(tel:|sms:|https?:)", found["Project:Handrail/Helplines"])
    assert len(links) > 10
