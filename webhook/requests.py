"""The bodies that the hook takes, as typed models. Parsing happens after any signature was checked."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from webhook.errors import BadRequestError

LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,34}$")]
Phrases = Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=500)]


def _country(value: object) -> object:
    """Hosts write T1 for Tor and the like: such a reader gets the notice without a country."""
    return value.upper() if isinstance(value, str) and re.fullmatch("[A-Za-z]{2}", value) else None


class DisplaySettings(BaseModel):
    """The part of the community's last good config that decides about a notice."""

    model_config = ConfigDict(extra="ignore")

    enabled: bool = True
    tiers: tuple[Literal["crisis", "topic"], ...] = ("crisis", "topic")
    minimum_grade: Literal["A", "B", "C"] = "B"
    max_age_days: Annotated[int, Field(ge=1, le=3650)] = 1095
    always: Phrases = []
    never: Phrases = []
    languages: Annotated[tuple[LanguageTag, ...], Field(max_length=200)] = ()


class NoticeRequest(BaseModel):
    """What the wiki's own server asks for every search. It names no reader."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=4096, description="what was searched for")]
    lang: Annotated[LanguageTag, Field(description="the wiki's content language")] = "en"
    uselang: Annotated[LanguageTag | None, Field(description="the interface language; default: lang")] = None
    country: Annotated[
        str | None,
        BeforeValidator(_country),
        Field(description="ISO 3166-1 alpha-2, if the host knows it; anything else (T1, A1 …) is unknown"),
    ] = None
    settings: DisplaySettings = DisplaySettings()
    directory: Annotated[str, Field(max_length=500, pattern=r"^(https?://|/)")] | None = None
    about: Annotated[str, Field(max_length=500, pattern=r"^(https?://|/)")] | None = None


class PageEvent(BaseModel):
    """A page of the wiki was saved, deleted or moved. It names the page, nobody else."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    event: Literal["save", "delete", "move"]
    page_id: Annotated[int, Field(ge=0)]
    title: Annotated[str, Field(min_length=1, max_length=300)]
    namespace: int
    revision: Annotated[int, Field(ge=0)] | None = None


Body = TypeVar("Body", NoticeRequest, PageEvent)


def parse(model: type[Body], raw: bytes) -> Body:
    """Parse a JSON body.

    Raises:
        BadRequestError: with the fields at fault, never with their values.
    """
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise BadRequestError("body", "; ".join(_line(item["loc"], item["type"]) for item in found)) from None


def _line(place: tuple[int | str, ...], kind: str) -> str:
    # Names of unknown fields are the sender's words: they are not repeated.
    if kind == "extra_forbidden":
        return "an unknown field"
    return f"{'.'.join(map(str, place)) or 'JSON'}: {kind.replace('_', ' ')}"
