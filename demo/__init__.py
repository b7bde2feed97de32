"""A real MediaWiki on this machine, for `make run` and for the tests. No package imports it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = Path(__file__).resolve().parent


def home() -> Path:
    """Folder of everything that is downloaded or made here; git ignores it. HANDRAIL_WIKI_HOME moves it."""
    return Path(os.environ.get("HANDRAIL_WIKI_HOME") or ROOT / ".wiki").resolve()


def mediawiki() -> Path:
    """Folder of the unpacked MediaWiki, shared by all wikis of this checkout."""
    return home() / "mediawiki"


class DemoError(Exception):
    """Something that the demo needs is missing or failed: `where` it happened and `what` to do about it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what
