"""What can go wrong between the bot and a wiki, each with a place and one clear line."""

from __future__ import annotations

from collections.abc import Sequence


class BotError(Exception):
    """Base of the room's errors: `where` names a page, host or file, `what` is wrong, and what to do."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class BadAddress(BotError):
    """The address that was named is no address of an api.php."""


class HostRefused(BotError, ConnectionError):
    """A request went to another host than the one that was named; it was not sent.

    Also a ConnectionError, as pywikibot gives up on those at once and would try others again.
    """


class Unreachable(BotError):
    """No answer from the wiki."""


class NotMediaWiki(BotError):
    """Something answers, but it isn't MediaWiki's API."""


class LoginFailed(BotError):
    """The wiki refuses the account or the password, or neither was given where an edit needs them."""


class ReadFailed(BotError):
    """The wiki did not answer a question; nothing is decided on a guess."""


class EditRefused(BotError):
    """The wiki refused an edit: no right, protected, filtered."""


class EditConflict(EditRefused):
    """Somebody changed the page between our reading and our writing."""


class SourceMissing(BotError):
    """A file that becomes a wiki page is not there or can't be used."""


class ConfigMissing(BotError):
    """The community has not made its config page."""


class ConfigInvalid(BotError):
    """The community's config can't be used; `problems` lists every reason as (field, what)."""

    def __init__(self, where: str, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__(where, "; ".join(f"{field}: {what}" for field, what in self.problems))
