"""Fetching what a machine lacks: only that, and one clear line where it can't be done."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from demo import DemoError, install


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing but what a test puts into this folder; .wiki/ is empty, too."""
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("HANDRAIL_WIKI_HOME", str(tmp_path / "wiki"))
    return programs


def program(folder: Path, name: str, script: str) -> None:
    """Put a small shell script where the machine's programs are."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_apt_it_says_so(bare: Path) -> None:
    """On a machine that is no Debian: one line, no traceback."""
    with pytest.raises(DemoError, match="needs Debian"):
        install.ensure()


def test_only_what_is_missing_is_asked_for(bare: Path) -> None:
    """dpkg knows php-cli; a package that it removed again counts as missing."""
    program(bare, "dpkg-query", "echo 'php-cli ii '; echo 'php-xml rc '")
    assert install.missing(["php-cli", "php-xml", "php-intl"]) == ["php-xml", "php-intl"]


def test_a_program_from_elsewhere_spares_its_package(bare: Path) -> None:
    """Node from its own site is as good as Debian's."""
    program(bare, "node", "exit 0")
    assert install.missing(["nodejs", "npm"]) == ["npm"]


def test_apt_s_own_complaint_is_told(bare: Path) -> None:
    """The line that starts with E: is what helps, not the last one."""
    program(bare, "dpkg-deb", "exit 0")
    program(bare, "apt-get", "echo 'E: Unable to fetch some archives' >&2; echo 'see the log' >&2; exit 100")
    program(bare, "sudo", 'shift; exec "$@"')
    with pytest.raises(DemoError) as caught:
        install.ensure()
    assert caught.value.what == "apt-get failed: E: Unable to fetch some archives"


@pytest.mark.parametrize("sudo", [True, False])
def test_who_is_not_root_needs_sudo(bare: Path, monkeypatch: pytest.MonkeyPatch, sudo: bool) -> None:
    """With sudo it is used; without, the line says what an administrator can run."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(bare, "dpkg-deb", "exit 0")
    program(bare, "apt-get", "exit 0")
    if sudo:
        program(bare, "sudo", "echo 'sudo: no password' >&2; exit 1")
    with pytest.raises(DemoError, match="sudo: no password" if sudo else r"run as root: apt-get install .*php-cli"):
        install.ensure()


def test_a_second_run_fetches_nothing(bare: Path, tmp_path: Path) -> None:
    """Everything is there: apt is not even looked for."""
    installed = "\n".join(f"echo '{name} ii '" for name in install.PHP_PACKAGES)
    program(bare, "dpkg-query", installed)
    (tmp_path / "wiki/mediawiki").mkdir(parents=True)
    (tmp_path / "wiki/mediawiki/.complete").touch()
    install.ensure()
