"""Project:Handrail/Report: what the scan proposes, one row an article. People decide."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

import classifier
from bot.config import CONFIG_TITLE, Config
from bot.facts import Article
from bot.wikitext import page, plain

ROWS_SHOWN = 2000
INTRO = (
    "<!-- Written by a bot; the next scan overwrites changes made here. -->\n"
    "What the bot found when it read articles. It proposes; people decide, by editing"
    f" {page(CONFIG_TITLE)} (“include”, “exclude”, “categories”)."
)
START = '{| class="wikitable sortable"\n! Article !! Label !! Proposal !! Why'
NOTHING = "No article was found that the bot would have treated otherwise, or that has a notice."
_ROW = re.compile(r"^\| \[\[:(?P<title>[^\]]+)\]\] \|\| (?P<label>.*?) \|\| (?P<proposal>.*?) \|\| (?P<why>.*)$")
# What stands behind a namespace in a link: among it, the names of categories.
_NAMED = re.compile(r"\[\[\s*[^\[\]|:]+:([^\[\]|]+)")
_ORDER = {"include": 0, "exclude": 1, "": 2}


@dataclass(frozen=True)
class Row:
    """One article. `proposal` is "include", "exclude" or "" (as it is)."""

    title: str
    label: str
    proposal: str
    why: str


def row(article: Article, label: str, show: bool, score: float, member: bool, config: Config) -> Row | None:
    """The row for an article, or None where there is nothing to say about it.

    `member`: it is in one of the config's categories. What the gadget does with it now is compared with what
    the classifier (label, show, score) would do.
    """
    wanted = show or (label == "biography" and config.biographies) or (label == "work" and config.works)
    listed = member or article.title in config.include
    if article.title in config.exclude or not (listed or wanted):
        return None
    spared = [] if article.title in config.include else left_alone_as(article.text, config)
    shown = listed and not spared
    proposal = "" if wanted == shown else "include" if wanted else "exclude"
    now = "has the notice" if shown else _spared(spared, label) if listed else "has no notice"
    return Row(article.title, label, proposal, f"{now}; score {score:.2f}")


def left_alone_as(text: str, config: Config) -> list[str]:
    """As what the gadget spares this wikitext ("biography", "work"), by the names of its categories alone."""
    patterns = {
        "biography": [] if config.biographies else classifier.biography_patterns(),
        "work": [] if config.works else classifier.work_patterns(),
    }
    names = [name.strip() for name in _NAMED.findall(text)]
    return [kind for kind, some in patterns.items() if any(re.search(one, name) for name in names for one in some)]


def _spared(kinds: list[str], label: str) -> str:
    """Why a listed article has no notice, and why its label may be another: that one goes by more."""
    more = "" if label in kinds else " (the label goes by its title and beginning as well)"
    return f"is listed, but its categories are a {label if label in kinds else kinds[0]}'s{more}"


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
