"""The commands `handrail notice` and `handrail notices`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import notices
from notices.cli import notice
from notices.cli import notices as group

NOW = ["--now", "2026-11-23T10:00:00Z"]


def run(*arguments: str) -> Result:
    """The result of `handrail notice …`."""
    return CliRunner().invoke(notice, [*arguments, *NOW])


def test_html_is_the_section_in_the_language() -> None:
    """The contract's own example."""
    result = run("--lang", "ar", "--country", "EG", "--tier", "crisis", "--format", "html")
    assert result.exit_code == 0
    assert result.output.startswith('<section id="handrail-notice" class="handrail" role="region"')
    assert 'lang="ar" dir="rtl"' in result.output


def test_json_is_the_tree() -> None:
    """What compose returns, for other programs."""
    tree = json.loads(run("--lang", "de", "--country", "at", "--format", "json").output)
    assert tree["attrs"]["lang"] == "de"


def test_text_is_for_people() -> None:
    """The title stands first."""
    output = run("--lang", "de", "--tier", "topic", "--format", "text").output
    assert output.splitlines()[0] == notices.pack()["messages"]["de"]["title-topic"]


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["--lang", "xx"], "--lang"),
        (["--lang", "de", "--country", "Germany"], "--country"),
        (["--lang", "de", "--country", "ZZ"], "--country"),
        (["--lang", "de", "--now", "soon"], "--now"),
        (["--lang", "de", "--zone", "Mars/Olympus"], "--zone"),
    ],
)
def test_bad_input_names_the_option(arguments: list[str], where: str) -> None:
    """One error with its place, for the front door to print as one line."""
    error = CliRunner().invoke(notice, arguments).exception
    assert isinstance(error, notices.NoticesError)
    assert error.where == where


def test_an_unknown_tier_is_refused() -> None:
    """By click itself."""
    assert "--tier" in run("--lang", "de", "--tier", "none").output


def check(folder: Path, title: str) -> Result:
    """The result of `handrail notices check` on a community's own title."""
    words = folder / "words.json"
    words.write_text(json.dumps({"title-topic": title}), "utf-8")
    return CliRunner().invoke(group, ["check", "--overrides", str(words), "--lang", "en"])


def test_check_lists_faults_and_fails(tmp_path: Path) -> None:
    """A community's wording: rule, words, advice, source; non-zero."""
    result = check(tmp_path, "Get help now!")
    assert result.exit_code == 1
    assert "en: title-topic: SM12 error: “Get help”" in result.output
    assert "SM15" in result.output


def test_check_passes_on_good_words(tmp_path: Path) -> None:
    """No fault, no failure."""
    result = check(tmp_path, "Somebody to talk to")
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize("text", ["{", "[]", '{"phrases": [{"rule": "SM99", "pattern": "x"}]}'])
def test_a_broken_file_of_phrases_is_named(tmp_path: Path, text: str) -> None:
    """Where and what, no traceback."""
    phrases = tmp_path / "phrases.json"
    phrases.write_text(text, "utf-8")
    error = CliRunner().invoke(group, ["check", "--phrases", str(phrases)]).exception
    assert isinstance(error, notices.NoticesError)
    assert error.where.startswith(str(phrases))


def test_build_writes_the_pack(tmp_path: Path) -> None:
    """The same bytes as the committed file."""
    out = tmp_path / "pack.json"
    assert CliRunner().invoke(group, ["build", "--out", str(out)]).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["messages"] == notices.pack()["messages"]


@pytest.mark.parametrize("command", [[], ["check"], ["build"]])
def test_help_has_an_example(command: list[str]) -> None:
    """Every command shows how it is used."""
    assert "Example: handrail notices" in CliRunner().invoke(group, [*command, "--help"]).output
    assert "Example: handrail notice" in CliRunner().invoke(notice, ["--help"]).output
