"""Building every page from files and a config, without a wiki."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import classifier
import helplines
import notices
from bot import pages
from bot.config import Config
from bot.errors import SourceMissing
from tests.bot.fake import source_tree

CONFIG = Config(enabled=True, decision="Project:Village pump")
ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-23T12:00:00Z"


def built(root: Path, definition: str = "") -> dict[str, pages.Page]:
    return {page.title: page for page in pages.build(CONFIG, definition, (1, 39), root=root)}


def test_each_file_becomes_a_page_with_its_model(tmp_path):
    """Scripts, styles and data become pages named after their files, the packs under the gadget's names."""
    found = built(source_tree(tmp_path))
    assert found["MediaWiki:Gadget-handrail.js"].model == "javascript"
    assert found["MediaWiki:Gadget-handrail.css"] == pages.Page(
        "MediaWiki:Gadget-handrail.css", ".handrail { margin: 0; }", "css"
    )
    assert json.loads(found["MediaWiki:Gadget-handrail-model.json"].text) == {
        "weights": [1.0, 0.25],
        "on": True,
    }
    assert json.loads(found["MediaWiki:Gadget-handrail-settings.json"].text)["decision"] == "Project:Village pump"


def test_the_definition_comes_last_and_names_only_pages_that_exist(tmp_path):
    """What readers load is named only after everything that it names has been saved."""
    made = pages.build(CONFIG, "* a|a.js", (1, 39), root=source_tree(tmp_path))
    assert made[-1].title == "MediaWiki:Gadgets-definition"
    titles = {page.title for page in made}
    ours = [line for line in made[-1].text.split("\n") if "handrail" in line]
    named = [name for line in ours for name in line.rpartition("]|")[2].split("|")]
    assert {pages.PREFIX + name for name in named} <= titles
    assert ours[1].startswith(
        "* handrail[ResourceLoader|hidden|package|dependencies=mediawiki.util|targets=desktop,mobile]|handrail.js|"
    )
    assert "handrail-extra.js" in named, "a file that is required is part of the package"


def test_building_twice_gives_the_same_bytes(tmp_path):
    """Nothing of the time or the machine goes into a page."""
    root = source_tree(tmp_path)
    assert built(root) == built(root)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("classifier/model.json", "handrail classifier train"),
        ("gadget/handrail-card.js", "get the whole source"),
    ],
)
def test_a_missing_file_is_one_clear_error(tmp_path, name, hint):
    """The file is named, and how to get it."""
    (source_tree(tmp_path) / name).unlink()
    with pytest.raises(SourceMissing, match=hint) as caught:
        built(tmp_path)
    assert caught.value.where == name


@pytest.mark.parametrize("text", ["// ~~~~", "x = '{{subst:foo}}';", "/* [[Help:Foo|]] */"])
def test_what_mediawiki_would_rewrite_is_refused(tmp_path, text):
    """MediaWiki signs and substitutes in scripts, too; a page that it changes would not be what was reviewed."""
    (source_tree(tmp_path) / "gadget/handrail-card.js").write_text(f"\n{text}\n")
    with pytest.raises(SourceMissing, match="line 2"):
        built(tmp_path)


def test_only_our_pages_are_owned():
    """Withdrawing touches the gadget's pages alone, whatever the wiki calls the namespace."""
    titles = [
        "MediaWiki:Gadget-handrail.js",
        "مدیاویکی:Gadget-handrail-model.json",
        "MediaWiki:Gadget-handrail",
        "MediaWiki:Gadget-handrails.js",
        "MediaWiki:Gadget-section-Handrail",
        "MediaWiki:Gadget-section-Help",
    ]
    assert pages.owned(titles) == [
        "MediaWiki:Gadget-handrail",
        "MediaWiki:Gadget-handrail-model.json",
        "MediaWiki:Gadget-handrail.js",
        "MediaWiki:Gadget-section-Handrail",
    ]


def test_the_real_source_builds():
    """This checkout's own files make a complete gadget."""
    found = built(ROOT)
    assert f"{pages.PREFIX}handrail-card.js" in found
    assert max(len(page.text.encode()) for page in found.values()) < 2_000_000, "over $wgMaxArticleSize"


def data(languages: list[str]) -> dict[str, dict[str, Any]]:
    """The real model and words, as published for these languages."""
    config = Config(enabled=True, decision="Project:Village pump", languages=languages)
    made = {page.title: page.text for page in pages.build(config, "", (1, 39))}
    return {name: json.loads(made[f"{pages.PREFIX}handrail-{name}.json"]) for name in ("model", "messages")}


def test_without_languages_everything_is_published():
    """An empty list is all of them."""
    found = data([])
    assert found["model"] == json.loads((ROOT / "classifier/model.json").read_text())
    assert found["messages"] == notices.pack()


def test_a_cut_model_still_classifies():
    """German and English searches are decided as ever, Japanese ones no longer; it is smaller."""
    cut = data(["de-AT"])["model"]
    assert cut["languages"].keys() == {"de", "en"}
    model = classifier.Model(cut)
    for text, lang in ("ich will sterben", "de"), ("suicide methods", "en"), ("selbstmord", None), ("kochen", "de"):
        assert classifier.classify(text, lang, model) == classifier.classify(text, lang)
    assert classifier.classify("死にたい", "ja").show
    assert not classifier.classify("死にたい", "ja", model).show


@pytest.mark.parametrize(
    ("tags", "kept"),
    [
        (["de"], {"de", "en"}),
        (["de-at"], {"de", "en"}),
        (["zh"], {"zh-hans", "zh-hant", "en"}),
        (["pt-BR", "ar"], {"pt-br", "ar", "en"}),
        (["xx"], {"en"}),
    ],
)
def test_cut_words_hold_what_was_asked_for_and_english(tags, kept):
    """In every part that goes by language; fallbacks lead only to what is there."""
    cut = data(tags)["messages"]
    assert all(cut[part].keys() == kept for part in ("messages", "countries", "language_names", "dates"))
    assert cut["dir"].keys() == {"ar"} & kept
    assert {one for chain in cut["fallbacks"].values() for one in chain} <= kept


@pytest.mark.parametrize("lang", ["de", "de-at", "en", "ja"])
def test_cut_words_still_compose(lang):
    """A notice in a language that was kept is the same; in another it is English."""
    choice = helplines.choose(
        helplines.pack(), {"country": "DE", "languages": [lang], "now": NOW, "minimum_grade": "B", "max_age_days": 1095}
    )
    options = {"lang": lang, "tier": "crisis", "now": NOW, "zone": None, "countries": [], "placement": "above"}
    options |= {"about": None, "directory": None}
    made = notices.compose(data(["de", "de-at"])["messages"], choice, options)
    same = {**options, "lang": "en"} if lang == "ja" else options
    assert made == notices.compose(notices.pack(), choice, same)
