"""How good is the evidence? Grades are computed, never written down by hand.

A  a provider's live page was checked at a known day, and a primary page shows the number
B  a primary page (provider, government, regulator) shows it, two people found it, nobody found otherwise
C  a primary page read by one person, or two unrelated other lists, one of them from the last 36 months
D  anything else
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlsplit

from helplines.models import Service, Source

Grade = Literal["A", "B", "C", "D"]
PRIMARY = ("provider", "government", "regulator")
# Copies of one another: what they agree on proves nothing (see docs on evidence).
CIRCULAR = (
    "wikipedia.org", "wikimedia.org", "wikidata.org", "wikivoyage.org", "wikiwand.com", "dbpedia.org",
    "wikizero.com", "wiki2.org", "everybodywiki.com", "wikitia.com", "kiddle.co", "alchetron.com",
    "infogalactic.com", "en-academic.com", "de-academic.com", "justapedia.org", "fandom.com",
    "grokipedia.com", "thereaderwiki.com", "wikimili.com", "dbpedia.de", "citizendium.org",
    "wiki.kidzsearch.com",
)  # fmt: skip
LIST_AGE = timedelta(days=1095)


def host(url: str) -> str:
    """Host of an address without 'www.', '' if there is none."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def circular(url: str) -> bool:
    """Whether the address belongs to an encyclopedia or a copy of one."""
    name = host(url)
    return any(name == one or name.endswith("." + one) for one in CIRCULAR)


def primary(source: Source) -> bool:
    """Whether the source speaks for itself: the provider, its government or regulator."""
    return source.publisher in PRIMARY and not circular(source.url)


def proves(source: Source, path: str) -> bool:
    """Whether the source supports the field at `path`, or a whole that the field is part of."""
    return any(path == one or path.startswith(one + ".") for one in source.supports)


def proven(service: Service, path: str) -> bool:
    """Whether a primary source of the service supports the field at `path`."""
    return any(primary(source) and proves(source, path) for source in service.sources)


def contact_sources(service: Service, index: int) -> list[Source]:
    """The sources that show the number or link of the service's channel `index`."""
    fields = ("dial", "e164", "url", "display")
    return [
        source
        for source in service.sources
        if "service" in source.supports or any(proves(source, f"channels.{index}.{one}") for one in fields)
    ]


def channel_grade(service: Service, index: int) -> Grade:
    """Grade of the evidence for one channel's number or link."""
    if any(one.result == "differs" for one in service.verifications):
        return "D"
    sources = contact_sources(service, index)
    if not any(primary(source) for source in sources):
        return "C" if _lists_agree(sources) else "D"
    found = [one for one in service.verifications if one.result == "found"]
    if any(one.method == "live page" for one in found):
        return "A"
    readers = {one.by for one in found}
    return "B" if len(readers) >= 2 else "C" if readers else "D"


def _lists_agree(sources: list[Source]) -> bool:
    lists = {host(source.url): source for source in sources if not circular(source.url)}
    newest_look = max((source.seen for source in sources), default=date.min)
    recent = [one for one in lists.values() if one.captured and newest_look - one.captured <= LIST_AGE]
    return len(lists) >= 2 and bool(recent)


def service_grade(service: Service) -> Grade:
    """Grade of the service: that of its best channel."""
    return min(channel_grade(service, index) for index in range(len(service.channels)))


def shown_channels(service: Service) -> list[int]:
    """Indexes of the channels whose evidence is as good as the service's grade; the others stay hidden."""
    best = service_grade(service)
    return [index for index in range(len(service.channels)) if channel_grade(service, index) == best]


def evidence_date(service: Service) -> date | None:
    """Day to which the evidence speaks: the age limit counts from here.

    The newest of: a live check; the date of a page that shows a channel (a primary one, or another's, such as
    a newspaper's: it proves no number, but that a proven one was still in use); the newest verification, if
    a primary page has no date that anybody knows. None without any.
    """
    dates = known_dates(service)
    looked = [one.on for one in service.verifications if one.result == "found"]
    sources = [one for index in shown_channels(service) for one in contact_sources(service, index)]
    if not dates or any(primary(one) and not one.captured for one in sources):
        dates = [*dates, *looked]
    return max(dates, default=None)


def known_dates(service: Service) -> list[date]:
    """Days of the live checks and of the dated pages that show a channel."""
    dates = [one.on for one in service.verifications if one.method == "live page" and one.result == "found"]
    for index in shown_channels(service):
        for source in contact_sources(service, index):
            if source.captured and not circular(source.url):
                dates.append(source.captured)
    return dates


def dated(service: Service) -> bool:
    """Whether a live check or a dated page gives the day of the evidence, and not a look at an undated page."""
    return evidence_date(service) in known_dates(service)
