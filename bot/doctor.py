"""Is everything as it must be before the bot may work? Every point is looked at, none is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bot import config as configs
from bot import scripts
from bot.address import Address, host_of
from bot.address import parse as parse_address
from bot.config import ABOUT_TITLE, CONFIG_TITLE, Config
from bot.errors import BadAddress, BotError, ConfigInvalid, LoginFailed
from bot.facts import SiteFacts
from bot.gateway import Gateway, open_wiki
from bot.home import Account
from bot.pages import sources
from bot.publishing import settings_in_force

State = Literal["ok", "note", "problem"]
OLDEST = (1, 39)
PROJECT = 4  # MediaWiki's number of the namespace "Project"
# What each right is for, and the bot password's grant that carries it.
RIGHTS = {
    "edit": ("to edit at all", "editpage"),
    "createpage": ("to create pages", "createeditmovepage"),
    "editinterface": ("for pages of the namespace MediaWiki", "editinterface"),
    "editsitejs": ("for the gadget's scripts", "editsiteconfig"),
    "editsitecss": ("for the gadget's style sheet", "editsiteconfig"),
    "editsitejson": ("for the gadget's data", "editsiteconfig"),
}
WISHED = {
    "bot": ("edits would not be marked as a bot's", "highvolume"),
    "delete": ("“withdraw” would blank pages instead of deleting them", "delete"),
}


@dataclass(frozen=True)
class Finding:
    """One point: what was looked at, how it stands, and, if it isn't ok, what to do."""

    point: str
    state: State
    what: str


def check(api: str, account: Account | None = None) -> list[Finding]:
    """All findings, in the order in which one would mend them. Never edits, never raises BotError."""
    found = list(_source())
    try:
        found += _transport(parse_address(api), account)
        with open_wiki(api, account) as wiki:
            found.append(Finding("reachable", "ok", wiki.address.url))
            return [*found, *_wiki(wiki)]
    except BotError as error:
        return [*found, *unopened(error)]


def unopened(error: BotError) -> Iterator[Finding]:
    """Why the wiki could not be opened: nobody answers, or somebody does and the account is refused."""
    if isinstance(error, LoginFailed):
        yield Finding("reachable", "ok", "the wiki answers")
    point = "log in" if isinstance(error, LoginFailed) else "address" if isinstance(error, BadAddress) else "reachable"
    yield Finding(point, "problem", f"{error.where}: {error.what}")


def _wiki(wiki: Gateway) -> Iterator[Finding]:
    parts: tuple[Callable[[Gateway], Iterator[Finding]], ...] = (_site, _account, _config, _published, _pages)
    for part in parts:
        try:
            yield from part(wiki)
        except BotError as error:
            yield Finding(part.__name__.strip("_"), "problem", f"{error.where}: {error.what}")


def _source() -> Iterator[Finding]:
    try:
        files = sources()
        if note := scripts.check(files):
            yield Finding("source", "note", note)
        yield Finding("source", "ok", f"{len(files)} gadget files are ready")
    except BotError as error:
        yield Finding("source", "problem", f"{error.where}: {error.what}")


def _transport(address: Address, account: Account | None) -> Iterator[Finding]:
    if account and address.scheme == "http" and not address.is_loopback:
        yield Finding("transport", "note", "the password travels unencrypted; use https if the wiki has it")


def _site(wiki: Gateway) -> Iterator[Finding]:
    facts = wiki.facts()
    yield named(wiki.address, facts)
    fits = facts.release >= OLDEST
    older = "" if fits else f"; {OLDEST[0]}.{OLDEST[1]} or newer is needed"
    yield Finding("MediaWiki", "ok" if fits else "problem", facts.generator + older)
    if facts.readonly:
        yield Finding("read-only", "problem", "the wiki takes no edits at the moment; try again later")
    yield gadgets_extension(facts)
    yield from _too_large(facts)


def _too_large(facts: SiteFacts) -> Iterator[Finding]:
    for name, text in sources().items():
        if len(text.encode()) > facts.page_bytes:
            yield Finding("size", "problem", f"{name} is larger than this wiki's $wgMaxArticleSize")


def named(address: Address, facts: SiteFacts) -> Finding:
    """Is the wiki that answers the one at the address that was named?"""
    own = host_of(facts.server)
    if own == address.host:
        return Finding("host", "ok", own)
    state: State = "note" if address.is_internal else "problem"
    return Finding("host", state, f"{address.host} was named, but the wiki says it is {own}; name that if you mean it")


