"""Publish and withdraw the gadget, and the kill switch that every job asks.

Each job that edits asks the kill switch first: the community's config page, read now, not from memory.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot import config as configs
from bot import gadgets, project, scripts, talk
from bot.changes import Change, same
from bot.config import ABOUT_TITLE, CONFIG_TITLE, Config
from bot.errors import ConfigInvalid, ConfigMissing, EditRefused
from bot.facts import SiteFacts
from bot.pages import PREFIX, SETTINGS_TITLE, Page, build, owned

INTERFACE = 8  # MediaWiki's number of the namespace "MediaWiki"
Progress = Callable[[str], None]


class Wiki(Protocol):
    """What a job needs of a gateway."""

    live: bool

    def facts(self) -> SiteFacts:
        """What the wiki says of itself."""

    def read(self, titles: Sequence[str]) -> dict[str, str | None]:
        """Texts now; None: no such page."""

    def save(self, page: Page, summary: str) -> Change:
        """Make the page hold the text; only when live."""

    def delete(self, title: str, reason: str) -> Change:
        """Delete the page; only when live."""

    def titles(self, prefix: str, namespace: int) -> list[str]:
        """Titles that begin with the prefix."""


@dataclass
class Outcome:
    """What a job did or, in a dry run, would do. `said` is for people, `problems` make the command fail."""

    changes: list[Change] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def edits(self) -> list[Change]:
        """The changes that are some."""
        return [change for change in self.changes if change.kind != "same"]


def _silent(_: str) -> None:
    pass


def publish(wiki: Wiki, tell: Progress = _silent) -> Outcome:
    """Bring the gadget and the pages for people up to this build and the community's config, as `in_order` says.

    Disabled: no edit. Invalid: the problems go to the talk page and nothing else changes, so the last good
    settings stay. Raises ConfigMissing, SourceMissing (also for a script that does not parse; nothing is
    published then), and what the gateway raises.
    """
    try:
        config = permission(wiki)
    except ConfigInvalid as invalid:
        return _report(wiki, invalid)
    if config is None:
        return switched_off()
    pages = _wanted(wiki, config)
    note = scripts.check({page.title.removeprefix(PREFIX): page.text for page in pages if page.model == "javascript"})
    ordered = in_order(pages, wiki.read([page.title for page in pages]))
    outcome = Outcome([_save(wiki, page, _why(config), tell) for page in ordered], [note] if note else [])
    outcome.changes += _solve(wiki)
    if wiki.live:
        _must_stand(wiki, pages)
    return outcome


def in_order(pages: Sequence[Page], now: Mapping[str, str | None]) -> list[Page]:
    """Data and pages that are new, then scripts and texts that change, then the definition that names them all.

    What readers meet in between: on a first publishing nothing, as no definition names the pages. On an upgrade
    the old scripts with the new data, then new scripts beside old ones; and a new script that asks for a file
    which the definition does not name yet stops, so until the definition is saved, a page may show no notice.
    Never does the definition name what is not there. If publishing stops halfway, running it again goes on.
    """

    def place(page: Page) -> int:
        if page.title == gadgets.DEFINITION_TITLE:
            return 2
        return 0 if page.model == "json" or now[page.title] is None else 1

    return sorted(pages, key=place)


def withdraw(wiki: Wiki, tell: Progress = _silent) -> Outcome:
    """Take the gadget out: its definition lines first, then its pages. This is how a community leaves.

    Works whatever the config says, and leaves the config and the pages for people, which are theirs.
    """
    definition = wiki.read([gadgets.DEFINITION_TITLE])[gadgets.DEFINITION_TITLE]
    outcome = Outcome()
    if definition is not None:
        without = Page(gadgets.DEFINITION_TITLE, gadgets.remove(definition), "wikitext")
        outcome.changes.append(_save(wiki, without, "withdrawn", tell))
    for title in owned([*wiki.titles("Gadget-handrail", INTERFACE), *wiki.titles("Gadget-section-H", INTERFACE)]):
        outcome.changes.append(_take(wiki, title, tell))
    outcome.said.append(f"{CONFIG_TITLE} and the pages under {ABOUT_TITLE} stay; they are the community's")
    outcome.said.append(f"as long as {CONFIG_TITLE} says “enabled”: true, the next publish brings the gadget back")
    return outcome


def permission(wiki: Wiki) -> Config | None:
    """The kill switch: the community's config as it is now, or None if it is switched off.

    Raises ConfigMissing, ConfigInvalid, or what the gateway raises if it can't be read: then nothing is done.
    """
    text = wiki.read([CONFIG_TITLE])[CONFIG_TITLE]
    if text is None:
        raise ConfigMissing(
            CONFIG_TITLE,
            "is not there; the community makes it after its decision (start: handrail bot config-example)",
        )
    if configs.is_switched_off(text):
        return None
    return configs.parse(text)


def switched_off() -> Outcome:
    """What a job says instead of working when the community has switched Handrail off."""
    return Outcome(said=[f"{CONFIG_TITLE} says “enabled”: false; nothing was edited"])


def _wanted(wiki: Wiki, config: Config) -> list[Page]:
    facts = wiki.facts()
    definition = wiki.read([gadgets.DEFINITION_TITLE])[gadgets.DEFINITION_TITLE] or ""
    return [
        *build(config, definition, facts.release, capital=facts.capital),
        *project.build(config, facts.language),
    ]


def _save(wiki: Wiki, page: Page, summary: str, tell: Progress) -> Change:
    change = wiki.save(page, summary)
    tell(f"{change.kind:6} {change.title}")
    return change


def _why(config: Config) -> str:
    decision = config.decision
    named = decision if decision.startswith(("http://", "https://")) else f"[[{decision}]]"
    return f"published by the community's decision ({named})"


def _must_stand(wiki: Wiki, pages: Sequence[Page]) -> None:
    """Read everything again: what MediaWiki changed while saving would run in the readers' browsers."""
    now = wiki.read([page.title for page in pages])
    for page in pages:
        if not same(page, now[page.title] or ""):
            raise EditRefused(page.title, "holds another text than was saved; look at its history")


