"""`make bench`: speed and weight, each beside a named peer or limit, in one run. Nothing here can fail a test."""

from __future__ import annotations

import gzip
import json
import re
import statistics
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import classifier
from bot.config import Config
from bot.pages import build
from webhook.decide import notice_html
from webhook.requests import NoticeRequest

ROOT = Path(__file__).parents[1]
QUERIES = ["how to kill myself", "ich will nicht mehr leben", "死にたい", "Suicide Squad", "weather in berlin tomorrow"]
# The peer: what a wiki would write in an afternoon, one compiled expression of word stems.
STEMS = re.compile(
    "suicid|suizid|selbstmord|selbsttöt|kill myself|self.?harm|自殺|死にたい|انتحار|самоубий|samob", re.I
)
NODE = """
const path = require( 'path' ), gadget = path.join( process.argv[ 1 ], 'gadget' ),
    score = require( path.join( gadget, 'handrail-score.js' ) ),
    model = require( path.join( process.argv[ 1 ], 'classifier/model.json' ) ),
    queries = JSON.parse( process.argv[ 2 ] ),
    times = [];
for ( let round = 0; round < 400; round++ ) {
    const start = process.hrtime.bigint();
    for ( const text of queries ) { score.classify( model, text, null, {} ); }
    times.push( Number( process.hrtime.bigint() - start ) / 1000 / queries.length );
}
console.log( times.slice( 100 ).sort( ( a, b ) => a - b )[ 150 ] );
"""


def median(work: Callable[[], Any], per: int = 1, rounds: int = 300) -> float:
    """Median time in microseconds of one piece of work, of which `work` does `per`."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e6 / per)
    return statistics.median(times[rounds // 5 :])


def speed() -> list[tuple[str, float, str]]:
    """Rows: what, microseconds, beside what."""
    peer = median(lambda: [STEMS.search(text) for text in QUERIES], len(QUERIES))
    python = median(lambda: [classifier.classify(text) for text in QUERIES], len(QUERIES))
    node = subprocess.run(
        ["node", "-e", NODE, str(ROOT), json.dumps(QUERIES)], capture_output=True, text=True, check=True
    )
    asked, now = NoticeRequest(text=QUERIES[0], lang="en", country="GB"), datetime.now(UTC)
    notice = median(lambda: notice_html(asked, now), rounds=100)
    browser = float(node.stdout)
    return [
        ("one compiled expression of stems, Python (peer)", peer, "1.0 ×"),
        ("one query, Python", python, f"{python / peer:.1f} × the peer"),
        ("one query, browser twin in Node", browser, f"{browser / 20:.2f} × the limit of 20 µs"),
        ("a whole notice as HTML, Python", notice, f"{notice / 500_000:.4f} × the wiki's time-out of 0.5 s"),
    ]


def weight() -> list[tuple[str, int, str]]:
    """Rows: what, bytes compressed with gzip, beside what."""
    pages = {page.title: page.text for page in build(Config(enabled=True, decision="x"), "", (1, 39))}
    names = [title for title in pages if "Gadget-handrail" in title and "." in title.rpartition("/")[2]]
    loader = [title for title in names if "loader" in title or "settings" in title]
    rows = []
    for what, titles, limit in (
        ("every page: the loader and the settings", loader, 1024),
        ("search pages: everything", [title for title in names if "loader" not in title], 40 * 1024),
    ):
        size = len(gzip.compress("\n".join(pages[title] for title in titles).encode(), 9))
        rows.append((what, size, f"{size / limit:.1f} × the goal of {limit} bytes"))
    return rows


def main() -> None:
    """Print both tables."""
    for what, amount, beside in speed():
        print(f"{what:50} {amount:10.1f} µs   {beside}")
    for what, size, beside in weight():
        print(f"{what:50} {size:10d} B    {beside}")


if __name__ == "__main__":
    main()
