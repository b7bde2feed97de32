"""The door before the network, on a real requests session that has nowhere to go."""

from __future__ import annotations

import pytest
import requests

from bot import guard
from bot.address import parse
from bot.errors import HostRefused

ADDRESS = parse("http://wiki.example:8080/w/api.php")


class Recorder:
    """An adapter that notes what would have been sent; answers with a redirect if told so."""

    def __init__(self, location: str = "") -> None:
        self.sent: list[str] = []
        self.location = location

    def send(self, request, **_):
        self.sent.append(request.url)
        answer = requests.Response()
        answer.status_code, answer.url, answer.request = (302 if self.location else 200), request.url, request
        answer.headers["location"] = self.location
        answer._content = b""
        return answer

    def close(self):
        pass


def session(adapter: Recorder, address=ADDRESS) -> requests.Session:
    made = requests.Session()
    guard.restrict(made, address, adapter)
    return made


@pytest.mark.parametrize(
    "url",
    [
        "https://test.wikipedia.org/w/api.php",
        "http://wiki.example/w/api.php",
        "https://wiki.example:8080/w/api.php",
        "http://wiki.example.evil.example:8080/",
        "http://wiki.example:8080@evil.example/",
        "http://evil.example/?http://wiki.example:8080/",
        "http://wiki.example:8081/",
        "http://127.0.0.1/",
    ],
)
def test_another_host_port_or_scheme_is_refused_unsent(url):
    """Nothing leaves, and the error names the host but no path, which could hold somebody's words."""
    adapter = Recorder()
    with pytest.raises(HostRefused) as caught:
        session(adapter).get(url, params={"q": "secret"})
    assert not adapter.sent
    assert "secret" not in str(caught.value)


def test_the_named_host_is_asked():
    """In any spelling of its letters."""
    adapter = Recorder()
    session(adapter).get("HTTP://Wiki.Example:8080/w/api.php")
    assert len(adapter.sent) == 1


def test_a_redirect_elsewhere_is_refused():
    """The first request goes out, the one it is sent on to doesn't."""
    adapter = Recorder("https://elsewhere.example/")
    with pytest.raises(HostRefused):
        session(adapter).post("http://wiki.example:8080/w/api.php", data={"a": 1})
    assert adapter.sent == ["http://wiki.example:8080/w/api.php"]


def test_between_two_wikis_nobody_is_asked():
    """A closed gateway leaves no way out."""
    with pytest.raises(HostRefused, match="no wiki is open"):
        session(Recorder(), None).get("http://wiki.example:8080/w/api.php")


def test_a_proxy_is_not_asked_for_this_machine(monkeypatch):
    """Loopback stays loopback, whatever the environment says."""
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    assert not session(Recorder(), parse("http://127.0.0.1:81/api.php")).trust_env
