"""The linter of safe messaging, over whole notices and over the stylesheet."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable, Iterator
from typing import Any

from notices import measure, words
from notices.channels import AWAY, address, dialled
from notices.compose import is_for_every_reader
from notices.rules import Finding, Level
from notices.tree import TAGS, Element, Node

Data = dict[str, Any]
VOICE = frozenset({"phone"})
PROVABLE = ("anonymous", "confidential", "free")
CLAIMS = (*PROVABLE, *(f"answer-{claim}" for claim in PROVABLE))
WIKI = ("about", "directory")  # links to the wiki's own pages
PAGE = re.compile(r"(?:https?:/)?/")
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
        *_links(tree, choice, {words.text(pack, lang, key) for key in WIKI}),
        *_entries(nodes, choice),
        *_primary(nodes, choice),
        *_claims(nodes, {key: words.text(pack, lang, key) for key in CLAIMS}, choice),
        *_length(nodes, lang),
    ]
    return [Finding(rule, level, lang, where, said, instead) for rule, level, said, instead in faults]


def lint_choice(choice: Data, where: str) -> list[Finding]:
    """Every fault of the chosen helplines themselves, whatever the language."""
    faults = list(_services(choice))
    return [Finding(rule, level, "", where, said, instead) for rule, level, said, instead in faults]


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


def _of_class(nodes: Iterable[Element], name: str) -> list[Element]:
    return [node for node in nodes if name in node["attrs"].get("class", "").split()]


def _links(tree: Element, choice: Data, pages: set[str]) -> Iterator[Fault]:
    """Only addresses of the choice, and in the foot the wiki's pages; none is told of the search."""
    known = {one["href"] for one in choice["directories"]} | {dialled(one) for one in choice["emergency"]}
    known = known.union(*(_addresses(service) for service in _all(choice)))
    foot = [node for one in _of_class(walk(tree), "handrail-foot") for node in walk(one)]
    for node in walk(tree):
        href, is_link = node["attrs"].get("href", ""), node["tag"] == "a" or "href" in node["attrs"]
        own = PAGE.match(href) and text_of(node) in pages and any(node is one for one in foot)
        if is_link and href not in known and not own:
            yield "SM06", "error", href, "link only to the record's own addresses"
        if is_link and not AWAY.items() <= node["attrs"].items():
            yield "privacy", "error", href, "a link has rel and referrerpolicy, so that no log names the search"


def _addresses(service: Data) -> set[str]:
    """Every address that a service may be linked to."""
    return {service["website"] or "", *map(address, service["channels"])} - {""}


def _hrefs(node: Element) -> set[str]:
    return {one["attrs"]["href"] for one in walk(node) if "href" in one["attrs"]}


def _name(item: Element) -> str:
    return "".join(text_of(node) for node in _of_class(walk(item), "handrail-name"))


def _owner(item: Element, choice: Data) -> Data | None:
    """The service that an entry is about: the name is its own, and so is each address."""
    for service in _all(choice):
        if _name(item) in service["names"].values() and _hrefs(item) <= _addresses(service):
            found: Data = service
            return found
    return None


def _entries(nodes: list[Element], choice: Data) -> Iterator[Fault]:
    for item in _of_class(nodes, "handrail-service"):
        if not _owner(item, choice):
            yield "SM03", "error", _name(item), "a service's name stands with its own addresses only"


def _primary(nodes: list[Element], choice: Data) -> Iterator[Fault]:
    """One action, and it is for the reader, whoever that is; a directory always is."""
    count = len(_of_class(nodes, "handrail-primary"))
    if count != 1:
        yield "SM10", "error", str(count), "exactly one primary action"
    for item in _of_class(nodes, "handrail-service"):
        owner = _owner(item, choice)
        is_open = owner and is_for_every_reader(owner, choice["country"])
        if _of_class(walk(item), "handrail-primary") and not is_open:
            yield "SM01", "error", _name(item), "a line for some readers only is never the primary action"


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


def _claims(nodes: list[Element], texts: dict[str, str], choice: Data) -> Iterator[Fault]:
    """Each claim is proven for the service in whose entry it stands; elsewhere there is none."""
    items = _of_class(nodes, "handrail-service")
    inside = {id(node) for item in items for node in walk(item)}
    unproven = _said([node for node in nodes if id(node) not in inside], texts)
    for item in items:
        owner = _owner(item, choice)
        unproven += [claim for claim in _said(walk(item), texts) if claim not in _proven(owner)]
        unproven += ["free"] if owner and _free_beside_paid(item, texts["free"], owner) else []
    for claim in unproven:
        yield "SM13", "error", claim, "claim only what the record proves"


def _said(nodes: Iterable[Element], texts: dict[str, str]) -> list[str]:
    """The claims that stand in the nodes, by their messages' keys."""
    said = {text_of(node) for node in nodes if node["tag"] in {"li", "p"}}
    return [key for key, text in texts.items() if text and text in said]


def _proven(service: Data | None) -> set[str]:
    """The claims that a service's record allows, by their messages' keys."""
    if service is None:
        return set()
    claims = {*service["claims"], *(f"answer-{claim}" for claim in service["claims"])}
    any_way = any(way["cost"] == "free" for way in service["channels"])
    return claims | ({"free"} if any_way else set()) | ({"answer-free"} if service["free"] else set())


def _free_beside_paid(item: Element, free: str, service: Data) -> bool:
    """Whether the fact "free" is said of a way that isn't known to be."""
    paid = {address(way) for way in service["channels"] if way["cost"] != "free"} - {""}
    ways: set[str] = set()
    for node in (child for child in item["children"] if not isinstance(child, str)):
        if node["attrs"].get("class") == "handrail-ways":
            ways = _hrefs(node)
        elif node["tag"] == "ul" and ways & paid and _said(walk(node), {"free": free}):
            return True
    return False


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
    return [Finding(rule, level, "", where, said, instead) for rule, level, said, instead in found]


def _is_red(digits: str) -> bool:
    """Whether a colour is a saturated red or orange-red."""
    full = digits if len(digits) == 6 else "".join(char * 2 for char in digits)
    red, green, blue = (int(full[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    return saturation > 0.4 and lightness > 0.15 and (hue < 0.06 or hue > 0.93)
