"""One server process group on a port of 127.0.0.1, under a keeper, so that nothing is ever orphaned."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from demo import DEMO, DemoError

HOST = "127.0.0.1"
PATIENCE = 20.0  # seconds for a server to listen


def free_port(first: int | None = None) -> int:
    """The first free port from `first` on, or a random free one; it isn't held until its use."""
    # Below the kernel's range for outgoing connections, which would take a port at any moment.
    candidates = (
        [first + step for step in range(100)] if first else secrets.SystemRandom().sample(range(20000, 32000), 100)
    )
    for port in candidates:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise DemoError("ports", f"none of {len(candidates)} from {candidates[0]} on is free on {HOST}")


class Server:
    """A command that listens on a port; it lives no longer than this process."""

    def __init__(self, name: str, command: Sequence[str], port: int, log: Path) -> None:
        self.name = name
        self.command = list(command)
        self.port = port
        self.log = log
        self._keeper: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Address without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    @property
    def running(self) -> bool:
        """Whether the server (that is, its keeper) lives."""
        return self._keeper is not None and self._keeper.poll() is None

    @property
    def group(self) -> int | None:
        """Process group of the keeper, the server and its workers, while started."""
        return self._keeper.pid if self._keeper else None

    def start(self, environment: Mapping[str, str] | None = None) -> None:
        """Start, and return when the port answers. Raises DemoError with the log's last line otherwise."""
        keeper = [sys.executable, "-I", "-S", str(DEMO / "keeper.py"), *self.command]
        with self.log.open("ab") as log:
            self._keeper = subprocess.Popen(  # noqa: S603 - a command of this project, no shell
                keeper,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.running:
            with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), timeout=1):
                return
            time.sleep(0.02)
        raise DemoError(self.name, f"does not listen on port {self.port}: {last_line(self.log)}")

    def stop(self) -> None:
        """End the whole process group; safe to call at any time, also twice."""
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        assert keeper.stdin is not None  # noqa: S101 - opened with PIPE above
        keeper.stdin.close()
        try:
            keeper.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            keeper.kill()
            keeper.wait()
        # Where somebody killed the keeper itself, its group lives on.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(keeper.pid, signal.SIGKILL)


def last_line(log: Path) -> str:
    """The last line of a log, for an error; empty logs say so."""
    lines = log.read_text("utf-8", "replace").split("\n") if log.exists() else []
    told = [line for line in lines if line.strip()]
    return told[-1].strip() if told else "it said nothing"
