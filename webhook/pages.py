"""What the preview page (for maintainers) and the directory page (for readers) show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup

import helplines
import notices
from webhook.decide import compose_html
from webhook.requests import NoticeRequest

TIERS = ("crisis", "topic")


def countries(lang: str) -> list[tuple[str, str]]:
    """Code and name of every country with lines, by name in the language."""
    names = notices.pack()["countries"].get(lang, {})
    pairs = [(code, names.get(code, code)) for code in helplines.pack()["countries"]]
    return sorted(pairs, key=lambda pair: (pair[1].casefold(), pair[0]))


def languages() -> list[tuple[str, str]]:
    """Tag and own name of every language that the notice speaks."""
    pack = notices.pack()
    return [(tag, pack["language_names"].get(tag, {}).get(tag, tag)) for tag in sorted(pack["messages"])]


def direction(lang: str) -> str:
    """`rtl` or `ltr`."""
    return str(notices.pack()["dir"].get(lang, "ltr"))


def preview(args: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """Everything the preview page shows. Unknown choices fall back, they are no error."""
    lang = _one_of(args.get("lang"), [tag for tag, _ in languages()], "en")
    country = _one_of(args.get("country"), list(helplines.pack()["countries"]), None)
    tier = _one_of(args.get("tier"), list(TIERS), "crisis")
    return {
        "lang": lang,
        "dir": direction(lang or "en"),
        "country": country,
        "tier": tier,
        "tiers": TIERS,
        "languages": languages(),
        "countries": countries("en"),
        "review": review(lang or "en"),
        "notice": _notice(lang or "en", country, tier or "crisis", now),
    }


def directory(args: Mapping[str, str], wanted: str, now: datetime) -> dict[str, Any]:
    """Everything the directory page shows: a country picker that needs no script, and the lines."""
    lang = _one_of(args.get("lang"), [tag for tag, _ in languages()], wanted)
    country = _one_of(args.get("country"), list(helplines.pack()["countries"]), None)
    return {
        "lang": lang,
        "dir": direction(lang or "en"),
        "country": country,
        "languages": languages(),
        "countries": countries(lang or "en"),
        "words": notices.words(notices.pack(), lang or "en"),
        "notice": _notice(lang or "en", country, "topic", now),
    }


def review(lang: str) -> str:
    """Who reviewed a language's words, as its file says."""
    return notices.review(lang)


def _notice(lang: str, country: str | None, tier: str, now: datetime) -> Markup:
    request = NoticeRequest(text="", lang="en", uselang=lang)
    # compose_html escapes every text; what it returns is markup by construction.
    return Markup(compose_html(request, tier, now, picked=country))  # noqa: S704


def _one_of(value: str | None, allowed: list[str], default: str | None) -> str | None:
    return value if value in allowed else default
