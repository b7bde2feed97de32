"""The hook over HTTP: what it answers, and that bad input gets one clear line."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from webhook import create_app
from webhook.requests import PageEvent
from webhook.signature import sign

SECRET = b"a secret of the tests"
EVENT = {"event": "save", "page_id": 7, "title": "An article", "namespace": 0, "revision": 12}


@pytest.fixture
def events() -> list[PageEvent]:
    """The genuine events that the hook has passed on."""
    return []


@pytest.fixture
def client(events: list[PageEvent]) -> Iterator[FlaskClient]:
    """A client of the application as it is served."""
    app = create_app(secret=SECRET, on_page_changed=events.append, now=lambda: datetime.now(UTC))
    with app.test_client() as found:
        yield found


def ask(client: FlaskClient, **body: Any) -> Any:
    return client.post("/v1/notice", json=body)


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        ("how to kill myself", "en", "GB"),
        ("ich will nicht mehr leben", "de", "DE"),
        ("je veux mourir", "fr", "FR"),
        ("quiero suicidarme", "es", "ES"),
        ("أريد أن أنتحر", "ar", None),
        ("死にたい", "ja", "JP"),
    ],
)
def test_an_explicit_search_gets_ready_html(client: FlaskClient, text: str, lang: str, country: str | None) -> None:
    """The answer is a notice in the interface language."""
    answer = ask(client, text=text, lang=lang, uselang=lang, country=country)
    assert answer.status_code == 200
    assert answer.text.startswith('<section id="handrail-notice"')
    assert f'lang="{lang}"' in answer.text


@pytest.mark.parametrize("text", ["Suicide Squad", "kill process linux", "Mount Everest", "lawsuit", ""])
def test_an_ordinary_search_gets_nothing(client: FlaskClient, text: str) -> None:
    """204 and an empty body."""
    answer = ask(client, text=text, lang="en", country="GB")
    assert (answer.status_code, answer.data) == (204, b"")


def test_the_country_decides_the_lines_and_the_search_text_is_not_repeated(client: FlaskClient) -> None:
    """Germany's line for Germany; not a word of the search in the answer."""
    answer = ask(client, text="ich will nicht mehr leben zzcanaryzz", lang="de", country="DE")
    assert "tel:08001110111" in answer.text
    assert "zzcanaryzz" not in answer.text


def test_the_communitys_settings_hold_here_too(client: FlaskClient) -> None:
    """Switched off, or a tier that the community does not show: nothing."""
    off = ask(client, text="how to kill myself", lang="en", settings={"enabled": False})
    tier = ask(client, text="how to kill myself", lang="en", settings={"tiers": ["topic"]})
    never = ask(client, text="how to kill myself", lang="en", settings={"never": ["kill myself"]})
    assert [off.status_code, tier.status_code, never.status_code] == [204, 204, 204]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[]", "body"),
        (b'{"lang": "en"}', "text: missing"),
        (b'{"text": 5}', "text: string type"),
        (b'{"text": "a", "lang": "../etc"}', "lang"),
        (b'{"text": "a", "zzcanaryzz": 1}', "an unknown field"),
        (b'{"text": "' + b"a" * 5000 + b'"}', "text: string too long"),
    ],
)
def test_a_bad_body_gets_one_line_that_names_the_field(client: FlaskClient, body: bytes, says: str) -> None:
    """400, one line, the place of the fault, none of the sender's words."""
    answer = client.post("/v1/notice", data=body)
    assert answer.status_code == 400
    assert says in answer.text
    assert answer.text.count("\n") == 1
    assert "zzcanaryzz" not in answer.text


def test_an_oversize_body_is_refused(client: FlaskClient) -> None:
    """413 before anything is parsed."""
    assert client.post("/v1/notice", data=b"a" * 2_000_000).status_code == 413


def test_searches_travel_in_bodies_only(client: FlaskClient) -> None:
    """There is no way to ask by address."""
    assert client.get("/v1/notice?text=anything").status_code == 405


