"""Zones and languages tell a country only where they are sure."""

from __future__ import annotations

import pytest

from helplines.tables import iso_countries, language_countries, zone_countries


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Europe/Oslo", "NO"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("Iceland", "IS"),
        ("America/Coral_Harbour", "CA"),
        ("Atlantic/Jan_Mayen", "SJ"),
        ("Africa/Timbuktu", "ML"),
        ("US/Eastern", "US"),
        ("GB", "GB"),
        ("PRC", "CN"),
    ],
)
def test_old_names_stay_in_their_country(zone: str, country: str) -> None:
    """Although IANA links them across borders (Iceland is now a link to Abidjan)."""
    assert zone_countries()[zone] == country


@pytest.mark.parametrize("zone", ["UTC", "GMT", "EST", "EST5EDT", "CET", "Etc/GMT+5", "Factory"])
def test_offsets_tell_no_country(zone: str) -> None:
    """Nobody is in the US for keeping Eastern time."""
    assert zone not in zone_countries()


def test_languages_of_one_country() -> None:
    """Japanese tells Japan; English, Spanish, German, Catalan, Korean and Latin tell nothing."""
    table = language_countries()
    assert (table["ja"], table["he"], table["is"], table["cy"]) == ("JP", "IL", "IS", "GB")
    assert not {"en", "es", "de", "ca", "ko", "fr", "ar", "pt", "sv", "la", "oc", "pa", "yue"} & table.keys()


def test_all_are_countries() -> None:
    """ISO 3166-1 codes throughout."""
    assert {*zone_countries().values(), *language_countries().values()} <= iso_countries()
    assert len(iso_countries()) == 249
