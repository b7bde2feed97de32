"""Short commands that end with this process, whatever ends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demo import ROOT


@dataclass(frozen=True)
class Done:
    """A finished command: its status and all that it printed."""

    status: int
    output: str

    @property
    def last_line(self) -> str:
        """What it said last, for an error."""
        told = [line.strip() for line in self.output.splitlines() if line.strip()]
        return told[-1] if told else "it said nothing"


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, given: str = "") -> Done:
    """Run to the end, with `given` on standard input. Raises OSError where there is no such program."""
    # The kernel ends the command with its parent; setpriv is part of every Debian.
    setpriv = shutil.which("setpriv")
    tied = [setpriv, "--pdeathsig", "KILL", "--", *command] if setpriv else list(command)
    done = subprocess.run(  # noqa: S603 - a command of this project, no shell
        tied,
        input=given,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Done(done.returncode, done.stdout)


def handrail(*arguments: str, **environment: str) -> Done:
    """Run the project's command line of this checkout."""
    return run(handrail_command(*arguments), {**import_path(), **environment})


def handrail_command(*arguments: str) -> list[str]:
    """The command line as it is started from here: this interpreter, this checkout."""
    return [sys.executable, "-m", "handrail", *arguments]


def import_path() -> dict[str, str]:
    """Environment in which this checkout can be imported from any folder."""
    return {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
