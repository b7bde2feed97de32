"""What the documentation tells people to type exists, and what can be run here is run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import handrail

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCED = re.compile(r"^ *```sh\n(.*?)^ *```", re.S | re.M)
QUOTED = re.compile(r"`((?:handrail|make) [^`]+)`")
# Words that stand for something else in the documentation.
PLACEHOLDER = re.compile(r"…|example\.org|/etc/|XX")


def commands(*, quoted: bool = True) -> list[str]:
    """Every command line of ours in the documentation, without its comment; with `quoted`, those in prose, too."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        lines = [line for block in FENCED.findall(text) for line in block.splitlines()]
        lines += QUOTED.findall(text) if quoted else []
        found += [re.sub(r"\s+#.*", "", line).strip() for line in lines]
    ours = {line for line in found if re.search(r"(^|\| )(handrail|make) ", line)}
    return sorted(line for line in ours if not re.search(r"\w\|\w", line))  # "bot check|publish" names several


def run(line: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(["bash", "-c", line], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_there_is_something_to_test() -> None:
    """The documentation names commands."""
    assert len(commands()) > 10


@pytest.mark.parametrize("line", [line for line in commands() if "handrail " in line])
def test_every_documented_command_exists(line: str) -> None:
    """Its words up to the first option lead to a help page that knows the options."""
    words = shlex.split(line.split("|")[-1].replace("…", "x"))
    path = [word for word in words if re.fullmatch("[a-z-]+", word) and not word.startswith("-")]
    depth = 3 if words[1] in ("bot", "helplines", "classifier", "notices") and len(path) > 2 else 2
    shown = run(" ".join([*words[:depth], "--help"]))
    assert shown.returncode == 0, shown.stderr
    for option in [word.partition("=")[0] for word in words if word.startswith("--")]:
        assert option in shown.stdout


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command that does something, as the words that lead to it."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    found = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [leaf for name, one in found if one for leaf in leaves(one, (*path, name))]


@pytest.mark.parametrize("words", leaves(handrail.cli), ids=" ".join)
def test_every_command_has_help_with_an_example(words: tuple[str, ...]) -> None:
    """--help of each command, seen through the front door."""
    shown = CliRunner().invoke(handrail.cli, [*words, "--help"])
    assert shown.exit_code == 0
    assert f"handrail {' '.join(words)}" in shown.output.partition("Example")[2]


@pytest.mark.parametrize("line", [line for line in commands() if line.startswith("make ")])
def test_every_documented_target_exists(line: str) -> None:
    """make knows it."""
    assert run(f"make --dry-run {shlex.split(line)[1]}").returncode == 0


@pytest.mark.parametrize(
    "line",
    [
        line
        for line in commands(quoted=False)
        if "handrail " in line and not PLACEHOLDER.search(line) and not re.search("serve|train|bot|out ", line)
    ],
)
def test_what_needs_no_wiki_runs_as_documented(line: str) -> None:
    """It ends well and says something."""
    done = run(line)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Every relative link and picture is there."""
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [one for one in targets if "://" not in one and not (page.parent / one).exists()]
    assert missing == []


def test_bad_input_gets_one_line_and_never_a_traceback(tmp_path: Path) -> None:
    """Whatever is wrong: one clear line on standard error, a status that is not 0."""
    garbage = tmp_path / "garbage"
    garbage.write_bytes(b"\xff\x00{")
    for line in (
        "handrail no-such-command",
        "handrail helplines for --country Germany --lang de",
        "handrail helplines for --lang de",
        "handrail notice --lang xx-none --country DE --tier crisis",
        "handrail notice --lang de --country DE --tier worse",
        f"handrail helplines check --data {tmp_path / 'none'}",
        f"handrail classify < {garbage}",
        "handrail bot publish --api ftp://example.org",
        "handrail bot check --api http://127.0.0.1:9/api.php",
        f"handrail serve --secret-file {tmp_path / 'none'}",
        "handrail serve --live",
        "handrail serve --api http://127.0.0.1:9/api.php",
    ):
        done = run(line)
        assert done.returncode not in (0, 70), line
        assert "Traceback" not in done.stderr, line
        assert done.stderr.strip(), line
        assert len(done.stderr.strip().splitlines()) == 1, (line, done.stderr)
