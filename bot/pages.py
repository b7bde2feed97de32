"""Every page that the bot publishes, made from files and a config alone: no wiki is asked here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

import classifier
from bot import gadgets
from bot.config import Config, settings
from bot.errors import SourceMissing

Data = Mapping[str, Any]
Model = Literal["javascript", "css", "json", "wikitext"]
PREFIX = "MediaWiki:Gadget-"
SETTINGS_FILE = "handrail-settings.json"
SETTINGS_TITLE = PREFIX + SETTINGS_FILE
LOADER_FILE = "handrail-loader.js"
PATTERNS_FILE = "handrail-patterns.json"
ROOT = Path(__file__).resolve().parent.parent

# The main gadget's files: the first one runs, the others in the order in which people read them.
MAIN_FILES = (
    "handrail.js", "handrail-page.js", "handrail-text.js", "handrail-score.js", "handrail-region.js",
    "handrail-select.js", "handrail-words.js", "handrail-ways.js", "handrail-card.js", "handrail.css", SETTINGS_FILE,
    PATTERNS_FILE, "handrail-model.json", "handrail-helplines.json", "handrail-messages.json",
)  # fmt: skip
# Gadget pages that other rooms generate: page name -> file, and the command that makes it.
PACKS = {
    "handrail-model.json": ("classifier/model.json", "handrail classifier train"),
    "handrail-helplines.json": ("helplines/pack.json", "handrail helplines export --format pack"),
    "handrail-messages.json": ("notices/pack.json", "handrail notices build"),
}
# The parts of the words that hold something for each language.
BY_LANGUAGE = ("messages", "countries", "language_names", "dates", "dir")
# What the wiki's own pages call the gadgets (Special:Preferences, Special:Gadgets).
NAMES = {
    "MediaWiki:Gadget-section-Handrail": "Handrail",
    "MediaWiki:Gadget-handrail-loader": (
        "[[Project:Handrail|Handrail]]: helplines beside searches for, and articles on, suicide and self-harm"
    ),
    "MediaWiki:Gadget-handrail": "[[Project:Handrail|Handrail]]: the notice, loaded when it is needed",
    "MediaWiki:Gadget-handrail-styles": "[[Project:Handrail|Handrail]]: its looks, for readers without JavaScript",
}

_REQUIRE = re.compile(r"""require\(\s*['"]\./([^'"]+)['"]\s*\)""")
# MediaWiki rewrites these when a page is saved, in scripts, too (signatures, substitution, pipe trick).
_REWRITTEN = re.compile(r"~~~|\{\{\s*(subst|safesubst)\s*:|\[\[[^\[\]\n|]*\|\]\]", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A page as it should stand on the wiki: canonical title, text without a last line break, model."""

    title: str
    text: str
    model: Model


def handrail_version() -> str:
    """This build's version, as named in summaries and in the settings."""
    try:
        return version("handrail")
    except PackageNotFoundError:
        return "0"


def build(
    config: Config, definition: str, mediawiki: tuple[int, int], *, capital: bool = True, root: Path = ROOT
) -> list[Page]:
    """The gadget's pages, the definition that names them last; data only in the config's languages, if it names any.

    `definition` is what MediaWiki:Gadgets-definition holds now ("" if there is none), `mediawiki` the wiki's
    version. Raises SourceMissing where a file is not there or would not survive being saved.
    """
    files = sources(root)
    made = settings(config, handrail_version(), capital)
    files[SETTINGS_FILE] = _written(made)
    if config.languages:
        for name, cut in CUTS.items():
            files[name] = _written(cut(json.loads(files[name]), config.languages))
    ours = gadgets.lines(package(LOADER_FILE, files), package(MAIN_FILES[0], files, MAIN_FILES), mediawiki)
    pages = [gadget_page(name, text) for name, text in files.items()]
    pages += [Page(title, text, "wikitext") for title, text in NAMES.items()]
    return [*pages, Page(gadgets.DEFINITION_TITLE, gadgets.merge(definition, ours), "wikitext")]


