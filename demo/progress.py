"""One line a step, with the seconds that it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(line: str = "") -> None:
    """Print a line at once, so that it also shows in a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name what is being done while it runs; add the seconds when it is done."""
    started = time.monotonic()
    sys.stdout.write(f"  {title} … ")
    sys.stdout.flush()
    try:
        yield
    except BaseException as error:
        say("failed" if isinstance(error, Exception) else "stopped")
        raise
    say(f"{time.monotonic() - started:.1f} s")
