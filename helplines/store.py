"""Reading the records: files in, a Dataset or one clear error out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from helplines.errors import HelplinesError
from helplines.models import Country, Service
from helplines.retired import Retired, load_retired

HERE = Path(__file__).parent
DATA = HERE / "data"
PACK = HERE / "pack.json"


class BadFile(HelplinesError):
    """One file that can't be used; `problems` lists every (field, what) found in it."""

    def __init__(self, where: str, problems: list[tuple[str, str]]) -> None:
        super().__init__(where, "; ".join(f"{field}: {what}" if field else what for field, what in problems))
        self.problems = problems


@dataclass(frozen=True)
class Dataset:
    """Every country's record, by code, and the numbers that must never be shown."""

    countries: dict[str, Country]
    retired: tuple[Retired, ...] = ()

    def services(self) -> Iterator[tuple[str, Service]]:
        """Every service with its home country's code, in file order."""
        for code, country in self.countries.items():
            for service in country.services:
                yield code, service


def load(folder: Path = DATA) -> Dataset:
    """All records under `folder`. Raises BadFile for the first file that can't be used."""
    records = [read(path) for path in files(folder)]
    return Dataset({record.country: record for record in records}, load_retired())


def files(folder: Path = DATA) -> list[Path]:
    """The record files, in the order of their names. Raises HelplinesError without a folder."""
    if not folder.is_dir():
        raise HelplinesError(str(folder), "is not a folder of country files")
    return sorted(folder.glob("*.json"))


def read(path: Path) -> Country:
    """One country's record. Raises BadFile with every problem of its bytes, JSON or shape."""
    raw = path.read_bytes()
    parse_json(str(path), raw)
    try:
        record = Country.model_validate_json(raw)
    except ValidationError as error:
        raise BadFile(str(path), _shape(error)) from None
    if path.stem != record.country:
        raise BadFile(str(path), [("country", f"is {record.country}, but the file is named {path.name}")])
    return record


def parse_json(where: str, raw: bytes) -> Any:
    """JSON of a file's bytes. Raises BadFile: not UTF-8, not JSON (with line), or a key given twice."""
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_no_twins)
    except UnicodeDecodeError as error:
        raise BadFile(where, [("", f"byte {error.start} is not UTF-8: save the file as UTF-8")]) from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadFile(where, [("", f"{place}: not JSON: {error.msg}")]) from None
    except _TwiceError as error:
        raise BadFile(where, [(error.args[0], "is given twice: keep one")]) from None


class _TwiceError(ValueError):
    pass


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


def _shape(error: ValidationError) -> list[tuple[str, str]]:
    return [(".".join(map(str, one["loc"])), _advice(one["type"], one["msg"])) for one in error.errors()]


def _advice(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "is not a field of the schema: remove it or correct its name"
    if kind == "missing":
        return "is missing: add it (null or [] where nothing is known)"
    return message.removeprefix("Value error, ")
