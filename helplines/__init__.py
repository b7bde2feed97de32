"""The helplines: records with their evidence, their grades, and which lines a reader is shown."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from helplines.choose import choose
from helplines.errors import HelplinesError
from helplines.packing import build_pack
from helplines.region import region
from helplines.store import PACK, Dataset, load

__all__ = ["Dataset", "HelplinesError", "build_pack", "choose", "load", "pack", "region"]


@cache
def pack() -> dict[str, Any]:
    """The committed pack (helplines/pack.json), read once: not to be changed. Raises OSError if it is missing."""
    loaded = json.loads(PACK.read_text("utf-8"))
    assert isinstance(loaded, dict)  # noqa: S101 - our own generated file
    return loaded
