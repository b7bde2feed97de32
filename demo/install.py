"""Fetch what a Debian machine lacks: PHP, MediaWiki (only unpacked) and, for tests, Chromium and Node.

`python -m demo.install` for the wiki, `python -m demo.install --tests` for the tests as well. Only what is
missing is fetched: a second run asks dpkg once and ends.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from demo import DemoError, home, mediawiki
from demo.progress import say, step

PHP_PACKAGES = (
    "php-cli",
    "php-sqlite3",
    "php-mbstring",
    "php-xml",
    "php-intl",
    "php-curl",
    "lua5.1",
    "php-luasandbox",
    "php-wikidiff2",
)
TEST_PACKAGES = (
    "chromium",
    "fonts-dejavu-core",  # Latin, Arabic and Japanese letters in the browser
    "fonts-noto-core",
    "fonts-noto-cjk",
    "libatomic1",  # Playwright's own Node needs it
    "strace",  # proves what the hook writes
    "nodejs",  # the gadget's tests
    "npm",
)
# A program that is already there, from wherever, spares its package.
PROGRAM_OF = {"chromium": "chromium", "nodejs": "node", "npm": "npm"}
MEDIAWIKI_PACKAGES = ("mediawiki", "mediawiki-classes")
WITHOUT_APT = "needs Debian or a relative of it (apt-get and dpkg were not found)"


def ensure(tests: bool = False) -> None:
    """Have PHP and MediaWiki ready, and with `tests` Chromium, fonts and Node too.

    Raises DemoError, with one line for people, where that can't be done.
    """
    packages = missing(PHP_PACKAGES + (TEST_PACKAGES if tests else ()))
    unpacked = _complete(mediawiki())
    if not packages and unpacked:
        return
    _need_apt(packages)
    if _can_be_root():  # unpacking alone needs no rights, and mostly no newer lists
        with step("package lists (apt-get update)"):
            _root(["apt-get", "update", "-q"], "package lists")
    if packages:
        with step("packages " + " ".join(packages)):
            _root(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], "packages")
    if not unpacked:
        with step("MediaWiki (Debian's package, unpacked into a folder of its own)"):
            unpack(mediawiki())


def missing(packages: Sequence[str]) -> list[str]:
    """Those of the packages that are neither installed nor spared by a program of the same use."""
    wanted = [name for name in packages if not (name in PROGRAM_OF and shutil.which(PROGRAM_OF[name]))]
    if not wanted or not shutil.which("dpkg-query"):
        return wanted
    shown = _run(["dpkg-query", "-W", "-f=${Package} ${db:Status-Abbrev}\n", *wanted], check=False)
    installed = {line.split()[0] for line in shown.splitlines() if line.split()[1:2] == ["ii"]}
    return [name for name in wanted if name not in installed]


def unpack(target: Path) -> None:
    """Download MediaWiki's two packages and lay out `target`, which is there whole or not at all."""
    home().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home(), prefix="unpack-") as scratch:
        folder = Path(scratch)
        _run(["apt-get", "download", "-q", *MEDIAWIKI_PACKAGES], where="MediaWiki", folder=folder)
        for package in sorted(folder.glob("*.deb")):
            _run(["dpkg-deb", "-x", str(package), str(folder / "tree")], where="MediaWiki")
        made = folder / "tree/usr/share/mediawiki"
        if not (made / "index.php").is_file():
            raise DemoError("MediaWiki", "its package has another layout than expected")
        _lay_out(made)
        shutil.rmtree(target, ignore_errors=True)
        made.rename(target)


def _lay_out(made: Path) -> None:
    """Replace the package's links into /var and /etc: every wiki here brings its own settings and files."""
    for name in ("LocalSettings.php", "extensions", "images", "config"):
        (made / name).unlink(missing_ok=True)
    (made / "extensions").symlink_to("extensions-core")
    (made / "images").mkdir()
    # Links of the package into /usr/share or /var/lib that point nowhere on this machine.
    for link in [path for path in made.rglob("*") if path.is_symlink() and not path.exists()]:
        link.unlink()
    (made / ".complete").touch()


def _complete(folder: Path) -> bool:
    return (folder / ".complete").is_file()


def _need_apt(packages: list[str]) -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise DemoError("MediaWiki and PHP", WITHOUT_APT)
    if packages and not _can_be_root():
        what = "run as root: apt-get install --no-install-recommends " + " ".join(packages)
        raise DemoError("packages", f"neither root nor sudo is at hand; {what}")


def _can_be_root() -> bool:
    return os.geteuid() == 0 or shutil.which("sudo") is not None


def _root(command: list[str], where: str) -> None:
    """Run as root: directly, or with sudo."""
    if os.geteuid() != 0:
        command = ["sudo", "DEBIAN_FRONTEND=noninteractive", *command]
    _run(command, where=where)


def _run(command: list[str], where: str = "", folder: Path | None = None, check: bool = True) -> str:
    """Run to the end, output kept; on failure one line with the command's last complaint."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603 - fixed commands, no shell
        command, cwd=folder, env=environment, stdin=None, capture_output=True, text=True, check=False
    )
    if check and done.returncode != 0:
        complaints = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        errors = [line for line in complaints if line.startswith(("E:", "sudo:"))]
        raise DemoError(where, f"{command[0]} failed: {(errors or complaints or ['no message'])[-1].strip()}")
    return done.stdout


def main() -> int:
    """Command line; 0 when everything is there."""
    parser = argparse.ArgumentParser(prog="python -m demo.install", description="Fetch the demo's needs.")
    parser.add_argument("--tests", action="store_true", help="also Chromium, fonts and Node, for make test")
    options = parser.parse_args()
    try:
        ensure(tests=options.tests)
    except DemoError as error:
        say(f"{error.where}: {error.what}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
