"""The region over the real pack; the cases of both twins are in tests/contract/region.json."""

from __future__ import annotations

import helplines


def test_every_country_with_lines_can_be_picked() -> None:
    """And a pick stands, whatever else speaks."""
    pack = helplines.pack()
    for code in pack["countries"]:
        assert helplines.region(pack, {"picked": code, "zone": "Asia/Tokyo", "languages": ["ja"]}) == code


def test_no_clue_is_no_country() -> None:
    """Above all not the US."""
    pack = helplines.pack()
    for clues in ({}, {"zone": "UTC", "languages": ["en"]}, {"zone": "EST", "languages": ["en-us"]}):
        assert helplines.region(pack, clues) is None
