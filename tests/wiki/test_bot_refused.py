"""What the bot is refused on a real MediaWiki, or refuses itself: one clear line each, nothing overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot import doctor, jobs
from bot.errors import EditConflict, EditRefused, HostRefused, LoginFailed, NotMediaWiki
from bot.gadgets import DEFINITION_TITLE
from bot.gateway import open_wiki
from bot.home import PASSWORDS, Account
from bot.pages import Page
from demo.client import Client
from demo.wiki import Wiki
from tests.bot.onwiki import account, plain_account, reset


@pytest.fixture(scope="module")
def site(new_wiki: Callable[..., Wiki]) -> Wiki:
    """A wiki that these tests may change."""
    return reset(new_wiki("refused"))


def test_somebody_else_was_faster(site: Wiki) -> None:
    """An edit between our reading and our writing is never overwritten."""
    with open_wiki(site.api, account(site), live=True) as wiki:
        wiki.read([DEFINITION_TITLE, "New page"])
        site.edit(DEFINITION_TITLE, "* quick|quick.js")
        site.edit("New page", "quick")
        for title in (DEFINITION_TITLE, "New page"):
            with pytest.raises(EditConflict):
                wiki.save(Page(title, "slow", "wikitext"), "test")
    assert site.text(DEFINITION_TITLE) == "* quick|quick.js"
    site.delete("New page")


def test_a_protected_page_is_one_clear_line(site: Wiki) -> None:
    """The page is named, and what is missing."""
    plain = plain_account(site)
    Client(site.api, "Admin", site.admin_password).edit(action="protect", title="Tea", protections="edit=sysop")
    with (
        open_wiki(site.api, plain, live=True) as wiki,
        pytest.raises(EditRefused, match=r"^Tea: the page is protected"),
    ):
        wiki.save(Page("Tea", "no", "wikitext"), "test")


def test_an_account_without_rights_is_one_clear_line(site: Wiki) -> None:
    """The first page that can't be saved is named with the right that is missing; the doctor lists all."""
    plain = plain_account(site)
    with open_wiki(site.api, plain, live=True) as wiki, pytest.raises(EditRefused, match="editinterface"):
        jobs.publish(wiki)
    points = [one.point for one in doctor.check(site.api, plain) if one.state == "problem"]
    assert "right editsitejs" in points


@pytest.mark.parametrize(
    ("user", "password"),
    [
        ("HandrailBot@handrail", "0" * 32),
        ("Nobody@here", "0" * 32),
        ("Admin", "x"),
    ],
)
def test_a_wrong_password_is_one_clear_line(site: Wiki, user: str, password: str) -> None:
    """Also right after somebody else was logged in: cookies don't outlive a gateway."""
    with open_wiki(site.api, account(site)):
        pass
    with pytest.raises(LoginFailed, match=rf"^user {user}: "), open_wiki(site.api, Account(user, password)):
        pass
    points = [(one.point, one.state) for one in doctor.check(site.api, Account(user, password))]
    assert points[-2:] == [("reachable", "ok"), ("log in", "problem")]


def test_what_is_no_mediawiki_is_one_clear_line(site: Wiki) -> None:
    """An address on the right server that is no api.php."""
    with pytest.raises(NotMediaWiki), open_wiki(f"{site.url}/nowhere/api.php"):
        pass


def test_another_host_is_refused(site: Wiki) -> None:
    """The same wiki under a name that wasn't named is another host; so is the rest of the world."""
    with open_wiki(site.api, account(site)) as wiki:
        session = wiki._pywikibot.comms.http.session
        for url in (site.api.replace("127.0.0.1", "localhost"), "https://test.wikipedia.org/w/api.php"):
            with pytest.raises(HostRefused):
                session.get(url)


def test_a_live_run_needs_an_account(site: Wiki) -> None:
    """Nobody edits without a name, and a dry run needs none."""
    with pytest.raises(LoginFailed, match="--live"), open_wiki(site.api, live=True):
        pass
    with open_wiki(site.api) as wiki:
        assert jobs.publish(wiki).edits


def test_the_password_is_off_the_disk_once_it_was_used(site: Wiki) -> None:
    """A process that is killed in the middle of a job leaves neither password nor cookie behind; edits go on."""
    with open_wiki(site.api, account(site), live=True) as wiki:
        folder = Path(wiki._pywikibot.config.base_dir)
        assert not [path for path in folder.rglob("*") if path.name == PASSWORDS or path.suffix == ".lwp"]
        assert wiki.save(Page("Project:Handrail/Sandbox", "still logged in", "wikitext"), "test").kind == "create"
