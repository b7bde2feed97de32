"""`make run`: everything comes up, a second start keeps edits, and every kind of end is a whole one."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demo import ROOT, home, mediawiki
from demo.server import free_port
from demo.template import template
from demo.wiki import Wiki

PATIENCE = 90.0  # seconds for the whole to come up on a busy machine


@pytest.fixture(scope="module")
def folder(wiki_folder: Path) -> Path:
    """A .wiki/ of this module's own; what never changes is shared with the real one."""
    made = wiki_folder / "run"
    made.mkdir()
    for shared in (mediawiki(), template(), home() / "l10n"):
        (made / shared.name).symlink_to(shared)
    return made


class Run:
    """A running `python -m demo.run`; `output` is all that it printed so far."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        ports = ["--port", str(free_port()), "--hook-port", str(free_port())]
        command = [sys.executable, "-m", "demo.run", *ports, *arguments]
        self.log = folder / "output"
        self.started = time.monotonic()
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, "HANDRAIL_WIKI_HOME": str(folder), **environment},
                stdout=output,
                stderr=output,
            )

    @property
    def output(self) -> str:
        """What it printed so far."""
        return self.log.read_text()

    def up(self) -> float:
        """Wait until the guide is printed; returns the seconds since the start."""
        while "Ctrl-C ends" not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() - self.started < PATIENCE, self.output
            time.sleep(0.05)
        return time.monotonic() - self.started

    def address(self, end: str) -> str:
        """The first printed address that ends so."""
        found = re.search(rf"(http://127\.0\.0\.1:\d+){re.escape(end)}", self.output)
        assert found, self.output
        return found[0]


@contextmanager
def running(folder: Path, *arguments: str, **environment: str) -> Iterator[Run]:
    """Start, wait until it is up, and end it whatever happens."""
    run = Run(folder, *arguments, **environment)
    try:
        run.up()
        yield run
    finally:
        if run.process.poll() is None:
            run.process.send_signal(signal.SIGTERM)
            run.process.wait(20)


def left(folder: Path) -> list[str]:
    """Command lines of living processes that belong to this folder's demo, by argument or environment."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if int(entry.name) != os.getpid() and str(folder).encode() in (entry / "environ").read_bytes():
                found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()[:200])
    return [line for line in found if line]


def nothing_left(folder: Path) -> None:
    """Fail with what lives on after some seconds."""
    deadline = time.monotonic() + 8
    while left(folder) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left(folder) == []


def status(url: str) -> int:
    """Status of an address."""
    try:
        with urllib.request.urlopen(url) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_everything_comes_up_and_says_what_to_try(folder: Path) -> None:
    """What is printed answers: wiki, searches, articles, preview, help; each step names its seconds."""
    with running(folder) as run:
        for end in ("/wiki/Main_Page", "/preview", "/help", "/wiki/Suicide_prevention"):
            assert status(run.address(end)) == 200
        for address in re.findall(r"http://\S+search=\S+", run.output):
            assert status(address) == 200
        assert len(re.findall(r"… \d+\.\d s$", run.output, re.MULTILINE)) >= 3
        credentials = json.loads((folder / "demo/credentials.json").read_text())
        assert credentials["admin_password"] in run.output
        assert credentials["bot_password"] not in run.output
    nothing_left(folder)


def test_a_second_start_is_quick_and_keeps_edits(folder: Path) -> None:
    """What a visitor edited is still there; --reset throws it away."""
    with Wiki(folder / "demo") as wiki:
        wiki.edit("Visitor's page", "Mine")
    for arguments, expected in (((), 200), (("--reset",), 404)):
        with running(folder, *arguments) as run:
            assert run.up() < 30  # some 4 s alone
            page = run.address("/wiki/Main_Page").replace("Main_Page", "Visitor's_page")
            assert status(page) == expected
    nothing_left(folder)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_every_end_is_a_whole_one(folder: Path, number: signal.Signals) -> None:
    """Ctrl-C, a polite kill, a closed window, a hard kill: no process is left, both ports are closed."""
    with running(folder) as run:
        wiki, hook = run.address("/wiki/Main_Page"), run.address("/preview")
        assert len(left(folder)) >= 8  # run, two keepers, hook, PHP and four workers
        run.process.send_signal(number)
        assert run.process.wait(20) == (0 if number != signal.SIGKILL else -signal.SIGKILL)
    nothing_left(folder)
    for url in (wiki, hook):
        with pytest.raises(OSError, match="refused"):
            status(url)


def test_it_ends_with_the_make_that_started_it(folder: Path) -> None:
    """A make that is killed can't pass the signal on."""
    command = f"{sys.executable} -m demo.run --port {free_port()} --hook-port {free_port()} & wait"
    environment = {**os.environ, "HANDRAIL_WIKI_HOME": str(folder)}
    with (folder / "output").open("w") as output:
        make = subprocess.Popen(["sh", "-c", command], cwd=ROOT, env=environment, stdout=output, stderr=output)
    deadline = time.monotonic() + PATIENCE
    while "Ctrl-C ends" not in (folder / "output").read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    make.kill()
    make.wait()
    nothing_left(folder)


def test_an_end_in_the_middle_of_starting_is_a_whole_one(folder: Path) -> None:
    """While the wiki is up and the bot publishes."""
    run = Run(folder)
    while "the bot publishes" not in run.output and run.process.poll() is None:
        time.sleep(0.01)
    run.process.send_signal(signal.SIGINT)
    assert run.process.wait(20) == 0
    nothing_left(folder)


def test_a_second_demo_at_the_same_time_is_refused(folder: Path) -> None:
    """Two would write into the same wiki."""
    with running(folder):
        other = subprocess.run(
            [sys.executable, "-m", "demo.run", "--check"],
            cwd=ROOT,
            env={**os.environ, "HANDRAIL_WIKI_HOME": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (other.returncode, other.stdout) == (1, "demo: runs already, in another window\n")


def test_check_brings_it_up_and_ends(folder: Path) -> None:
    """For scripts: status 0 when the search page answered."""
    run = Run(folder, "--check")
    assert run.process.wait(PATIENCE) == 0, run.output
    assert "200 http://127.0.0.1" in run.output
    nothing_left(folder)


def test_without_apt_only_the_hook_runs(folder: Path, tmp_path: Path) -> None:
    """One line says why there is no wiki; the preview and the directory of helplines answer."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir()
    setpriv = shutil.which("setpriv")
    if setpriv:
        (tmp_path / "bin/setpriv").symlink_to(setpriv)
    with running(tmp_path / "home", PATH=str(tmp_path / "bin")) as run:
        assert "No wiki here, only the hook: MediaWiki and PHP: needs Debian" in run.output
        assert status(run.address("/preview")) == status(run.address("/help")) == 200
    nothing_left(tmp_path / "home")
