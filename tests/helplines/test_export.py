"""The records for others: every line with its grade and status."""

from __future__ import annotations

import csv
import io
import json

from helplines.export import export, hours_text
from helplines.store import Dataset
from tests.helplines.records import UNKNOWN, channel, chat, parsed, parsed_country, service

DATASET = Dataset(
    {"DE": parsed_country(service(channels=[channel(), chat()]), service(id="de-c", status="candidate", reason="w"))}
)


def test_json_has_every_line() -> None:
    """Candidates too, with country, grade, date, and each channel's own grade."""
    first, second = json.loads(export(DATASET, "json"))
    assert (first["country"], first["status"], first["grade"]) == ("DE", "published", "B")
    assert first["evidence_date"] == "2026-03-01"
    assert [one["grade"] for one in first["channels"]] == ["B", "D"]
    assert (second["id"], second["status"], second["reason"]) == ("de-c", "candidate", "w")


def test_csv_has_a_row_a_channel() -> None:
    """Lists are joined by spaces; nothing known is an empty cell."""
    rows = list(csv.DictReader(io.StringIO(export(DATASET, "csv"))))
    assert [(row["id"], row["kind"], row["channel_grade"]) for row in rows] == [
        ("de-line", "phone", "B"),
        ("de-line", "chat", "D"),
        ("de-c", "phone", "B"),
    ]
    assert (rows[0]["dial"], rows[1]["dial"], rows[0]["hours"]) == ("0305550100", "", "always")


def test_hours_in_one_line() -> None:
    """Days, closed exceptions and the zone; unknown is said."""
    exceptions = [{"when": "2026-12-25", "hours": []}]
    hours = {
        "always": False, "zone": "Asia/Tokyo", "week": {"mon": [["10:00", "22:00"]]}, "exceptions": exceptions
    }  # fmt: skip
    told = hours_text(parsed(channels=[channel(hours=hours)]).channels[0])
    assert told == "mon 10:00-22:00; 2026-12-25 closed (Asia/Tokyo)"
    assert hours_text(parsed(channels=[channel(hours=UNKNOWN)]).channels[0]) == "unknown"
