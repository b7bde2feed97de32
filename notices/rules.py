"""The safe-messaging rules that a program can hold: what each asks for and where it comes from."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["error", "warning"]

WHO = "WHO, Preventing suicide: a resource for media professionals (2017; 2023 update)"
COMPLAINTS = "Handrail, from users' complaints"

SOURCES = {
    "SM01": WHO,
    "SM02": "Mindframe, help-seeking information",
    "SM03": WHO,
    "SM04": "Biddle et al. 2020",
    "SM05": "reporting guidelines",
    "SM06": WHO,
    "SM07": WHO,
    "SM08": f"{WHO}; VLESP",
    "SM09": "Papageno",
    "SM10": "Action Alliance, Framework for Successful Messaging",
    "SM11": COMPLAINTS,
    "SM12": COMPLAINTS,
    "SM13": COMPLAINTS,
    "SM14": "NHS and PIF, plain language",
    "SM15": COMPLAINTS,
    "SM16": COMPLAINTS,
    "SM17": "Samaritans, co-development",
    "tier": "Onie et al., JMIR Mental Health 2024, e50283",
    "privacy": "Handrail, privacy",
    "form": "banana message format",
}

# What to do where the lexicon has nothing better to say.
ADVICE = {
    "SM05": "name what happened without blame, success or choice",
    "SM06": "leave out method, place, means and dose",
    "SM08": "leave out figures and explanations",
    "SM09": "name the person first",
    "SM11": 'say "if you or someone you know"; nothing of what was noticed',
    "SM12": "say what can be done; no order, guilt, faith, threat or promise",
    "SM13": "leave claims to the messages that are shown only with proof",
    "SM15": "say it calmly: no exclamation mark, capitals or warning sign",
    "tier": "the topic wording doesn't name suicide or self-harm",
}


class Finding(NamedTuple):
    """One fault: rule, level, language, where (file or notice, and message), words, what to write instead."""

    rule: str
    level: Level
    lang: str
    where: str
    words: str
    instead: str

    @property
    def source(self) -> str:
        """Where the rule comes from."""
        return SOURCES[self.rule]

    def line(self) -> str:
        """The finding as one line of a report."""
        words = f"“{self.words}”: " if self.words else ""
        return f"{self.where}: {self.rule} {self.level}: {words}{self.instead} [{self.source}]"


def errors(findings: list[Finding]) -> list[Finding]:
    """Those that must be mended; warnings wait for a native reviewer."""
    return [finding for finding in findings if finding.level == "error"]
