"""The last door before the network: one host, one port, one scheme; everything else is refused unsent.

pywikibot falls back to test.wikipedia.org without a word when it misses its configuration. With this guard
on its HTTP session no such request can leave, whatever its configuration says.
"""

from __future__ import annotations

from typing import Any

from bot.address import Address, host_of
from bot.errors import HostRefused


class Refusal:
    """A transport adapter (as requests calls them) that sends nothing."""

    def __init__(self, address: Address | None) -> None:
        self._address = address

    def send(self, request: Any, **_: Any) -> Any:
        """Refuse the request. Its path and body are not told: only which host it was for."""
        reason = f"only {self._address.origin} was named" if self._address else "no wiki is open"
        raise HostRefused(host_of(request.url) or "unknown host", f"a request was not sent: {reason}")

    def close(self) -> None:
        """Nothing is open."""


def restrict(session: Any, address: Address | None, adapter: Any = None) -> None:
    """Let the requests session talk to this address's origin only (None: to nobody), redirects included.

    The session picks the adapter with the longest prefix that the URL starts with; the named origin ends in
    a slash, so that https://wiki.example.evil/ and https://wiki.example@evil/ don't start with it.
    """
    session.adapters.clear()
    session.mount("", Refusal(address))
    if address:
        session.mount(address.origin + "/", adapter)
        session.trust_env = not address.is_loopback  # a proxy of the environment is no way to this machine
