"""pywikibot's folder and files."""

from __future__ import annotations

import ast
import os
import stat
import sys

import pytest

from bot import home
from bot.address import parse

ADDRESS = parse("https://wiki.example/w/api.php")


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_can_read_the_folder():
    """Folder 0700, files 0600, whatever the umask is; pywikibot skips files that others may write."""
    old = os.umask(0)
    try:
        folder = home.make(ADDRESS)
        home.write(folder / home.PASSWORDS, "x")
    finally:
        os.umask(old)
    assert (mode(folder), mode(folder / "user-config.py"), mode(folder / home.PASSWORDS)) == (
        0o700,
        0o600,
        0o600,
    )


def test_the_configuration_names_the_wiki_and_asks_nobody():
    """It is Python that pywikibot runs: an address can't break out of it."""
    text = home.user_config(parse("https://wiki.example/it's/api.php"))
    compile(text, "user-config.py", "exec")
    assert "family_files" in text
    assert "wikipedia" not in text


@pytest.mark.parametrize(
    ("user", "name", "line"),
    [
        ("Bot@app", "Bot", "('Bot', BotPassword('app', 's\\'\"\\n'))\n"),
        ("A_b", "A b", "('A_b', 's\\'\"\\n')\n"),
    ],
)
def test_an_account_as_pywikibot_reads_it(user, name, line):
    """A bot password or a plain one, any letters in it, always one line."""
    account = home.Account(user, "s'\"\n")
    assert account.name == name
    assert account.line() == line
    assert ast.literal_eval(account.line().replace("BotPassword", ""))


def test_an_account_does_not_show_its_password():
    """Not even where somebody prints it."""
    assert "secret" not in repr(home.Account("Bot@app", "secret"))


def test_each_address_has_its_own_name():
    """Two wikis never share pywikibot's caches."""
    names = {home.family(parse(f"http://127.0.0.1:{port}/api.php")) for port in (1, 2)}
    assert len(names) == 2
    assert all(name.isalnum() and name.islower() for name in names)


def test_the_surroundings_come_back(monkeypatch, tmp_path):
    """Environment and arguments are ours while pywikibot loads, and as before afterwards."""
    monkeypatch.setenv("PYWIKIBOT_DIR", "/elsewhere")
    monkeypatch.setattr(sys, "argv", ["handrail", "-dir:/elsewhere"])
    with home.surroundings(tmp_path):
        assert os.environ["PYWIKIBOT_DIR"] == str(tmp_path)
        assert sys.argv == ["handrail"]
    assert os.environ["PYWIKIBOT_DIR"] == "/elsewhere"
    assert sys.argv == ["handrail", "-dir:/elsewhere"]