def _report(wiki: Wiki, invalid: ConfigInvalid) -> Outcome:
    """Tell the community what is wrong: here in any case, and on the wiki if it says yes, or once has.

    It has if settings were published: what isn't `true` or `false` now is a slip of the hand, not a withdrawal.
    """
    outcome = Outcome(problems=[f"{CONFIG_TITLE}: {where}: {what}" for where, what in invalid.problems])
    read = wiki.read([CONFIG_TITLE, talk.TALK_TITLE])
    enabled, decided = configs.consent(read[CONFIG_TITLE])
    published = bool(settings_in_force(wiki))
    if published or (enabled and decided):
        body = talk.report(invalid.problems, published, enabled)
        page = Page(talk.TALK_TITLE, talk.with_report(read[talk.TALK_TITLE] or "", body), "wikitext")
        outcome.changes.append(wiki.save(page, "this config can't be used"))
        outcome.said.append(f"the problems are listed at {talk.TALK_TITLE}; nothing else was edited")
    else:
        outcome.said.append("nothing was edited, not even the talk page: no clear “enabled” with a decision")
    return outcome


def _solve(wiki: Wiki) -> list[Change]:
    text = wiki.read([talk.TALK_TITLE])[talk.TALK_TITLE]
    if not text or not talk.is_open(text):
        return []
    page = Page(talk.TALK_TITLE, talk.with_report(text, talk.SOLVED), "wikitext")
    return [wiki.save(page, "the config can be used again")]


def _take(wiki: Wiki, title: str, tell: Progress) -> Change:
    """Delete a page; blank it where the account may not delete."""
    try:
        change = wiki.delete(title, "withdrawn")
    except EditRefused:
        empty = Page(title, "{}", "json") if title.endswith(".json") else Page(title, "", _model(title))
        change = wiki.save(empty, "withdrawn")
    tell(f"{change.kind:6} {change.title}")
    return change


def _model(title: str) -> Any:
    return {"js": "javascript", "css": "css"}.get(title.rpartition(".")[2], "wikitext")


def settings_in_force(wiki: Wiki) -> dict[str, Any] | None:
    """The last good settings on the wiki, or None if there are none that can be read as JSON."""
    text = wiki.read([SETTINGS_TITLE])[SETTINGS_TITLE]
    try:
        value = json.loads(text or "")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
