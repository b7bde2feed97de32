"""Tables that the pack carries so that a browser can tell a country without asking anybody.

From the pinned tzdata package (zone.tab, tzdata.zi) and Babel's CLDR; nothing of the machine's own.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from babel.core import Locale, get_global

from helplines.hours import zone_names

# Names of offsets and rules, not places: US Eastern time is not a reason to think of the US.
_ABBREVIATION = re.compile(r"[A-Z]{3}(\d[A-Z]{3})?")
_NAMED_COUNTRIES = {"PRC", "ROC", "ROK"}
# Official somewhere, at home nowhere: a reader of Latin is not in the Vatican.
_NO_COUNTRY = {"la"}
ELSEWHERE_PERCENT = 0.2


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
    """Languages that tell the country: official in exactly one (regions count too) -> that country.

    One that is official in a region only, or merely by custom, must also be hardly spoken elsewhere:
    CLDR names Occitan official in Spain alone, while most of its speakers live in France.
    """
    table = {}
    for tag, homes in sorted(_languages().items()):
        official = {code: status for code, (status, _) in homes.items() if status}
        abroad = max((share for status, share in homes.values() if not status), default=0.0)
        sure = "official" in official.values() or abroad < ELSEWHERE_PERCENT
        if len(official) == 1 and sure and tag not in _NO_COUNTRY:
            table[tag] = next(iter(official))
    return table


def _languages() -> dict[str, dict[str, tuple[str | None, float]]]:
    """Language -> country -> (its official status there, percent of the people who speak it)."""
    table: dict[str, dict[str, tuple[str | None, float]]] = {}
    for code in sorted(iso_countries()):
        for tag, facts in get_global("territory_languages").get(code, {}).items():
            homes = table.setdefault(tag.split("_")[0], {})
            status, share = homes.get(code, (None, 0.0))
            homes[code] = (status or facts["official_status"], max(share, facts["population_percent"]))
    return table


def is_zone(name: str) -> bool:
    """Whether IANA knows the zone."""
    return name in zone_names()


def is_language(tag: str) -> bool:
    """Whether CLDR has a name for the language, so that a notice can show it."""
    return _has_name(tag.split("-")[0])


def is_region(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 country, or begins with one as a region's code does."""
    return code.split("-")[0] in iso_countries()


@cache
def _has_name(tag: str) -> bool:
    return tag in Locale("en").languages
