"""What a wiki's community does before Handrail shows anything: it decides, and writes its configuration."""

from __future__ import annotations

import json
from typing import Any

from demo.wiki import Wiki

DECISION_PAGE = "Project:Village pump"
DECISION_TITLE = "Helplines beside searches and articles on suicide"
CONFIG_PAGE = "MediaWiki:Handrail-config.json"
DECISION = f"""== {DECISION_TITLE} ==
Shall readers who search for suicide or self-harm, or open an article on it, find the helplines of their own
country beside what they asked for? The text of the articles stays as it is; anybody can close the notice; one
edit to [[MediaWiki:Handrail-config.json]] switches it off.

'''Decision:''' yes, by consensus; to be looked at again in a year. ~~~~
"""


def config() -> dict[str, Any]:
    """The community's configuration on a new wiki."""
    return {
        "enabled": True,
        "decision": f"{DECISION_PAGE}#{DECISION_TITLE}",
        "tiers": ["crisis", "topic"],
        "categories": ["Suicide", "Self-harm"],
        "include": ["Crisis hotline"],
        "exclude": ["Suicide (disambiguation)"],
        "biographies": False,
        "works": False,
        "minimum_grade": "B",
        "max_age_days": 1095,
        "always": [],
        "never": [],
    }


def decide(wiki: Wiki) -> None:
    """Record the decision and create the configuration, as Admin, on a running wiki."""
    wiki.edit(DECISION_PAGE, DECISION, "The community's decision")
    configure(wiki, config())


def configure(wiki: Wiki, content: dict[str, Any]) -> None:
    """Save the configuration as Admin."""
    wiki.edit(CONFIG_PAGE, json.dumps(content, ensure_ascii=False, indent="\t"), "As decided")
