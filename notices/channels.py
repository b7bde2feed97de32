"""The ways to reach a service: links, hours, costs; gadget/handrail-ways.js has the same functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from notices import words
from notices.clock import days_between, local
from notices.tree import Element, Node, el

if TYPE_CHECKING:  # compose imports this module
    from notices.compose import View

Data = dict[str, Any]
# No address, not even the wiki's own pages, is told which search the reader comes from.
AWAY = {"rel": "noreferrer noopener", "referrerpolicy": "no-referrer"}
APPS = {"whatsapp": "WhatsApp", "telegram": "Telegram", "line": "LINE"}
AT_HOST = frozenset({"chat", "webform"})  # named by where they are, not by an account or number
KINDS_SHOWN = 3
WEEK = 7


class Group(NamedTuple):
    """Ways to reach a service that have the same facts."""

    ways: list[Data]
    items: list[list[Node]]


def shown(service: Data) -> list[Data]:
    """The first way of each kind, at most three: a call that fails has another way beside it."""
    kinds: list[str] = []
    ways: list[Data] = []
    for way in service["channels"]:
        if way["kind"] not in kinds and len(kinds) < KINDS_SHOWN:
            kinds.append(way["kind"])
            ways.append(way)
    return ways


def rest(service: Data) -> list[Data]:
    """The ways that `shown` leaves out."""
    first = shown(service)
    return [way for way in service["channels"] if not any(way is seen for seen in first)]


def groups(view: View, ways: list[Data], free_is_said: bool) -> list[Group]:
    """The ways with what must be known before using them; neighbours that share this stand together."""
    found: list[Group] = []
    for way in ways:
        items = _before_use(view, way, free_is_said)
        if found and found[-1].items == items:
            found[-1].ways.append(way)
        else:
            found.append(Group([way], items))
    return found


def group_nodes(view: View, group: Group, primary: bool) -> list[Node]:
    """The links of a group, the first of them the primary action if asked, and their facts."""
    links: list[Node] = [_link(view, way, primary and way is group.ways[0]) for way in group.ways]
    return [el("div", {"class": "handrail-ways"}, links), *facts(group.items)]


def _before_use(view: View, channel: Data, free_is_said: bool) -> list[list[Node]]:
    """Hours, cost and what else must be known before using a channel."""
    items = [_hours(view, channel)]
    if channel["cost"] == "free" and not free_is_said:
        items.append(view.say("free"))
    if channel["cost"] in ("local", "national", "premium"):
        items.append(view.say("charged"))
    if channel["reach"] == "mobile":
        items.append(view.say("mobile-only"))
    return [*items, *languages(view, channel["languages"])]


def facts(items: list[list[Node]]) -> list[Node]:
    """Short facts as a list, which a stylesheet sets on one line; nothing if there are none."""
    children: list[Node] = [el("li", {}, item) for item in items if item]
    return [el("ul", {"class": "handrail-facts"}, children)] if children else []


def action_class(primary: bool) -> str:
    """The class of a link to press; one in a notice is the primary one."""
    return "handrail-action handrail-primary" if primary else "handrail-action"


def _link(view: View, channel: Data, primary: bool) -> Element:
    attrs = {"class": action_class(primary)}
    href = address(channel)
    if href:
        attrs.update({"href": href, **AWAY})
    return el("a" if href else "span", attrs, _label(view, channel))


def address(channel: Data) -> str:
    """The channel's address: tel: and sms: without spaces, a keyword in the body, else only the web."""
    href = str(channel["href"] or "")
    if href.startswith(("tel:", "sms:")):
        # "?&body=" is understood by both kinds of phones.
        href = re.sub(r"\s", "", href).replace("?body=", "?&body=", 1)
        if href.startswith("sms:") and channel["keyword"] and "?" not in href:
            href += "?&body=" + quote(channel["keyword"], safe="-_.!~*'()")
        return href
    return href if href.startswith(("https://", "http://", "mailto:")) else ""


def _label(view: View, channel: Data) -> list[Node]:
    kind = channel["kind"]
    shown_as = channel["display"] or ""
    if kind in AT_HOST or not shown_as:
        shown_as = host(channel["href"] or "")
    node = el("bdi", {"dir": "ltr"}, [shown_as])
    if kind in APPS:
        # Some services' accounts are displayed with the app's name already.
        return [node] if shown_as.startswith(APPS[kind]) else view.say("message", APPS[kind], node)
    if kind == "phone":
        return view.say("call", node)
    if kind == "sms":
        word = el("bdi", {}, [channel["keyword"] or ""])
        return view.say("text-keyword", node, word) if channel["keyword"] else view.say("text", node)
    return view.say(kind, node)


def _hours(view: View, channel: Data) -> list[Node]:
    if channel["hours"] == "always":
        return view.say("hours-always")
    if not channel["hours"] or channel["open"] is None:
        return view.say("hours-unknown")
    if channel["open"]:
        return view.say("open-now")
    return _opens(view, channel) if channel["opens"] else view.say("closed-now")


def _opens(view: View, channel: Data) -> list[Node]:
    """When it opens: on the reader's clock if that is known, else on the line's with the zone's name."""
    zone, now, suffix = view.options["zone"], view.options["now"], ""
    end: list[Node] = []
    then, today = local(channel["opens"], zone), local(now, zone)
    if not then or not today:
        zone, suffix = channel["hours"]["zone"], "-zone"
        then, today = local(channel["opens"], zone), local(now, zone)
        end = [el("bdi", {"dir": "ltr"}, [zone or ""])]
    if not then or not today or days_between(today, then) >= WEEK:
        return view.say("closed-now")
    time = el("bdi", {"dir": "ltr"}, [then.time])
    if days_between(today, then) == 0:
        return view.say("opens-at" + suffix, time, *end)
    day = view.pack["dates"][view.lang]["days"][then.weekday]
    return view.say("opens-day" + suffix, day, time, *end)


def languages(view: View, tags: list[str]) -> list[list[Node]]:
    """The languages of a line, unless they are just the notice's own: one fact or none."""
    if not tags or tags == [view.lang.split("-")[0]]:
        return []
    names = view.pack["language_names"].get(view.lang, {})
    comma = words.text(view.pack, view.lang, "comma-separator")
    text = comma.join(names.get(tag, tag) for tag in tags)
    return [view.say("languages", el("bdi", {}, [text]))]


def site(href: str, text: str, kind: str = "handrail-site") -> Element:
    """A link to another site."""
    return el("a", {"class": kind, "href": href, **AWAY}, [el("bdi", {"dir": "ltr"}, [text])])


def dial(number: str) -> Element:
    """An emergency number as a tel: link with visible digits."""
    attrs = {"class": "handrail-dial", "href": dialled(number), **AWAY}
    return el("a", attrs, [el("bdi", {"dir": "ltr"}, [number])])


def dialled(number: str) -> str:
    """The tel: address of an emergency number."""
    return "tel:" + re.sub(r"[^0-9*#+]", "", number)


def host(href: str) -> str:
    """The domain name of an address, without "www."."""
    return re.sub(r"^[a-z]+:(?://)?(?:www\.)?", "", href).split("/")[0].split("?")[0]
