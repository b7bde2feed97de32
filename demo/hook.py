"""The Flask hook (`handrail serve`) on a port of this machine, for the demo and the tests."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from types import TracebackType

from demo.jobs import handrail_command, import_path
from demo.server import Server, free_port


class Hook:
    """`handrail serve` with its log and its shared secret in `folder`; use as a context manager."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.secret_file = folder / "hook-secret"
        self.log = folder / "hook.log"
        self._port = port or free_port()
        self._server: Server | None = None

    @property
    def url(self) -> str:
        """Address without a slash at the end; known before the start, for the wiki's settings."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def running(self) -> bool:
        """Whether it lives."""
        return self._server is not None and self._server.running

    def make_secret(self) -> Path:
        """The file with the key that the wiki and the hook share; made once and kept."""
        if not self.secret_file.exists():
            descriptor = os.open(self.secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_hex(32))
        return self.secret_file

    def start(self, api: str | None = None, user: str = "", password: str = "") -> Hook:
        """Start; returns when it listens. With a wiki's API and the bot's account, act on page changes."""
        options = ["--port", str(self._port)]
        environment = import_path()
        if api:
            options += ["--secret-file", str(self.make_secret()), "--api", api, "--user", user, "--live"]
            environment["HANDRAIL_BOT_PASSWORD"] = password
        self.stop()
        command = handrail_command("serve", *options)
        self._server = Server("the hook", command, self._port, self.log)
        self._server.start(environment)
        return self

    def stop(self) -> None:
        """End it; safe to call twice."""
        if self._server:
            self._server.stop()

    def __enter__(self) -> Hook:
        """Start unless it runs already."""
        return self if self.running else self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()
