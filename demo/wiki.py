"""A MediaWiki on SQLite in a folder: installed, copied in well under a second, started, stopped, edited."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from demo import DEMO, DemoError, home, mediawiki
from demo.client import Client
from demo.jobs import run
from demo.server import Server, free_port

ADMIN = "Admin"
ADMIN_GROUPS = ["sysop", "interface-admin", "bureaucrat"]
BOT = "HandrailBot"
BOT_GROUPS = ["bot", "sysop", "interface-admin"]
BOT_APP = "handrail"
BOT_GRANTS = [
    "basic",
    "highvolume",
    "editpage",
    "editprotected",
    "createeditmovepage",
    "editinterface",
    "editsiteconfig",
    "delete",
]
WORKERS = 4
# APCu is off: it would keep gadget definitions for up to 15 s after an edit, apart in web and maintenance.
PHP_SETTINGS = {
    "apc.enabled": "0",
    "display_errors": "0",
    "log_errors": "1",
    "error_log": "",
    "memory_limit": "512M",
    "opcache.enable": "1",
    "opcache.memory_consumption": "128",
    "opcache.interned_strings_buffer": "16",
    "opcache.max_accelerated_files": "16229",
}


class Wiki:
    """A MediaWiki on SQLite in `folder`; use as a context manager, or call start and stop."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: Server | None = None
        self._client: Client | None = None
        self._environment: dict[str, str] = {}

    # --- making ---

    @classmethod
    def create(cls, folder: Path) -> Wiki:
        """Install an empty wiki with its two accounts. Raises DemoError if the folder is in use."""
        if folder.exists():
            raise DemoError(str(folder), "exists already")
        for name in ("data", "images"):
            (folder / name).mkdir(parents=True)
        wiki = cls(folder)
        wiki._write_private("secret", secrets.token_hex(32))
        wiki._install()
        wiki._new_passwords()
        return wiki

    @classmethod
    def clone(cls, template: Path, folder: Path) -> Wiki:
        """Copy a stopped wiki; the copy gets passwords and a secret key of its own."""
        shutil.copytree(template, folder, ignore=shutil.ignore_patterns("*.log", "*-shm", "extra.php"))
        wiki = cls(folder)
        wiki._write_private("secret", secrets.token_hex(32))
        wiki._new_passwords()
        return wiki

    def _install(self) -> None:
        install = ["--dbtype", "sqlite", "--dbname", "handrail", "--dbpath", str(self.folder / "data")]
        names = ["--server", "http://127.0.0.1", "--scriptpath", "", "--lang", "en"]
        # The installer wants an administrator and to write settings; both are replaced by ours at once.
        other = ["--confpath", str(self.folder), "--pass", secrets.token_hex(16), "Handrail demo", ADMIN]
        self.maintain("install.php", *install, *names, *other, installed=False)
        (self.folder / "LocalSettings.php").unlink()
        self.maintain("update.php", "--quick", "--skip-external-dependencies")

    def _new_passwords(self) -> None:
        admin, bot, app = secrets.token_urlsafe(18), secrets.token_urlsafe(18), secrets.token_hex(16)
        accounts: list[dict[str, Any]] = [
            {"name": ADMIN, "password": admin, "groups": ADMIN_GROUPS},
            {"name": BOT, "password": bot, "groups": BOT_GROUPS, "appid": BOT_APP, "apppassword": app},
        ]
        accounts[1]["grants"] = BOT_GRANTS
        self.prepare({"accounts": accounts})
        kept = {"admin": ADMIN, "admin_password": admin, "bot": f"{BOT}@{BOT_APP}", "bot_password": app}
        self._write_private("credentials.json", json.dumps(kept, indent=1))

    def prepare(self, content: dict[str, Any]) -> None:
        """Put accounts or pages into the wiki without its web server (shape: see prepare.php)."""
        self.maintain(str(DEMO / "prepare.php"), given=json.dumps(content))

    def maintain(self, script: str, *arguments: str, installed: bool = True, given: str = "") -> str:
        """Run a maintenance script of MediaWiki (or one by its path); returns what it printed."""
        environment = self._php_environment()
        if not installed:
            environment["MW_CONFIG_FILE"] = str(self.folder / "LocalSettings.php")
        path = script if script.startswith("/") else str(mediawiki() / "maintenance" / script)
        try:
            done = run([php(), *_php_options(), path, *arguments], environment, given)
        except OSError as error:
            raise DemoError("php", error.strerror or type(error).__name__) from None
        if done.status != 0:
            raise DemoError(Path(script).name, done.last_line)
        return done.output

    def _php_environment(self) -> dict[str, str]:
        return {
            "MW_CONFIG_FILE": str(DEMO / "LocalSettings.php"),
            "MW_INSTALL_PATH": str(mediawiki()),
            "HANDRAIL_WIKI_FOLDER": str(self.folder),
            "HANDRAIL_WIKI_CACHE": str(home() / "l10n"),
            "PHP_CLI_SERVER_WORKERS": str(WORKERS),
            **self._environment,
        }

    def _write_private(self, name: str, content: str) -> None:
        path = self.folder / name
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(content)

    # --- running ---

    def start(self, port: int | None = None, hook: str | None = None, secret_file: Path | None = None) -> Wiki:
        """Serve on the port (a free one if None), with the operator's snippet when a hook's URL is given.

        Returns when the API has answered. Starting a running wiki starts it anew, on its port.
        """
        port = port or (self._server.port if self._server else free_port())
        self.stop()
        self._environment = {"HANDRAIL_WIKI_SERVER": f"http://127.0.0.1:{port}"}
        if hook:
            self._environment["HANDRAIL_HOOK"] = hook
        if secret_file:
            self._environment["HANDRAIL_SECRET_FILE"] = str(secret_file)
        command = [php(), *_php_options(), "-q", "-S", f"127.0.0.1:{port}", "-t", str(mediawiki())]
        self._server = Server("the wiki", [*command, str(DEMO / "router.php")], port, self.folder / "server.log")
        self._server.start(self._php_environment())
        self._client = Client(self.api, ADMIN, self.admin_password)
        self._client.get(action="query", meta="siteinfo")
        return self

    def stop(self) -> None:
        """End the web server and all its workers; safe to call twice."""
        if self._server:
            self._server.stop()

    def __enter__(self) -> Wiki:
        """Start on a free port unless it runs already."""
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()

    @property
    def running(self) -> bool:
        """Whether its web server lives."""
        return self._server is not None and self._server.running

    # --- using ---

    @property
    def url(self) -> str:
        """Address without a slash at the end; pages are at /wiki/Title and /index.php."""
        if self._server is None:
            raise DemoError(str(self.folder), "the wiki is not started")
        return self._server.url

    @property
    def api(self) -> str:
        """Address of the web API."""
        return self.url + "/api.php"

    @property
    def admin_password(self) -> str:
        """Password of Admin, who stands for the community: sysop, interface admin, bureaucrat."""
        return self._credentials()["admin_password"]

    @property
    def bot_user(self) -> str:
        """The bot's name for signing in with its bot password."""
        return self._credentials()["bot"]

    @property
    def bot_password(self) -> str:
        """The bot password that belongs to bot_user."""
        return self._credentials()["bot_password"]

    def edit(self, title: str, text: str, summary: str = "") -> None:
        """Save a page as Admin through the web API."""
        self._api().edit(action="edit", title=title, text=text, summary=summary)

    def delete(self, title: str) -> None:
        """Delete a page as Admin through the web API."""
        self._api().edit(action="delete", title=title)

    def text(self, title: str) -> str | None:
        """Wikitext (or script, or JSON) of the page's last revision; None if there is no such page."""
        query = {"prop": "revisions", "rvprop": "content", "rvslots": "main", "titles": title}
        page = self._api().get(action="query", **query)["query"]["pages"][0]
        return str(page["revisions"][0]["slots"]["main"]["content"]) if "revisions" in page else None

    def recent_edits(self, user: str) -> list[dict[str, Any]]:
        """The user's edits, newest first: dicts with title, comment, revid, timestamp, tags."""
        fields = "title|comment|ids|timestamp|flags|tags"
        asked = {"list": "usercontribs", "ucuser": user, "uclimit": "max", "ucprop": fields}
        edits: list[dict[str, Any]] = self._api().get(action="query", **asked)["query"]["usercontribs"]
        return edits

    def _api(self) -> Client:
        if self._client is None:
            raise DemoError(str(self.folder), "the wiki is not started")
        return self._client

    def _credentials(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads((self.folder / "credentials.json").read_text("utf-8"))
        return kept


def php() -> str:
    """Path of PHP's command line. Raises DemoError where there is none."""
    found = shutil.which("php")
    if not found:
        raise DemoError("PHP", "is not installed; `python -m demo.install` (part of make run) fetches it")
    return found


def _php_options() -> list[str]:
    return [part for name, value in PHP_SETTINGS.items() for part in ("-d", f"{name}={value}")]


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold a lock that all processes of this checkout share (test workers make the template only once)."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
