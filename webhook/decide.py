"""From a search to ready HTML, or nothing: pure, no request and no clock of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import classifier
import helplines
import notices
from webhook.requests import NoticeRequest


def notice_html(request: NoticeRequest, now: datetime) -> str | None:
    """Return the notice for a search, or None where there is none to show.

    The notice is composed in every case, so that time says little about the tier.

    Args:
        request: the checked body.
        now: an aware date and time; opening hours and the age of a line are counted from it.
    """
    settings = request.settings
    verdict = classifier.classify(
        request.text,
        request.lang,
        classifier.load_model(languages=settings.languages),  # as the wiki's gadget has it
        tiers=settings.tiers,
        always=settings.always,
        never=settings.never,
    )
    tier = verdict.tier if verdict.show else "topic"
    html = compose_html(request, tier, now, region(request))
    return html if verdict.show and settings.enabled else None


def region(request: NoticeRequest) -> str | None:
    """The reader's country: what the host knows, else what the languages tell; None if neither does."""
    return helplines.region(helplines.pack(), {"hint": request.country, "languages": _languages(request)})


def _languages(request: NoticeRequest) -> list[str]:
    return [request.uselang or request.lang, request.lang]


def compose_html(request: NoticeRequest, tier: str, now: datetime, country: str | None) -> str:
    """Return the static notice for a country, or for a reader whose country nobody knows."""
    languages = _languages(request)
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    choice = helplines.choose(
        helplines.pack(),
        {
            "country": country,
            "languages": languages,
            "now": stamp,
            "minimum_grade": request.settings.minimum_grade,
            "max_age_days": request.settings.max_age_days,
            "audience": None,
        },
    )
    options: dict[str, Any] = {
        "lang": languages[0],
        "tier": tier,
        "now": stamp,
        "zone": None,
        "countries": [],
        "about": request.about,
        "directory": request.directory,
        "placement": "above",
        "static": True,
    }
    return notices.to_html(notices.compose(notices.pack(), choice, options))
