"""The one way to a wiki, through pywikibot: reads that raise when they fail, edits only when `live`.

pywikibot is imported here and nowhere else, after a folder of its own was made for it, and its HTTP session
can reach the named host only. One gateway is open at a time in a process: pywikibot's state is global.
"""

from __future__ import annotations

import importlib
import logging
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from bot import guard, home, refusals
from bot.address import Address, parse
from bot.changes import Change, change
from bot.errors import BotError, HostRefused, LoginFailed, ReadFailed, Unreachable
from bot.facts import Article, Seen, SiteFacts, asked_pages, seen_page, site_facts, unprotected
from bot.home import Account
from bot.pages import Page, handrail_version

TITLES_A_REQUEST = 50
SEARCH_RESULTS = 500
CONNECT_SECONDS, READ_SECONDS = 6.05, 30
_ONE_AT_A_TIME = threading.Lock()
_LOADED: dict[str, Any] = {}


class Gateway:
    """An open way to one wiki. Make it with `open_wiki`. `live` False: every edit is only shown."""

    def __init__(self, pywikibot: Any, address: Address, account: Account | None, live: bool) -> None:
        self.address = address
        self.account = account
        self.live = live
        self._pywikibot = pywikibot
        self._site: Any = None
        self._seen: dict[str, Seen] = {}
        self._facts: SiteFacts | None = None

    def enter(self) -> None:
        """Ask whether MediaWiki answers at the address, then log in. Raises the first problem."""
        self._knock()
        name = home.family(self.address)
        self._site = self._pywikibot.Site(name, name, user=self.account.name if self.account else None)
        self._must_be_named()
        if self.account:
            with self._told(f"user {self.account.user}", LoginFailed):
                self._site.login()
        _burn(self._pywikibot)

    def facts(self) -> SiteFacts:
        """What the wiki says of itself, asked once."""
        if self._facts is None:
            asked = "general|extensions|namespaces"
            self._facts = site_facts(self._query("siteinfo", meta="siteinfo", siprop=asked)["query"])
        return self._facts

    def rights(self) -> frozenset[str]:
        """What the account may do here (for nobody in particular, where no account was named)."""
        info = self._query("userinfo", meta="userinfo", uiprop="rights")["query"]["userinfo"]
        return frozenset(info["rights"])

    def read(self, titles: Iterable[str]) -> dict[str, str | None]:
        """The pages' text as it is now, None where there is no such page. Raises ReadFailed."""
        wanted = list(dict.fromkeys(titles))
        for start in range(0, len(wanted), TITLES_A_REQUEST):
            self._read_some(wanted[start : start + TITLES_A_REQUEST])
        return {title: self._seen[title].text for title in wanted}

    def open_to_all(self, titles: Iterable[str]) -> list[str]:
        """Those of the pages that are there and that no protection keeps anybody from editing. Raises ReadFailed."""
        rest, found = iter(titles), list[str]()
        while batch := list(islice(rest, TITLES_A_REQUEST)):
            asked = {"prop": "info", "inprop": "protection", "titles": "|".join(batch)}
            answer = asked_pages(batch, self._query("protection", formatversion=2, **asked))
            found += [title for title, page in answer.items() if unprotected(title, page)]
        return found

    def titles(self, prefix: str, namespace: int) -> list[str]:
        """Every title of a namespace that begins with the prefix (written without the namespace)."""
        with self._told("list of pages", ReadFailed):
            return [page.title() for page in self._site.allpages(prefix=prefix, namespace=namespace)]

    def save(self, page: Page, summary: str) -> Change:
        """Make the page hold this text, if it doesn't; only when live. Against the text that `read` gave.

        Raises EditConflict if somebody was faster, EditRefused if the wiki says no.
        """
        if page.title not in self._seen:
            self.read([page.title])
        seen = self._seen[page.title]
        found = change(page, seen.text)
        if self.live and found.kind != "same":
            self._edit(page, seen, summary)
        return found

    def delete(self, title: str, reason: str) -> Change:
        """Delete the page, if there is one; only when live. Raises EditRefused."""
        if self.read([title])[title] is None:
            return Change(title, "same")
        if self.live:
            self._write(title, action="delete", title=title, reason=self._signed(reason), watchlist="nochange")
            del self._seen[title]
        return Change(title, "delete")

    def members(self, categories: Iterable[str]) -> list[str]:
        """Titles of the pages of the categories (named without namespace) that are content."""
        with self._told("category", ReadFailed):
            named = [self._pywikibot.Category(self._site, f"Category:{name}") for name in categories]
            spaces = self.facts().content_namespaces
            return [page.title() for one in named for page in self._site.categorymembers(one, namespaces=spaces)]

    def search(self, words: Iterable[str]) -> list[str]:
        """Titles of the first content pages that the wiki's own search finds for each of the words."""
        with self._told("search", ReadFailed):
            limits = {"namespaces": self.facts().content_namespaces, "total": SEARCH_RESULTS}
            return [page.title() for word in words for page in self._site.search(word, **limits)]

    def every_title(self) -> Iterator[str]:
        """Titles of all content pages but redirects."""
        with self._told("list of pages", ReadFailed):
            for space in self.facts().content_namespaces:
                for page in self._site.allpages(namespace=space, filterredir=False):
                    yield page.title()

    def texts(self, titles: Iterable[str]) -> Iterator[Article]:
        """The pages that are there and no redirects, read in batches as they are asked for."""
        rest = iter(titles)
        while batch := list(dict.fromkeys(islice(rest, TITLES_A_REQUEST))):
            self._read_some(batch)
            for title, seen in [(title, self._seen.pop(title)) for title in batch]:
                if seen.text is not None and not seen.redirect:
                    yield Article(title, seen.text, seen.language or self.facts().language)

    def _knock(self) -> None:
        """One request without pywikibot's patience: is anybody there, and is it MediaWiki?"""
        try:
            answer = self._pywikibot.comms.http.session.get(
                self.address.url,
                params={"action": "query", "meta": "siteinfo", "format": "json"},
                headers={"User-Agent": f"Handrail/{handrail_version()}"},
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
            )
        except HostRefused:
            raise
        except OSError as error:  # everything that requests raises is one
            raise Unreachable(self.address.origin, refusals.no_answer(error)) from None
        refusals.check_answer(self.address, answer)

    def _must_be_named(self) -> None:
        url = self._site.base_url(self._site.apipath())
        if url != self.address.url:
            raise HostRefused(url, f"pywikibot would speak to this, but {self.address.url} was named")

    def _read_some(self, titles: list[str]) -> None:
        asked = {"prop": "revisions|info", "rvprop": "ids|content", "rvslots": "main", "titles": "|".join(titles)}
        answer = self._query("pages", formatversion=2, **asked)
        if "continue" in answer and len(titles) > 1:  # an answer is cut at some size: ask for less
            self._read_some(titles[: len(titles) // 2])
            return self._read_some(titles[len(titles) // 2 :])
        for title, page in asked_pages(titles, answer).items():
            self._seen[title] = seen_page(title, page)
        return None

    def _edit(self, page: Page, seen: Seen, summary: str) -> None:
        there = {"nocreate": 1, "baserevid": seen.revision} if seen.text is not None else {"createonly": 1}
        self._write(
            page.title, action="edit", title=page.title, text=page.text, summary=self._signed(summary),
            contentmodel=page.model, bot=1, notminor=1, recreate=1, watchlist="nochange", **there,
        )  # fmt: skip
        del self._seen[page.title]

    def _write(self, where: str, **parameters: Any) -> None:
        if not self.account:
            raise LoginFailed(self.address.origin, "an edit needs an account: name it with --user")
        with self._told(where, refusals.edit_refused):
            token = self._site.tokens["csrf"]
            self._site.simple_request(**parameters, token=token).submit()

    def _query(self, where: str, **parameters: Any) -> dict[str, Any]:
        with self._told(where, ReadFailed):
            answer: dict[str, Any] = self._site.simple_request(action="query", **parameters).submit()
        return answer

    @staticmethod
    def _signed(summary: str) -> str:
        return f"Handrail {handrail_version()}: {summary}"

    @contextmanager
    def _told(self, where: str, kind: refusals.Kind) -> Iterator[None]:
        """Turn whatever pywikibot or requests raises into one of our errors."""
        try:
            yield
        except BotError:
            raise
        except (self._pywikibot.exceptions.Error, OSError, KeyError, ValueError, RuntimeError) as error:
            self._tell(where, kind, error)

    def _tell(self, where: str, kind: refusals.Kind, error: Exception) -> NoReturn:
        known = self._pywikibot.exceptions
        if isinstance(error, OSError | known.ServerError | known.ApiTimeoutError):
            raise Unreachable(self.address.origin, f"stopped answering ({type(error).__name__})") from None
        raise kind(where, refusals.line(error)) from None


@contextmanager
def open_wiki(api: str, account: Account | None = None, *, live: bool = False) -> Iterator[Gateway]:
    """An open gateway to the wiki whose api.php is named, closed at the end.

    Dry run is the default. Raises BadAddress, Unreachable, NotMediaWiki, LoginFailed, HostRefused.
    """
    address = parse(api)
    if live and not account:
        raise LoginFailed("--live", "needs an account: --user NAME and its password")
    if not _ONE_AT_A_TIME.acquire(timeout=READ_SECONDS):
        raise BotError(address.origin, "another job of this process is still at work; try again")
    try:
        pywikibot = _prepare(address, account)
        gateway = Gateway(pywikibot, address, account, live)
        gateway.enter()
        yield gateway
    finally:
        _forget()
        _ONE_AT_A_TIME.release()


def _load(address: Address) -> Any:
    """pywikibot, imported once in a process, from a configuration that is ours. Raises BotError."""
    if "module" not in _LOADED:
        if "pywikibot" in sys.modules:
            raise BotError("pywikibot", "was loaded before its folder was ready; its settings can't be trusted")
        folder = home.make(address)
        with home.surroundings(folder):
            module = importlib.import_module("pywikibot")
        http = importlib.import_module("pywikibot.comms.http")
        if Path(module.config.base_dir) != folder or module.config.family != home.family(address):
            raise BotError("pywikibot", "did not take the settings made for it")
        logging.getLogger("pywiki").propagate = False  # what it says is ours to tell, or not
        _LOADED.update(module=module, folder=folder, adapter=http.session.adapters["https://"])
    return _LOADED["module"]


def _prepare(address: Address, account: Account | None) -> Any:
    """pywikibot, told of this wiki and this account, with manners where the wiki isn't on this machine."""
    pywikibot = _load(address)
    config, name = pywikibot.config, home.family(address)
    config.family = config.mylang = name
    config.family_files[name] = address.url
    config.put_throttle, config.minthrottle = (0, 0) if address.is_loopback else (10, 0.1)
    config.max_retries, config.retry_wait = (2, 1) if address.is_loopback else (5, 5)
    if account:
        config.usernames[name][name] = account.name
        config.password_file = home.PASSWORDS
        home.write(_LOADED["folder"] / home.PASSWORDS, account.line())
    guard.restrict(pywikibot.comms.http.session, address, _LOADED["adapter"])
    return pywikibot


def _burn(pywikibot: Any) -> None:
    """Take password and cookies off the disk: at once after logging in, as a process may be killed later.

    Cookies of a file would also log the next account in as this one.
    """
    pywikibot.config.password_file = None
    for secret in (*_LOADED["folder"].glob("*.lwp"), _LOADED["folder"] / home.PASSWORDS):
        secret.unlink(missing_ok=True)


def _forget() -> None:
    """Leave nothing of this wiki behind: no password, no cookie, no way out."""
    if "module" not in _LOADED:
        return
    pywikibot, http = _LOADED["module"], _LOADED["module"].comms.http
    _burn(pywikibot)
    guard.restrict(http.session, None)
    http.cookie_jar.clear()
    pywikibot.config.usernames.clear()
    pywikibot._sites.clear()
    pywikibot.bot.ui.clear()
