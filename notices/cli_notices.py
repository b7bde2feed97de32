"""`handrail notices`: check the words, build their pack."""

from __future__ import annotations

from pathlib import Path

import click

import helplines
from notices import build, check
from notices.errors import NoticesError
from notices.rules import errors

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def notices() -> None:
    """The notice's words: check them against the safe-messaging rules, build the pack.

    Example: handrail notices check
    """


@notices.command("build")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=build.PACK)
def build_command(out: Path) -> None:
    """Write notices/pack.json from the messages, CLDR's names and the helplines' pack.

    Example: handrail notices build
    """
    out.write_text(build.dump(build.build_pack(helplines.pack())), encoding="utf-8")
    click.echo(f"wrote {out.name}")


@notices.command("check")
@click.option("--overrides", type=FILE, help="Check a community's own wording, {message: text}, instead.")
@click.option("--lang", help="Language of --overrides.")
@click.option("--phrases", type=FILE, help='A community\'s phrases to avoid, {"phrases": [...]}.')
def check_command(overrides: Path | None, lang: str | None, phrases: Path | None) -> None:
    """List every fault with its rule, the words, what to write instead and the source.

    Errors give a non-zero status; warnings wait for a native reviewer.

    Example: handrail notices check --overrides our-words.json --lang de
    """
    if bool(overrides) != bool(lang):
        raise NoticesError("--lang", "goes with --overrides, and --overrides with it")
    extra = check.phrases(phrases) if phrases else []
    found = check.overrides(overrides, lang, extra) if overrides and lang else check.everything(extra)
    for finding in found:
        click.echo(finding.line())
    wrong = len(errors(found))
    click.echo(f"{wrong} errors, {len(found) - wrong} warnings")
    if wrong:
        raise click.exceptions.Exit(1)
