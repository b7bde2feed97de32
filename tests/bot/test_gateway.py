"""No request to a host that nobody named: each case in a process of its own that notes every attempt."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Runs in a new process: every name looked up and every connection tried is noted before it happens.
WATCH = """
import json, socket, sys
tried = []
real_connect, real_lookup = socket.socket.connect, socket.getaddrinfo
def connect(self, address):
    tried.append(["connect", *address[:2]] if isinstance(address, tuple) else ["connect", str(address)])
    return real_connect(self, address)
def lookup(host, port, *rest, **named):
    tried.append(["lookup", host if isinstance(host, str) else host.decode(), port])
    return real_lookup(host, port, *rest, **named)
socket.socket.connect, socket.getaddrinfo = connect, lookup
said = []
def attempt(action):
    try:
        said.append(str(action()))
    except Exception as error:
        said.append(type(error).__name__ + " " + str(error))
from bot.errors import BotError
from bot.gateway import open_wiki
from bot.home import Account
def run():
    with open_wiki(API, ACCOUNT) as wiki:
        MORE
attempt(run)
AFTER
print(json.dumps({"tried": tried, "said": said}))
"""
EVIL = "family = 'wikipedia'\nmylang = 'test'\nusernames['wikipedia']['test'] = 'Evil'\n"


def watched(api: str, folder: Path, more: str = "pass", after: str = "pass", account: str = "None", **env: str):
    """(hosts tried, what was said) of a run in `folder` with an environment of its own."""
    code = WATCH.replace("API", repr(api)).replace("ACCOUNT", account).replace("MORE", more).replace("AFTER", after)
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYWIKIBOT")}
    clean |= {"PYTHONPATH": str(ROOT), "HOME": str(folder), **env}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return {(one[1], int(one[2])) for one in told["tried"] if len(one) == 3}, told["said"]


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def surroundings(kind: str, folder: Path) -> dict[str, str]:
    """The traps: no folder, a missing one, one that others may write, one for another wiki, in many places."""
    evil = folder / "evil"
    evil.mkdir()
    (evil / "user-config.py").write_text(EVIL)
    (evil / "user-config.py").chmod(0o666 if kind == "writable by all" else 0o600)
    if kind == "in the working folder":
        (folder / "user-config.py").write_text(EVIL)
    if kind == "in the home folder":
        (folder / ".pywikibot").mkdir()
        (folder / ".pywikibot/user-config.py").write_text(EVIL)
    named = {
        "missing": {"PYWIKIBOT_DIR": str(folder / "nowhere")},
        "writable by all": {"PYWIKIBOT_DIR": str(evil)},
        "for another wiki": {"PYWIKIBOT_DIR": str(evil), "PYWIKIBOT_DIR_PWB": str(evil)},
        "switched off": {"PYWIKIBOT_NO_USER_CONFIG": "1"},
        "a proxy": {"HTTP_PROXY": "http://192.0.2.1:3128", "ALL_PROXY": "http://192.0.2.1:3128"},
    }
    return named.get(kind, {})


KINDS = [
    "unset",
    "missing",
    "writable by all",
    "for another wiki",
    "switched off",
    "a proxy",
    "in the working folder",
    "in the home folder",
]


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_named_host_is_tried(kind, tmp_path, closed_port):
    """Whatever pywikibot finds around it, and with nobody answering, only the named host and port are tried."""
    api = f"http://127.0.0.1:{closed_port}/api.php"
    tried, said = watched(api, tmp_path, account="Account('Bot@app', 'x' * 32)", **surroundings(kind, tmp_path))
    assert tried == {("127.0.0.1", closed_port)}
    assert said[0].startswith(f"Unreachable http://127.0.0.1:{closed_port}: does not answer")


class Polite(BaseHTTPRequestHandler):
    """Answers like a MediaWiki that says next to nothing."""

    def do_GET(self) -> None:
        self.answer(200)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.answer(200)

    def answer(self, status: int, **headers: str) -> None:
        body = b'{"query": {"userinfo": {"id": 0, "name": "127.0.0.1", "anon": ""}}}'
        self.send_response(status)
        for name, value in {**headers, "content-length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Sly(Polite):
    """Answers the knock, then sends everybody elsewhere."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.answer(307, location="https://test.wikipedia.org/w/api.php")


@pytest.fixture
def fake(request):
    """(address of its api.php, host and port) of a small server."""
    server = HTTPServer(("127.0.0.1", 0), request.param)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api.php", ("127.0.0.1", server.server_port)
    server.shutdown()
    server.server_close()


sly = pytest.mark.parametrize("fake", [Sly], indirect=True)
polite = pytest.mark.parametrize("fake", [Polite], indirect=True)


@sly
def test_a_redirect_to_another_host_is_not_followed(fake, tmp_path):
    """The wiki itself can't send the bot elsewhere; one clear error, at once."""
    tried, said = watched(fake[0], tmp_path, more="wiki.read(['Main Page'])")
    assert tried == {fake[1]}
    assert said[0].startswith("HostRefused test.wikipedia.org")


@polite
def test_pywikibot_itself_can_not_reach_its_default(fake, tmp_path):
    """Even code that asks for test.wikipedia.org is refused, while a gateway is open and after it was closed."""
    ask = "__import__('pywikibot').Site('test', 'wikipedia').siteinfo['server']"
    tried, said = watched(fake[0], tmp_path, more=f"attempt(lambda: {ask})", after=f"attempt(lambda: {ask})")
    assert tried == {fake[1]}
    assert said[0].startswith("HostRefused test.wikipedia.org: a request was not sent: only http://127.0.0.1")
    assert said[1:] == ["None", "HostRefused test.wikipedia.org: a request was not sent: no wiki is open"]


def test_a_pywikibot_that_was_there_before_is_not_trusted(tmp_path):
    """Its settings came from who knows where: refuse to work."""
    code = "import pywikibot\nfrom bot.gateway import open_wiki\nopen_wiki('http://127.0.0.1:9/api.php').__enter__()"
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "was loaded before its folder was ready" in done.stderr


@polite
def test_nothing_is_left_on_the_disk(fake, tmp_path):
    """The folder with the password is gone when the process ends, and nothing is in the home folder."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    watched(fake[0], tmp_path, account="Account('Bot@app', 'x' * 32)", TMPDIR=str(scratch))
    assert not list(scratch.iterdir())
    assert [path.name for path in tmp_path.iterdir()] == ["scratch"]


def test_only_the_gateway_knows_pywikibot():
    """No other file of the project names it in an import, and importing the bot doesn't load it."""
    using = [path.name for path in (ROOT / "bot").glob("*.py") if 'import_module("pywikibot' in path.read_text()]
    assert using == ["gateway.py"]
    code = (
        "import sys, bot.cli, bot.jobs, bot.doctor; assert not {'pywikibot', 'sklearn', 'requests'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
