"""Servers of the demo end with their owner, whatever ends the owner."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo import ROOT, DemoError, jobs
from demo.server import HOST, Server, free_port

# Listens, and forks a worker that outlives its parent and ignores the polite end: the worst case.
LISTENER = """
import os, signal, socket, sys, time
taken = socket.create_server(("127.0.0.1", int(sys.argv[1])))
if os.fork() == 0:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
while True:
    time.sleep(1)
"""
OWNER = """
import sys, time
from pathlib import Path
from demo.server import Server
port = int(sys.argv[1])
server = Server("test", [sys.executable, "-c", sys.argv[2], str(port)], port, Path(sys.argv[3]))
server.start()
print(server.group, flush=True)
time.sleep(60)
"""


def alive(group: int) -> list[int]:
    """Processes of a group that are more than zombies."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, its_group = entry.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                found.append(int(entry.parent.name))
    return found


def gone(group: int, seconds: float = 6) -> bool:
    """Wait until no process of the group is left."""
    return eventually(lambda: not alive(group), seconds)


def eventually(true: Callable[[], bool], seconds: float) -> bool:
    """Wait for something at most so long."""
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.02)
    return true()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A listener with a stubborn worker."""
    port = free_port()
    made = Server("test", [sys.executable, "-c", LISTENER, str(port)], port, tmp_path / "log")
    yield made
    made.stop()


def test_stop_ends_server_and_workers(server: Server) -> None:
    """The worker that ignores SIGTERM, too; the port is free again."""
    server.start()
    group = server.group
    assert group is not None
    assert len(alive(group)) == 3
    server.stop()
    server.stop()
    assert gone(group, 0.5)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, server.port))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_owners_death_ends_everything(tmp_path: Path, number: signal.Signals) -> None:
    """A killed owner can't clean up: the pipe that closes does."""
    command = [sys.executable, "-c", OWNER, str(free_port()), LISTENER, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **jobs.import_path()}) as owner:
        assert owner.stdout is not None
        group = int(owner.stdout.readline())
        assert len(alive(group)) == 3
        owner.send_signal(number)
    assert gone(group)


@pytest.mark.parametrize("which", ["keeper", "server"])
def test_the_death_of_one_ends_the_others(server: Server, which: str) -> None:
    """Where the server dies, its keeper ends the workers; where the keeper is killed, stop does."""
    server.start()
    group = server.group
    assert group is not None
    victim = group if which == "keeper" else min(pid for pid in alive(group) if pid != group)
    os.kill(victim, signal.SIGKILL)
    assert eventually(lambda: not server.running, 6)
    server.stop()
    assert gone(group)


def test_a_server_that_does_not_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    """No waiting for the patience to end."""
    command = [sys.executable, "-c", "import sys; sys.exit('no such thing')"]
    started = time.monotonic()
    with pytest.raises(DemoError, match="no such thing"):
        Server("test", command, free_port(), tmp_path / "log").start()
    assert time.monotonic() - started < 5


def test_a_taken_port_is_passed_over() -> None:
    """The next free one."""
    first = free_port()
    with socket.create_server((HOST, first)):
        assert free_port(first) > first


def test_a_job_ends_with_its_owner() -> None:
    """Also the short commands: no bot goes on editing when the run that started it was killed."""
    script = "from demo.jobs import run; run(['sleep', '61.25'])"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT) as owner:
        assert eventually(lambda: sleeping() == 1, 5)
        owner.kill()
    assert eventually(lambda: sleeping() == 0, 5)


def sleeping() -> int:
    """How many of the test's sleeps live."""
    found = 0
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found += entry.read_bytes() == b"sleep\x0061.25\x00"
    return found
