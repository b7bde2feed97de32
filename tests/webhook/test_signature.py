"""Page-change events are believed only when signed, fresh and new."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from webhook.errors import SignatureError
from webhook.signature import REMEMBERED, TOLERANCE, Verifier, sign

SECRET = b"a secret of the tests"
NOW = 1_800_000_000.0
BODY = b'{"event":"save"}'


def test_the_scheme_is_plain_hmac_sha256_over_timestamp_and_raw_body() -> None:
    """Anybody can make the signature from the documentation alone."""
    by_hand = hmac.new(SECRET, b"1800000000." + BODY, hashlib.sha256).hexdigest()
    assert sign(SECRET, "1800000000", BODY) == f"sha256={by_hand}"


def test_a_genuine_event_is_taken_once_and_its_replay_refused() -> None:
    """The very same request a second time is refused."""
    verifier = Verifier(SECRET)
    signature = sign(SECRET, str(int(NOW)), BODY)
    verifier.check(str(int(NOW)), signature, BODY, NOW)
    with pytest.raises(SignatureError, match="used before"):
        verifier.check(str(int(NOW)), signature, BODY, NOW + 1)


@pytest.mark.parametrize(
    ("timestamp", "body", "secret"),
    [
        (str(int(NOW)), BODY + b" ", SECRET),
        (str(int(NOW) + 1), BODY, SECRET),
        (str(int(NOW)), BODY, b"another"),
    ],
)
def test_another_body_time_or_secret_is_refused(timestamp: str, body: bytes, secret: bytes) -> None:
    """The signature covers the raw bytes and the time."""
    with pytest.raises(SignatureError, match="does not fit"):
        Verifier(SECRET).check(timestamp, sign(secret, str(int(NOW)), BODY), body, NOW)


@pytest.mark.parametrize("off", [-TOLERANCE - 1, TOLERANCE + 1])
def test_an_old_or_future_event_is_refused(off: int) -> None:
    """Past the tolerance, even a genuine signature is no good."""
    stamp = str(int(NOW) + off)
    with pytest.raises(SignatureError, match="seconds off"):
        Verifier(SECRET).check(stamp, sign(SECRET, stamp, BODY), BODY, NOW)


@pytest.mark.parametrize("stamp", ["", "now", "-1", "1e9", "١٨٠٠٠٠٠٠٠٠", "9" * 400])
def test_a_timestamp_that_is_no_number_is_refused(stamp: str) -> None:
    """Bad input is refused with one clear line, not an exception of Python's."""
    with pytest.raises(SignatureError, match="Unix seconds"):
        Verifier(SECRET).check(stamp, "sha256=00", BODY, NOW)


def test_memory_is_bounded_without_opening_a_window_for_replay() -> None:
    """When too many events come at once, new ones are refused rather than old ones forgotten."""
    verifier = Verifier(SECRET)
    stamp = str(int(NOW))
    for number in range(REMEMBERED):
        verifier._seen[str(number)] = NOW
    with pytest.raises(SignatureError, match="too many"):
        verifier.check(stamp, sign(SECRET, stamp, BODY), BODY, NOW)
    verifier.check(
        str(int(NOW + 3 * TOLERANCE)), sign(SECRET, str(int(NOW + 3 * TOLERANCE)), BODY), BODY, NOW + 3 * TOLERANCE
    )
    assert len(verifier._seen) == 1
