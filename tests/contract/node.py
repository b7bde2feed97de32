"""The browser's half of the contract tests: the gadget's functions, run by Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
GADGET = HERE.parent.parent / "gadget"


def browser(module: str, function: str, arguments: list[list[Any]]) -> list[Any]:
    """What the gadget's function answers to each list of arguments."""
    calls = (json.dumps({"module": module, "function": function, "args": one}) for one in arguments)
    run = subprocess.run(
        ["node", str(HERE / "run.js")], input="\n".join(calls), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in run.stdout.splitlines()]
