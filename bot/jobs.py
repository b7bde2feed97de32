"""The bot's jobs, for the command line and for the webhook: publish, scan, withdraw, page_changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.config import CONFIG_TITLE
from bot.errors import BotError
from bot.publishing import INTERFACE, Outcome, Wiki, permission, publish, withdraw
from bot.scan import Library, rescan, scan

__all__ = [
    "Library",
    "Outcome",
    "Wiki",
    "page_changed",
    "permission",
    "publish",
    "rescan",
    "scan",
    "withdraw",
]
CONFIG_NAME = CONFIG_TITLE.partition(":")[2]


def page_changed(wiki: Library, event: Mapping[str, Any]) -> Outcome:
    """React to a page that was saved, deleted or moved; its "event", "title" and "namespace" count.

    The config page → publish. A page in the report → classify it anew, or take it out if it was deleted (or
    moved: a move comes as a deletion of the old title as well). Anything else → nothing.
    Raises BotError for an event without title and namespace, and what the jobs raise.
    """
    title, namespace = event.get("title"), event.get("namespace")
    if not isinstance(title, str) or not isinstance(namespace, int) or isinstance(namespace, bool):
        raise BotError("event", "must have a title (text) and a namespace (number)")
    title = " ".join(title.replace("_", " ").split())
    if namespace == INTERFACE:
        return publish(wiki) if title.rpartition(":")[2] == CONFIG_NAME else Outcome()
    if namespace not in wiki.facts().content_namespaces:
        return Outcome()
    return rescan(wiki, title, gone=event.get("event") == "delete")
