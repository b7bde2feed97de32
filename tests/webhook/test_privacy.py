"""The promises of the hook to readers: nothing of a search reaches a log, a file, an error or a core dump.

The hook runs as it is served, a process of its own; canaries are sent in every part of a request.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORCED = """
import sys, classifier, webhook.decide
from webhook.app import create_app
from webhook.server import serve
if "break" in sys.argv:
    def broken(text, *args, **kwargs):
        raise RuntimeError("about " + text)
    classifier.classify = broken
serve(create_app(), "127.0.0.1", int(sys.argv[1]))
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """The hook in a process of its own, in an empty folder, with everything it says kept."""

    def __init__(self, folder: Path, *words: str, tracer: tuple[str, ...] = ()) -> None:
        self.folder, self.port = folder, free_port()
        self.said = folder.parent / f"{folder.name}.out"
        command = [*tracer, sys.executable, "-c", FORCED, str(self.port), *words]
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                stdout=out,
                stderr=out,
                start_new_session=True,
                env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            )
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None, self.said.read_text("utf-8", "replace")
                time.sleep(0.1)
        pytest.fail("the hook did not start")

    def send(self, raw: bytes, *, half: bool = False) -> bytes:
        """Send raw bytes and return the whole answer; with half, hang up before it comes."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as line:
            parts: list[bytes] = []
            # An oversize body is refused without being read to its end: the rest is met by a reset.
            with contextlib.suppress(ConnectionError):
                line.sendall(raw)
                if half:
                    return b""
                line.shutdown(socket.SHUT_WR)
                while part := line.recv(65536):
                    parts.append(part)
            return b"".join(parts)

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(20)

    def everything(self) -> bytes:
        """All that the hook has said or left in its folder."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return self.said.read_bytes() + b"".join(path.read_bytes() for path in files)


def request(canary: str, body: bytes, path: str = "/v1/notice") -> bytes:
    head = (
        f"POST {path}?q={canary} HTTP/1.1\r\nHost: {canary}\r\nUser-Agent: {canary}\r\nX-Forwarded-For: {canary}\r\n"
        f"Cookie: c={canary}\r\nReferer: http://wiki/{canary}\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode() + body


def searches(canary: str) -> list[bytes]:
    """Requests of every kind that could go wrong, each holding the canary."""
    return [
        request(canary, f'{{"text": "how to kill myself {canary}", "lang": "en"}}'.encode()),
        request(canary, f'{{"text": "{canary}", "lang": "en"}}'.encode()),
        request(canary, f'{{"text": "{canary}"'.encode()),
        request(canary, f'{{"{canary}": 1}}'.encode()),
        request(canary, canary.encode() * 60_000),
        request(canary, b"{}", f"/{canary}"),
        request(canary, b"{}", "/v1/page-changed"),
        f"GET /help?country={canary}&lang={canary} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode(),
        f"{canary} / HTTP/9.9\r\n{canary}\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: {canary}\r\n\r\n".encode(),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "empty"
    found.mkdir()
    return found


@pytest.fixture(params=["", "break"])
def served(folder: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The hook, once as it is and once with every classification raising an error that holds the text."""
    running = Served(folder, *filter(None, [request.param]))
    yield running
    running.stop()


def test_p06_a_canary_is_in_no_log_file_or_error(served: Served) -> None:
    """Bodies, paths, queries and headers; forced exceptions, oversize, garbage and hang-ups."""
    canary = "canary" + secrets.token_hex(8)
    for raw in searches(canary):
        answer = served.send(raw)
        assert canary.encode() not in answer.partition(b"\r\n\r\n")[2]
        served.send(raw[: len(raw) // 2], half=True)
    served.send(request(canary, b'{"text": "' + canary.encode()), half=True)
    time.sleep(0.5)
    assert b" 200 " in served.send(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").split(b"\n")[0]
    served.stop()
    assert canary.encode() not in served.everything()


def test_a_forced_exception_is_reported_by_type_and_place_only(folder: Path) -> None:
    """The operator learns that something is wrong and where, and nothing of the search."""
    running = Served(folder, "break")
    answer = running.send(request("x", b'{"text": "canary", "lang": "en"}'))
    running.stop()
    assert answer.startswith(b"HTTP/1.1 500")
    said = running.said.read_text()
    assert "internal error: RuntimeError at broken:" in said
    assert "Traceback" not in said
    assert "canary" not in said


def test_p07_under_strace_the_canary_is_only_on_the_clients_socket(folder: Path) -> None:
    """Every write of the process is looked at: none holds the canary, and no file is made for a request."""
    assert shutil.which("strace"), "strace is missing: make test installs it"
    trace = folder.parent / "trace"
    tracer = (
        "strace",
        "-f",
        "-qq",
        "-s",
        "65536",
        "-e",
        "trace=open,openat,creat,write,pwrite64,writev,sendto,sendmsg",
        "-o",
        str(trace),
    )
    running = Served(folder, tracer=tracer)
    before = trace.read_text("utf-8", "replace").count("\n")
    canary = "canary" + secrets.token_hex(8)
    for raw in searches(canary):
        running.send(raw)
    time.sleep(0.5)
    running.stop()
    lines = trace.read_text("utf-8", "replace").splitlines()[before:]
    assert any("sendto(" in line or "write(" in line for line in lines), "the trace saw nothing: no proof"
    assert [line for line in lines if canary in line] == []
    made = [line for line in lines if re.search(r"O_CREAT|O_TMPFILE|creat\(", line)]
    assert made == []


def test_p08_a_crash_leaves_no_core(folder: Path) -> None:
    """The process cannot dump core and is not readable by other processes of its user."""
    running = Served(folder)
    limits = Path(f"/proc/{running.process.pid}/limits").read_text()
    assert re.search(r"Max core file size\s+0\s+0\s", limits)
    os.kill(running.process.pid, signal.SIGABRT)
    running.process.wait(20)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == []


def test_p09_no_code_of_the_hook_reads_an_address() -> None:
    """A static check: the words do not occur."""
    words = re.compile(r"remote_addr|access_route|X-Forwarded|ProxyFix|REMOTE_ADDR|remote_user", re.I)
    sources = [*ROOT.glob("webhook/**/*.py"), *ROOT.glob("gadget/*.js")]
    assert sources
    assert [path.name for path in sources if words.search(path.read_text("utf-8"))] == []


def test_p15_the_same_search_gets_the_same_answer_always() -> None:
    """A thousand repeats, one answer: no profile, no drift."""
    from datetime import UTC, datetime

    from webhook.decide import notice_html
    from webhook.requests import NoticeRequest

    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    asked = NoticeRequest(text="ich will nicht mehr leben", lang="de", country="DE")
    assert len({notice_html(asked, now) for _ in range(1000)}) == 1
