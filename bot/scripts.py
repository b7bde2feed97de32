"""Does every script parse? Asked of Node, where the machine has it; nothing of a script is run."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping

from bot.errors import SourceMissing

NOT_CHECKED = "the scripts were not checked for mistakes of syntax: there is no working “node” on this machine"
SECONDS = 30

# MediaWiki makes a function of each file of a package; so does this, without calling it.
_CHECK = """
for (const [name, text] of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
  try {
    require('vm').compileFunction(text, ['require', 'module', 'exports'], {filename: name});
  } catch (error) {
    const line = /:([0-9]+)\\n/.exec(error.stack);
    console.log(JSON.stringify([name, line ? Number(line[1]) : 1, error.message]));
    break;
  }
}
"""


def check(files: Mapping[str, str]) -> str | None:
    """Look at the scripts among the gadget's files (name → text). A note if that can't be done, else None.

    Raises SourceMissing, naming file and line, for the first script that does not parse.
    """
    scripts = [(name, text) for name, text in files.items() if name.endswith(".js")]
    answer = _ask(json.dumps(scripts))
    if answer is None:
        return NOT_CHECKED
    if answer.strip():
        name, line, what = json.loads(answer)
        raise SourceMissing(f"gadget/{name}", f"line {line}: is no valid script ({what}); nothing was published")
    return None


def _ask(scripts: str) -> str | None:
    node = shutil.which("node")
    if not node:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - Node, with our own few lines; the scripts are its input
            [node, "-e", _CHECK], input=scripts, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
