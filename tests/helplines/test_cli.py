"""`handrail helplines`: what each command prints, and one clear line for what is wrong."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from helplines.cli import helplines
from helplines.show import to_text
from tests.helplines.records import country, pack_of, pack_service, service, write

ROOT = Path(__file__).parents[2]


def handrail(*words: str, where: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    line = [sys.executable, str(ROOT / "handrail.py"), "helplines", *words]
    return subprocess.run(line, capture_output=True, text=True, cwd=where, timeout=60)


def test_check_is_silent_about_good_records(tmp_path: Path) -> None:
    """Status 0 and one line that sums up."""
    write(tmp_path, country(service()))
    run = handrail("check", "--data", str(tmp_path), "--today", "2026-11-23")
    assert (run.returncode, run.stdout) == (0, f"{tmp_path}: 0 errors, 0 warnings\n")


def test_check_lists_everything_and_fails(tmp_path: Path) -> None:
    """Every problem with file and field, a sum, status 1, and no traceback."""
    write(tmp_path, country(service(website="http://line.example/", reason="why")))
    run = handrail("check", "--data", str(tmp_path), "--today", "2026-11-23")
    lines = run.stdout.splitlines()
    assert run.returncode == 1
    assert len(lines) == 2
    assert lines[0].startswith(f"error: {tmp_path}/DE.json: services.0 (de-line).website: http://line.example/")
    assert run.stderr == f"handrail: {tmp_path}: 2 errors, 0 warnings\n"


def test_check_has_warnings_that_do_not_fail(tmp_path: Path) -> None:
    """Evidence that has grown old must not break anybody's build."""
    write(tmp_path, country(service()))
    run = handrail("check", "--data", str(tmp_path), "--today", "2036-11-23")
    assert run.returncode == 0
    assert run.stdout.startswith("warning: ")


def test_a_broken_file_is_one_clear_line(tmp_path: Path) -> None:
    """export names the file and the place."""
    (tmp_path / "DE.json").write_text("{", "utf-8")
    run = handrail("export", "--data", str(tmp_path))
    assert run.returncode == 1
    assert re.fullmatch(r"handrail: .*DE\.json: line 1, column 2: not JSON: .*\n", run.stderr)


def test_export_writes_a_file(tmp_path: Path) -> None:
    """The same bytes as on the terminal."""
    out = tmp_path / "schema.json"
    assert handrail("export", "--format", "schema", "--out", str(out)).returncode == 0
    assert out.read_text("utf-8") == handrail("export", "--format", "schema").stdout


def test_for_prints_what_choose_says() -> None:
    """As JSON it is the result itself, for the moment that was asked."""
    run = handrail("for", "--country", "de", "--lang", "de", "--now", "2026-11-23T10:00:00Z", "--format", "json")
    choice = json.loads(run.stdout)
    assert choice["country"] == "DE"
    assert set(choice) == {"country", "emergency", "services", "more", "directories"}


def test_for_a_country_without_records_shows_directories_only() -> None:
    """No number of another country."""
    run = handrail("for", "--country", "TV")
    assert run.returncode == 0
    assert run.stdout.startswith("Tuvalu (TV)\n")
    assert "findahelpline.com" in run.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("for", "--country", "XX"), "--country: 'XX' is not an ISO 3166-1 country code such as DE"),
        (
            ("for", "--country", "Germany"),
            "--country: 'Germany' is not an ISO 3166-1 country code such as DE",
        ),
        (
            ("for", "--country", "DE", "--now", "noon"),
            "--now: 'noon' is not a moment such as 2026-11-23T10:00:00Z",
        ),
        (
            ("check", "--today", "monday"),
            "Invalid value for '--today': 'monday' is not a day such as 2026-11-23",
        ),
        (("check", "--data", "nowhere"), "nowhere: is not a folder of country files"),
    ],
)
def test_wrong_input_is_one_clear_line(words: tuple[str, ...], said: str) -> None:
    """It names what and where; the status is not zero."""
    run = handrail(*words)
    assert run.returncode != 0
    assert run.stderr == f"handrail: {said}\n"


def test_stale_names_what_is_hidden_and_what_soon_will_be(tmp_path: Path) -> None:
    """Evidence of 2026-03-01 lasts three years; the page to look at is told."""
    write(tmp_path, country(service()))
    line = ("stale", "--data", str(tmp_path), "--today")
    assert handrail(*line, "2026-11-23").stdout == ""
    assert "shown until 2029-02-28; look at https://line.example/" in handrail(*line, "2029-01-01").stdout
    assert "de-line: evidence of 2026-03-01, hidden" in handrail(*line, "2029-03-01").stdout


def test_retired_tells_what_took_their_place() -> None:
    """As text and as JSON."""
    assert "US 1-800-273-8255 -> 988: " in handrail("retired").stdout
    assert {"KR", "US"} <= {one["country"] for one in json.loads(handrail("retired", "--format", "json").stdout)}


@pytest.mark.parametrize("name", sorted(helplines.commands))
def test_each_help_has_an_example_that_runs(name: str, tmp_path: Path) -> None:
    """The example is run as it stands (what it writes, it writes elsewhere)."""
    example = re.search(r"Example: handrail helplines (.+)", handrail(name, "--help").stdout)
    assert example is not None
    words = [str(tmp_path / "out") if word.endswith(".json") else word for word in shlex.split(example[1])]
    run = handrail(*words)
    assert "Traceback" not in run.stderr
    assert run.returncode == 0 or words[0] == "check"


def test_text_for_a_reader() -> None:
    """Name, promises, number, hours, evidence; then the rest and the directories."""
    way = {**pack_service("x")["channels"][0], "open": False, "opens": "2026-11-24T09:00:00Z", "hours": None}
    line = pack_service("Linie", audience=["youth"], claims=["anonymous"], channels=[way])
    choice = {
        "emergency": ["112"],
        "services": [line],
        "more": [line],
        "directories": pack_of()["directories"],
    }
    assert to_text("DE", choice) == (
        "Germany (DE)\n\nEmergency: 112\n\n"
        "Linie (for youth; de; anonymous; free)\n"
        "  phone: 030 5550100 (closed now, opens 2026-11-24T09:00:00Z; tel:0305550100)\n"
        "  evidence: grade B, 2026-03-01\n\n"
        "More:\n  Linie: 030 5550100\n\nDirectories:\n  Directory: https://directory.example/\n"
    )


def test_check_says_when_readers_still_get_the_former_records(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A correction in a record is nothing until the pack is made anew; the check says how."""
    stale = tmp_path / "pack.json"
    stale.write_text("{}", encoding="utf-8")
    monkeypatch.setattr("helplines.cli.PACK", stale)
    done = CliRunner().invoke(helplines, ["check", "--errors-only"])
    assert done.exit_code != 0
    assert "make generated" in done.output
