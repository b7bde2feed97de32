"""Composing a notice: Python and the browser's code build the same tree."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import helplines
import notices
from notices.lint_notice import text_of, walk
from tests.contract.node import GADGET, browser

HERE = Path(__file__).parent
CONTRACT = json.loads((HERE / "compose.json").read_text("utf-8"))
CASES = CONTRACT["cases"]
MOMENTS = [
    ("crisis", "Europe/Berlin", "2026-11-23T03:00:00Z", False),
    ("topic", None, "2026-11-22T20:00:00Z", True),
    ("topic", "Asia/Kolkata", "2026-12-31T23:59:00Z", False),
]


def arguments(case: dict[str, Any]) -> list[Any]:
    """What compose is called with; a case may bring messages of its own."""
    return [case.get("messages", CONTRACT["messages"]), case["choice"], case["options"]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_python_builds_the_tree_of_the_case(case: dict[str, Any]) -> None:
    """Each case of compose.json, attributes in the stated order too."""
    tree = notices.compose(*arguments(case))
    assert json.dumps(tree) == json.dumps(case["tree"])


def test_the_browser_builds_the_tree_of_every_case() -> None:
    """The same cases in Node; as many answers as cases, so that both twins really ran."""
    calls = [arguments(case) for case in CASES]
    answers = browser("handrail-card.js", "compose", calls)
    assert len(answers) == len(CASES)
    for case, answer in zip(CASES, answers, strict=True):
        assert json.dumps(answer) == json.dumps(case["tree"]), case["name"]


def real_calls() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Choice and options for every language and country of the committed packs, at three moments."""
    words, lines = notices.pack(), helplines.pack()
    calls = []
    for lang in words["messages"]:
        for country in (None, *lines["countries"]):
            for tier, zone, now, static in MOMENTS:
                limits = {"minimum_grade": "C", "max_age_days": 1095, "audience": None}
                query = {"country": country, "languages": [lang], "now": now, **limits}
                options = {"lang": lang, "tier": tier, "now": now, "zone": zone, "static": static}
                places = {"about": "/about", "directory": None, "placement": "above"}
                names = {"countries": notices.countries(words, lang)}
                calls.append((helplines.choose(lines, query), {**options, **places, **names}))
    return calls


def test_twins_agree_on_every_language_and_country() -> None:
    """The real words with the real helplines: the same tree, to the byte."""
    calls = real_calls()
    answers = browser("handrail-card.js", "compose", [[{"$file": "notices/pack.json"}, *call] for call in calls])
    assert len(answers) == len(calls)
    for (choice, options), answer in zip(calls, answers, strict=True):
        ours = notices.compose(notices.pack(), choice, options)
        assert json.dumps(answer) == json.dumps(ours), (options["lang"], choice["country"])


def test_twins_resolve_languages_alike() -> None:
    """Any tag gives the same language, and the same countries in the same order."""
    tags = ["de", "DE-at", "zh", "zh-TW", "yue", "arz", "sr-ec", "tlh", "", "pt_BR", "simple", "en-x-pig"]
    tags += list(notices.pack()["fallbacks"])
    pack = {"$file": "notices/pack.json"}
    assert browser("handrail-words.js", "language", [[pack, tag] for tag in tags]) == [
        notices.language(notices.pack(), tag) for tag in tags
    ]
    assert browser("handrail-words.js", "countries", [[pack, tag] for tag in tags]) == [
        notices.countries(notices.pack(), tag) for tag in tags
    ]


def test_no_message_is_needed() -> None:
    """Any one message may be missing, and all of them: both twins compose, and no number or link is lost."""
    full, case = CONTRACT["messages"], CASES[0]
    lacking = [{"en": {k: v for k, v in full["messages"]["en"].items() if k != key}} for key in full["messages"]["en"]]
    packs = [{**full, "messages": one} for one in [*lacking, {"en": {}}, {"de": {}}, {}]]
    answers = browser("handrail-card.js", "compose", [[pack, *arguments(case)[1:]] for pack in packs])
    for pack, answer in zip(packs, answers, strict=True):
        ours = notices.compose(pack, *arguments(case)[1:])
        assert json.dumps(answer) == json.dumps(ours)
        links = [node for node in walk(ours) if node["attrs"].get("href", "").startswith(("tel:", "sms:"))]
        assert len(links) == 6
        assert all(any(sign.isdigit() for sign in text_of(node)) for node in links)


def test_rendering_makes_elements_and_text_nodes_only() -> None:
    """render() builds a document from the tree; what it makes is what Python's to_html writes."""
    script = """
        const card = require( process.argv[ 1 ] ), fs = require( 'fs' );
        const esc = ( s ) => s.replace( /&/g, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' );
        const attr = ( s ) => esc( s ).replace( /"/g, '&quot;' ).replace( /'/g, '&#x27;' );
        const text = ( s ) => ( { html: () => esc( s ) } );
        const element = ( tag ) => { const attrs = [], kids = []; return {
            setAttribute: ( k, v ) => attrs.push( ` ${ k }="${ attr( v ) }"` ),
            appendChild: ( kid ) => kids.push( kid ),
            html: () => [ '<', tag, ...attrs, '>', ...kids.map( ( k ) => k.html() ), '</', tag, '>' ].join( '' )
        }; };
        const trees = JSON.parse( fs.readFileSync( 0, 'utf8' ) );
        const document = { createElement: element, createTextNode: text };
        console.log( JSON.stringify( trees.map( ( t ) => card.render( t, document ).html() ) ) );
    """
    trees = [case["tree"] for case in CASES]
    module = str(GADGET / "handrail-card.js")
    run = subprocess.run(
        ["node", "-e", script, module], input=json.dumps(trees), capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == [notices.to_html(tree) for tree in trees]


def test_the_browser_never_parses_markup() -> None:
    """The sources of the notice have no way to turn text into elements."""
    names = ("handrail-words.js", "handrail-ways.js", "handrail-card.js")
    sources = [(GADGET / name).read_text("utf-8") for name in names]
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "parseHTML", "$("):
        assert not any(way in source for source in sources)
