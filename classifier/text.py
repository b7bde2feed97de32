"""Normalisation and word splitting: one specification for two twins.

The twin is ``gadget/handrail-text.js``; both give the same answer for every string, on every version of
Unicode that the interpreter or the browser carries. The specification, step by step:

``normalise(text)``
    1. Join surrogate pairs; every code point that Unicode 14 doesn't assign, private-use code points, lone
       surrogates, and every code point above U+FFFF outside ASTRAL become one space (so emoji, too).
    2. NFKC.
    3. Lower case per code point, no context rule: ``İ`` → ``i``, final ``ς`` → ``σ``, ``ß`` → ``ss``.
    4. Take out what has no width or only steers direction (INVISIBLE), then NFC.
    5. Every run of white space (SPACE) becomes one space; none at either end.

``fold(text)`` (of a normalised text)
    Drops accents and vowel points where the script can be read without them (Latin, Greek, Cyrillic, Arabic,
    Hebrew; never kana, Indic or Thai signs) and joins letters that typing mixes up: dotless ``ı``, ``đ``,
    ``ł``, ``ø``, Persian and Arabic ``ک/ك``, ``ی/ي/ى``, ``ة/ه``.

``tokens(text)`` (of a normalised text)
    Runs of letters. Runs of a script written without spaces (UNSPACED, Hangul among them) are joined over the
    spaces between them, because people type "죽고 싶다" and "죽고싶다".

``disguised(text)`` (of a normalised text)
    The texts that evasive spellings stand for: ``su1cide``, ``s*icide``, ``$uicide``, ``s u i c i d e``.
"""

from __future__ import annotations

import re
import unicodedata

# Code points that Unicode 14 doesn't assign or leaves to private use, up to U+FFFF: pairs of base 36 numbers,
# "distance from the end of the range before" and, after a dot, "length - 1". The newer letters of later
# versions would be changed by a newer NFKC or lower-casing, so that browser and server would differ.
_NOT_IN_14 = (
    "oo.1 7.3 8 2 l b2 13.1 1f.1 4 1k.7 s.3 7.a 7j 1p.1 2u.d 1o.1 1e.1 g t.1 2 c.4 w 3.5 6l "
    "9.1 3.1 n 8 2.2 5.1 a.1 3.1 5.7 2.3 3 6.1 q.1 4 7.3 3.1 n 8 3 3 3.1 2 6.3 3.1 4.2 2.6 5 "
    "2.6 i.9 4 a 4 n 8 3 6.1 b 4 4.1 2.e 5.1 d.6 8 4 9.1 3.1 n 8 3 6.1 a.1 3.1 4.6 4.3 3 6.1 "
    "j.9 3 7.2 4 5.2 3 2 3.2 3.2 4.2 d.3 6.2 4 5.1 2.5 2.d m.4 e 4 o h.1 a 4 5.6 3 4.1 2.1 "
    "5.1 b.6 n 4 o b 6.1 a 4 5.6 3.5 3 5.1 b 3.c e 4 1g 4 7.3 h.1 r 4 j.2 p a 2.1 8.2 2.3 7 2 "
    "9.5 b.1 4.b 1n.3 u.10 3 2 6 p 2 o.1 6 2 7.1 b.1 5.v 21 11.3 14 11 g e.10 5j 2.4 2.1 ai "
    "5.1 8 2 5.1 16 5.1 y 5.1 8 2 5.1 g 1m 5.1 1w.1 x.2 r.5 2f.1 7.1 im.2 2i.6 n.8 p.8 l.b e "
    "4 3.b 2n.1 b.5 b.5 r.5 2i.6 18.4 1z.9 w d.3 d.3 2.2 17.1 6.a 19.3 r.5 c.2 1r.1 1u u.1 "
    "c.5 b.5 f.1 w.1c 26.2 1c 39.7 1p.2 g.2 1p.6 18.1 c.7 18.4 ev.1 7.1 13.1 7.1 9 2 2 2 w.1 "
    "1i g f.1 7 k.1 4 a 2u d.1 s e.2 y.e y.e 3x.3 ig.o c.k 1ed.1 x 9q.4 1a 2.4 2.1 1l.6 3.d "
    "p.8 8 8 8 8 8 8 8 8 3j.x r 2i.b 5z.p d.3 1t 2f.1 2w.4 18 2n 2d.b 1c mlq.2 1k.8 9p.j 55.7 "
    "5o.4 3 2 6.n 1o.2 b.5 1l.7 1z.7 d.5 39.a v.2 27 c.3 y 1k.8 f.1 b.1 2w.n t.9 7.1 7.1 7.8 "
    "8 8 1p.3 3j.1 b.5 8md.b o.3 1e.3 1kx.4xr a7.1 2z.11 8.b 6.4 r 6 2 3 3 3i.f ce.1 1j.6 2.v "
    "17.5 1g k 5.3 6 3s.1 2 5b.2 7.1 7.1 7.1 4.2 8 8.9 6.1"
)

