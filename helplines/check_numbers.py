"""Rules for what is dialled and linked: numbers, links, retired lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import phonenumbers
from phonenumbers import shortnumberinfo

from helplines.models import Channel, Service
from helplines.problems import Finding
from helplines.retired import Retired, find

VOICE_OR_TEXT = ("phone", "sms")


def numbers(service: Service, country: str, known: Iterable[str]) -> Iterator[Finding]:
    """Every channel's number and link; `known` holds dialled digits with a recorded exception."""
    for index, channel in enumerate(service.channels):
        place = f"channels.{index}"
        if channel.kind in VOICE_OR_TEXT:
            yield from _dialled(channel, place)
            yield from _international(channel, place, country)
            yield from _witness(channel, place, country, set(known))
        else:
            yield from _linked(channel, place, service.status == "published")
    if service.website is not None:
        yield from _https(service.website, "website")


def _dialled(channel: Channel, place: str) -> Iterator[Finding]:
    if channel.dial is None:
        yield "error", f"{place}.dial", "is missing: a phone or sms channel needs the digits to dial"
    if channel.url is not None:
        yield "error", f"{place}.url", "must be null for phone and sms: put a web form into its own channel"
    digits = "".join(sign for sign in channel.dial or "" if sign.isdigit())
    shown = "".join(str(int(sign)) for sign in channel.display if sign.isdecimal())
    if channel.dial and digits not in shown and not _same(digits, shown):
        yield "error", f"{place}.display", f"shows {shown or 'no digits'}, but {channel.dial} is dialled"


def _same(digits: str, shown: str) -> bool:
    """Whether both end alike: one may carry the country's code or a trunk zero that the other lacks."""
    return len(shown) >= 7 and (digits.endswith(shown[-7:]) or shown.endswith(digits[-7:]))


def _international(channel: Channel, place: str, country: str) -> Iterator[Finding]:
    if channel.e164 is None:
        return
    try:
        parsed = phonenumbers.parse(channel.e164, None)
    except phonenumbers.NumberParseException:
        yield "error", f"{place}.e164", f"{channel.e164} begins with no country's calling code"
        return
    if parsed.country_code != phonenumbers.country_code_for_region(country):
        other = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
        yield "error", f"{place}.e164", f"{channel.e164} is a number of {other}, not of {country}"
    national = phonenumbers.national_significant_number(parsed)
    if len(national) <= 5 or _short(channel.dial or "", country):
        yield "error", f"{place}.e164", f"{channel.e164}: a short code has no international form: write null"
    elif not (channel.dial or "").split(",")[0].endswith(national[-min(len(national), 6) :]):
        yield "error", f"{place}.e164", f"{channel.e164} is not the number that is dialled ({channel.dial})"


def _short(digits: str, country: str) -> bool:
    return len(digits) <= 6 and shortnumberinfo.is_valid_short_number_for_region(
        phonenumbers.PhoneNumber(phonenumbers.country_code_for_region(country), int(digits or "0")), country
    )


def _witness(channel: Channel, place: str, country: str, known: set[str]) -> Iterator[Finding]:
    digits = (channel.dial or "").split(",")[0]
    if not digits.isdigit() or digits in known or libphonenumber_knows(digits, country):
        return
    yield (
        "warning",
        f"{place}.dial",
        f"libphonenumber doesn't know {digits} in {country}: read the source once more; "
        "if the record is right, add it to helplines/exceptions.json with the reason",
    )


def libphonenumber_knows(digits: str, country: str) -> bool:
    """Whether libphonenumber takes the digits for a number or a short code of the country."""
    try:
        parsed = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return False
    return bool(
        phonenumbers.is_valid_number_for_region(parsed, country)
        or shortnumberinfo.is_valid_short_number_for_region(parsed, country)
    )


def _linked(channel: Channel, place: str, published: bool) -> Iterator[Finding]:
    if channel.url is None:
        if published:
            yield "error", f"{place}.url", f"is missing: a {channel.kind} channel is shown only with its link"
        return
    if channel.kind == "email":
        if not channel.url.startswith("mailto:") or "@" not in channel.url:
            yield "error", f"{place}.url", "must be 'mailto:' and the address"
        return
    yield from _https(channel.url, f"{place}.url")


def _https(url: str, place: str) -> Iterator[Finding]:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        yield "error", place, f"{url} is not an https address: readers are sent to https only"
    elif "@" in parts.netloc or any(sign.isspace() for sign in url):
        yield "error", place, f"{url} holds a user name or a space"


def not_retired(service: Service, country: str, retired: tuple[Retired, ...]) -> Iterator[Finding]:
    """No published line shows a number of the retired list, however it is written."""
    if service.status != "published":
        return
    for index, channel in enumerate(service.channels):
        for name in ("display", "dial", "e164", "url"):
            found = find(getattr(channel, name) or "", country, retired)
            if found is not None:
                instead = f"; show {found.replaced_by_display}" if found.replaced_by_display else ""
                yield "error", f"channels.{index}.{name}", f"is retired: {found.reason}{instead}"


def not_emergency(service: Service, emergency: Iterable[str]) -> Iterator[Finding]:
    """A helpline whose number is the emergency number sends its callers to the dispatchers."""
    for index, channel in enumerate(service.channels):
        if service.status == "published" and channel.dial in set(emergency):
            what = f"{channel.dial} is the emergency number, which stands apart: leave it out here"
            yield "error", f"channels.{index}.dial", what
