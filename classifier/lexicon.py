"""Reading the lexicons: which words of a language stand for which concept (classifier/lexicon/<lang>.txt)."""

from __future__ import annotations

from pathlib import Path

from classifier.errors import ClassifierError
from classifier.text import fold, is_unspaced, normalise, tokens

FOLDER = Path(__file__).with_name("lexicon")

#: Unaccented typing of a word whose accents matter is let in without a known language from this length on.
SAFE_UNACCENTED = 8


def read(folder: Path = FOLDER) -> dict[str, dict[str, list[str]]]:
    """language -> concept -> entries in the model's form, all sorted. Raises ClassifierError."""
    return {file.stem: parse(file.name, file.read_text("utf-8")) for file in sorted(folder.glob("*.txt"))}


def parse(name: str, text: str) -> dict[str, list[str]]:
    """Entries by concept of one file's text; `name` is for the error."""
    keep_accents, found = False, dict[str, set[str]]()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            keep_accents = keep_accents or line == "# accents: keep"
            continue
        concept, colon, entries = line.partition(":")
        if not colon or not concept.strip():
            raise ClassifierError(f"{name}:{number}", "not of the form `concept: word, word`")
        for entry in entries.split(","):
            found.setdefault(concept.strip(), set()).update(_forms(entry.strip(), keep_accents))
    return {concept: _without_doubles(found[concept], concept) for concept in sorted(found)}


def _without_doubles(entries: set[str], concept: str) -> list[str]:
    """Sorted, without what a shorter entry of the concept finds anyway (for masks, the length matters)."""
    bare = [entry for entry in entries if entry[0] not in "~?="]
    inner = [entry.strip("*") for entry in bare if entry.startswith("*")]
    heads = {entry for entry in bare if not entry.startswith("*")}

    def is_double(entry: str) -> bool:
        if entry[0] in "*~?=" or concept.startswith("X"):
            return False
        if is_unspaced(entry):
            shorter = {entry[i:j] for i in range(len(entry)) for j in range(i + 1, len(entry) + 1)} - {entry}
            return not heads.isdisjoint(shorter)
        words = entry.rstrip("*")
        if any(f"{words[:end]}*" in heads for end in range(len(words) + (entry == words))):
            return True
        return any(words[:at] in heads for at, sign in enumerate(words) if sign == " ") or (
            " " not in words and any(part in words for part in inner)
        )

    return sorted(entry for entry in entries if not is_double(entry))


def _forms(written: str, keep_accents: bool) -> list[str]:
    bare = written.lstrip("~?=")
    flags = written[: len(written) - len(bare)]
    words = " ".join(word for piece in bare.split() for word in _words(piece))
    if not words.strip("* "):
        return []
    plain = fold(words)
    if is_unspaced(plain.lstrip("*")):
        return [flags + plain.replace("*", "").replace(" ", "")]
    if "=" not in flags and not (keep_accents and plain != words):
        return [flags + plain]
    loose = flags.replace("=", "").replace("?", "") + plain
    return ["=" + flags.replace("=", "") + words, *_unaccented(loose, plain, "=" in flags)]


def _unaccented(loose: str, plain: str, never: bool) -> list[str]:
    if never:
        return []
    return [loose if len(plain) >= SAFE_UNACCENTED and " " in plain else "?" + loose]


def _words(piece: str) -> list[str]:
    inner, more = piece.startswith("*"), piece.endswith("*")
    words = tokens(normalise(piece.strip("*")))
    if words and more:
        words[-1] += "*"
    if words and inner:
        words[0] = "*" + words[0]
    return words