#: Ranges above U+FFFF that are kept: Gothic, letters for mathematics, Adlam, boxed letters, rare Han.
ASTRAL = (
    (0x10330, 0x1034A), (0x1D400, 0x1D454), (0x1D456, 0x1D49C), (0x1D49E, 0x1D49F), (0x1D4A2, 0x1D4A2),
    (0x1D4A5, 0x1D4A6), (0x1D4A9, 0x1D4AC), (0x1D4AE, 0x1D4B9), (0x1D4BB, 0x1D4BB), (0x1D4BD, 0x1D4C3),
    (0x1D4C5, 0x1D505), (0x1D507, 0x1D50A), (0x1D50D, 0x1D514), (0x1D516, 0x1D51C), (0x1D51E, 0x1D539),
    (0x1D53B, 0x1D53E), (0x1D540, 0x1D544), (0x1D546, 0x1D546), (0x1D54A, 0x1D550), (0x1D552, 0x1D6A5),
    (0x1D6A8, 0x1D7CB), (0x1D7CE, 0x1D7FF), (0x1E900, 0x1E94B), (0x1F100, 0x1F1AD), (0x20000, 0x2A6DF),
    (0x2F800, 0x2FA1D),
)  # fmt: skip
#: White space, the same set in both twins.
SPACE = "\\t\\n\\x0b\\x0c\\r \\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
#: Without width, or only for direction or for the choice of a glyph.
INVISIBLE = (
    "\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0"
)
#: Accents and vowel points that fold() drops (after NFD).
MARKS = (
    "\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a"
    "\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed"
)
#: Scripts written without spaces: Thai, Lao, Tibetan, Burmese, Khmer, kana, Han, Hangul.
UNSPACED = (
    "\\u0e01-\\u0e4e\\u0e81-\\u0ecd\\u0f40-\\u0fbc\\u1000-\\u103f\\u1780-\\u17d3\\u3005\\u3041-\\u309f"
    "\\u30a1-\\u30fa\\u30fc-\\u30fe\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3"
)
#: Between words: white space, ASCII and Latin-1 signs, general punctuation, signs of other scripts.
BREAK = (
    "\\x00-/:-@\\[-`{-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\xd7\\xf7\\u02b0-\\u02ff\\u037e\\u0387\\u055a-\\u055f"
    "\\u0589\\u05be\\u05c0\\u05c3\\u05f3\\u05f4\\u060c\\u061b\\u061e\\u061f\\u066a-\\u066d\\u06d4\\u0964\\u0965"
    "\\u0e4f\\u0e5a\\u0e5b\\u0f0b-\\u0f14\\u104a-\\u104f\\u1362-\\u1368\\u17d4-\\u17da\\u2000-\\u2bff\\u2e00-\\u2e7f"
    "\\u3001-\\u3004\\u3008-\\u3020\\u3030\\u303d\\u30fb\\ufd3e\\ufd3f\\ufe10-\\ufe6f\\uff00-\\uff65"
)

