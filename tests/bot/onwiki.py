"""A real wiki as the bot's tests use it: jobs run on it, edits counted, an account without rights."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bot import jobs
from bot.config import CONFIG_TITLE
from bot.gadgets import DEFINITION_TITLE
from bot.gateway import open_wiki
from bot.home import Account
from demo.community import config
from demo.wiki import Wiki

ROOT = Path(__file__).resolve().parents[2]
OTHERS = "== Reading ==\n* popups[ResourceLoader]|popups.js\n\n== Tools ==\n* tool[ResourceLoader]|tool.js"


def reset(wiki: Wiki) -> Wiki:
    """The community's valid config and other people's gadgets; pages of ours may be there."""
    wiki.edit(CONFIG_TITLE, json.dumps(config()))
    wiki.edit(DEFINITION_TITLE, OTHERS)
    return wiki


def account(wiki: Wiki) -> Account:
    """The bot's."""
    return Account(wiki.bot_user, wiki.bot_password)


def live(wiki: Wiki, job: Callable[..., jobs.Outcome], *more: object) -> jobs.Outcome:
    """Run a job that edits."""
    with open_wiki(wiki.api, account(wiki), live=True) as gateway:
        return job(gateway, *more)


def edits(wiki: Wiki) -> int:
    """How many edits the bot has made."""
    return len(wiki.recent_edits("HandrailBot"))


def run(wiki: Wiki, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """The command as an operator types it: status, output, errors."""
    command = [
        sys.executable,
        "-m",
        "handrail",
        "bot",
        *arguments,
        "--api",
        wiki.api,
        "--user",
        wiki.bot_user,
    ]
    env = {**os.environ, "HANDRAIL_BOT_PASSWORD": wiki.bot_password, **environment}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def plain_account(wiki: Wiki) -> Account:
    """Somebody with an account and no special rights."""
    wiki.prepare({"accounts": [{"name": "Plain", "password": "plain-Password-1", "groups": []}]})
    return Account("Plain", "plain-Password-1")
