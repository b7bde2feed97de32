"""The command line's front door: one command group a package, loaded when it is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import Protocol, runtime_checkable

import click

# command name -> "module:attribute"; the module is imported when the command is asked for, so that
# `handrail classify` never loads pywikibot and `handrail bot` never loads scikit-learn.
COMMANDS = {
    "helplines": "helplines.cli:helplines",
    "classifier": "classifier.cli:classifier",
    "classify": "classifier.cli:classify",
    "classify-articles": "classifier.cli:classify_articles",
    "notices": "notices.cli:notices",
    "notice": "notices.cli:notice",
    "bot": "bot.cli:bot",
    "serve": "webhook.cli:serve",
}

SUMMARIES = {
    "helplines": "The helplines: check, export, and what a reader in a country is shown.",
    "classifier": "Train the classifier, measure it, export it.",
    "classify": "Tier of each search query, JSON lines in and out.",
    "classify-articles": "Label of each article, JSON lines in and out.",
    "notices": "The notice's words: check them against the safe-messaging rules.",
    "notice": "Print the notice for a language, a country and a tier.",
    "bot": "The wiki's bot: check, publish, scan, withdraw.",
    "serve": "Run the hook for readers without JavaScript.",
}


@runtime_checkable
class Reported(Protocol):
    """What every package's error base carries: where something is wrong, and what."""

    where: str
    what: str


class LazyGroup(click.Group):
    """A group that knows its commands' names and imports one only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command, or None if there is no such name."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)  # noqa: S101 - a slip in COMMANDS, not an input
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handrail")
def cli() -> None:
    """Crisis-aware reader support for MediaWiki.

    Example: handrail notice --lang de --country AT --tier crisis --format text
    """


def main() -> None:
    """Run the command; turn every error into one clear line and a non-zero status."""
    try:
        status = cli(standalone_mode=False)  # click hands back what ctx.exit was given
        sys.exit(status if isinstance(status, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        _fail(error.format_message().replace("\n", " "), error.exit_code)
    except OSError as error:
        _fail(f"{error.filename or 'system'}: {error.strerror or type(error).__name__}", 1)
    except Exception as error:
        if isinstance(error, Reported):
            _fail(f"{error.where}: {error.what}", 1)
        # The message of an unexpected error may hold a reader's words: only its type and place are told.
        _fail(f"internal error: {type(error).__name__} at {_place(error)}", 70)


def _fail(line: str, status: int) -> None:
    click.echo(f"handrail: {line}", err=True)
    sys.exit(status)


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "unknown place"


if __name__ == "__main__":
    main()
