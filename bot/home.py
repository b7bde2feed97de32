"""pywikibot's folder: fresh for each process, readable by its owner alone, gone at the end."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bot.address import Address

PASSWORDS = "passwords"


@dataclass(frozen=True)
class Account:
    """Who logs in: "HandrailBot@handrail" (a bot password) or a plain account name, and the password."""

    user: str
    password: str

    @property
    def name(self) -> str:
        """The account's name without the bot password's."""
        return self.user.partition("@")[0].replace("_", " ")

    def line(self) -> str:
        """As pywikibot's password file has it."""
        name, _, bot = self.user.partition("@")
        secret = f"BotPassword({bot!r}, {self.password!r})" if bot else repr(self.password)
        return f"({name!r}, {secret})\n"

    def __repr__(self) -> str:
        return f"Account({self.user!r})"


def family(address: Address) -> str:
    """A name for the wiki that pywikibot accepts; another one for each address, as caches go by it."""
    return "handrail" + sha256(address.url.encode()).hexdigest()[:12]


def make(address: Address) -> Path:
    """A new folder with mode 0700 and a user-config.py with mode 0600 that names the wiki, and no other."""
    folder = Path(tempfile.mkdtemp(prefix="handrail-bot-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write(folder / "user-config.py", user_config(address))
    return folder


def user_config(address: Address) -> str:
    """What pywikibot reads on import. It never asks anybody anything and writes no log."""
    name = family(address)
    return (
        f"family = mylang = {name!r}\n"
        f"family_files[{name!r}] = {address.url!r}\n"
        "userinterface = 'buffer'\n"
        "log = []\n"
        "solve_captcha = False\n"
        "user_agent_format = 'Handrail ({script_comments}) {pwb} {http_backend}'\n"
    )


def write(path: Path, text: str) -> None:
    """A file with mode 0600 from its first moment on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


@contextmanager
def surroundings(folder: Path) -> Iterator[None]:
    """What pywikibot looks at while it is imported: our folder, and none of our command's arguments."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PYWIKIBOT", "PWB"))}
    arguments = sys.argv
    for name in kept:
        del os.environ[name]
    os.environ["PYWIKIBOT_DIR"] = str(folder)
    sys.argv = arguments[:1]
    try:
        yield
    finally:
        del os.environ["PYWIKIBOT_DIR"]
        os.environ.update(kept)
        sys.argv = arguments
