"""Pages for people: Project:Handrail (what it is, who decided) and its directory of helplines.

The directory speaks the wiki's language with the notice's own words; it is there for readers without
JavaScript and for those whom no notice is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from bot.config import ABOUT_TITLE, CONFIG_TITLE, DIRECTORY_TITLE, Config
from bot.errors import SourceMissing
from bot.pages import Page, handrail_version
from bot.wikitext import outside, page, plain

REPORT_TITLE = "Project:Handrail/Report"
TIDY = "<!-- Written by a bot; the next publishing overwrites changes made here. -->"
SEPARATOR = " · "
APPS = {"whatsapp": "WhatsApp", "telegram": "Telegram", "line": "LINE"}
Data = Mapping[str, Any]


def build(config: Config, language: str, now: datetime | None = None) -> list[Page]:
    """Both pages, the linked one first. The directory keeps to the config's limits at `now` (None: today).

    Raises SourceMissing where the other rooms' generated files are not there.
    """
    moment = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines, words = _packs()
    return [
        Page(DIRECTORY_TITLE, directory(config, lines, words, language, moment), "wikitext"),
        Page(ABOUT_TITLE, about(config), "wikitext"),
    ]


def about(config: Config) -> str:
    """What the wiki's people should find in one place: what it does, who decided, how to switch it off."""
    tiers = " and ".join(config.tiers) or "no"
    return "\n".join([
        TIDY,
        "'''Handrail''' shows a calm notice with helplines above the results of searches for suicide or"
        " self-harm, and above articles on them. Readers can close it; the articles' text is not touched.",
        "",
        f"* Decision of the community: {decision(config)}",
        f"* Configuration, and the switch (“enabled”): {page(CONFIG_TITLE)}; searches of the tiers: {tiers}",
        f"* Helplines of all countries: {page(DIRECTORY_TITLE)}",
        f"* Articles that the bot proposes to include or exclude: {page(REPORT_TITLE)}",
        f"* Published version: {plain(handrail_version())}",
        "",
        "Whether a notice is shown is decided in the reader's browser. Handrail stores nothing about readers"
        " and sends nothing to anybody when a notice is shown.",
    ])  # fmt: skip


def decision(config: Config) -> str:
    """The link to the community's decision: an address, or a page of this wiki."""
    text = config.decision
    if text.startswith(("http://", "https://")):
        return outside(text, text)
    return page(text)


def directory(config: Config, lines: Data, words: Data, language: str, now: str) -> str:
    """Every country's lines that the config's limits allow, with a heading for each country."""
    from notices import language as known

    speaker = Speaker(words, known(dict(words), language))
    limits = {"now": now, "minimum_grade": config.minimum_grade, "max_age_days": config.max_age_days}
    parts = [TIDY, plain(speaker.words["lead-topic"])]
    for code, name in speaker.countries(lines["countries"]):
        if said := _country(speaker, lines, code, limits):  # no heading with nothing under it
            parts += ["", f"== {plain(name)} ==", *said]
    world = [f"* {outside(one['href'], one['name'])}" for one in lines["directories"]]
    return "\n".join([*parts, "", f"== {plain(speaker.words['helplines-world'])} ==", *world])


class Speaker:
    """The notice's words in one language."""

    def __init__(self, pack: Data, lang: str) -> None:
        self.words: Data = pack["messages"][lang]
        self._names: Data = pack["countries"].get(lang, {})
        self._languages: Data = pack["language_names"].get(lang, {})
        self.dates: Any = pack["dates"][lang]

    def say(self, key: str, *values: str) -> str:
        """A message as wikitext; the values are wikitext already."""
        text = plain(self.words[key])
        for place, value in enumerate(values, 1):
            text = text.replace(f"${place}", value)
        return text

    def countries(self, codes: Data) -> list[tuple[str, str]]:
        """(code, name) in the order of the pack, which is sorted for this language."""
        known = [(code, name) for code, name in self._names.items() if code in codes]
        return known + sorted((code, code) for code in codes if code not in self._names)

    def listed(self, items: list[str]) -> str:
        """Pieces of wikitext with the language's comma between them."""
        return str(self.words["comma-separator"]).join(items)

    def languages(self, tags: list[str]) -> str:
        """The languages that a service speaks."""
        return self.say("languages", self.listed([plain(self._languages.get(tag, tag)) for tag in tags]))


