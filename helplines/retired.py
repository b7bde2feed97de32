"""Numbers that must never be shown again, and how to recognise them in any writing."""

from __future__ import annotations

import re
from pathlib import Path

import phonenumbers
from pydantic import BaseModel, ConfigDict, Field

from helplines.lists import read_list

FILE = Path(__file__).parent / "retired.json"


class Retired(BaseModel):
    """A number that was discontinued, changed or never belonged to that country."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    country: str = Field(pattern=r"^[A-Z]{2}$", description="Country whose readers must not be shown this number.")
    display: str = Field(min_length=1, description="As it stands in old lists.")
    digits: str = Field(pattern=r"^[0-9]+$", description="The same, digits only.")
    reason: str = Field(min_length=1, description="What happened to it.")
    replaced_by_display: str | None = Field(description="What took its place, or null.")
    source_url: str | None = Field(description="A page that says so, or null.")


def load_retired(path: Path = FILE) -> tuple[Retired, ...]:
    """The list of retired numbers. Raises HelplinesError if the file can't be used."""
    return read_list(path, Retired)


def core(number: str, country: str) -> str:
    """The digits that make a number the same however it is written.

    Separators, other scripts' digits, +, 00, the country's calling code and trunk zeros fall away;
    of a short code everything counts.
    """
    digits = "".join(str(int(sign)) for sign in number if sign.isdecimal())
    if len(digits) <= 6:
        return digits
    international = number.lstrip().startswith(("+", "tel:+", "sms:+", "00", "＋"))
    code = str(phonenumbers.country_code_for_region(country))
    digits = digits.lstrip("0")
    if digits.startswith(code) and len(digits) - len(code) >= (4 if international else 9):
        digits = digits[len(code) :].lstrip("0")
    return digits


def find(text: str, country: str, retired: tuple[Retired, ...]) -> Retired | None:
    """The retired number of that country which `text` (a display, a dial string, a link) shows."""
    tails = [text, *re.findall(r"[+\d][\d\s().\-/]*", text)]
    shown = {core(tail, country) for tail in tails} - {""}
    for one in retired:
        if one.country == country and core(one.digits, country) in shown:
            return one
    return None
