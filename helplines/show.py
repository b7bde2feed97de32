"""What a reader is shown, as plain text for a terminal."""

from __future__ import annotations

from typing import Any

from babel import Locale

Plain = dict[str, Any]


def country_name(code: str) -> str:
    """English name and code, "Germany (DE)"."""
    return f"{Locale('en').territories.get(code, code)} ({code})"


def to_text(code: str, choice: Plain) -> str:
    """A result of choose as text; `code` is the country that was asked for."""
    parts = [country_name(code), _emergency(choice["emergency"])]
    if not choice["services"]:
        parts.append("No line with enough evidence is on record here.")
    parts += [_service(one) for one in choice["services"]]
    if choice["more"]:
        parts.append("More:\n" + "\n".join(f"  {_name(one)}: {_ways(one)}" for one in choice["more"]))
    links = [f"  {one['name']}: {one['href']}" for one in choice["directories"]]
    parts.append("\n".join(["Directories:", *links]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _emergency(numbers: list[str]) -> str:
    return f"Emergency: {' or '.join(numbers) or 'no number with two witnesses on record'}"


def _service(service: Plain) -> str:
    facts = [", ".join(service["languages"]), *service["claims"], *(["free"] if service["free"] else [])]
    if "everyone" not in service["audience"]:
        facts.insert(0, f"for {', '.join(service['audience'])}")
    evidence = f"  evidence: grade {service['grade']}, {service['verified']}"
    head = f"{_name(service)} ({'; '.join(facts)})"
    return "\n".join([head, *(_channel(one) for one in service["channels"]), evidence])


def _channel(channel: Plain) -> str:
    keyword = f", text {channel['keyword']}" if channel["keyword"] else ""
    times = {True: "open now", False: "closed now", None: "hours unknown"}[channel["open"]]
    if channel["hours"] == "always":
        times = "round the clock"
    if channel["opens"]:
        times += f", opens {channel['opens']}"
    return f"  {channel['kind']}: {channel['display']}{keyword} ({times}; {channel['href']})"


def _name(service: Plain) -> str:
    return " / ".join(dict.fromkeys(service["names"].values()))


def _ways(service: Plain) -> str:
    return ", ".join(one["display"] for one in service["channels"])
