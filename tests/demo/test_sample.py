"""The sample articles: enough of each kind, in six languages, and safe to show anybody."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from demo import DemoError
from demo.community import config
from demo.sample import KINDS, Page, pages

LANGUAGES = {"en", "de", "fr", "es", "ar", "ja"}
ARTICLES = [page for page in pages() if page.kind != "template"]


def titles(kind: str, lang: str) -> list[str]:
    """Titles of one kind in one language."""
    return [page.title for page in ARTICLES if (page.kind, page.lang) == (kind, lang)]


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"template", "excluded"}))
def test_every_language_has_every_kind(kind: str, lang: str) -> None:
    """On topic, people, works, ordinary: a notice must be seen and must be missed in each language."""
    assert titles(kind, lang)


def test_there_are_some_forty_articles_with_different_titles() -> None:
    """All are pages of one wiki."""
    found = [page.title for page in pages()]
    assert len(ARTICLES) >= 40
    assert len(found) == len(set(found))


@pytest.mark.parametrize("page", [page for page in ARTICLES if page.kind == "topic"], ids=lambda page: page.title)
def test_the_configuration_names_every_article_on_topic(page: Page) -> None:
    """By one of its categories or by its title."""
    assert named(page)


def named(page: Page) -> bool:
    """Whether the community's configuration names the page or one of its categories."""
    categories = re.findall(r"\[\[Category:([^]|]+)", page.text)
    return page.title in config()["include"] or bool(set(categories) & set(config()["categories"]))


@pytest.mark.parametrize("kind", ["biography", "work"])
def test_some_people_and_works_stand_in_the_same_category(kind: str) -> None:
    """Those show that the category alone doesn't decide; others are plainly outside."""
    inside = [named(page) for page in ARTICLES if page.kind == kind]
    assert any(inside)
    assert not all(inside)


def test_the_excluded_article_stands_in_the_category() -> None:
    """Otherwise excluding it would show nothing."""
    excluded = [page for page in ARTICLES if page.kind == "excluded"]
    assert [page.title for page in excluded] == config()["exclude"]
    assert all(named(page) for page in excluded)


def test_no_article_names_a_number_to_call() -> None:
    """A number without evidence never stands anywhere (years and days are at most four digits)."""
    for page in ARTICLES:
        assert not re.search(r"\d[\d /-]{5,}\d", re.sub(r"\(?\d{4} – \d{4}\)?", "", page.text)), page.title


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error carries the file's name."""
    (tmp_path / "xx.json").write_text("[")
    with pytest.raises(DemoError) as caught:
        pages(tmp_path)
    assert caught.value.where == "xx.json"


def test_an_unknown_kind_is_named(tmp_path: Path) -> None:
    """A slip in `kind` is told with the title."""
    (tmp_path / "xx.json").write_text(json.dumps([{"title": "A", "kind": "song", "text": []}]))
    with pytest.raises(DemoError, match="A: unknown kind song"):
        pages(tmp_path)
