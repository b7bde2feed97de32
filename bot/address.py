"""The address of a wiki's api.php: what the operator named, and nothing else."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.errors import BadAddress

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Address:
    """The parts of an api.php's address. `netloc` names the port only where it isn't the scheme's own."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def netloc(self) -> str:
        """Host and port as in an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine: no manners needed, no proxy asked."""
        return self.host == "localhost" or bool((ip := _ip(self.host)) and ip.is_loopback)

    @property
    def is_internal(self) -> bool:
        """Whether it is a name or number of an inner network, which a wiki need not know of itself."""
        ip = _ip(self.host)
        return self.is_loopback or (ip.is_private if ip else "." not in self.host)


def parse(text: str) -> Address:
    """The address that an operator typed. Raises BadAddress with what to type."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        raise BadAddress("--api", "is no address; write https://HOST/w/api.php") from None
    if parts.scheme not in _PORTS or not host or not parts.path.endswith("/api.php"):
        raise BadAddress("--api", "must be the address of the wiki's api.php, such as https://HOST/w/api.php")
    if parts.username or parts.password or parts.query or parts.fragment or not host.isascii():
        raise BadAddress("--api", "must be plain: no name, password, ? or # in it, and the host in ASCII")
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], parts.path)


def host_of(url: str) -> str:
    """The host in an address of any kind ("//wiki.example" too), in small letters; "" if there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _ip(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
