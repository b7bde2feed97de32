"""Everything `handrail notices check` looks at: messages, composed notices, stylesheet, committed pack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import helplines
from notices import build, words
from notices.compose import compose
from notices.errors import NoticesError
from notices.lint import lint, lint_messages
from notices.lint_notice import lint_choice, lint_css, lint_notice
from notices.phrases import Phrase, parse
from notices.rules import Finding

CSS = build.HERE.parent / "gadget" / "handrail.css"
NOW = "2026-11-23T12:00:00Z"  # any moment will do: words don't depend on it
TIERS = ("crisis", "topic")


def everything(extra: list[Phrase]) -> list[Finding]:
    """Every finding over the project's own words and looks. Raises NoticesError for unreadable files."""
    files = build.read_messages()
    found = lint(files, extra)
    if any(finding.rule == "form" for finding in found):
        return found  # an incomplete language can't be composed
    found += [finding for case in _notices(files) for finding in case]
    return [*found, *lint_css(CSS.read_text(encoding="utf-8")), *_stale(files)]


def overrides(path: Path, lang: str, extra: list[Phrase]) -> list[Finding]:
    """Every finding over a community's own wording of some messages of a language."""
    return lint_messages(lang, _object(path), build.read_messages()["en"], extra)


def phrases(path: Path) -> list[Phrase]:
    """A community's own phrases to avoid: {"phrases": [{"rule", "level", "pattern", "instead"}]}."""
    entries = _object(path).get("phrases")
    if not isinstance(entries, list):
        raise NoticesError(str(path), 'needs a list "phrases"')
    return parse(entries, str(path))


def _object(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise NoticesError(str(path), f"not valid JSON ({error})") from error
    if not isinstance(data, dict):
        raise NoticesError(str(path), "not a JSON object")
    return data


def _notices(files: dict[str, dict[str, Any]]) -> Iterator[list[Finding]]:
    """Findings of the composed notices: every language, country and tier, all grades that the pack has."""
    lines = helplines.pack()
    pack = build.build_pack(lines, files)
    for country in (None, *lines["countries"]):
        yield lint_choice(helplines.choose(lines, _query(country, words.DEFAULT)), f"helplines for {country}")
        for lang in pack["messages"]:
            choice = helplines.choose(lines, _query(country, lang))
            for tier in TIERS:
                tree = compose(pack, choice, _options(pack, lang, tier))
                yield lint_notice(tree, pack, choice, f"{lang}: notice for {country}, {tier}")


def _query(country: str | None, lang: str) -> dict[str, Any]:
    limits = {"minimum_grade": "C", "max_age_days": 100_000}
    return {"country": country, "languages": [lang], "now": NOW, "audience": None, **limits}


def _options(pack: dict[str, Any], lang: str, tier: str) -> dict[str, Any]:
    pages = {"about": "/about", "directory": "/directory", "placement": "above"}
    return {
        "lang": lang,
        "tier": tier,
        "now": NOW,
        "zone": "UTC",
        "countries": words.countries(pack, lang),
        **pages,
    }


def _stale(files: dict[str, dict[str, Any]]) -> list[Finding]:
    built = build.dump(build.build_pack(helplines.pack(), files))
    if build.PACK.exists() and build.PACK.read_text(encoding="utf-8") == built:
        return []
    return [Finding("form", "error", "", "notices/pack.json", "out of date", "run: handrail notices build")]
