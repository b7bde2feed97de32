"""A file that can't be used gives one clear error that names place and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from helplines.errors import HelplinesError
from helplines.store import BadFile, load, read
from tests.helplines.records import country, service, write


def test_a_good_file_is_read(tmp_path: Path) -> None:
    """What is written comes back as a record."""
    assert read(write(tmp_path, country(service()))).services[0].id == "de-line"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'{"country": "\xff"}', "byte 13 is not UTF-8"),
        (b'{"country": }', "line 1, column 13: not JSON"),
        (b"", "line 1, column 1: not JSON"),
        (b'{"country": "DE", "country": "AT"}', "country: is given twice"),
        (b"[]", "object"),
    ],
)
def test_bytes_and_json(tmp_path: Path, raw: bytes, words: str) -> None:
    """Not UTF-8, not JSON, a key twice, not an object."""
    path = tmp_path / "DE.json"
    path.write_bytes(raw)
    with pytest.raises(BadFile) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert words in caught.value.what


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("status", "live", "services.0.status"),
        ("id", "DE line", "services.0.id"),
        ("languages", [], "services.0.languages"),
        ("colour", "red", "services.0.colour"),
        ("area", ["Germany"], "services.0.area.0"),
        ("names", {}, "services.0.names"),
    ],
)
def test_shape(tmp_path: Path, field: str, value: Any, where: str) -> None:
    """Each wrong value is told with the path of its field; nothing is guessed or converted."""
    with pytest.raises(BadFile) as caught:
        read(write(tmp_path, country(service(**{field: value}))))
    assert [place for place, _ in caught.value.problems] == [where]


@pytest.mark.parametrize(
    "hours",
    [
        {"always": True, "week": {"mon": [["10:00", "12:00"]]}},
        {"week": {"mon": [["22:00", "03:00"]]}},
        {"week": {"mon": [["10:00", "12:00"], ["11:00", "13:00"]]}},
        {"week": {"mon": [["10:00", "25:00"]]}},
        {"week": {"mon": [["10:00", "12:00"]]}, "zone": None},
        {"week": {"monday": []}},
        {"exceptions": [{"when": "2026-12-25", "hours": []}]},
        {"week": {"mon": []}, "exceptions": [{"when": "monthly:32", "hours": []}]},
        {"week": {"mon": []}, "exceptions": [{"when": "2026-02-30", "hours": []}]},
    ],
)
def test_hours_that_contradict_themselves(tmp_path: Path, hours: dict[str, Any]) -> None:
    """Two ways at once, past midnight unsplit, overlap, no zone, no such day."""
    line = service()
    line["channels"][0]["hours"] = {
        "always": False, "zone": "Europe/Berlin", "week": {}, "exceptions": [], **hours
    }  # fmt: skip
    with pytest.raises(BadFile, match=r"channels\.0\.hours"):
        read(write(tmp_path, country(line)))


def test_every_problem_of_a_file_is_told(tmp_path: Path) -> None:
    """Three slips, three problems."""
    bad = service(status="live", id="DE", names={})
    with pytest.raises(BadFile) as caught:
        read(write(tmp_path, country(bad)))
    assert len(caught.value.problems) == 3


def test_the_files_name_is_its_country(tmp_path: Path) -> None:
    """DE's record in AT.json is refused."""
    with pytest.raises(BadFile, match=r"AT\.json"):
        read(write(tmp_path, country(), "AT.json"))


def test_no_folder(tmp_path: Path) -> None:
    """A wrong path is told, not taken for an empty data set."""
    with pytest.raises(HelplinesError, match="not a folder"):
        load(tmp_path / "nowhere")


def test_load_keeps_the_order_of_names(tmp_path: Path) -> None:
    """The same data set on every machine."""
    for code in ("FR", "AT"):
        write(tmp_path, json.loads(json.dumps(country(country=code))))
    assert list(load(tmp_path).countries) == ["AT", "FR"]
