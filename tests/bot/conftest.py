"""What the jobs' tests share."""

from __future__ import annotations

import pytest

from bot import pages, publishing, scan
from bot.pages import Page
from tests.bot.fake import source_tree


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A small source, and a classifier that knows three words."""
    root = source_tree(tmp_path)
    monkeypatch.setattr(publishing, "build", lambda *given, **named: pages.build(*given, **named, root=root))
    monkeypatch.setattr(publishing.project, "build", lambda *_: [Page("Project:Handrail", "about", "wikitext")])
    monkeypatch.setattr(scan, "_classify", classify)


def classify(article):
    label = next((word for word in ("biography", "work", "topic") if word in article.text), "none")
    return scan.Verdict(label, label == "topic", 0.5)
