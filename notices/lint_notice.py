"""The linter of safe messaging, over whole notices and over the stylesheet."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from typing import Any

from notices import measure
from notices.rules import Finding, Level
from notices.tree import TAGS, Element, Node

Data = dict[str, Any]
VOICE = frozenset({"phone"})
CLAIMS = ("anonymous", "confidential", "free")
PROSE = ("handrail-title", "handrail-lead", "handrail-none", "handrail-answer")
UNCALM = re.compile(r"@keyframes|\b(?:animation|transition|blink)\b|url\(", re.IGNORECASE)
IN_THE_WAY = re.compile(r"position\s*:\s*(?:fixed|sticky|absolute)|z-index|\border\s*:", re.IGNORECASE)
HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
RED_WORDS = re.compile(r":\s*[^;]*\b(?:red|crimson|firebrick|tomato|destructive|error)\b", re.IGNORECASE)


def lint_notice(tree: Element, pack: Data, choice: Data, where: str) -> list[Finding]:
    """Every fault of a composed notice, seen beside the helplines that it was made from."""
    lang, nodes = tree["attrs"]["lang"], list(walk(tree))
    faults = [
        *_tags(nodes),
        *_links(nodes, choice),
        *_primary(nodes),
        *_claims(nodes, pack["messages"][lang], choice),
        *_length(nodes, lang),
    ]
    return [Finding(rule, level, lang, where, words, instead) for rule, level, words, instead in faults]


def lint_choice(choice: Data, where: str) -> list[Finding]:
    """Every fault of the chosen helplines themselves, whatever the language."""
    faults = list(_services(choice))
    return [Finding(rule, level, "", where, words, instead) for rule, level, words, instead in faults]


Fault = tuple[str, Level, str, str]


def walk(node: Node) -> Iterator[Element]:
    """The element and all elements in it, in the document's order."""
    if not isinstance(node, str):
        yield node
        for child in node["children"]:
            yield from walk(child)


def text_of(node: Node) -> str:
    """All text of a node."""
    return node if isinstance(node, str) else "".join(text_of(child) for child in node["children"])


def _tags(nodes: list[Element]) -> Iterator[Fault]:
    for node in nodes:
        if node["tag"] not in TAGS:
            yield "SM07", "error", node["tag"], "no picture, frame or script in a notice"
        if {"style", "hidden"} & node["attrs"].keys() or node["attrs"].get("role") == "alert":
            yield "SM16", "error", node["tag"], "no style, hidden part or alert"


def _links(nodes: list[Element], choice: Data) -> Iterator[Fault]:
    """Only addresses that the chosen records hold, and pages of the wiki itself."""
    known = {one["href"] for one in choice["directories"]} | {
        address
        for service in _all(choice)
        for address in (service["website"], *(way["href"] for way in service["channels"]))
    }
    for node in nodes:
        href = node["attrs"].get("href", "")
        if href.startswith("http") and href not in known and "referrerpolicy" in node["attrs"]:
            yield "SM06", "error", href, "link only to the record's own addresses"


def _primary(nodes: list[Element]) -> Iterator[Fault]:
    count = sum("handrail-primary" in node["attrs"].get("class", "") for node in nodes)
    if count != 1:
        yield "SM10", "error", str(count), "exactly one primary action"


def _all(choice: Data) -> list[Data]:
    return [*choice["services"], *choice["more"]]


def _services(choice: Data) -> Iterator[Fault]:
    if not choice["services"] and not choice["directories"]:
        yield "SM01", "error", "", "show a service or a directory"
    for service in _all(choice):
        if not service["names"] or not service["verified"] or not service["channels"]:
            yield "SM03", "error", service["id"], "a service has a name, a way and a date of evidence"
    if _voiceless(_all(choice)) and not _voiceless(choice["services"]):
        yield "SM04", "error", "", "show a way without voice, as the country has one"
    if _round_the_clock(_all(choice)) > 1 and _round_the_clock(choice["services"]) < 2:
        yield "SM02", "warning", "", "show two services that are open round the clock"


def _voiceless(services: list[Data]) -> bool:
    return any(way["kind"] not in VOICE for service in services for way in service["channels"])


def _round_the_clock(services: list[Data]) -> int:
    return sum(any(way["hours"] == "always" for way in service["channels"]) for service in services)


def _claims(nodes: list[Element], messages: dict[str, str], choice: Data) -> Iterator[Fault]:
    """Each claim that stands in the notice is proven for some service shown."""
    proven = {claim for service in _all(choice) for claim in service["claims"]}
    if any(way["cost"] == "free" for service in _all(choice) for way in service["channels"]):
        proven.add("free")
    said = {text_of(node) for node in nodes if node["tag"] in {"li", "p"}}
    for claim in CLAIMS:
        if claim not in proven and said & {messages[claim], messages[f"answer-{claim}"]}:
            yield "SM13", "error", claim, "claim only what the record proves"


def prose(nodes: list[Element]) -> list[str]:
    """The notice's sentences, without contacts, hours and dates."""
    return [text_of(node) for node in nodes if set(node["attrs"].get("class", "").split()) & set(PROSE)]


def _length(nodes: list[Element], lang: str) -> Iterator[Fault]:
    foot = [node for node in nodes if node["attrs"].get("class") == "handrail-foot"]
    texts = [*prose(nodes), *(text_of(one["children"][0]) for one in foot if one["children"])]
    total = sum(measure.size(lang, text) for text in texts)
    if total > measure.notice_limit(lang):
        yield "SM14", "error", str(total), f"at most {measure.notice_limit(lang)} a notice"
    if lang == "en" and measure.grade(" ".join(texts[1:])) > measure.GRADE:
        yield "SM14", "error", " ".join(texts[1:]), f"grade {measure.GRADE:.0f} or lower"


def lint_css(css: str, where: str = "gadget/handrail.css") -> list[Finding]:
    """SM15 and SM16 in a stylesheet: no red, no motion, no pictures, nothing laid over the page."""
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found: list[Fault] = [
        ("SM15", "error", hit[0], "no animation or picture") for hit in UNCALM.finditer(rules)
    ]
    found += [("SM16", "error", hit[0], "never over the content") for hit in IN_THE_WAY.finditer(rules)]
    found += [("SM15", "error", hit[0], "no red") for hit in RED_WORDS.finditer(rules)]
    found += [("SM15", "error", hit[0], "no red") for hit in HEX.finditer(rules) if _is_red(hit[1])]
    return [Finding(rule, level, "", where, words, instead) for rule, level, words, instead in found]


def _is_red(digits: str) -> bool:
    """Whether a colour is a saturated red or orange-red."""
    full = digits if len(digits) == 6 else "".join(char * 2 for char in digits)
    red, green, blue = (int(full[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return saturation > 0.4 and lightness > 0.15 and (hue < 0.06 or hue > 0.93)
