"""What operators do in these tests, with the command line."""

from __future__ import annotations

import pytest

from demo import jobs
from demo.wiki import Wiki


def publish(wiki: Wiki) -> str:
    """Let the bot publish, as an operator would; returns what it printed."""
    return handrail(
        *("bot", "publish", "--api", wiki.api, "--user", wiki.bot_user, "--live"),
        HANDRAIL_BOT_PASSWORD=wiki.bot_password,
    )


def handrail(*arguments: str, **environment: str) -> str:
    """Run the command line; fails the test with its output unless it succeeds."""
    done = jobs.handrail(*arguments, **environment)
    if done.status != 0:
        pytest.fail(f"handrail {' '.join(arguments)}: {done.status}\n{done.output}", pytrace=False)
    return done.output
