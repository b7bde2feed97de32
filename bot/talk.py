"""The report on the config, whether it can be used: one section of the config page's talk page, kept up to date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.wikitext import literal

TALK_TITLE = "MediaWiki talk:Handrail-config.json"
HEADING = "== Handrail and this config =="
BEGIN, END = "<!-- handrail: begin -->", "<!-- handrail: end -->"

# What the heading was in earlier versions; it would contradict a report that is marked as solved.
_FORMER = re.compile(r"^==[ \t]*Handrail can't use this config[ \t]*==[ \t]*$", re.MULTILINE)
_BETWEEN = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.DOTALL)


def report(problems: Sequence[tuple[str, str]], has_settings: bool, enabled: bool = True) -> str:
    """The section's body: every problem, and what holds meanwhile. Always the same for the same problems.

    `enabled`: whether the page literally says so; the gadget shows nothing otherwise.
    """
    meanwhile = "The last good config stays in force" if has_settings else "Nothing has been published"
    meanwhile = meanwhile if enabled else "As “enabled” is not true, no notice is shown"
    listed = [f"* {literal(field)}: {literal(what)}" for field, what in problems]
    return "\n".join([f"{meanwhile}; an edit that mends the following puts the config into force:", *listed])


SOLVED = "Solved: the config can be used and is in force."


def with_report(page: str, body: str) -> str:
    """The talk page with this body in our section: in the old one's place, else at the end.

    Only what stands between our two comments is ever replaced, and a former heading; people's answers stay.
    """
    block = f"{BEGIN}\n{body}\n{END}"
    if _BETWEEN.search(page):
        return _BETWEEN.sub(lambda _: block, _FORMER.sub(HEADING, page, count=1), count=1).rstrip()
    return f"{page.rstrip()}\n\n{HEADING}\n{block}".lstrip()


def is_open(page: str) -> bool:
    """Whether the page holds a report that isn't marked as solved, or whose heading says that it isn't."""
    found = _BETWEEN.search(page)
    return found is not None and (SOLVED not in found[0] or _FORMER.search(page) is not None)
