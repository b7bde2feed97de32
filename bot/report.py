"""Project:Handrail/Report: what the scan proposes, one row an article. People decide."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.config import CONFIG_TITLE, Config
from bot.wikitext import page, plain

ROWS_SHOWN = 2000
INTRO = (
    "<!-- Written by a bot; the next scan overwrites changes made here. -->\n"
    "What the bot found when it read articles. It proposes; people decide, by editing"
    f" {page(CONFIG_TITLE)} (“include”, “exclude”, “categories”)."
)
START = '{| class="wikitable sortable"\n! Article !! Label !! Proposal !! Why'
NOTHING = "No article was found that the bot would have treated otherwise, or that has a notice."
_ROW = re.compile(
    r"^\| \[\[:(?P<title>[^\]]+)\]\] \|\| (?P<label>.*?) \|\| (?P<proposal>.*?) \|\| (?P<why>.*)$"
)
_ORDER = {"include": 0, "exclude": 1, "": 2}


@dataclass(frozen=True)
class Row:
    """One article. `proposal` is "include", "exclude" or "" (as it is)."""

    title: str
    label: str
    proposal: str
    why: str


def row(title: str, label: str, show: bool, score: float, listed: bool, config: Config) -> Row | None:
    """The row for an article, or None where there is nothing to say about it.

    `listed`: the config's categories or titles name it, so it has a notice now.
    """
    wanted = show or (label == "biography" and config.biographies) or (label == "work" and config.works)
    if title in config.exclude:
        listed = wanted = False
    if not wanted and not listed:
        return None
    proposal = "" if wanted == listed else "include" if wanted else "exclude"
    now = "the config lists it" if listed else "the config doesn't list it"
    return Row(title, label, proposal, f"{now}; score {score:.2f}")


def write(rows: Iterable[Row]) -> str:
    """The page. The same rows give the same page."""
    ordered = sorted(rows, key=lambda one: (_ORDER.get(one.proposal, 3), one.title))
    if not ordered:
        return f"{INTRO}\n\n{NOTHING}"
    lines = [
        f"|-\n| [[:{one.title}]] || {plain(one.label)} || {plain(one.proposal) or '–'} || {plain(one.why)}"
        for one in ordered[:ROWS_SHOWN]
    ]
    more = [f"\n{len(ordered) - ROWS_SHOWN} more are left out."] if len(ordered) > ROWS_SHOWN else []
    return "\n".join([INTRO, "", START, *lines, "|}", *more])


def parse(text: str) -> list[Row]:
    """The rows of a page that `write` made."""
    found = (_ROW.match(line) for line in text.splitlines())
    rows = [{key: html.unescape(value) for key, value in one.groupdict().items()} for one in found if one]
    return [Row(**{**one, "proposal": one["proposal"].strip("–")}) for one in rows]
