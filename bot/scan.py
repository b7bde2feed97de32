"""Read articles, classify them, report. No article is ever edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from bot import report
from bot.config import Config
from bot.facts import Article
from bot.pages import Page
from bot.project import REPORT_TITLE
from bot.publishing import Outcome, Progress, Wiki, permission, switched_off

TOLD_EVERY = 100


class Verdict(NamedTuple):
    """What the classifier thinks of an article: its label, whether a notice belongs there, 0.0–1.0."""

    label: str
    show: bool
    score: float


class Library(Wiki, Protocol):
    """What scanning needs of a gateway beyond what other jobs need."""

    def members(self, categories: Iterable[str]) -> list[str]:
        """Titles in the categories."""

    def search(self, words: Iterable[str]) -> list[str]:
        """Titles that the wiki's search finds."""

    def every_title(self) -> Iterator[str]:
        """All titles."""

    def texts(self, titles: Iterable[str]) -> Iterator[Article]:
        """The articles that are there."""


def scan(wiki: Library, everything: bool = False, tell: Progress = lambda _: None) -> Outcome:
    """Report on the config's articles and on what a search for its words finds, or on all articles.

    Raises ConfigMissing, ConfigInvalid, and what the gateway raises; switched off, nothing is read or edited.
    """
    config = permission(wiki)
    if config is None:
        return switched_off()
    members = set(wiki.members(config.categories))
    titles = wiki.every_title() if everything else _candidates(wiki, config, members)
    rows, count = [], 0
    for count, article in enumerate(wiki.texts(titles), 1):
        rows.append(_row(config, article, article.title in members))
        if count % TOLD_EVERY == 0:
            tell(f"{count} articles read")
    tell(f"{count} articles read")
    text = report.write(one for one in rows if one)
    change = wiki.save(Page(REPORT_TITLE, text, "wikitext"), f"report on {count} articles")
    return Outcome([change], [f"{count} articles read; report: {REPORT_TITLE}"])


def rescan(wiki: Library, title: str, gone: bool = False) -> Outcome:
    """Classify one article anew, if the report has a row for it; one that is `gone`, or not there, loses its row."""
    config = permission(wiki)
    if config is None:
        return switched_off()
    rows = report.parse(wiki.read([REPORT_TITLE])[REPORT_TITLE] or "")
    old = next((row for row in rows if row.title == title), None)
    if old is None:
        return Outcome(said=[f"{title} is not in the report; nothing to do"])
    kept = [row for row in rows if row is not old]
    members = [] if gone else wiki.members(config.categories)
    new = [] if gone else [_row(config, article, title in members) for article in wiki.texts([title])]
    page = Page(REPORT_TITLE, report.write([*kept, *(one for one in new if one)]), "wikitext")
    return Outcome([wiki.save(page, f"[[:{title}]] was changed")])


def _candidates(wiki: Library, config: Config, members: set[str]) -> list[str]:
    words = wiki.search([*config.categories, *config.always])
    return sorted(members | set(config.include) | set(words))


def _row(config: Config, article: Article, member: bool) -> report.Row | None:
    return report.row(article, *_classify(article), member, config)


def _classify(article: Article) -> Verdict:
    """The classifier's word; imported here so that publishing never loads it."""
    from classifier import classify_article

    found = classify_article(article.title, article.text, article.language)
    return Verdict(found.label, found.show, found.score)
