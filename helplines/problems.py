"""What a check reports, and the exceptions that maintainers have recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from helplines.lists import read_list

FILE = Path(__file__).parent / "exceptions.json"


@dataclass(frozen=True)
class Problem:
    """One thing to mend: in which file and field, and what to do. Only errors fail a check."""

    level: Literal["error", "warning"]
    file: str
    field: str
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.level, self.file, self.field, self.what) if part)


class Exempt(BaseModel):
    """A warning that a maintainer has looked into: the record is right, the witness is not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    country: str = Field(pattern=r"^[A-Z]{2}$", description="Country file.")
    number: str = Field(min_length=2, description="The dialled digits that the warning is about.")
    reason: str = Field(min_length=10, description="Why the record is right.")


def load_exceptions(path: Path = FILE) -> tuple[Exempt, ...]:
    """The recorded exceptions. Raises HelplinesError if the file can't be used."""
    return read_list(path, Exempt)


Finding = tuple[Literal["error", "warning"], str, str]


def at(file: str, findings: Iterable[Finding], prefix: str = "") -> Iterable[Problem]:
    """Findings (level, field, what) of one record as problems of a file, fields under `prefix`."""
    for level, field, what in findings:
        yield Problem(level, file, f"{prefix}{field}", what)
