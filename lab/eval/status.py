"""The status of events on a challenge set of our own: six statuses, twenty constructions, in the style of real news.

``dev.tsv`` was looked at while building, ``held.tsv`` was not opened before the end. A row: construction, status,
sentence with the trigger in brackets. Scored twice: with the trigger given, and end to end, where an event that is
not found at the trigger counts as wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from lab.eval.asked import Asked, macro_f1
from lab.eval.events import as_reading
from readout.encoder.model import load_model
from readout.layers import BLOCKS, EVENTS, FLAGS, SENTENCES
from readout.pipeline import Pipeline
from readout.plover import STATUSES
from readout.settings import DEFAULTS
from readout.stages import reading_stages
from readout.text import Span

DATA = Path("tests/cases/status")
MARK = re.compile(r"\[([^\]]+)\]")
MISSED = "not found"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of .tsv files, or one (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--show", action="store_true", help="print every sentence that is read wrongly")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Accuracy of each file in per cent, given the trigger and end to end, and by construction."""
    model = load_model(args.model)
    asked = Asked(model)
    pipeline = Pipeline(reading_stages(model, DEFAULTS), (BLOCKS, SENTENCES, FLAGS))
    figures: dict[str, float] = {}
    for path in sorted(args.data.glob("*.tsv")) if args.data.is_dir() else [args.data]:
        rows = [_row(line) for line in path.read_text(encoding="utf-8").splitlines()]
        given, whole = [], []
        for _, status, text, span in rows:
            given.append(next(asked.of(text, [span])).status)
            found = [e.status for e in pipeline.run(as_reading(text))[EVENTS] if _at(span, (e.trigger, *e.mentions))]
            whole.append(found[0] if found else MISSED)
            if args.show and given[-1] != status:
                print(f"{status} read as {given[-1]}: {text[: span.start]}[{span.of(text)}]{text[span.end :]}")
        figures |= _figures(path.stem, rows, given, whole)
    return figures


def _figures(
    name: str, rows: list[tuple[str, str, str, Span]], given: list[str], whole: list[str]
) -> dict[str, float]:  # fmt: skip
    truths = [row[1] for row in rows]
    accuracy = [100 * sum(map(str.__eq__, truths, answers)) / len(rows) for answers in (given, whole)]
    missed = whole.count(MISSED)
    macro = 100 * macro_f1(truths, given)
    print(
        f"{name}: {len(rows)} sentences; status right {accuracy[0]:.1f} % with the trigger given (macro-F1 {macro:.1f})"
    )
    print(f"  {accuracy[1]:.1f} % end to end, {missed} not found")
    for status in STATUSES:
        told = Counter(answer for truth, answer in zip(truths, given, strict=True) if truth == status)
        print(f"  {status:12} {told[status]:3} of {sum(told.values())}; else {_others(told, status)}")
    for kind in dict.fromkeys(row[0] for row in rows):
        right = [truth == answer for row, truth, answer in zip(rows, truths, given, strict=True) if row[0] == kind]
        print(f"  {kind:15} {sum(right):3} of {len(right)}")
    return {f"{name}.given": accuracy[0], f"{name}.whole": accuracy[1]}


def _others(told: Counter[str], status: str) -> str:
    return ", ".join(f"{name} {count}" for name, count in told.most_common() if name != status) or "none"


def _row(line: str) -> tuple[str, str, str, Span]:
    """Construction, status, the sentence without its brackets, and where the trigger stands."""
    kind, status, marked = line.split("\t")
    found = MARK.search(marked)
    assert found is not None and status in STATUSES, line
    text = marked[: found.start()] + found[1] + marked[found.end() :]
    return kind, status, text, Span(found.start(), found.start() + len(found[1]))


def _at(span: Span, triggers: tuple[Span, ...]) -> bool:
    return any(span.overlaps(each) for each in triggers)
