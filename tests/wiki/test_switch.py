"""The community decides: one edit switches everything off, a mistake changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from demo.community import CONFIG_PAGE, config
from demo.hook import Hook
from demo.wiki import Wiki
from tests.wiki.operators import publish
from tests.wiki.readers import CRISIS, notices, search, search_url

Open = Callable[..., Page]
TEXT = CRISIS["en"][0]


@pytest.fixture(scope="module")
def own_wiki(new_wiki: Callable[..., Wiki], hook: Hook) -> Wiki:
    """A published wiki that these tests may change."""
    wiki = new_wiki("switch", hook=hook.url, secret_file=hook.secret_file)
    publish(wiki)
    return wiki


@pytest.fixture
def switched_on(own_wiki: Wiki) -> Iterator[Wiki]:
    """The wiki with its valid config, which is put back afterwards."""
    own_wiki.edit(CONFIG_PAGE, json.dumps(config()))
    yield own_wiki
    own_wiki.edit(CONFIG_PAGE, json.dumps(config()))


def test_one_edit_and_the_notice_is_gone_on_the_next_page_view(switched_on: Wiki, page: Open) -> None:
    """The same browser, the same cache, no bot in between; also without JavaScript; and back again."""
    reader, plain = page(), page(javascript=False)
    assert notices(search(reader, switched_on, TEXT)) == 1
    switched_on.edit(CONFIG_PAGE, json.dumps({**config(), "enabled": False}))
    assert notices(search(reader, switched_on, TEXT)) == 0
    plain.goto(search_url(switched_on, TEXT))
    assert notices(plain) == 0
    switched_on.edit(CONFIG_PAGE, json.dumps(config()))
    assert notices(search(reader, switched_on, TEXT)) == 1


def test_an_invalid_config_changes_nothing_for_readers(switched_on: Wiki, page: Open) -> None:
    """The last good one stays in force."""
    switched_on.edit(CONFIG_PAGE, json.dumps({**config(), "tiers": ["everything"], "colour": "red"}))
    assert notices(search(page(), switched_on, TEXT)) == 1


def test_a_config_page_that_was_deleted_means_off(switched_on: Wiki, page: Open) -> None:
    """No consent on the wiki, no notice."""
    switched_on.delete(CONFIG_PAGE)
    assert notices(search(page(), switched_on, TEXT)) == 0


@pytest.mark.parametrize("half", [{"enabled": "false"}, {"enabled": 0}, {"enabled": None}, {}])
def test_anything_but_true_is_off_for_readers(switched_on: Wiki, page: Open, half: dict[str, object]) -> None:
    """Somebody who meant "off" and mistyped it gets "off", with and without JavaScript."""
    rest = {key: value for key, value in config().items() if key != "enabled"} if half else {}
    switched_on.edit(CONFIG_PAGE, json.dumps({**rest, **half}))
    assert notices(search(page(), switched_on, TEXT)) == 0
    plain = page(javascript=False)
    plain.goto(search_url(switched_on, TEXT))
    assert notices(plain) == 0
