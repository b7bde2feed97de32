"""The commands' contracts: JSON lines in order, one clear line for a bad one, both engines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from classifier.cli import classifier, classify, classify_articles

LINES = '{"text": "i want to die", "lang": "en"}\nnot json\n{"text": 5}\n{"text": "pizza"}\n'


@pytest.mark.parametrize("engine", ["python", "browser"])
def test_classify_answers_good_lines_in_order_and_names_bad_ones(engine: str) -> None:
    """A bad line costs its own answer and the exit status, nothing more."""
    result = CliRunner().invoke(classify, ["--engine", engine], input=LINES)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["tier"] for answer in answers] == ["crisis", "none"]
    assert [answer["show"] for answer in answers] == [True, False]
    assert all(0 <= answer["score"] <= 1 for answer in answers)
    assert "line 2: not a JSON object" in result.stderr
    assert 'line 3: "text" must be a string' in result.stderr
    assert result.exit_code == 1


def test_no_text_of_a_reader_is_in_an_error() -> None:
    """An error names the line, never what it says."""
    result = CliRunner().invoke(classify, input='{"text": ["canary"]}\ncanary\n')
    assert "canary" not in result.stderr + result.stdout


def test_classify_articles_answers_in_order() -> None:
    """Title and wikitext are needed, the language may be absent."""
    lines = '{"title": "Suicide", "wikitext": "\'\'\'Suicide\'\'\' is [[Category:Suicide]]"}\n{"title": "x"}\n'
    result = CliRunner().invoke(classify_articles, input=lines)
    assert json.loads(result.stdout)["label"] == "topic"
    assert 'line 2: "wikitext" must be a string' in result.stderr
    assert result.exit_code == 1


def test_evaluate_prints_recall_and_false_alarms(tmp_path: Path) -> None:
    """Per language and source, with the wrong ones if asked for."""
    table = tmp_path / "table.tsv"
    rows = ["text\tlang\tlabel\tsource", "i want to die\ten\tcrisis\ta", "suside\ten\tcrisis\ta", "pizza\ten\tnone\tb"]
    table.write_text("\n".join(rows) + "\n")
    result = CliRunner().invoke(classifier, ["evaluate", "--tsv", str(table), "--examples"])
    assert "recall\tall\t50.0%\t1/2" in result.stdout
    assert "false alarms\tsource b\t0.000%\t0/1" in result.stdout
    assert "missed\ten\tsuside" in result.stdout
    assert result.exit_code == 0


def test_evaluate_names_a_missing_column(tmp_path: Path) -> None:
    """File and column, no traceback."""
    table = tmp_path / "table.tsv"
    table.write_text("text\tlabel\n")
    result = CliRunner().invoke(classifier, ["evaluate", "--tsv", str(table)])
    assert "table.tsv: no column lang, source" in str(result.exception)


@pytest.mark.parametrize("command", [classify, classify_articles, *classifier.commands.values()])
def test_help_has_an_example(command) -> None:  # type: ignore[no-untyped-def]
    """Every command says how it is used."""
    assert "Example: " in CliRunner().invoke(command, ["--help"]).output
