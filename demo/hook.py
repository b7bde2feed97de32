"""The Flask hook (`handrail serve`) on a port of this machine, for the demo and the tests."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from types import TracebackType

from demo import ROOT
from demo.server import Server, free_port


class Hook:
    """`handrail serve` with its log and its shared secret in `folder`; use as a context manager."""

    def __init__(self, folder: Path, port: int | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.secret_file = folder / "hook-secret"
        self.port = port or free_port()
        command = [sys.executable, "-m", "handrail", "serve", "--port", str(self.port)]
        self._server = Server("the hook", command, self.port, folder / "hook.log")

    @property
    def url(self) -> str:
        """Address without a slash at the end."""
        return self._server.url

    @property
    def running(self) -> bool:
        """Whether it lives."""
        return self._server.running

    def start(self) -> Hook:
        """Start; returns when it listens. The secret is made once and kept."""
        if not self.secret_file.exists():
            descriptor = os.open(self.secret_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_hex(32))
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._server.start({"PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1"})
        return self

    def stop(self) -> None:
        """End it; safe to call twice."""
        self._server.stop()

    def __enter__(self) -> Hook:
        """Start."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self.stop()