def _country(speaker: Speaker, lines: Data, code: str, limits: Data) -> list[str]:
    from helplines import choose

    answer = choose(dict(lines), {"country": code, **limits})
    allowed = {one["id"] for one in [*answer["services"], *answer["more"]]}
    numbers = [outside(f"tel:{number}", number) for number in answer["emergency"]]
    said = [speaker.say("emergency", speaker.listed(numbers))] if numbers else []
    services = [one for one in lines["countries"][code]["services"] if one["id"] in allowed]
    for service in services:
        said += ["", *_service(speaker, service, code)]
    return said if services or not said else [*said, "", speaker.say("no-lines")]


def _service(speaker: Speaker, service: Data, code: str) -> list[str]:
    from notices.clock import written

    audience = [] if "everyone" in service["audience"] else service["audience"]
    keys = [f"audience-{one}" for one in audience] + (["regional"] if code not in service["area"] else [])
    keys += [*(["free"] if service["free"] else []), *service["claims"]]
    facts = [speaker.say(key) for key in keys if key in speaker.words]
    facts += [speaker.languages(service["languages"])] if service["languages"] else []
    if service.get("dated"):
        facts += [speaker.say("verified", plain(written(service["verified"], speaker.dates)))]
    names = "; ".join(f'<span lang="{tag}">{plain(name)}</span>' for tag, name in service["names"].items())
    return [
        f"; {names}",
        f": {SEPARATOR.join(facts)}",
        *[_channel(speaker, one) for one in service["channels"]],
    ]


def _channel(speaker: Speaker, channel: Data) -> str:
    facts = [_way(speaker, channel), _hours(speaker, channel["hours"])]
    facts += [speaker.say("charged")] if channel["cost"] in ("local", "national", "premium") else []
    facts += [speaker.say("mobile-only")] if channel["reach"] == "mobile" else []
    facts += [speaker.languages(channel["languages"])] if channel["languages"] else []
    return f":* {SEPARATOR.join(facts)}"


def _way(speaker: Speaker, channel: Data) -> str:
    link = outside(channel["href"], channel["display"]) if channel["href"] else plain(channel["display"])
    kind = channel["kind"]
    if kind == "sms" and channel["keyword"]:
        return speaker.say("text-keyword", link, plain(channel["keyword"]))
    if kind in APPS:
        return speaker.say("message", APPS[kind], link)
    return speaker.say({"phone": "call", "sms": "text"}.get(kind, str(kind)), link)


def _hours(speaker: Speaker, hours: Any) -> str:
    """The week as it is on the line's own clock: a written page can't say "open now"."""
    if hours == "always":
        return speaker.say("hours-always")
    if not hours:
        return speaker.say("hours-unknown")
    runs = [list(run) for _, run in groupby(range(len(hours["week"])), lambda day: hours["week"][day])]
    days = [_days(speaker, run, hours["week"][run[0]]) for run in runs if hours["week"][run[0]]]
    return f'{speaker.listed(days)} (<bdi dir="ltr">{plain(hours["zone"])}</bdi>)'


def _days(speaker: Speaker, run: list[int], spans: list[list[int]]) -> str:
    """Days that follow each other with the same hours."""
    names = [plain(speaker.dates["days"][day]) for day in dict.fromkeys([run[0], run[-1]])]
    return f"{'–'.join(names)} {speaker.listed([*map(_span, spans)])}"


def _span(span: list[int]) -> str:
    return f'<bdi dir="ltr">{_clock(span[0])}–{_clock(span[1])}</bdi>'


def _clock(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{hour:02}&#58;{rest:02}"


def _packs() -> tuple[dict[str, Any], dict[str, Any]]:
    import helplines
    import notices

    try:
        return helplines.pack(), notices.pack()
    except OSError:
        raise SourceMissing("helplines/pack.json", "can't be read; run: handrail helplines export") from None
