"""HMAC-SHA-256 over timestamp and raw body: who may tell the hook that a page has changed."""

from __future__ import annotations

import hashlib
import hmac
import threading
from collections import OrderedDict

from webhook.errors import SignatureError

TOLERANCE = 300  # seconds that the two clocks may differ
REMEMBERED = 10_000  # signatures kept: far above what a wiki saves within the tolerance


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """Return `sha256=` and the hexadecimal HMAC-SHA-256 of timestamp, a full stop, and the raw body."""
    return "sha256=" + hmac.new(secret, timestamp.encode("ascii") + b"." + body, hashlib.sha256).hexdigest()


class Verifier:
    """Checks the signature of raw bytes before anybody parses them, and refuses a replay."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def check(self, timestamp: str, signature: str, body: bytes, now: float) -> None:
        """Return if the request is genuine and new.

        Args:
            timestamp: Unix seconds, decimal, as sent.
            signature: as made by `sign`.
            body: the raw bytes of the request.
            now: Unix seconds of the hook's clock.

        Raises:
            SignatureError: naming what is wrong, never the body.
        """
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            raise SignatureError("X-Handrail-Timestamp", "must be Unix seconds")
        if abs(now - int(timestamp)) > TOLERANCE:
            raise SignatureError("X-Handrail-Timestamp", f"is more than {TOLERANCE} seconds off")
        expected = sign(self._secret, timestamp, body)
        if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
            raise SignatureError("X-Handrail-Signature", "does not fit the body")
        self._refuse_replay(expected, now)

    def _refuse_replay(self, signature: str, now: float) -> None:
        with self._lock:
            while self._seen and next(iter(self._seen.values())) < now - 2 * TOLERANCE:
                self._seen.popitem(last=False)
            if signature in self._seen:
                raise SignatureError("X-Handrail-Signature", "was used before")
            if len(self._seen) >= REMEMBERED:
                # Forgetting an old one would open a window for its replay; refusing is safe.
                raise SignatureError("X-Handrail-Signature", "too many events; try again later")
            self._seen[signature] = now
