"""Finding a lexicon's words in a text: compiled once from a model, then linear in the text's length.

The twin is the first half of ``gadget/handrail-score.js``. An entry of the lexicon, as the model holds it:

======== =============================================================================================
form     what it finds
======== =============================================================================================
word     this word
word*    words that begin so
*word*   words that hold it anywhere (a compound, words run together)
a b*     these words, one after the other
~word    as "word", and its misspellings: a letter left out, doubled, or two letters swapped
?word    only if the text's language is given and is this one (too ambiguous otherwise)
=word    only with these accents (languages in which accents make other words)
自殺     of a script without spaces: these characters, anywhere
======== =============================================================================================
"""

from __future__ import annotations

from typing import NamedTuple

from classifier.text import fold, is_unspaced, tokens

HEAD = 3
INNER_HEAD = 4


Part = tuple[str, bool]  # a word, and whether it may go on
Hit = tuple[int, int, int]  # start, end, concept; 2 places a spaced word, 1 a character of an unspaced script
Hits = dict[int, list[Hit]]  # by language


class Entry(NamedTuple):
    """One meaning of a key: which language and concept, and what else must hold."""

    language: int
    concept: int
    exact: bool
    hinted: bool
    rest: tuple[Part, ...]
    accents: tuple[Part, ...]


Keys = dict[str, list[Entry]]
Heads = dict[str, tuple[int, ...]]


class Index:
    """The lexicons of a model, ready for look-up."""

    def __init__(self, lexicons: list[tuple[str, dict[int, list[str]]]]) -> None:
        """Compile; `lexicons` is (language, concept number -> entries) in the model's order."""
        self.languages = {language: number for number, (language, _) in enumerate(lexicons)}
        self.words: Keys = {}
        self.inner: Keys = {}
        self.chars: Keys = {}
        for number, (_, concepts) in enumerate(lexicons):
            for concept, entries in concepts.items():
                for entry in entries:
                    self._add(number, concept, entry)
        self.word_heads = _heads(self.words, HEAD)
        self.inner_heads = _heads(self.inner, INNER_HEAD)
        self.char_heads = _heads(self.chars, 1)

    def _add(self, language: int, concept: int, text: str) -> None:
        bare = text.lstrip("~?=")
        flags, inner = text[: len(text) - len(bare)], bare.startswith("*")
        parts = [_part(word) for word in bare.lstrip("*").split(" ")]
        plain = [(fold(word), more) for word, more in parts]
        key, more = plain[0]
        accents = tuple(parts) if "=" in flags else ()
        entry = Entry(language, concept, not more, "?" in flags, tuple(plain[1:]), accents)
        keys = self.inner if inner else self.chars if is_unspaced(key) else self.words
        for spelling in misspellings(key) if "~" in flags else [key]:
            keys.setdefault(spelling, []).append(entry)

    def find(self, text: str, hint: str | None) -> tuple[list[str], int, Hits]:
        """Folded words of a normalised text, its length in places, and the hits by language."""
        plain = tokens(text)
        words = plain if text.isascii() else [fold(word) for word in plain]
        search = _Search(self, plain, words, self.languages.get(hint or "", -1))
        length = search.walk()
        return words, length, search.hits


class _Search:
    """One text on its way through an index."""

    def __init__(self, index: Index, plain: list[str], words: list[str], hint: int) -> None:
        self.index, self.plain, self.words, self.hint = index, plain, words, hint
        self.hits: Hits = {}

    def walk(self) -> int:
        place = 0
        for number, word in enumerate(self.words):
            if word and is_unspaced(word):
                self._characters(word, place)
                place += len(word)
            else:
                self._word(number, word, place)
                self._inside(word, place)
                place += 2
        return place

    def _word(self, number: int, word: str, place: int) -> None:
        for length in self.index.word_heads.get(word[:HEAD], ()):
            if length <= len(word):
                for entry in self.index.words.get(word[:length], ()):
                    if (length == len(word) or not entry.exact) and self._fits(entry, number):
                        self._hit(entry, place, place + 2 + 2 * len(entry.rest))

    def _fits(self, entry: Entry, number: int) -> bool:
        if not entry.rest and not entry.accents:
            return True
        return _follow(self.words, number + 1, entry.rest) and _follow(self.plain, number, entry.accents)

    def _inside(self, word: str, place: int) -> None:
        heads, keys = self.index.inner_heads, self.index.inner
        for at in range(len(word) - INNER_HEAD + 1):
            for length in heads.get(word[at : at + INNER_HEAD], ()):
                if at + length <= len(word):
                    for entry in keys.get(word[at : at + length], ()):
                        self._hit(entry, place, place + 2)

    def _characters(self, run: str, place: int) -> None:
        heads, keys = self.index.char_heads, self.index.chars
        for at, character in enumerate(run):
            for length in heads.get(character, ()):
                if at + length <= len(run):
                    for entry in keys.get(run[at : at + length], ()):
                        self._hit(entry, place + at, place + at + length)

    def _hit(self, entry: Entry, start: int, end: int) -> None:
        if not entry.hinted or entry.language == self.hint:
            self.hits.setdefault(entry.language, []).append((start, end, entry.concept))


def misspellings(word: str) -> list[str]:
    """The word, and it with one letter left out or doubled or two neighbours swapped; its first letter stays."""
    made = {word: None}
    for at in range(1, len(word)):
        made[word[:at] + word[at + 1 :]] = None
        made[word[:at] + word[at] + word[at:]] = None
        if at + 1 < len(word):
            made[word[:at] + word[at + 1] + word[at] + word[at + 2 :]] = None
    return list(made)


def _heads(keys: Keys, size: int) -> Heads:
    lengths: dict[str, set[int]] = {}
    for key in keys:
        lengths.setdefault(key[:size], set()).add(len(key))
    return {head: tuple(sorted(found)) for head, found in lengths.items()}


def _part(word: str) -> Part:
    return (word[:-1], True) if word.endswith("*") else (word, False)


def _follow(words: list[str], start: int, parts: tuple[Part, ...]) -> bool:
    if start + len(parts) > len(words):
        return False
    return all(
        words[at].startswith(word) if more else words[at] == word for at, (word, more) in enumerate(parts, start)
    )