def send(client: FlaskClient, body: bytes, stamp: str | None = None, signature: str | None = None) -> Any:
    stamp = stamp or str(int(time.time()))
    headers = {"X-Handrail-Timestamp": stamp, "X-Handrail-Signature": signature or sign(SECRET, stamp, body)}
    return client.post("/v1/page-changed", data=body, headers=headers)


def test_a_genuine_event_is_passed_on_and_its_replay_is_not(client: FlaskClient, events: list[PageEvent]) -> None:
    """202 once; 401 for the same bytes again."""
    body = json.dumps(EVENT).encode()
    stamp = str(int(time.time()))
    assert send(client, body, stamp).status_code == 202
    assert send(client, body, stamp).status_code == 401
    assert [event.title for event in events] == ["An article"]


def test_raw_bytes_are_verified_before_anybody_parses_them(client: FlaskClient, events: list[PageEvent]) -> None:
    """Garbage with a wrong signature is 401; with a right one, 400."""
    assert send(client, b"{garbage", signature="sha256=00").status_code == 401
    assert send(client, b"{garbage").status_code == 400
    assert client.post("/v1/page-changed", data=b"{}").status_code == 401
    assert events == []


def test_without_a_secret_every_event_is_refused() -> None:
    """503 says how to set it up."""
    answer = create_app().test_client().post("/v1/page-changed", data=b"{}")
    assert answer.status_code == 503
    assert "--secret-file" in answer.text


def test_every_answer_forbids_third_parties_and_storage(client: FlaskClient) -> None:
    """One policy on every answer; no cookie anywhere."""
    for path in ["/preview", "/help", "/healthz", "/nowhere"]:
        answer = client.get(path)
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Set-Cookie" not in answer.headers


def test_the_directory_needs_no_script_and_offers_every_country(client: FlaskClient) -> None:
    """A form with a picker; the chosen country's lines."""
    page = client.get("/help?country=JP&lang=ja").text
    assert "<script" not in page
    assert '<option value="JP" selected>日本</option>' in page
    assert "<button>表示</button>" in page
    assert "tel:" in page


def test_the_directory_speaks_the_readers_language(client: FlaskClient) -> None:
    """By the browser's header if the address names none; right to left where it is."""
    page = client.get("/help", headers={"Accept-Language": "ar,en;q=0.5"}).text
    assert '<html lang="ar" dir="rtl">' in page


def test_the_preview_shows_every_choice_and_who_reviewed_the_words(client: FlaskClient) -> None:
    """Language, country, tier; and that no native speaker has looked yet."""
    page = client.get("/preview?lang=de&country=AT&tier=topic").text
    assert 'id="handrail-notice"' in page
    assert "not yet reviewed by a native speaker" in page
    assert 'lang="de"' in page


def test_unknown_choices_fall_back(client: FlaskClient) -> None:
    """A mistyped address shows the page, without repeating what was typed."""
    page = client.get("/preview?lang=zzcanaryzz&country=zzcanaryzz&tier=zzcanaryzz")
    assert page.status_code == 200
    assert "zzcanaryzz" not in page.text


@pytest.mark.parametrize("code", ["T1", "A1", "xx", "", "Germany", 5, None])
def test_a_country_that_is_none_costs_nobody_the_notice(client: FlaskClient, code: Any) -> None:
    """Tor readers' T1, proxies' A1, anything else: the notice, with the international directories."""
    answer = ask(client, text="how to kill myself", lang="en", country=code)
    assert answer.status_code == 200
    assert "findahelpline.com" in answer.text
    assert "tel:" not in answer.text


def test_another_country_is_nobodys_country(client: FlaskClient) -> None:
    """An empty pick leads to the directories, also in a language of one country; without a pick it is that one."""
    assert "tel:" not in client.get("/help?lang=ja&country=").text
    page = client.get("/help?lang=ja").text
    assert '<option value="JP" selected>' in page
    assert "tel:" in page
