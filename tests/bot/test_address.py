"""The address that an operator names."""

from __future__ import annotations

import pytest

from bot.address import host_of, parse
from bot.errors import BadAddress


@pytest.mark.parametrize(
    ("typed", "origin", "path"),
    [
        ("https://Wiki.Example/w/api.php", "https://wiki.example", "/w/api.php"),
        (" http://127.0.0.1:8080/api.php ", "http://127.0.0.1:8080", "/api.php"),
        ("https://wiki.example:443/api.php", "https://wiki.example", "/api.php"),
        ("http://[::1]:8080/api.php", "http://[::1]:8080", "/api.php"),
    ],
)
def test_an_address_is_taken_apart(typed, origin, path):
    """Host in small letters, the scheme's own port left out."""
    found = parse(typed)
    assert (found.origin, found.path) == (origin, path)
    assert parse(found.url) == found


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "wiki.example",
        "ftp://wiki.example/api.php",
        "https://wiki.example/",
        "https://wiki.example/index.php",
        "https://u:p@wiki.example/api.php",
        "https://wiki.example/api.php?x=1",
        "https://wíki.example/api.php",
        "https://wiki.example:x/api.php",
        "https:///api.php",
        "http://[::1/api.php",
    ],
)
def test_what_is_no_address_of_an_api_is_refused(typed):
    """One clear error, which doesn't repeat what was typed: it may hold a password."""
    with pytest.raises(BadAddress) as caught:
        parse(typed)
    assert "u:p" not in str(caught.value)


def test_loopback_and_inner_networks():
    """Only this machine needs no manners; inner names need not be what the wiki calls itself."""

    def of(host: str) -> tuple[bool, bool]:
        found = parse(f"http://{host}/api.php")
        return found.is_loopback, found.is_internal

    assert of("localhost") == of("127.0.0.1") == of("[::1]") == (True, True)
    assert of("10.0.0.5") == of("mediawiki") == (False, True)
    assert of("wiki.example") == of("localhost.example") == (False, False)


def test_host_of_any_address():
    """Protocol-relative addresses, too, as some wikis call themselves by one."""
    assert host_of("//Wiki.Example") == "wiki.example"
    assert host_of("http://[") == ""
