"""Keeps one server for as long as its owner lives: `python keeper.py COMMAND…`.

PHP's server forks workers that outlive their parent, and a killed owner can't clean up. So every server
runs under a keeper of its own, which leads a session and a process group with the server in it and holds the
reading end of a pipe whose writing end only the owner has. When the owner ends, however that comes, the pipe
closes: then, and on SIGTERM, SIGINT or the server's own end, the keeper ends the whole group.

It runs isolated from the project (`python -I -S`), so that it starts in some 15 ms.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
import time

GRACE = 2.0  # seconds between the polite end and the certain one


def main(command: list[str]) -> int:
    """Run the command until it ends or the pipe on standard input closes; returns its status."""
    ended, tell = os.pipe()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the owner's own command
    select.select([sys.stdin, ended], [], [])
    _end_group(child)
    return child.returncode


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """Ask the group to end, wait a little, then end it for certain (this process with it)."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(0, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    while child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
