"""MediaWiki:Gadgets-definition: Handrail's lines among everybody else's, which stay as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

DEFINITION_TITLE = "MediaWiki:Gadgets-definition"
SECTION = "Handrail"
LOADER = "handrail-loader"
MAIN = "handrail"
STYLES = "handrail-styles"

# From this version on the option "targets" is gone (and every gadget is for desktop and mobile).
TARGETS_GONE = (1, 42)

_OURS = re.compile(r"^\*+\s*handrail(-loader|-styles)?\s*(\[|\|)")
_HEADING = re.compile(r"^==\s*Handrail\s*==\s*$")
_ANY_HEADING = re.compile(r"^==+.*==+\s*$")


def lines(loader_files: Sequence[str], main_files: Sequence[str], version: tuple[int, int]) -> list[str]:
    """The definition lines for a wiki of this MediaWiki version; the first file of a package is what runs.

    The styles stand once more as a module of their own: the wiki's server links it for readers without JavaScript.
    """
    targets = "|targets=desktop,mobile" if version < TARGETS_GONE else ""
    return [
        f"* {LOADER}[ResourceLoader|default|package{targets}]|" + "|".join(loader_files),
        f"* {MAIN}[ResourceLoader|hidden|package|dependencies=mediawiki.util{targets}]|" + "|".join(main_files),
        f"* {STYLES}[ResourceLoader|hidden|type=styles{targets}]|handrail.css",
    ]


def merge(definition: str, ours: Sequence[str]) -> str:
    """The page with our lines in it once: where they stood, else under our heading, else at the end.

    Every other line stays as it was, and the same page comes out when it is merged again.
    """
    rest = definition.rstrip().split("\n")
    kept = [line for line in rest if not _OURS.match(line)]
    at = next((place for place, line in enumerate(rest) if _OURS.match(line)), None)
    if at is None:
        at = next((place + 1 for place, line in enumerate(kept) if _HEADING.match(line)), None)
    if at is None:
        return "\n".join([*kept, f"== {SECTION} ==", *ours]).lstrip("\n")
    return "\n".join([*kept[:at], *ours, *kept[at:]]).rstrip()


def remove(definition: str) -> str:
    """The page without our lines, and without our heading if nothing else stands under it."""
    kept = [line for line in definition.split("\n") if not _OURS.match(line)]
    at = next((place for place, line in enumerate(kept) if _HEADING.match(line)), None)
    if at is not None and not _section(kept[at + 1 :]):
        del kept[at]
    return "\n".join(kept).rstrip()


def _section(after: list[str]) -> list[str]:
    """The lines with something on them, up to the next heading."""
    end = next((place for place, line in enumerate(after) if _ANY_HEADING.match(line)), len(after))
    return [line for line in after[:end] if line.strip()]
