"""Measuring: recall and false alarms over a labelled table, per language, kind and source."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from classifier.errors import ClassifierError
from classifier.score import Model, classify, load_model

COLUMNS = ("text", "lang", "label", "source")


class Case(NamedTuple):
    """One labelled text; label: crisis or topic (a notice should show) or none."""

    text: str
    lang: str
    label: str
    source: str


class Report(NamedTuple):
    """Counts by (group, name): group is "language" or "source"; missed and alarms hold the cases themselves."""

    positives: Counter[tuple[str, str]]
    found: Counter[tuple[str, str]]
    negatives: Counter[tuple[str, str]]
    missed: list[Case]
    alarms: list[Case]

    def recall(self) -> float:
        """Share of the texts on topic that show."""
        total = self.positives["all", ""]
        return self.found["all", ""] / total if total else 1.0


def read(file: Path) -> Iterator[Case]:
    """Cases of a tab-separated file with at least the columns of COLUMNS, nothing quoted. Raises ClassifierError."""
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise ClassifierError(file.name, f"no column {', '.join(missing)}; needs {', '.join(COLUMNS)}")
        for row in reader:
            yield Case(*(row[name] or "" for name in COLUMNS))


def measure(cases: Iterable[Case], model: Model | None = None, *, told: bool = True) -> Report:
    """Classify every case (told: with its language) and count."""
    model = model or load_model()
    report = Report(Counter(), Counter(), Counter(), [], [])
    for case in cases:
        groups = (("all", ""), ("language", case.lang), ("source", case.source))
        shown = classify(case.text, case.lang if told else None, model).show
        if case.label == "none":
            report.negatives.update(groups)
            if shown:
                report.alarms.append(case)
        else:
            report.positives.update(groups)
            report.found.update(groups if shown else ())
            if not shown:
                report.missed.append(case)
    return report


def summary(report: Report, *, examples: bool = False) -> list[str]:
    """Lines for people: recall by language, false alarms by source and, if asked for, the cases themselves."""
    alarms = Counter(case.source for case in report.alarms)
    found, positives = report.found["all", ""], report.positives["all", ""]
    lines = [f"recall\tall\t{report.recall():.1%}\t{found}/{positives}"]
    for key in sorted(key for key in report.positives if key[0] != "all"):
        share = report.found[key] / report.positives[key]
        lines.append(f"recall\t{key[0]} {key[1]}\t{share:.1%}\t{report.found[key]}/{report.positives[key]}")
    negatives = report.negatives["all", ""]
    lines.append(f"false alarms\tall\t{_share(len(report.alarms), negatives)}\t{len(report.alarms)}/{negatives}")
    for group, name in sorted(key for key in report.negatives if key[0] == "source"):
        total = report.negatives[group, name]
        lines.append(f"false alarms\tsource {name}\t{_share(alarms[name], total)}\t{alarms[name]}/{total}")
    if examples:
        lines += [f"missed\t{case.lang}\t{case.text}" for case in report.missed]
        lines += [f"false alarm\t{case.lang}\t{case.text}" for case in report.alarms]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3%}" if whole else "–"
