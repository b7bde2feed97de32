"""The committed pack of words is what a build makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import helplines
import notices
from notices import build


def test_the_committed_pack_is_what_a_build_makes() -> None:
    """Same bytes; else: handrail notices build."""
    assert build.PACK.read_text("utf-8") == build.dump(build.build_pack(helplines.pack()))


def test_the_six_languages_are_there_and_whole() -> None:
    """At least English, German, French, Spanish, Arabic and Japanese, each with every message."""
    messages = notices.pack()["messages"]
    assert {"en", "de", "fr", "es", "ar", "ja"} <= set(messages)
    assert {lang for lang, texts in messages.items() if list(texts) != list(messages["en"])} == set()


def test_names_come_for_every_country_and_language_spoken() -> None:
    """No code is shown where CLDR has a name; the six languages have them all."""
    pack, countries = notices.pack(), set(helplines.pack()["countries"])
    for lang in ("en", "de", "fr", "es", "ar", "ja"):
        assert set(pack["countries"][lang]) == countries
        assert not [name for code, name in pack["countries"][lang].items() if name == code]


def test_right_to_left_is_stated_only_for_such_scripts() -> None:
    """All else is left to right."""
    assert notices.pack()["dir"]["ar"] == "rtl"
    assert "de" not in notices.pack()["dir"]


def test_every_message_is_documented() -> None:
    """qqq explains each message, and nothing else."""
    files = build.read_messages()
    assert set(files["qqq"]) == set(files["en"])


def test_maintainers_see_who_reviewed_a_language() -> None:
    """Nobody yet, and it says so."""
    assert notices.review("de") == "not yet reviewed by a native speaker"


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """The error says which file, not a traceback."""
    (tmp_path / "de.json").write_text("{", "utf-8")
    with pytest.raises(notices.NoticesError) as error:
        build.read_messages(tmp_path)
    assert error.value.where == "notices/messages/de.json"


def test_dump_is_json() -> None:
    """The line breaks are for people; the data are the same."""
    pack = notices.pack()
    assert json.loads(build.dump(pack)) == pack
