"""`handrail notice`: see a notice. `handrail notices` stands in a file of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import click
from babel import Locale

import helplines
from notices import words
from notices.cli_notices import notices
from notices.clock import local
from notices.compose import compose
from notices.errors import NoticesError
from notices.render import to_html, to_text

__all__ = ["notice", "notices"]

MAX_AGE_DAYS = 1095


@click.command()
@click.option("--lang", required=True, help="Language tag, such as ar or de-at.")
@click.option("--country", help="Country code, such as EG; without it the international directories.")
@click.option("--tier", type=click.Choice(["crisis", "topic"]), default="crisis", show_default=True)
@click.option("--now", help="The moment, such as 2026-11-23T10:00:00Z; default: now.")
@click.option("--zone", help="The reader's time zone, such as Africa/Cairo; default: each line's own.")
@click.option("--minimum-grade", type=click.Choice(["A", "B", "C"]), default="B", show_default=True)
@click.option("--format", "form", type=click.Choice(["html", "text", "json"]), default="text")
def notice(
    lang: str,
    country: str | None,
    tier: str,
    now: str | None,
    zone: str | None,
    minimum_grade: str,
    form: str,
) -> None:
    """Print the notice for a language, a country and a tier.

    Example: handrail notice --lang ar --country EG --tier crisis --format html
    """
    pack = _pack()
    code, moment = _known_country(country), _moment(now)
    if zone and not local(moment, zone):
        raise NoticesError("--zone", f"{zone!r} is no IANA time zone such as Africa/Cairo")
    query = {"country": code, "languages": [_known_language(pack, lang)], "now": moment, "audience": None}
    limits = {"minimum_grade": minimum_grade, "max_age_days": MAX_AGE_DAYS}
    choice = helplines.choose(helplines.pack(), {**query, **limits})
    tree = compose(pack, choice, _options(pack, lang, tier, moment, zone))
    click.echo({"html": to_html, "text": to_text, "json": _to_json}[form](tree), nl=form != "text")


def _pack() -> dict[str, Any]:
    from notices import pack  # the package's own cache; imported late as this module is part of it

    return pack()


def _options(pack: dict[str, Any], lang: str, tier: str, now: str, zone: str | None) -> dict[str, Any]:
    return {
        "lang": lang,
        "tier": tier,
        "now": now,
        "zone": zone,
        "countries": words.countries(pack, lang),
        "about": None,
        "directory": None,
        "placement": "above",
    }


def _to_json(tree: Any) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1)


def _known_language(pack: dict[str, Any], tag: str) -> str:
    """The language to show for a tag; a tag that would silently become English is refused."""
    known = words.language(pack, tag)
    if known == words.DEFAULT and tag.lower().split("-")[0] != "en" and tag.lower() not in pack["fallbacks"]:
        there = " ".join(sorted(pack["messages"]))
        raise NoticesError("--lang", f"no words for {tag!r} yet; there are: {there}")
    return known


def _known_country(code: str | None) -> str | None:
    if code is None:
        return None
    known = code.upper()
    if len(known) != 2 or not known.isalpha() or known not in Locale.parse("en").territories or known == "ZZ":
        raise NoticesError("--country", f"{code!r} is no country code (two letters, such as EG)")
    return known


def _moment(now: str | None) -> str:
    """The moment as an ISO string in UTC ending in Z."""
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError as error:
        raise NoticesError("--now", f"{now!r} is no time such as 2026-11-23T10:00:00Z") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
