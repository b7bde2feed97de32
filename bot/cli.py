"""`handrail bot …`: the commands of the bot. Dry run is the default."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot import config as configs
from bot.errors import LoginFailed
from bot.home import Account

PASSWORD_VARIABLE = "HANDRAIL_BOT_PASSWORD"  # noqa: S105 - a variable's name
START_OF_LINE = "\r\x1b[K"  # and empties it
SIGNS = {"ok": "ok     ", "note": "note   ", "problem": "PROBLEM"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def bot() -> None:
    """The wiki's bot: check, publish, scan, withdraw.

    Nothing is edited without --live. Only the host named with --api is ever asked.

    Example: handrail bot check --api https://wiki.example.org/w/api.php --user HandrailBot@handrail
    """


def _wiki_options(command: Callable[..., None]) -> Callable[..., None]:
    """--api, --user and --password-file, handed on as `api` and `account`."""

    @click.option("--api", required=True, metavar="URL", help="Address of the wiki's api.php.")
    @click.option("--user", metavar="NAME", help="Account, or bot password as NAME@APP.")
    @click.option(
        "--password-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=f"File whose first line is the password; else the variable {PASSWORD_VARIABLE}.",
    )
    @functools.wraps(command)
    def wrapped(api: str, user: str | None, password_file: Path | None, **others: Any) -> None:
        command(api=api, account=account_from(user, password_file), **others)

    return wrapped


_live = click.option("--live", is_flag=True, help="Edit. Without it: only show what would change.")


@bot.command()
@_wiki_options
def check(api: str, account: Account | None) -> None:
    """Look at everything that publishing needs, edit nothing.

    Example: handrail bot check --api https://wiki.example.org/w/api.php --user HandrailBot@handrail
    """
    from bot import doctor

    findings = doctor.check(api, account)
    for finding in findings:
        click.echo(f"{SIGNS[finding.state]}  {finding.point}: {finding.what}")
    problems = sum(finding.state == "problem" for finding in findings)
    if problems:
        click.echo(f"handrail: {problems} to be solved before the bot can work", err=True)
        raise SystemExit(1)


@bot.command()
@_wiki_options
@_live
def publish(api: str, account: Account | None, live: bool) -> None:
    """Bring the gadget on the wiki up to this version and to the community's config.

    Example: handrail bot publish --api https://wiki.example.org/w/api.php --user HandrailBot@handrail --live
    """
    from bot import jobs

    _run(jobs.publish, api, account, live)


@bot.command()
@_wiki_options
@click.option("--all", "everything", is_flag=True, help="Read every article, not only likely ones.")
@_live
def scan(api: str, account: Account | None, everything: bool, live: bool) -> None:
    """Read articles and report which the notice should include or exclude.

    Example: handrail bot scan --api https://wiki.example.org/w/api.php --user HandrailBot@handrail --live
    """
    from bot import jobs

    _run(jobs.scan, api, account, live, everything)


@bot.command()
@_wiki_options
@_live
def withdraw(api: str, account: Account | None, live: bool) -> None:
    """Take the gadget out of the wiki again; works when it is switched off, too.

    Example: handrail bot withdraw --api https://wiki.example.org/w/api.php --user HandrailBot@handrail --live
    """
    from bot import jobs

    _run(jobs.withdraw, api, account, live)


@bot.command("config-example")
def config_example() -> None:
    """Print a config to start from, for the page MediaWiki:Handrail-config.json.

    Example: handrail bot config-example > config.json
    """
    click.echo(configs.example())


def account_from(user: str | None, password_file: Path | None) -> Account | None:
    """The account that the options name, None without --user. Raises LoginFailed where the password is missing."""
    if not user:
        if password_file:
            raise LoginFailed("--password-file", "needs --user NAME as well")
        return None
    if password_file:
        lines = password_file.read_text(encoding="utf-8").splitlines()
        password = lines[0].strip() if lines else ""
    else:
        password = os.environ.get(PASSWORD_VARIABLE, "")
    if not password:
        raise LoginFailed(f"user {user}", f"has no password; use --password-file or {PASSWORD_VARIABLE}")
    return Account(user, password)


def _run(job: Callable[..., Any], api: str, account: Account | None, live: bool, *more: object) -> None:
    """Do a job on the wiki, telling a terminal how far it is, and print its outcome."""
    from bot.gateway import open_wiki

    with open_wiki(api, account, live=live) as wiki:
        try:
            outcome = job(wiki, *more, _progress)
        finally:
            _progress("")
    _show(outcome, live)


def _progress(line: str) -> None:
    """One line on a terminal, in the former one's place; nowhere else, as the outcome lists every page anyway."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        click.echo(f"{START_OF_LINE}{line[:width]}", err=True, nl=False)


def _show(outcome: Any, live: bool) -> None:
    """Print a job's outcome; exit non-zero if it had problems."""
    for change in outcome.edits:
        click.echo(f"{change.kind} {change.title}")
        if change.diff and not live:
            click.echo("\n".join(f"    {line}" for line in change.diff.splitlines()))
    for line in outcome.said:
        click.echo(line)
    edits, pages = len(outcome.edits), len(outcome.changes)
    if pages:
        done = "edited" if live else "would be edited (dry run; --live edits)"
        click.echo(f"{edits} of {pages} pages {done}" if edits else f"{pages} pages are as they should be")
    for line in outcome.problems:
        click.echo(f"handrail: {line}", err=True)
    if outcome.problems:
        raise SystemExit(1)
