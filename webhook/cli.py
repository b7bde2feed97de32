"""`handrail serve`: start the hook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from webhook.app import create_app
from webhook.decide import notice_html
from webhook.errors import SetupError
from webhook.jobs import Worker
from webhook.requests import NoticeRequest, PageEvent
from webhook.server import serve as run

SHORTEST_SECRET = 16  # bytes


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; keep it on the inside.")
@click.option("--port", default=8090, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option(
    "--secret-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File with the secret shared with the wiki; without it page-change events are refused.",
)
@click.option("--api", help="The wiki's api.php; with it a changed config is published by the bot at once.")
@click.option("--user", help="The bot's name, as made by Special:BotPasswords (User@app).")
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File with the bot's password; else the environment's HANDRAIL_BOT_PASSWORD.",
)
@click.option("--live", is_flag=True, help="Let the bot edit; without it, it only looks.")
def serve(
    host: str,
    port: int,
    secret_file: Path | None,
    api: str | None,
    user: str | None,
    password_file: Path | None,
    live: bool,
) -> None:
    """Run the hook: notices for the wiki's own server, page-change events, /help and /preview.

    No access log is written, and the search text is in no log, file or error.

    Example: handrail serve --port 8090 --secret-file /etc/handrail/secret
    """
    _whole(api, user, secret_file, live)
    job = _job(api, user, password_file, live) if api else None
    app = create_app(
        secret=_secret(secret_file) if secret_file else None,
        on_page_changed=Worker(job).add if job else None,
    )
    # The first notice loads the model and the packs: done now, or the first reader's wiki would wait in vain.
    notice_html(NoticeRequest(text="ready"), datetime.now(UTC))
    run(app, host, port)


def _whole(api: str | None, user: str | None, secret_file: Path | None, live: bool) -> None:
    """Refuse half a setup: the operator would believe that a changed config is published."""
    if (user or live) and not api:
        raise SetupError("--user and --live", "need --api: which wiki is the bot to work on?")
    if api and not (user and secret_file):
        raise SetupError("--api", "needs --user (who edits) and --secret-file (whose events are believed)")


def _secret(path: Path) -> bytes:
    secret = path.read_bytes().strip()
    if len(secret) < SHORTEST_SECRET:
        raise SetupError(str(path), f"holds fewer than {SHORTEST_SECRET} bytes; make one with: openssl rand -hex 32")
    return secret


def _job(api: str, user: str | None, password_file: Path | None, live: bool) -> Callable[[PageEvent], None]:
    from bot import jobs
    from bot.cli import account_from
    from bot.gateway import open_wiki

    who = account_from(user, password_file)
    with open_wiki(api, who, live=live):
        pass  # a wrong address or password is told now, not at the first event

    def job(event: PageEvent) -> None:
        with open_wiki(api, who, live=live) as wiki:
            jobs.page_changed(wiki, event.model_dump())

    return job
