"""The shape of a helpline record: the one truth from which schema.json is generated."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
AreaCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
ServiceId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
Clock = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Span = tuple[Clock, Clock]

Audience = Literal[
    "everyone", "youth", "lgbtq", "indigenous", "veterans", "deaf", "older", "bereaved", "women", "men",
    "parents", "students",
]  # fmt: skip
Topic = Literal[
    "suicide", "self-harm", "crisis", "emotional-support", "mental-health", "bereavement", "child-protection"
]
Kind = Literal["phone", "sms", "chat", "whatsapp", "telegram", "line", "email", "video-relay", "text-relay", "webform"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_WHEN = re.compile(r"monthly:([1-9]|[12][0-9]|3[01])|[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(_Record):
    """A page that was read, and what it proves."""

    url: Text = Field(description="Address of the page that was read, exactly as it was found.")
    publisher: Literal["provider", "government", "regulator", "other"] = Field(
        description="Who publishes the page. 'other' (news, lists, encyclopedias) proves nothing by itself."
    )
    captured: date | None = Field(
        description="Day of the capture or publication that was read, where the page shows one; else null."
    )
    seen: date = Field(description="Day on which somebody read it for this record.")
    supports: list[Text] = Field(
        description="Dotted paths of the fields that the page proves, such as 'channels.0.dial'; "
        "in an emergency number's source: 'number'."
    )
    seen_text: str | None = Field(
        description="The shortest snippet around the number, for the next reader to find the place."
    )


class Verification(_Record):
    """Somebody looked whether the record is right."""

    by: Text = Field(description="Who looked: a role or a user name, never a real name without consent.")
    on: date = Field(description="Day on which they looked.")
    method: Literal["live page", "captured page"] = Field(
        description="'live page' = the provider's own page as it stands that day; 'captured page' = a copy."
    )
    result: Literal["found", "not found", "differs"] = Field(
        description="'differs' = the page shows something else, so the record is not to be shown."
    )
    sources: list[Annotated[int, Field(ge=0)]] = Field(description="Which of the sources were looked at.")


class HoursException(_Record):
    """A day with other hours than the week's; it replaces that day's hours altogether."""

    when: str = Field(description="'monthly:10' = the 10th of each month, or one day as '2026-12-25'.")
    hours: list[Span] = Field(description="That day's hours, local time; [] = closed all day.")
    note: str | None = Field(default=None, description="Why, for maintainers.")

    @model_validator(mode="after")
    def _a_day(self) -> Self:
        if not _WHEN.fullmatch(self.when):
            raise ValueError("'when' must be 'monthly:1' to 'monthly:31' or a day such as '2026-12-25'")
        if self.when[0] != "m":
            date.fromisoformat(self.when)
        _ordered(self.hours)
        return self


class Hours(_Record):
    """When a channel answers, in the local time of one zone."""

    always: bool = Field(description="Round the clock, every day of the year.")
    zone: str | None = Field(description="IANA time zone, such as 'Europe/Berlin'; null if the hours are unknown.")
    week: dict[Weekday, list[Span]] = Field(
        description="Hours per weekday as [from, to] in local time; 24:00 may end a day; a span past "
        "midnight is split over two days; a missing day is closed. {} with always=false = unknown."
    )
    exceptions: list[HoursException] = Field(description="Days with other hours. A dated one wins over a monthly one.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.always and (self.week or self.exceptions):
            raise ValueError("'always' leaves no room for 'week' or 'exceptions': write the week out instead")
        if not self.week and self.exceptions:
            raise ValueError("'exceptions' without a 'week': write the ordinary week too")
        if self.week and self.zone is None:
            raise ValueError("'week' needs a time 'zone'")
        for spans in self.week.values():
            _ordered(spans)
        return self

    @property
    def known(self) -> bool:
        """Whether anything is recorded at all."""
        return self.always or bool(self.week)


def _ordered(spans: list[Span]) -> None:
    flat = [clock for span in spans for clock in span]
    if any(a >= b for a, b in spans) or flat != sorted(flat):
        raise ValueError(
            f"spans {spans} must each end after they start, stand in order and not overlap; "
            "split one that passes midnight over two days"
        )


class Channel(_Record):
    """One way to reach a service."""

    kind: Kind = Field(description="How one reaches it.")
    display: Text = Field(description="The number or address as people there write it.")
    dial: Annotated[str, StringConstraints(pattern=r"^[0-9*#][0-9*#,]*$")] | None = Field(
        description="What is dialled: digits, * and # (',' waits); for phone and sms, else null."
    )
    e164: Annotated[str, StringConstraints(pattern=r"^\+[1-9][0-9]{5,14}$")] | None = Field(
        description="The international form; null for a short code, which has none."
    )
    url: Text | None = Field(description="https or mailto link; null for phone and sms.")
    keyword: Text | None = Field(description="Word to send in a first text message, or null.")
    reach: Literal["everywhere", "country", "region", "mobile", "unknown"] = Field(
        description="From where it can be reached; 'mobile' = from mobile phones only."
    )
    languages: list[LanguageTag] = Field(description="Languages served here; [] = the service's own.")
    hours: Hours = Field(description="When it answers.")
    cost: Literal["free", "local", "national", "premium", "unknown"] = Field(
        description="What it costs the caller, if a source says so."
    )
    on_bill: Literal["no", "yes", "unknown"] = Field(
        description="Whether it shows on the phone bill, if a source says so."
    )


class YesNo(_Record):
    """A policy that a source states or denies."""

    value: Literal["yes", "no", "unknown"] = Field(description="What the source says; unknown if none does.")
    sources: list[Annotated[int, Field(ge=0)]] = Field(description="Which of the sources say so.")


class Dispatch(_Record):
    """Whether the service sends somebody or traces a call without the caller's consent."""

    value: Literal["never-without-consent", "imminent-danger-only", "may-trace", "unknown"] = Field(
        description="What the source says; unknown if none does."
    )
    sources: list[Annotated[int, Field(ge=0)]] = Field(description="Which of the sources say so.")


