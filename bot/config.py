"""The community's config page: what it may say, every problem with it, and the settings made from it."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from bot import titles
from bot.errors import ConfigInvalid

CONFIG_TITLE = "MediaWiki:Handrail-config.json"
ABOUT_TITLE = "Project:Handrail"
DIRECTORY_TITLE = "Project:Handrail/Helplines"
PHRASES = 500  # more than this, the hook does not take (webhook.requests)


def _phrase(value: str) -> str:
    """A phrase of a search. Two characters at least: one would match half of all searches."""
    phrase = re.sub(r"\s+", " ", value).strip()
    if len(phrase) < 2:
        raise PydanticCustomError("phrase", "must have at least two characters")
    return phrase


def _unique(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


Title = Annotated[str, Field(max_length=255), AfterValidator(titles.title)]
Category = Annotated[str, Field(max_length=255), AfterValidator(titles.category)]
Phrase = Annotated[str, Field(max_length=200), AfterValidator(_phrase)]
Phrases = Annotated[list[Phrase], Field(max_length=PHRASES), AfterValidator(_unique)]
Language = Annotated[str, AfterValidator(titles.language)]


class Config(BaseModel):
    """`MediaWiki:Handrail-config.json`. Only `enabled` is required; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    enabled: bool
    decision: Annotated[str, AfterValidator(titles.decision)] = ""
    tiers: Annotated[list[Literal["crisis", "topic"]], AfterValidator(_unique)] = ["crisis", "topic"]
    languages: Annotated[list[Language], AfterValidator(_unique)] = []
    categories: Annotated[list[Category], AfterValidator(_unique)] = []
    include: Annotated[list[Title], AfterValidator(_unique)] = []
    exclude: Annotated[list[Title], AfterValidator(_unique)] = []
    biographies: bool = False
    works: bool = False
    minimum_grade: Literal["A", "B", "C"] = "B"
    max_age_days: Annotated[int, Field(ge=1, le=3650)] = 1095
    always: Phrases = []
    never: Phrases = []

    @model_validator(mode="after")
    def _agrees(self) -> Config:
        if self.enabled and not self.decision:
            raise PydanticCustomError(
                "decision",
                "is required when enabled: a link to, or the title of, the page where the community decided",
            )
        return self


def parse(text: str) -> Config:
    """The config that the page's text holds.

    Raises ConfigInvalid with every problem, each with its field and what to do.
    """
    try:
        raw = json.loads(text)
    except ValueError as error:
        place = getattr(error, "lineno", 1)
        raise ConfigInvalid(CONFIG_TITLE, [("page", f"is no JSON; look at line {place}")]) from None
    if not isinstance(raw, dict):
        raise ConfigInvalid(CONFIG_TITLE, [("page", "must be a JSON object: { … }")])
    try:
        return Config.model_validate(raw)
    except ValidationError as error:
        raise ConfigInvalid(CONFIG_TITLE, [_problem(one) for one in error.errors()]) from None


def consent(text: str | None) -> tuple[bool, bool]:
    """(enabled, decided) as they literally stand in a text that may be invalid otherwise.

    Anything that can't be read counts as "no": this decides whether a report may be written at all.
    """
    try:
        raw = json.loads(text or "")
    except ValueError:
        return False, False
    if not isinstance(raw, dict):
        return False, False
    decision = raw.get("decision")
    return raw.get("enabled") is True, isinstance(decision, str) and bool(decision.strip())


def is_switched_off(text: str) -> bool:
    """Whether the text literally says "enabled": false, whatever else it says."""
    try:
        raw = json.loads(text)
    except ValueError:
        return False
    return isinstance(raw, dict) and raw.get("enabled") is False


def settings(config: Config, version: str, capital: bool = True) -> dict[str, Any]:
    """What the gadget reads (handrail-settings.json): the config and what doesn't change from wiki to wiki.

    `capital`: the wiki writes every title's first letter large (MediaWiki's default), so names do, too.
    """
    dumped = config.model_dump(mode="json")
    for key in ("categories", "include", "exclude") if capital else ():
        dumped[key] = _unique([_large(name) for name in dumped[key]])
    return {
        "version": version,
        **dumped,
        "about": ABOUT_TITLE,
        "directory": DIRECTORY_TITLE,
    }


def example() -> str:
    """A config to start from: off, with every key, for a community to fill in."""
    start = {
        **Config(enabled=False).model_dump(mode="json"),
        "decision": "",
        "categories": ["Suicide", "Self-harm"],
    }
    return json.dumps(start, ensure_ascii=False, indent="\t")


def _large(title: str) -> str:
    first = title[:1].upper()
    return first + title[1:] if len(first) == 1 else title


def _problem(error: ErrorDetails) -> tuple[str, str]:
    where = _field(error["loc"])
    kind, context = error["type"], error.get("ctx", {})
    if kind == "decision":
        where = kind
    allowed = ", ".join(Config.model_fields)
    what = {
        "extra_forbidden": f"is no key of this page; known are {allowed}",
        "missing": "is missing; write true or false",
        "bool_type": "must be true or false, without quotation marks",
        "string_type": 'must be text in "quotation marks"',
        "list_type": 'must be a list: [ "…", "…" ]',
        "int_type": "must be a whole number, without quotation marks",
        "int_from_float": "must be a whole number",
        "greater_than_equal": f"must be at least {context.get('ge')}",
        "less_than_equal": f"must be at most {context.get('le')}",
        "literal_error": f"must be {context.get('expected')}",
        "too_long": f"has more than {context.get('max_length')} entries; keep those that matter most",
        "string_too_long": f"is longer than {context.get('max_length')} characters",
    }.get(kind, error["msg"])
    return where, what


def _field(path: tuple[int | str, ...]) -> str:
    """("categories", 1) → "categories[2]": people count from one."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else str(part) for part in path) or "page"
