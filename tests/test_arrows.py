"""Who may import whom. `lint-imports` holds the arrows between rooms; here stands what it can't see."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("sklearn", "numpy", "pywikibot", "babel", "phonenumbers", "flask", "pydantic", "mwparserfromhell")


def loaded(code: str) -> set[str]:
    """The heavy packages that a fresh interpreter has loaded after the code."""
    script = f"{code}\nimport json, sys; print(json.dumps([n for n in {HEAVY!r} if n in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("code", "never"),
    [
        ("import classifier; classifier.classify('tea', 'en')", {"sklearn", "numpy", "pywikibot", "pydantic"}),
        ("import classifier.cli", {"sklearn", "numpy", "pywikibot"}),
        ("import bot, bot.cli, bot.jobs, bot.gateway", {"sklearn", "numpy", "pywikibot"}),
        ("import webhook, webhook.cli", {"sklearn", "numpy", "pywikibot"}),
        ("import handrail", {"sklearn", "numpy", "pywikibot", "flask", "pydantic", "babel", "phonenumbers"}),
    ],
)
def test_heavy_libraries_are_loaded_only_where_they_are_used(code: str, never: set[str]) -> None:
    """scikit-learn for training only, pywikibot when a wiki is opened only."""
    assert loaded(code) & never == set()


def test_the_check_itself_sees_what_is_loaded() -> None:
    """Otherwise the test above could not fail."""
    assert loaded("import sklearn") >= {"sklearn", "numpy"}
