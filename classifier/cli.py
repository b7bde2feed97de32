"""The commands: handrail classify, classify-articles, classifier train, classifier evaluate."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from classifier.errors import ClassifierError

Answer = dict[str, Any]


@click.command()
@click.option("--engine", type=click.Choice(["python", "browser"]), default="python", help="Which twin decides.")
@click.option("--model", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Another model file.")
def classify(engine: str, model: Path | None) -> None:
    """Tier of each search query: JSON lines in, JSON lines out, in order.

    \b
    Example: echo '{"text": "Suicide Squad", "lang": "en"}' | handrail classify
    """
    from classifier import browser, score

    path = model or score.MODEL
    _answer(_input(), ("text",), browser.decider(path) if engine == "browser" else _python(path))


def _input() -> Iterable[str]:
    """Standard input as UTF-8 whatever the locale; bytes that aren't become characters that mean nothing."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return sys.stdin


def _python(path: Path) -> Callable[[Answer], Answer]:
    from classifier import score

    model = score.load_model(path)
    return lambda line: score.classify(line["text"], line.get("lang"), model)._asdict()


@click.command("classify-articles")
def classify_articles() -> None:
    """Label of each article: JSON lines with title, wikitext and (if known) lang in, JSON lines out, in order.

    \b
    Example: echo '{"title": "Hope", "wikitext": "Hope is…", "lang": "en"}' | handrail classify-articles
    """
    from classifier.articles import classify_article

    def decide(line: Answer) -> Answer:
        return classify_article(line["title"], line["wikitext"], line.get("lang"))._asdict()

    _answer(_input(), ("title", "wikitext"), decide)


def _answer(lines: Iterable[str], fields: tuple[str, ...], decide: Callable[[Answer], Answer]) -> None:
    broken = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        problem, parsed = _parsed(line, fields)
        if problem:
            broken += 1
            click.echo(f"handrail: line {number}: {problem}", err=True)
        else:
            click.echo(json.dumps(decide(parsed), ensure_ascii=False))
    if broken:
        sys.exit(1)


def _parsed(line: str, fields: tuple[str, ...]) -> tuple[str, Answer]:
    try:
        parsed = json.loads(line)
    except ValueError:
        return "not a JSON object", {}
    if not isinstance(parsed, dict):
        return "not a JSON object", {}
    for field in fields:
        if not isinstance(parsed.get(field), str):
            return f'"{field}" must be a string', {}
    if not isinstance(parsed.get("lang"), str | None):
        return '"lang" must be a string or null', {}
    return "", parsed


@click.group()
def classifier() -> None:
    """Train the classifier, measure it."""


@classifier.command()
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Default: classifier/model.json.")
def train(out: Path | None) -> None:
    """Train from the corpus with scikit-learn and write the model (the same bytes each time).

    \b
    Example: handrail classifier train
    """
    try:
        from classifier import score
        from classifier import train as training

        figures = training.train(out or score.MODEL)
    except ModuleNotFoundError as error:
        raise ClassifierError("scikit-learn", "not installed; pip install 'handrail[train]'") from error
    for name, figure in figures.items():
        click.echo(f"{name}\t{figure:.4f}" if isinstance(figure, float) else f"{name}\t{figure}")


@classifier.command()
@click.option("--tsv", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Columns text, lang, label (crisis, topic, none), source.")  # fmt: skip
@click.option("--without-language", is_flag=True, help="Don't tell the classifier the language.")
@click.option("--examples", is_flag=True, help="Print the missed texts and the false alarms, too.")
def evaluate(tsv: Path, without_language: bool, examples: bool) -> None:
    """Recall per language and false alarms per source on a labelled table.

    \b
    Example: handrail classifier evaluate --tsv queries.tsv --examples
    """
    from classifier import evaluate as evaluation

    report = evaluation.measure(evaluation.read(tsv), told=not without_language)
    for line in evaluation.summary(report, examples=examples):
        click.echo(line)


