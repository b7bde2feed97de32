"""The browser's twin, run by Node: the gadget's own modules, one process for all texts."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from classifier.errors import ClassifierError

RUNNER = Path(__file__).with_name("browser.js")


def decider(model: Path) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """A function that asks Node about one line at a time. Raises ClassifierError if there is no Node."""
    node = shutil.which("node")
    if node is None:
        raise ClassifierError("node", "not found; install Node.js or use --engine python")
    process = subprocess.Popen(  # noqa: S603 - a fixed program with this package's own file
        [node, str(RUNNER), str(model)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )

    def decide(line: dict[str, Any]) -> dict[str, Any]:
        assert process.stdin is not None  # noqa: S101 - a pipe, for the type checker
        assert process.stdout is not None  # noqa: S101 - likewise
        process.stdin.write(json.dumps(line) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline() or "null") or {}
        if not answer:
            raise ClassifierError("node", "ended early")
        return answer

    return decide
