"""`make run`: a real wiki with Handrail on this machine, until Ctrl-C.

The first run makes everything; later runs keep what was edited (`--reset` starts anew). Where there is no apt
or no PHP, one line says so and only the hook runs, with its preview page.
"""

from __future__ import annotations

import argparse
import ctypes
import fcntl
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType

from demo import DemoError, home, install
from demo.guide import hook_only, welcome
from demo.hook import Hook
from demo.jobs import handrail
from demo.progress import say, step
from demo.server import free_port
from demo.template import fresh
from demo.wiki import Wiki

WIKI_PORT = 8080
HOOK_PORT = 8090
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1  # linux/prctl.h: end with the process that started this one (make)


def main(arguments: list[str] | None = None) -> int:
    """Command line; returns when it was told to end."""
    parser = argparse.ArgumentParser(prog="python -m demo.run", description="A wiki with Handrail, here.")
    parser.add_argument("--reset", action="store_true", help="throw the demo wiki away and make it anew")
    parser.add_argument("--check", action="store_true", help="bring it up, ask for a search page, and end")
    parser.add_argument("--port", type=int, default=WIKI_PORT, help="the wiki's, or the next free (%(default)s)")
    parser.add_argument("--hook-port", type=int, default=HOOK_PORT, help="the hook's (%(default)s)")
    options = parser.parse_args(arguments)
    _end_on_signals()
    try:
        with ExitStack() as running:
            return _run(options, running)
    except DemoError as error:
        say(f"{error.where}: {error.what}")
        return 1
    except KeyboardInterrupt:
        say("\nEnded.")
        return 0


def _run(options: argparse.Namespace, running: ExitStack) -> int:
    running.enter_context(_alone())
    hook = Hook(home() / "demo-hook", free_port(options.hook_port))
    running.callback(hook.stop)
    try:
        install.ensure()
    except DemoError as error:
        return _hook_only(hook, error, options.check)
    wiki = _wiki(options.reset)
    running.callback(wiki.stop)
    with step("the wiki's web server"):
        wiki.start(free_port(options.port), hook=hook.url, secret_file=hook.make_secret())
    _publish(wiki)
    with step("the hook (handrail serve)"):
        hook.start(wiki.api, wiki.bot_user, wiki.bot_password)
    if options.check:
        return _check(wiki, hook)
    say(welcome(wiki, hook))
    return _wait(lambda: wiki.running and hook.running)


def _wiki(reset: bool) -> Wiki:
    folder = home() / "demo"
    if not reset and (folder / "credentials.json").is_file():
        return Wiki(folder)
    with step("a wiki with sample articles, accounts and the community's decision"):
        return fresh(folder)


def _publish(wiki: Wiki) -> None:
    """Let the bot publish. Where it refuses (perhaps at a broken configuration), say so and go on."""
    with step("the bot publishes the gadget"):
        done = handrail(
            *("bot", "publish", "--api", wiki.api, "--user", wiki.bot_user, "--live"),
            HANDRAIL_BOT_PASSWORD=wiki.bot_password,
        )
    if done.status != 0:
        say(f"  the bot did not publish: {done.last_line}")


def _hook_only(hook: Hook, error: DemoError, check: bool) -> int:
    say(f"No wiki here, only the hook: {error.where}: {error.what}")
    hook.start()
    if check:
        return 1
    say(hook_only(hook))
    return _wait(lambda: hook.running)


def _check(wiki: Wiki, hook: Hook) -> int:
    """Ask for a search page and for the hook's health; the status says whether both answered."""
    for url in (f"{wiki.url}/index.php?title=Special:Search&search=tea&fulltext=1", f"{hook.url}/healthz"):
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - this machine's own address
                say(f"  {answer.status} {url}")
        except OSError as error:
            raise DemoError(url, f"no good answer ({error})") from None
    return 0


def _wait(alive: Callable[[], bool]) -> int:
    """Until a signal comes (as KeyboardInterrupt) or a server ends by itself."""
    while alive():
        time.sleep(0.5)
    raise DemoError("demo", f"a server ended by itself; its log is in {home()}")


@contextmanager
def _alone() -> Iterator[None]:
    """One demo at a time: two would write into the same wiki."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "demo.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DemoError("demo", "runs already, in another window") from None
        yield


def _end_on_signals() -> None:
    """Ctrl-C, SIGTERM, a closed window and the end of make all lead to the same orderly end, once."""

    def end(_number: int, _frame: FrameType | None) -> None:
        for number in ENDING:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in ENDING:
        signal.signal(number, end)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main())
