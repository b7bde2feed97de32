"""What the preview page (for maintainers) and the directory page (for readers) show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from babel import Locale
from markupsafe import Markup

import helplines
import notices
from webhook.decide import compose_html, region
from webhook.requests import NoticeRequest

TIERS = ("crisis", "topic")


def countries(lang: str) -> list[tuple[str, str]]:
    """Code and name of every country that has lines, by name in the language."""
    return [(entry["code"], entry["name"]) for entry in notices.countries(notices.pack(), lang)]


def languages() -> list[tuple[str, str]]:
    """Tag and own name of every language that the notice speaks."""
    tags = sorted(notices.pack()["messages"])
    return [(tag, Locale.parse(tag, sep="-").get_display_name() or tag) for tag in tags]


def direction(lang: str) -> str:
    """`rtl` or `ltr`."""
    return str(notices.pack()["dir"].get(lang, "ltr"))


def preview(args: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """Everything the preview page shows. Unknown choices fall back, they are no error."""
    lang, country = _chosen(args, "en")
    tier = _one_of(args.get("tier"), list(TIERS), "crisis")
    return {
        "lang": lang,
        "dir": direction(lang),
        "country": country,
        "tier": tier,
        "tiers": TIERS,
        "languages": languages(),
        "countries": countries("en"),
        "review": notices.review(lang),
        "notice": _notice(lang, country, tier or "crisis", now),
    }


def directory(args: Mapping[str, str], wanted: str, now: datetime) -> dict[str, Any]:
    """Everything the directory page shows: a country picker that needs no script, and the lines."""
    lang, country = _chosen(args, wanted)
    return {
        "lang": lang,
        "dir": direction(lang),
        "country": country,
        "languages": languages(),
        "countries": countries(lang),
        "words": notices.pack()["messages"][lang],
        "notice": _notice(lang, country, "topic", now),
    }


def _chosen(args: Mapping[str, str], otherwise: str) -> tuple[str, str | None]:
    """Language and country that the address names. Without a country in it, the language may tell one; an empty
    one is the reader's "another country"."""
    lang = _one_of(args.get("lang"), [tag for tag, _ in languages()], otherwise) or "en"
    named = args.get("country")
    guess = region(NoticeRequest(text="", lang=lang)) if named is None else named
    return lang, _one_of(guess, list(helplines.pack()["countries"]), None)


def _notice(lang: str, country: str | None, tier: str, now: datetime) -> Markup:
    # compose_html escapes every text; what it returns is markup by construction.
    return Markup(compose_html(NoticeRequest(text="", lang=lang), tier, now, country))  # noqa: S704


def _one_of(value: str | None, allowed: list[str], default: str | None) -> str | None:
    return value if value in allowed else default
