"""The wiki that all others are copied from: accounts, sample pages, a decision; no gadget yet."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from pathlib import Path

from demo import DEMO, home, mediawiki
from demo.community import decide
from demo.sample import content
from demo.wiki import Wiki, locked

# What a template depends on; another content makes another template.
SOURCES = ("LocalSettings.php", "prepare.php", "wiki.py", "community.py", "sample.py", "articles/*.json")
LANGUAGES = "en,de,fr,es,ar,ja"


def template() -> Path:
    """Folder of the prepared wiki, made if need be (some 10 s, once). Any number of processes may ask."""
    folder = home() / f"template-{_digest()}"
    with locked("template"):
        if not folder.is_dir():
            _remove_older()
            _make(folder)
    return folder


def fresh(folder: Path) -> Wiki:
    """A new wiki in `folder` from the template, replacing what is there; not started.

    Stopped in the middle, it leaves no half-made `folder`.
    """
    made, beside = template(), folder.with_name(folder.name + ".new")
    for old in (folder, beside):
        shutil.rmtree(old, ignore_errors=True)
    Wiki.clone(made, beside)
    return Wiki(beside.rename(folder))


def _make(folder: Path) -> None:
    """Build beside and rename at the end: a template is there whole or not at all."""
    building = home() / f"building-{secrets.token_hex(4)}"
    try:
        with Wiki.create(building) as wiki:
            wiki.prepare({"pages": content()})
            wiki.maintain("runJobs.php")
            wiki.maintain("rebuildLocalisationCache.php", "--lang", LANGUAGES)
            decide(wiki)
            wiki.maintain("runJobs.php")
            wiki.maintain("initSiteStats.php", "--update")
        building.rename(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _remove_older() -> None:
    for old in [*home().glob("template-*"), *home().glob("building-*")]:
        shutil.rmtree(old, ignore_errors=True)


def _digest() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(DEMO.glob(pattern)):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    digest.update((mediawiki() / "includes/Defines.php").read_bytes())
    return digest.hexdigest()[:12]
