"""Keeps one server for as long as its owner lives: `python keeper.py COMMAND…`.

PHP's server forks workers that outlive their parent, and a killed owner can't clean up. So every server
runs under a keeper of its own, which leads a session and a process group with the server in it and holds the
reading end of a pipe whose writing end only the owner has. When the owner ends, however that comes, the pipe
closes: then, and on SIGTERM, SIGINT or the server's own end, the keeper ends the whole group.

It runs isolated from the project (`python -I -S`), so that it starts in some 20 ms.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
import time

GRACE = 2.0  # seconds between the polite end and the certain one
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h: orphaned workers become this process's children


def main(command: list[str]) -> int:
    """Run the command until it ends or the pipe on standard input closes; returns its status."""
    ended, tell = os.pipe()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - the owner's own command
    select.select([sys.stdin, ended], [], [])
    return _end_group(child.pid)


def _end_group(child: int) -> int:
    """Ask the group to end and wait for all of it; after a while end it for certain, this process with it.

    Returns the child's exit status (minus a signal's number).
    """
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    deadline = time.monotonic() + GRACE
    status = 0
    while time.monotonic() < deadline:
        try:
            ended, how = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:  # nobody is left
            return status
        if ended == child:
            status = os.waitstatus_to_exitcode(how)
        elif not ended:
            time.sleep(0.005)
    os.killpg(0, signal.SIGKILL)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
