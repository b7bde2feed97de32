"""The commands as an operator types them, as far as no wiki is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import cli, gateway
from bot.changes import Change
from bot.cli import bot
from bot.config import parse
from bot.publishing import Outcome

ROOT = Path(__file__).resolve().parents[2]
API = ["--api", "http://127.0.0.1:9/api.php"]


def handrail(*arguments: str, **environment: str) -> tuple[int, str, str]:
    env = {key: value for key, value in os.environ.items() if key != "HANDRAIL_BOT_PASSWORD"} | environment
    command = [sys.executable, "-m", "handrail", "bot", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", [[], ["check"], ["publish"], ["scan"], ["withdraw"], ["config-example"]])
def test_every_command_has_help_with_an_example(command):
    """--help answers without asking anybody."""
    done = CliRunner().invoke(bot, [*command, "--help"])
    assert done.exit_code == 0
    assert "Example: handrail bot" in done.output


def test_the_example_config_can_be_saved_as_it_is():
    """What is printed is a valid config that switches nothing on."""
    status, out, _ = handrail("config-example")
    assert status == 0
    assert not parse(out).enabled
    assert json.loads(out)["categories"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["publish", "--api", "wiki.example"], "--api: must be the address"),
        (["publish", *API], "http://127.0.0.1:9: does not answer"),
        (["publish", *API, "--live"], "--live: needs an account"),
        (["publish", *API, "--user", "Bot@app"], "user Bot@app: has no password"),
        (["scan"], "Missing option '--api'"),
        (["publish", *API, "--password-file", "pyproject.toml"], "--password-file: needs --user"),
    ],
)
def test_bad_input_is_one_clear_line(arguments, says):
    """One line that says what and where, a non-zero status, no traceback."""
    status, out, err = handrail(*arguments)
    assert status != 0
    assert not out
    assert err.startswith("handrail: ")
    assert says in err
    assert err.count("\n") == 1


def test_the_doctor_prints_a_list_even_where_nobody_answers():
    """The source is looked at all the same; the status says that something is wrong."""
    status, out, err = handrail("check", *API)
    assert status == 1
    assert "source:" in out
    assert "PROBLEM  reachable: http://127.0.0.1:9: does not answer" in out
    assert err == "handrail: 1 to be solved before the bot can work\n"


def test_progress_is_for_terminals(monkeypatch, capsys):
    """One line in the former one's place, cut to the width; where standard error is a file, none."""
    cli._progress("create A")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "5")
    cli._progress("create A")
    assert capsys.readouterr().err == cli.START_OF_LINE + "crea"


def test_every_page_is_listed_once_and_the_summary_is_last(monkeypatch, capsys):
    """Progress is not told beside the list."""

    def job(_: object, tell: Callable[[str], None]) -> Outcome:
        tell("create A")
        return Outcome([Change("A", "create"), Change("B", "same")], ["a word"])

    monkeypatch.setattr(gateway, "open_wiki", lambda *_, **__: nullcontext())
    cli._run(job, "x", None, True)
    said = capsys.readouterr()
    assert said.out.splitlines() == ["create A", "a word", "1 of 2 pages edited"]
    assert not said.err


def test_a_password_is_never_shown(tmp_path):
    """Neither from the file nor from the environment, in no output."""
    file = tmp_path / "password"
    file.write_text("s3cret-s3cret\n")
    for more, env in (["--password-file", str(file)], {}), ([], {"HANDRAIL_BOT_PASSWORD": "s3cret-s3cret"}):
        status, out, err = handrail("publish", *API, "--user", "Bot@app", *more, **env)
        assert status == 1
        assert "does not answer" in err
        assert "s3cret" not in out + err