_LETTERS = {
    "ı": "i", "đ": "d", "ł": "l", "ø": "o", "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه",
}  # fmt: skip
_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}


def _ranges(table: str) -> list[tuple[int, int]]:
    found, last = [], 0
    for item in table.split():
        start, _, more = item.partition(".")
        first = last + int(start, 36)
        last = first + (int(more, 36) if more else 0)
        found.append((first, last))
    return found


def _class(ranges: list[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _gaps(kept: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    starts = [0x10000, *(last + 1 for _, last in kept)]
    ends = [*(first - 1 for first, _ in kept), 0x10FFFF]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a <= b]


_SQUASH = re.compile(f"[{_class(_ranges(_NOT_IN_14))}\ud800-\udfff{_class(_gaps(ASTRAL))}]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_SPACE = re.compile(f"[{SPACE}]+")
_MARKS = re.compile(f"[{MARKS}]+")
_SWAP = re.compile(f"[{''.join(_LETTERS)}]")
_RUN = re.compile(f"[{UNSPACED}]+|[^{BREAK}{UNSPACED}]+")
_FIRST_UNSPACED = re.compile(f"[{UNSPACED}]")
_CHUNK_ODD = re.compile(
    r"[a-z][0-9*@$!#]|[0-9*@$!#][a-z]|(?:^|[^a-z])[a-z]{1,3}[-_.+~]+[a-z]|[a-z][-_.+~]+[a-z]{1,3}(?![a-z])"
)
_SPELT = re.compile(r"(?:^| )((?:[a-z] ){3,}[a-z])(?= |$)")
_SIGNS = re.compile("[0-9*@$!#+_.~'\"()-]+")
_LEET = re.compile("[013457@$!]")


def normalise(text: str) -> str:
    """Text in the one form that everything else works on. Linear in its length; never raises."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = _SQUASH.sub(" ", _PAIR.sub(lambda pair: _joined(pair.group()), text))
    text = unicodedata.normalize("NFKC", text).replace("İ", "i").lower()
    text = _INVISIBLE.sub("", text.replace("ς", "σ").replace("ß", "ss"))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def _joined(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def fold(text: str) -> str:
    """A normalised text without accents and vowel points, mixed-up letters joined."""
    if text.isascii():
        return text
    text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return _SWAP.sub(lambda letter: _LETTERS[letter.group()], unicodedata.normalize("NFC", text))


def is_unspaced(run: str) -> bool:
    """Whether a run of letters is of a script written without spaces."""
    return _FIRST_UNSPACED.match(run) is not None


def tokens(text: str) -> list[str]:
    """Runs of letters of a normalised text, in order; neighbours of an unspaced script joined."""
    runs: list[str] = _RUN.findall(text)
    if text.isascii() or not _FIRST_UNSPACED.search(text):
        return runs
    joined: list[str] = []
    for run in runs:
        if joined and is_unspaced(run) and is_unspaced(joined[-1]):
            joined[-1] += run
        else:
            joined.append(run)
    return joined


def disguised(text: str) -> list[str]:
    """What a normalised text with evasively spelt words may stand for: signs read as letters, signs left out."""
    if not _CHUNK_ODD.search(text) and not _SPELT.search(text):
        return []
    made: dict[str, None] = {}
    for read in (_LEET.sub(lambda sign: _DIGITS[sign.group()], text), text):
        chunks = zip(text.split(" "), read.split(" "), strict=True)
        plain = " ".join(_SIGNS.sub("", new) if _CHUNK_ODD.search(old) else old for old, new in chunks)
        made[_SPELT.sub(lambda run: " " + run.group(1).replace(" ", ""), plain).strip(" ")] = None
    return [one for one in made if one != text]
