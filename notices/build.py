"""Build notices/pack.json, the words as the browser gets them: messages, names, dates, fallbacks."""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale

from notices.errors import NoticesError

HERE = Path(__file__).parent
PACK = HERE / "pack.json"
DATE_PARTS = {"d": "$d", "dd": "$d", "M": "$m", "MM": "$m", "MMM": "$m", "MMMM": "$m", "y": "$y"}
DATE_TOKEN = re.compile(r"'([^']*)'|([A-Za-z])\2*|.", re.DOTALL)


def read_messages(folder: Path = HERE / "messages") -> dict[str, dict[str, Any]]:
    """Every language's file as it stands, "@metadata" included, qqq among them. Raises NoticesError."""
    files = {}
    for path in sorted(folder.glob("*.json")):
        try:
            files[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise NoticesError(f"notices/messages/{path.name}", f"not valid JSON ({error})") from error
    return files


def build_pack(helplines: dict[str, Any], files: dict[str, dict[str, Any]] | None = None) -> dict[str, Any]:
    """The pack for the countries and languages of a helplines pack; same input, same bytes."""
    files = read_messages() if files is None else files
    langs = [lang for lang in files if lang != "qqq"]
    locales = {lang: Locale.parse(lang, sep="-") for lang in langs}
    messages = {lang: {k: v for k, v in files[lang].items() if k != "@metadata"} for lang in langs}
    return {
        "version": version("handrail"),
        "fallbacks": _fallbacks(langs),
        "dir": {lang: "rtl" for lang in langs if locales[lang].text_direction == "rtl"},
        "messages": messages,
        "countries": {lang: _countries(locale, helplines) for lang, locale in locales.items()},
        "language_names": {lang: _language_names(locale, helplines) for lang, locale in locales.items()},
        "dates": {lang: _dates(locale) for lang, locale in locales.items()},
    }


def dump(pack: dict[str, Any]) -> str:
    """The pack's bytes: compact, one language of one part a line, so that a difference can be read."""
    parts = []
    for name, value in pack.items():
        if isinstance(value, dict) and all(isinstance(inner, dict) for inner in value.values()):
            rows = ",\n".join(f"{json.dumps(key)}: {_compact(inner)}" for key, inner in value.items())
            parts.append(f'"{name}": {{\n{rows}\n}}')
        else:
            parts.append(f'"{name}": {_compact(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fallbacks(langs: list[str]) -> dict[str, list[str]]:
    """MediaWiki's chains, as far as they end in words we have."""
    chains: dict[str, list[str]] = json.loads((HERE / "fallbacks.json").read_text(encoding="utf-8"))
    missing = {tag: chain for tag, chain in chains.items() if tag not in langs}
    kept = {tag: [lang for lang in chain if lang in langs] for tag, chain in missing.items()}
    return {tag: chain for tag, chain in kept.items() if chain}


def _countries(locale: Locale, helplines: dict[str, Any]) -> dict[str, str]:
    names = {code: locale.territories.get(code, code) for code in helplines["countries"]}
    return dict(sorted(names.items(), key=lambda item: (_sort_key(item[1]), item[0])))


def _sort_key(name: str) -> str:
    """Letters without accents or case: near enough to an alphabet for a list of countries."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if not unicodedata.combining(char))


def _language_names(locale: Locale, helplines: dict[str, Any]) -> dict[str, str]:
    names = {tag: locale.languages.get(tag.replace("-", "_")) for tag in sorted(_spoken(helplines))}
    return {tag: name for tag, name in names.items() if name}


def _spoken(helplines: dict[str, Any]) -> set[str]:
    """Every language tag of a service or channel."""
    services = [service for country in helplines["countries"].values() for service in country["services"]]
    tags = {tag for service in services for tag in service["languages"]}
    return tags | {tag for service in services for way in service["channels"] for tag in way["languages"]}


def _dates(locale: Locale) -> dict[str, Any]:
    """CLDR's long date pattern with $d $m $y, twelve months as they stand in it, weekdays from Monday."""
    pattern = str(locale.date_formats["long"].pattern)
    months, days = locale.months["format"]["wide"], locale.days["stand-alone"]["wide"]
    numbered = "MMMM" not in pattern and "MMM" not in pattern
    return {
        "format": DATE_TOKEN.sub(_date_part, pattern),
        "months": [str(m) if numbered else months[m] for m in range(1, 13)],
        "days": [days[d] for d in range(7)],
    }


def _date_part(match: re.Match[str]) -> str:
    """One token of a CLDR pattern: a quoted word, a field, or a literal."""
    if match[1] is not None:
        return match[1]
    return DATE_PARTS.get(match[0], match[0]) if match[2] else match[0]


def review(lang: str, folder: Path = HERE / "messages") -> str:
    """Who reviewed a language's words, and when; or that nobody did. For maintainers, not for readers."""
    record = read_messages(folder)[lang]["@metadata"]["review"]
    return str(record) if isinstance(record, str) else f"reviewed by {record['by']} on {record['on']}"
