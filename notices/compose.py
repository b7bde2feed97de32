"""Compose a notice from words and helplines; gadget/handrail-card.js is the twin of this file."""

from __future__ import annotations

from typing import Any, NamedTuple

from notices import channels, words
from notices.clock import written
from notices.tree import Element, Node, el

Data = dict[str, Any]
SHOWN = 3  # services before "more ways"
ANSWERS = ("anonymous", "confidential")


class View(NamedTuple):
    """What every part of the notice is made from: words, language, the chosen lines, the options."""

    pack: Data
    lang: str
    choice: Data
    options: Data

    def say(self, key: str, *values: Node) -> list[Node]:
        """The children that a message makes with its parameters filled in."""
        return words.fill(words.text(self.pack, self.lang, key), list(values))


def compose(messages: Data, choice: Data, options: Data) -> Element:
    """The notice as a tree. `messages` is notices.pack(), `choice` the result of helplines.choose.

    Options: lang (any tag), tier (crisis, else the topic wording), now (ISO, UTC, ending in Z), zone (the
    reader's, for opening times; None: each line's own, named), countries (entries of the picker; empty: no
    picker), about and directory (addresses or None), placement (above, beside), static (True: without the
    parts that need a script).
    """
    view = View(messages, words.language(messages, options["lang"]), choice, options)
    beside = options.get("placement") == "beside"
    attrs = {
        "id": "handrail-notice",
        "class": "handrail handrail-beside" if beside else "handrail",
        "role": "region",
        "aria-labelledby": "handrail-title",
        "lang": view.lang,
        "dir": messages["dir"].get(view.lang, "ltr"),
    }
    parts = [_head(view), _lead(view), _where(view), *_lines(view), *_emergency(view)]
    return el("section", attrs, [*parts, *_picker(view), *_more(view), _foot(view)])


def _head(view: View) -> Element:
    title = el("h2", {"id": "handrail-title", "class": "handrail-title"}, view.say(f"title-{_tier(view)}"))
    close = el("button", {"type": "button", "class": "handrail-dismiss"}, view.say("dismiss"))
    return el("div", {"class": "handrail-head"}, [title] if view.options.get("static") else [title, close])


def _tier(view: View) -> str:
    return "crisis" if view.options["tier"] == "crisis" else "topic"


def _lead(view: View) -> Element:
    return el("p", {"class": "handrail-lead"}, view.say(f"lead-{_tier(view)}"))


def _where(view: View) -> Element:
    name = view.pack["countries"].get(view.lang, {}).get(view.choice["country"])
    text = view.say("helplines-in", el("bdi", {}, [name])) if name else view.say("helplines-world")
    return el("h3", {"class": "handrail-where"}, text)


def _lines(view: View) -> list[Node]:
    """The chosen services, before them the directories if no service is for every reader."""
    services, first = view.choice["services"][:SHOWN], _primary(view)
    items: list[Node] = [
        _service(view, service, channels.shown(service), service is first) for service in services
    ]
    none: list[Node] = [el("p", {"class": "handrail-none"}, view.say("no-lines"))]
    said = none if view.choice["country"] and not services else []
    found: list[Node] = [el("ul", {"class": "handrail-services"}, items)] if items else []
    return [*said, *([] if first else _directories(view, True)), *found]


def _primary(view: View) -> Data | None:
    """The first service shown that turns nobody in the country away; None: the directories come first."""
    for service in view.choice["services"][:SHOWN]:
        if is_for_every_reader(service, view.choice["country"]):
            found: Data = service
            return found
    return None


def is_for_every_reader(service: Data, country: str | None) -> bool:
    """Whether a service is for everyone, and for the whole country."""
    return "everyone" in service["audience"] and country in service["area"]


def _service(view: View, service: Data, ways: list[Data], first: bool) -> Element:
    """One service: its name, whom it is for, its ways, its facts; the first one's answer to a fear."""
    whole = not ways or ways[0] is service["channels"][0]  # else its facts were said before the fold
    answer = _answer(service, ways) if first else None
    parts: list[Node] = [_name(view, service), *channels.facts(_who(view, service))]
    for index, group in enumerate(channels.groups(view, ways, answer == "free")):
        parts.extend(channels.group_nodes(view, group, first and index == 0))
        if answer and index == 0:
            parts.append(el("p", {"class": "handrail-answer"}, view.say(f"answer-{answer}")))
    about = channels.facts(_about(view, service, answer)) if whole else []
    return el("li", {"class": "handrail-service"}, [*parts, *about])