class Policies(_Record):
    """What readers fear, answered only by sources."""

    confidential: YesNo = Field(description="What is said stays with the service.")
    anonymous: YesNo = Field(description="No name is asked for.")
    dispatch: Dispatch = Field(description="Help sent, or a call traced, without consent.")


class Service(_Record):
    """One helpline."""

    id: ServiceId = Field(description="Lower-case country, a dash, a short name; unique and stable.")
    status: Literal["published", "candidate", "retired"] = Field(
        description="Only 'published' is ever shown; 'candidate' waits for evidence."
    )
    reason: Text | None = Field(description="Why it is a candidate or retired; null if published.")
    replaced_by: ServiceId | None = Field(description="Id of the service that took over, or null.")
    names: Annotated[dict[LanguageTag, Text], Field(min_length=1)] = Field(
        description="Language -> the service's own name in it."
    )
    operator: Text | None = Field(description="Who runs it.")
    area: Annotated[list[AreaCode], Field(min_length=1)] = Field(
        description="ISO 3166-1 countries or ISO 3166-2 regions that it serves."
    )
    languages: Annotated[list[LanguageTag], Field(min_length=1)] = Field(description="Languages served.")
    audience: Annotated[list[Audience], Field(min_length=1)] = Field(description="Whom it is for.")
    topics: Annotated[list[Topic], Field(min_length=1)] = Field(description="What it is for.")
    website: Text | None = Field(description="The service's own site, https.")
    pair: list[ServiceId] = Field(description="Services that must be shown together with this one.")
    channels: Annotated[list[Channel], Field(min_length=1)] = Field(
        description="Ways to reach it, the most important first."
    )
    policies: Policies = Field(description="What the service promises.")
    sources: list[Source] = Field(description="The evidence.")
    verifications: list[Verification] = Field(description="Who looked, when and how.")


class EmergencyNumber(_Record):
    """A country's number for urgent danger."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9*#]{2,6}$")] = Field(description="What is dialled.")
    kinds: Annotated[list[Literal["ambulance", "fire", "police"]], Field(min_length=1)] = Field(
        description="What it reaches. Only numbers that reach an ambulance are shown."
    )
    sources: list[Source] = Field(description="The evidence; libphonenumber's own list is a second witness.")


class Country(_Record):
    """One file: a country's emergency numbers and helplines."""

    country: CountryCode = Field(description="ISO 3166-1 alpha-2, the same as the file's name.")
    emergency: list[EmergencyNumber] = Field(description="Emergency numbers, the general one first.")
    services: list[Service] = Field(description="Helplines, the main one first.")
