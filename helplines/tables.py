"""Tables that the pack carries so that a browser can tell a country without asking anybody.

From the pinned tzdata package (zone.tab, tzdata.zi) and Babel's CLDR; nothing of the machine's own.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from babel.core import get_global
from babel.languages import get_official_languages

from helplines.hours import zone_names

# Names of offsets and rules, not places: US Eastern time is not a reason to think of the US.
_ABBREVIATION = re.compile(r"[A-Z]{3}(\d[A-Z]{3})?")
_NAMED_COUNTRIES = {"PRC", "ROC", "ROK"}
# Official somewhere, at home nowhere: a reader of Latin is not in the Vatican.
_NO_COUNTRY = {"la"}


@cache
def iso_countries() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes, as zone.tab's companion iso3166.tab lists them."""
    return frozenset(code for code, *_ in _rows("iso3166.tab"))


@cache
def zone_countries() -> dict[str, str]:
    """Every IANA zone and alias that is in one country -> that country, sorted by name.

    zone.tab gives each country its own zones. For an old name CLDR's alias comes first, since IANA
    links across borders (Iceland -> Africa/Abidjan).
    """
    table = {zone: code for code, _, zone, *_ in _rows("zone.tab")}
    aliases, links = get_global("zone_aliases"), _links()
    for name in sorted(zone_names() - table.keys()):
        code = _country_of(aliases.get(name), table) or _country_of(links.get(name), table)
        if code and (name in _NAMED_COUNTRIES or not _ABBREVIATION.fullmatch(name)):
            table[name] = code
    return dict(sorted(table.items()))


def _country_of(zone: str | None, table: dict[str, str]) -> str | None:
    return table.get(zone) if zone else None


def _rows(name: str) -> list[list[str]]:
    text = (resources.files("tzdata.zoneinfo") / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _links() -> dict[str, str]:
    """Alias -> zone, from the lines 'L target alias' of tzdata.zi."""
    text = (resources.files("tzdata.zoneinfo") / "tzdata.zi").read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if line.startswith("L "))
    return {alias: target for _, target, alias in lines}


@cache
def language_countries() -> dict[str, str]:
    """Languages official in exactly one country (regions' official languages count too) -> that country."""
    homes: dict[str, set[str]] = {}
    for code in sorted(iso_countries()):
        for tag in get_official_languages(code, regional=True, de_facto=True):
            homes.setdefault(tag.split("_")[0], set()).add(code)
    single = {tag: codes.pop() for tag, codes in homes.items() if len(codes) == 1}
    return {tag: code for tag, code in sorted(single.items()) if tag not in _NO_COUNTRY}


def is_zone(name: str) -> bool:
    """Whether IANA knows the zone."""
    return name in zone_names()


def is_language(tag: str) -> bool:
    """Whether CLDR has a name for the language, so that a notice can show it."""
    return _has_name(tag.split("-")[0])


def is_region(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 country or an ISO 3166-2 region (as far as CLDR names it)."""
    return code.split("-")[0] in iso_countries()


@cache
def _has_name(tag: str) -> bool:
    from babel import Locale

    return tag in Locale("en").languages