def _name(view: View, service: Data) -> Element:
    """The service's name in the reader's language if it has one, else its own, marked as such."""
    names: dict[str, str] = service["names"]
    own = [tag for tag in (view.lang, view.lang.split("-")[0]) if tag in names]
    lang = own[0] if own else next(iter(names))
    attrs = {} if own else {"lang": lang}
    return el("div", {"class": "handrail-name"}, [el("bdi", attrs, [names[lang]])])


def _answer(service: Data, ways: list[Data]) -> str | None:
    """The one claim that answers a fear, only if the record proves it."""
    proven = [claim for claim in ANSWERS if claim in service["claims"]]
    if service["free"] and ways and ways[0]["cost"] == "free":
        proven.append("free")
    return proven[0] if proven else None


def _who(view: View, service: Data) -> list[list[Node]]:
    """Whom the service is for, if not for everyone in the country."""
    # A line for everyone that also serves a group is not labelled as that group's.
    narrow = [] if "everyone" in service["audience"] else service["audience"]
    groups = [view.say(f"audience-{group}") for group in narrow]
    regional = bool(service["area"]) and view.choice["country"] not in service["area"]
    return [*groups, *([view.say("regional")] if regional else [])]


def _about(view: View, service: Data, answer: str | None) -> list[list[Node]]:
    """What is known of the service: its claims but the one said already, languages, site.

    And the day of the evidence, if that is known: the day on which somebody read an undated page isn't one.
    """
    items = [view.say(claim) for claim in ANSWERS if claim in service["claims"] and claim != answer]
    items.extend(channels.languages(view, service["languages"]))
    if service["website"]:
        items.append([channels.site(service["website"], channels.host(service["website"]))])
    if service["verified"] and service.get("dated"):
        day = written(service["verified"], view.pack["dates"][view.lang])
        items.append(view.say("verified", el("bdi", {}, [day])))
    return items


def _directories(view: View, primary: bool) -> list[Node]:
    items: list[Node] = []
    for index, directory in enumerate(view.choice["directories"]):
        kind = channels.action_class(primary and index == 0)
        link = channels.site(directory["href"], directory["name"], kind)
        items.append(el("li", {"class": "handrail-directory"}, [link]))
    if not items:
        return []
    label = el("p", {"class": "handrail-label"}, view.say("directories"))
    return [label, el("ul", {"class": "handrail-directories"}, items)]


def _emergency(view: View) -> list[Node]:
    numbers: list[Node] = []
    for number in view.choice["emergency"]:
        numbers.extend([" · "] if numbers else [])
        numbers.append(channels.dial(number))
    if not numbers:
        return []
    return [el("p", {"class": "handrail-emergency"}, view.say("emergency", el("span", {}, numbers)))]


def _picker(view: View) -> list[Node]:
    if view.options.get("static") or not view.options["countries"]:
        return []
    current = view.choice["country"]
    known = any(entry["code"] == current for entry in view.options["countries"])
    entries: list[Node] = [_option("", view.say("country-other"), not known)]
    for entry in view.options["countries"]:
        entries.append(_option(entry["code"], [entry["name"]], entry["code"] == current))
    label = el("label", {"for": "handrail-country"}, view.say("change-country"))
    select = el("select", {"id": "handrail-country"}, entries)
    return [el("div", {"class": "handrail-picker"}, [label, select])]


def _option(code: str, name: list[Node], selected: bool) -> Element:
    attrs = {"value": code, "selected": "selected"} if selected else {"value": code}
    return el("option", attrs, name)


def _more(view: View) -> list[Node]:
    """Everything else, folded: the other ways of the shown services, the other services, directories."""
    services = view.choice["services"]
    items: list[Node] = [
        _service(view, service, channels.rest(service), False)
        for service in services[:SHOWN]
        if channels.rest(service)
    ]
    others = [*services[SHOWN:], *view.choice["more"]]
    items.extend(_service(view, service, service["channels"], False) for service in others)
    lists: list[Node] = [el("ul", {"class": "handrail-services"}, items)] if items else []
    lists.extend(_directories(view, False) if _primary(view) else [])
    if not lists:
        return []
    return [el("details", {"class": "handrail-more"}, [el("summary", {}, view.say("more")), *lists])]


def _foot(view: View) -> Element:
    parts: list[Node] = [el("li", {}, view.say("privacy"))]
    for key in ("about", "directory"):
        if view.options.get(key):
            attrs = {"href": view.options[key], **channels.AWAY}
            parts.append(el("li", {}, [el("a", attrs, view.say(key))]))
    return el("ul", {"class": "handrail-foot"}, parts)
