"""The report on a config that can't be used: one section of the config page's talk page, kept up to date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.wikitext import plain

TALK_TITLE = "MediaWiki talk:Handrail-config.json"
HEADING = "== Handrail can't use this config =="
BEGIN, END = "<!-- handrail: begin -->", "<!-- handrail: end -->"

_BETWEEN = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)


def report(problems: Sequence[tuple[str, str]], has_settings: bool, enabled: bool = True) -> str:
    """The section's body: every problem, and what holds meanwhile. Always the same for the same problems.

    `enabled`: whether the page literally says so; the gadget shows nothing otherwise.
    """
    meanwhile = "The last good config stays in force" if has_settings else "Nothing has been published"
    meanwhile = meanwhile if enabled else "As “enabled” is not true, no notice is shown"
    listed = [f"* {plain(field)}: {plain(what)}" for field, what in problems]
    return "\n".join([f"{meanwhile}; an edit that mends the following puts the config into force:", *listed])


SOLVED = "Solved: the config can be used and is in force."


def with_report(page: str, body: str) -> str:
    """The talk page with this body in our section: in the old one's place, else at the end.

    Only what stands between our two comments is ever replaced; people's answers stay.
    """
    block = f"{BEGIN}\n{body}\n{END}"
    if _BETWEEN.search(page):
        return _BETWEEN.sub(lambda _: block, page, count=1).rstrip()
    return f"{page.rstrip()}\n\n{HEADING}\n{block}".lstrip()


def is_open(page: str) -> bool:
    """Whether the page holds a report that isn't marked as solved."""
    found = _BETWEEN.search(page)
    return found is not None and SOLVED not in found[0]
