"""Reading a JSON file that is one list of records of the same kind."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from helplines.errors import HelplinesError

_Kind = TypeVar("_Kind", bound=BaseModel)


def read_list(path: Path, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The records of the file. Raises HelplinesError with the first fault, OSError without the file."""
    try:
        return tuple(TypeAdapter(list[kind]).validate_json(path.read_bytes()))  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise HelplinesError(str(path), f"{place}: {first['msg']}") from None
