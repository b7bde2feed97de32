"""`handrail helplines`: check the records, export them, see what a reader is shown."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from helplines import grade, pack
from helplines.check import check as find_problems
from helplines.choose import MAX_AGE_DAYS, choose, moment
from helplines.errors import HelplinesError
from helplines.export import export as to_form
from helplines.models import Service
from helplines.problems import Problem
from helplines.retired import load_retired
from helplines.show import to_text
from helplines.store import DATA, PACK, load
from helplines.tables import iso_countries

_DATA = click.option("--data", type=click.Path(path_type=Path), default=DATA, help="Folder of country files.")


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """A day. Fails with a usage error for anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-23", param, ctx)


_TODAY = click.option("--today", type=_Day(), help="Count ages from this day [today].")
_MAX_AGE = click.option(
    "--max-age-days", type=click.IntRange(min=1), default=MAX_AGE_DAYS, show_default=True, help="Age limit."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def helplines() -> None:
    """The helplines: check, export, and what a reader in a country is shown.

    Example: handrail helplines for --country DE --lang de
    """


@helplines.command()
@_DATA
@_TODAY
@_MAX_AGE
@click.option("--errors-only", is_flag=True, help="Leave warnings out.")
def check(data: Path, today: date | None, max_age_days: int, errors_only: bool) -> None:
    """List every problem of the records; the status is not zero if there is an error.

    Example: handrail helplines check --errors-only
    """
    problems = find_problems(data, today, max_age_days)
    errors = [one for one in problems if one.level == "error"]
    if data == DATA and not errors and to_form(load(data), "pack") != PACK.read_text("utf-8"):
        what = "readers still get the former records; run: make generated, and commit what it changes"
        errors.append(Problem("error", _short(PACK), "", what))
        problems.append(errors[0])
    for problem in errors if errors_only else problems:
        click.echo(str(problem).replace(f"{data}{os.sep}", f"{_short(data)}/"))
    summary = f"{len(errors)} errors, {len(problems) - len(errors)} warnings"
    if errors:
        raise HelplinesError(_short(data), summary)
    click.echo(f"{_short(data)}: {summary}")


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


@helplines.command()
@_DATA
@click.option(
    "--format", "form", type=click.Choice(["json", "csv", "pack", "schema"]), default="json",
    show_default=True, help="json and csv: every line; pack: what browsers load; schema: of a country file.",
)  # fmt: skip
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")
def export(data: Path, form: str, out: Path | None) -> None:
    """Print every line with its country, channels, evidence grade and status.

    Example: handrail helplines export --format pack --out helplines/pack.json
    """
    text = to_form(load(data), form)
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")


@helplines.command("for")
@click.option("--country", required=True, help="ISO 3166-1 code, such as DE.")
@click.option("--lang", "languages", multiple=True, help="The reader's language; may be given several times.")
@click.option("--now", help="Moment, such as 2026-11-23T10:00:00Z [now].")
@click.option("--audience", help="Such as youth: these lines first.")
@click.option("--grade", "minimum", type=click.Choice(["A", "B", "C"]), default="B", show_default=True,
              help="The weakest evidence that is shown.")  # fmt: skip
@_MAX_AGE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(
    country: str, languages: tuple[str, ...], now: str | None, audience: str | None, minimum: str,
    max_age_days: int, form: str,
) -> None:  # fmt: skip
    """Print what a reader in a country would be shown.

    Example: handrail helplines for --country DE --lang de
    """
    code = _iso(country)
    query = {
        "country": code, "languages": list(languages), "now": _moment(now), "minimum_grade": minimum,
        "max_age_days": max_age_days, "audience": audience,
    }  # fmt: skip
    choice = choose(pack(), query)
    click.echo(json.dumps(choice, ensure_ascii=False) if form == "json" else to_text(code, choice).rstrip())


def _iso(country: str) -> str:
    code = country.upper()
    if code not in iso_countries():
        raise HelplinesError("--country", f"{country!r} is not an ISO 3166-1 country code such as DE")
    return code


def _moment(now: str | None) -> str:
    if now is None:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if moment(now) is None:
        raise HelplinesError("--now", f"{now!r} is not a moment such as 2026-11-23T10:00:00Z")
    return now


@helplines.command()
@_DATA
@_TODAY
@_MAX_AGE
@click.option("--within", type=click.IntRange(min=0), default=180, show_default=True,
              help="Also those that will be too old within so many days.")  # fmt: skip
def stale(data: Path, today: date | None, max_age_days: int, within: int) -> None:
    """List published lines whose evidence is too old, or soon will be; the oldest first.

    Example: handrail helplines stale --within 365
    """
    day = today or date.today()
    dated = [(grade.evidence_date(one), one) for _, one in load(data).services() if one.status == "published"]
    for verified, service in sorted(dated, key=lambda pair: (pair[0] or date.min, pair[1].id)):
        last = (verified or date.min) + timedelta(days=max_age_days)
        if last - day <= timedelta(days=within):
            click.echo(_stale_line(service, verified, "hidden" if last < day else f"shown until {last}"))


def _stale_line(service: Service, verified: date | None, state: str) -> str:
    where = service.website or next((one.url for one in service.sources), "no page known")
    return f"{service.id}: evidence of {verified or 'no known day'}, {state}; look at {where}"


@helplines.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def retired(form: str) -> None:
    """List the numbers that must never be shown, and what took their place.

    Example: handrail helplines retired --format json
    """
    numbers = load_retired()
    if form == "json":
        click.echo(json.dumps([one.model_dump() for one in numbers], ensure_ascii=False))
        return
    for one in numbers:
        instead = f" -> {one.replaced_by_display}" if one.replaced_by_display else ""
        click.echo(f"{one.country} {one.display}{instead}: {one.reason}")