def gadgets_extension(facts: SiteFacts) -> Finding:
    """Is the Gadgets extension there?"""
    if "Gadgets" not in facts.extensions:
        return Finding("Gadgets", "problem", "the extension is not there; add wfLoadExtension( 'Gadgets' )")
    version = facts.extensions["Gadgets"] or f"as bundled with {facts.generator}"
    return Finding("Gadgets", "ok", version)


def _account(wiki: Gateway) -> Iterator[Finding]:
    if not wiki.account:
        yield Finding("account", "note", "none was named; --user NAME also checks its rights")
        return
    rights = wiki.rights()
    yield Finding("account", "ok", f"logged in as {wiki.account.name}")
    yield from missing(rights)


def missing(rights: frozenset[str]) -> Iterator[Finding]:
    """Rights that the bot lacks: needed ones are problems, others notes."""
    for name, (why, grant) in RIGHTS.items():
        if name not in rights:
            yield Finding(f"right {name}", "problem", f"missing, {why}; user group or grant “{grant}”")
    for name, (why, grant) in WISHED.items():
        if name not in rights:
            yield Finding(f"right {name}", "note", f"missing: {why}; user group or grant “{grant}”")
    if RIGHTS.keys() <= rights:
        yield Finding("rights", "ok", "all that publishing needs")


def _config(wiki: Gateway) -> Iterator[Finding]:
    text = wiki.read([CONFIG_TITLE])[CONFIG_TITLE]
    if text is None:
        start = "the community makes it after its decision; start with: handrail bot config-example"
        yield Finding("config", "problem", f"{CONFIG_TITLE} is not there; {start}")
        return
    try:
        config = configs.parse(text)
    except ConfigInvalid as invalid:
        for field, what in invalid.problems:
            yield Finding("config", "problem", f"{CONFIG_TITLE}: {field}: {what}")
        return
    yield Finding("config", "ok", "enabled" if config.enabled else "valid, and switched off")
    yield from _decision(wiki, config)
    yield from without_words(config)


def _decision(wiki: Gateway, config: Config) -> Iterator[Finding]:
    decision = config.decision
    if not config.enabled or decision.startswith(("http://", "https://")):
        return
    title = decision.partition("#")[0]
    if wiki.read([title])[title] is None:
        yield Finding("decision", "problem", "the config's decision names a page that is not there; link the real one")
    else:
        yield Finding("decision", "ok", decision)


def without_words(config: Config) -> Iterator[Finding]:
    """Languages that the config names and that the notice doesn't speak: perhaps a slip, such as "dk" for Danish."""
    import notices

    for tag in config.languages:
        if notices.language(notices.pack(), tag) == "en" and tag.split("-")[0] not in ("en", "simple"):
            yield Finding("languages", "note", f"{tag}: the notice has no words in it, so it speaks English there")


def _published(wiki: Gateway) -> Iterator[Finding]:
    enabled, _ = configs.consent(wiki.read([CONFIG_TITLE])[CONFIG_TITLE])
    yield published(settings_in_force(wiki), enabled)


def published(settings: dict[str, Any] | None, enabled: bool) -> Finding:
    """Does the gadget stand on the wiki, by its settings? Not before the first publish, nor after a withdrawal."""
    if settings:
        return Finding("published", "ok", f"version {settings.get('version', 'unknown')}")
    then = "; as the config says “enabled”: true, the next publish brings the gadget" if enabled else ""
    return Finding("published", "note", f"nothing is published yet{then}")


def _pages(wiki: Gateway) -> Iterator[Finding]:
    name = ABOUT_TITLE.partition(":")[2]
    there = [title.partition(":")[2] for title in wiki.titles(name, PROJECT)]
    ours = [f"Project:{title}" for title in there if title == name or title.startswith(f"{name}/")]
    yield from unprotected(wiki.open_to_all(ours))


def unprotected(titles: Sequence[str]) -> Iterator[Finding]:
    """Pages for people, helplines among them, that a vandal could change."""
    if titles:
        what = f"anybody can change {', '.join(titles)}; protect {ABOUT_TITLE}*, at a level that the bot may edit"
        yield Finding("protection", "note", what)
