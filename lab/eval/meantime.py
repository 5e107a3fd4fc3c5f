"""Certainty, polarity and participants of MEANTIME's events, with their words given.

Denied is negative polarity; possible, conditional and demanded are uncertain. The baseline calls everything certain
and positive. Participants are right when they overlap the annotated mention; Arg0 against actors, the other
arguments that are entities against recipients.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from lab.corpora.meantime import reports
from lab.eval.asked import Asked, macro_f1
from readout.encoder.model import load_model
from readout.text import Span

DATA = Path("../shared/data/meantime")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the corpus (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Macro-F1 of certainty and polarity, and F1 of participants, in per cent."""
    asked = Asked(load_model(args.model))
    truths: list[tuple[bool, bool]] = []
    answers: list[tuple[bool, bool]] = []
    counts = {"actors": [0, 0, 0], "recipients": [0, 0, 0]}
    for report in reports(args.data):
        told = {
            each.trigger.start: each
            for each in asked.of(report.text, [e.span for e in report.events], report.sentences)
        }
        for gold in report.events:
            found = told.get(min(told, key=lambda at: abs(at - gold.span.start)))
            assert found is not None
            truths.append((gold.certain, gold.negated))
            answers.append((found.status not in ("possible", "conditional", "demanded"), found.status == "denied"))
            for name, right, given in (
                ("actors", gold.doers, found.actors), ("recipients", gold.others, found.recipients)
            ):  # fmt: skip
                _count(counts[name], right, given)
    figures = {}
    for name, part in (("certainty", 0), ("polarity", 1)):
        own = 100 * macro_f1([each[part] for each in truths], [each[part] for each in answers])
        base = 100 * macro_f1([each[part] for each in truths], [not part] * len(truths))
        figures |= {name: own, f"{name}.gain": own - base}
        print(f"{name}: macro-F1 {own:.1f} of {len(truths)} events; all certain and positive {base:.1f}")
    for name, (both, gold_count, own_count) in counts.items():
        figures[name] = 100 * 2 * both / max(gold_count + own_count, 1)
        print(f"{name}: F1 {figures[name]:.1f} ({both} of {gold_count} annotated, {own_count} found)")
    return figures


def _count(counts: list[int], right: Sequence[Span], given: Sequence[Span]) -> None:
    counts[0] += sum(any(one.overlaps(other) for other in given) for one in right)
    counts[1] += len(right)
    counts[2] += len(given)
