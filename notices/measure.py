"""How long and how hard a text is: words or characters a sentence, reading grade."""

from __future__ import annotations

import re

WORDS_A_SENTENCE, CHARACTERS_A_SENTENCE = 15, 40
WORDS_A_NOTICE, CHARACTERS_A_NOTICE = 60, 160
GRADE = 6.0
UNSPACED = frozenset({"ja", "zh-hans", "zh-hant", "th", "km", "lo", "my"})  # scripts without spaces
SENTENCE_END = re.compile(r"[.?!。？！؟।۔]+(?:\s|$)|[。？！]")
VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    """The text's sentences, without what ends them."""
    return [part.strip() for part in SENTENCE_END.split(text) if part and part.strip()]


def size(lang: str, text: str) -> int:
    """Words; characters in a script without spaces."""
    return len(text.replace(" ", "")) if lang in UNSPACED else len(text.split())


def sentence_limit(lang: str) -> int:
    """The longest sentence, in the unit of `size`."""
    return CHARACTERS_A_SENTENCE if lang in UNSPACED else WORDS_A_SENTENCE


def notice_limit(lang: str) -> int:
    """The longest prose of a notice, in the unit of `size`."""
    return CHARACTERS_A_NOTICE if lang in UNSPACED else WORDS_A_NOTICE


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of English text, syllables estimated from groups of vowels."""
    words = re.findall(r"[a-z']+", text.lower())
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / max(1, len(sentences(text))) + 11.8 * syllables / max(1, len(words)) - 15.59


def _syllables(word: str) -> int:
    silent = word.endswith("e") and not word.endswith("le")
    return max(1, len(VOWELS.findall(word)) - (1 if silent else 0))