def sources(root: Path = ROOT) -> dict[str, str]:
    """Gadget page name → text, of every file that becomes one; without the settings, the wiki's own."""
    folder = root / "gadget"
    names = sorted(path.name for path in folder.glob("handrail*.*") if path.suffix in (".js", ".css"))
    files = {name: _read(folder / name, "it is part of the source") for name in names}
    for name, text in files.items():
        _must_survive(f"gadget/{name}", text)
    made = {name: _compact(root / path, command) for name, (path, command) in PACKS.items()}
    return files | {PATTERNS_FILE: _patterns()} | made


def package(entry: str, files: Mapping[str, str], known: tuple[str, ...] = ()) -> list[str]:
    """The files of a gadget: its entry, all that is required from there on, and the known ones.

    Raises SourceMissing for a file that is required and not there.
    """
    found: list[str] = []
    todo = [entry, *known]
    while todo:
        name = todo.pop(0)
        if name in found:
            continue
        if name not in files:
            raise SourceMissing(f"gadget/{name}", "is part of the gadget but is not there; get the whole source")
        found.append(name)
        todo += _REQUIRE.findall(files[name]) if name.endswith(".js") else []
    order = {name: place for place, name in enumerate(known)}
    return sorted(found, key=lambda name: (name != entry, order.get(name, len(order)), name))


def cut_words(words: Data, tags: Iterable[str]) -> dict[str, Any]:
    """The notice's words in these languages and in English; "zh" keeps every kind of Chinese, "de-at" German."""
    from notices import language

    wanted = [*tags, "en"]
    kept = {language(dict(words), tag) for tag in wanted}
    kept |= {tag for tag in words["messages"] if any(tag.startswith(f"{one}-") for one in wanted)}
    cut = {key: {tag: value for tag, value in words[key].items() if tag in kept} for key in BY_LANGUAGE}
    chains = {tag: [one for one in chain if one in kept] for tag, chain in words["fallbacks"].items()}
    return {**words, **cut, "fallbacks": {tag: chain for tag, chain in chains.items() if chain}}


# How a page of data is cut down to a community's languages.
CUTS = {"handrail-model.json": classifier.part, "handrail-messages.json": cut_words}


def gadget_page(name: str, text: str) -> Page:
    """A gadget file as a page; MediaWiki drops white space at the end, so it is dropped here."""
    models: dict[str, Model] = {".js": "javascript", ".css": "css", ".json": "json"}
    return Page(PREFIX + name, text.replace("\r\n", "\n").rstrip(), models[Path(name).suffix])


def owned(titles: Iterable[str]) -> list[str]:
    """Those of a wiki's titles that are this gadget's own pages; the settings are among them.

    The wiki may write its namespace's name in its own language; it comes back as "MediaWiki".
    """
    canonical = {"MediaWiki:" + title.partition(":")[2] for title in titles}
    return sorted(title for title in canonical if title in NAMES or re.match(r"MediaWiki:Gadget-handrail[.-]", title))


def _read(path: Path, how: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SourceMissing(f"{path.parent.name}/{path.name}", f"can't be read; {how}") from None


def _compact(path: Path, command: str) -> str:
    text = _read(path, f"make it with: {command}")
    try:
        value: Any = json.loads(text)
    except ValueError:
        where = f"{path.parent.name}/{path.name}"
        raise SourceMissing(where, f"is no JSON; make it again with: {command}") from None
    return _written(value)


def _patterns() -> str:
    """What the gadget leaves biographies and works alone by: expressions for the names of their categories."""
    found = {"biography": classifier.biography_patterns(), "work": classifier.work_patterns()}
    return _written(found)


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _must_survive(where: str, text: str) -> None:
    if found := _REWRITTEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise SourceMissing(where, f"line {line}: MediaWiki would rewrite “{found[0]}” on saving; write it otherwise")
