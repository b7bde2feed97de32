"""Text for the twins of the classifier: every case through Node at once, and strings from all of Unicode."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RUNNER = Path(__file__).with_name("run.js")
#: Where strings are drawn from: every plane, and the ranges in which folding and joining do something.
POOLS = (
    (0x20, 0x7F), (0x20, 0x7F), (0, 0xFF), (0x100, 0x24F), (0x250, 0x58F), (0x590, 0x8FF), (0x900, 0xFFF),
    (0x1000, 0x1FFF), (0x2000, 0x2FFF), (0x3000, 0x33FF), (0x4E00, 0x9FFF), (0xA000, 0xD7FF), (0xD800, 0xDFFF),
    (0xE000, 0xFFFF), (0x1D400, 0x1D7FF), (0x1E900, 0x1F9FF), (0x10000, 0x10FFFF),
)  # fmt: skip


def in_browser(module: str, function: str, calls: list[list[Any]]) -> list[Any]:
    """What a gadget module's function answers to each list of arguments, in one Node process."""
    lines = [json.dumps({"module": module, "function": function, "args": args}) for args in calls]
    done = subprocess.run(
        ["node", str(RUNNER)], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(calls)
    return answers


def any_strings(count: int, seed: int) -> list[str]:
    """Strings of characters from all of Unicode, lone surrogates and unassigned ones among them."""
    draw = random.Random(seed)
    return ["".join(chr(draw.randint(*draw.choice(POOLS))) for _ in range(draw.randint(0, 16))) for _ in range(count)]


def likely_strings(count: int, seed: int, words: list[str]) -> list[str]:
    """Strings of the lexicons' own words, with signs and odd characters in between: these do find something."""
    draw = random.Random(seed)
    glue = [" ", " ", " ", "", "-", "*", "1", "!", "\u200b", "\u0301", " 🙂 ", "İ", "\ud800", ". "]
    made = []
    for _ in range(count):
        parts = [draw.choice(words) + draw.choice(glue) for _ in range(draw.randint(1, 9))]
        made.append("".join(parts))
    return made
