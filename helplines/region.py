"""In which country is the reader? Pure; the twin is gadget/handrail-region.js.

Never asks the network. In this order: the reader's own pick, a country already on the page, the time
zone, a language that is official in one country only; else unknown. There is no default country.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def region(pack: Mapping[str, Any], clues: Mapping[str, Any]) -> str | None:
    """ISO 3166-1 code or None. `clues`: picked, hint, zone, languages; each may be absent or None."""
    known = {*pack["countries"], *pack["zones"].values()}
    for name in ("picked", "hint"):
        code = (clues.get(name) or "").upper()
        if code in known:
            return str(code)
    code = pack["zones"].get(clues.get("zone"))
    tags = (pack["languages"].get(tag.lower()) for tag in clues.get("languages") or [])
    return code or next((found for found in tags if found), None)
