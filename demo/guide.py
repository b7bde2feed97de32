"""What `make run` prints at the end: what to open and what to try."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from demo.community import CONFIG_PAGE, DECISION_PAGE
from demo.hook import Hook
from demo.wiki import ADMIN, Wiki

# Interface language, a search that shows the notice, one that doesn't.
SEARCHES = (
    ("en", "I want to die", "kill process linux"),
    ("de", "ich will nicht mehr leben", "Suicide Squad"),
    ("fr", "je veux mourir", "mourir de rire"),
    ("es", "quiero morir", "la muerte de un viajante"),
    ("ar", "أريد أن أموت", "نهر النيل"),
    ("ja", "死にたい", "富士山"),
)
ARTICLES = (
    ("with the notice", "Suicide prevention", ""),
    ("in Arabic, with an Arabic interface", "الوقاية من الانتحار", "ar"),
    ("a biography in the same category: none", "Heinrich von Kleist", ""),
    ("a film: none", "Suicide Squad (film)", ""),
)
SKINS = ("vector", "vector-2022", "minerva", "monobook", "timeless")


def welcome(wiki: Wiki, hook: Hook) -> str:
    """The guide to a running demo."""
    lines = ["", f"Handrail runs: {wiki.url}/wiki/Main_Page", "", "Search (the notice, then none):"]
    for lang, crisis, control in SEARCHES:
        lines += [f"  {lang}  {_search(wiki, crisis, lang)}", f"      {_search(wiki, control, lang)}"]
    lines += ["", "Read:"]
    lines += [f"  {_article(wiki, title, lang)}  {what}" for what, title, lang in ARTICLES]
    lines += ["", f"Other skins: add &useskin= and one of {', '.join(SKINS)}."]
    lines += ["Without JavaScript (switch it off in the browser) the same searches show it, too."]
    lines += ["", *_switch_off(wiki), "", *_pages(hook), "", "Ctrl-C ends everything; what you edit is kept."]
    return "\n".join(lines)


def hook_only(hook: Hook) -> str:
    """The guide where there is no wiki."""
    return "\n".join(["", *_pages(hook), "", "Ctrl-C ends it."])


def _pages(hook: Hook) -> list[str]:
    return [
        "Served by the hook:",
        f"  {hook.url}/preview  the notice for any language, country and tier, for maintainers",
        f"  {hook.url}/help  all helplines, with a country picker",
    ]


def _switch_off(wiki: Wiki) -> list[str]:
    return [
        "Switch it off with one edit:",
        f"  sign in as {ADMIN}, password {wiki.admin_password}: {_page(wiki, 'Special:UserLogin')}",
        f'  then write "enabled": false: {_page(wiki, CONFIG_PAGE)}?action=edit',
        f"  the community's decision: {_page(wiki, DECISION_PAGE)}",
    ]


def _search(wiki: Wiki, text: str, lang: str) -> str:
    query = {"search": text, "fulltext": 1, "uselang": lang}
    return f"{wiki.url}/index.php?{urlencode(query)}"


def _article(wiki: Wiki, title: str, lang: str) -> str:
    return _page(wiki, title) + (f"?uselang={lang}" if lang else "")


def _page(wiki: Wiki, title: str) -> str:
    return f"{wiki.url}/wiki/{quote(title.replace(' ', '_'), safe=':/()')}"
