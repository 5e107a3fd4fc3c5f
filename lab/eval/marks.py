"""Events on the marked sentences that training left out: triggers, types, sides, status and standing.

Every tenth sentence of lab/corpora/events*.tsv (lab.train.events.__main__, HELD_OUT). Bars are chosen here and not on
PLOVER's gold records. Not a figure for the documents: the marks were made as the training's were.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from lab.corpora.events import MarkedEvent, MarkedSentence, held_out
from lab.eval.asked import Asked
from readout.encoder.model import load_model
from readout.events.triggers import BAR, Found
from readout.text import Span

DATA = Path("../shared/data")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="holds polnear/, gum/ and ewt/ (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--bar", type=float, default=BAR, help="from which probability a word says an event")


def main(args: argparse.Namespace) -> dict[str, float]:
    """F1 in per cent of triggers, of triggers with their type, and of sides; accuracy of status and standing."""
    asked = Asked(load_model(args.model))
    counts = {"trigger": [0, 0, 0], "type": [0, 0, 0], "actors": [0, 0, 0], "recipients": [0, 0, 0]}
    judged = {"status": 0, "standing": 0}
    for sentence in held_out(args.data):
        found = list(asked.all(sentence.text, args.bar))
        for gold, own in _pairs(sentence, found):
            judged["status"] += gold.status == own.status
            judged["standing"] += gold.standing == own.standing
            counts["trigger"][0] += 1
            counts["type"][0] += gold.type == own.type
            for side in ("actors", "recipients"):
                _sides(counts[side], getattr(gold, side), getattr(own, side))
        for name in ("trigger", "type"):
            counts[name][1] += len(sentence.events)
            counts[name][2] += len(found)
    figures = {name: 200 * both / max(gold + own, 1) for name, (both, gold, own) in counts.items()}
    figures |= {name: 100 * right / max(counts["trigger"][0], 1) for name, right in judged.items()}
    both, gold, own = counts["trigger"]
    print(f"{gold} events marked, {own} found, {both} at the same words")
    print(", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
    return figures


def _pairs(sentence: MarkedSentence, found: Sequence[Found]) -> list[tuple[MarkedEvent, Found]]:
    left, pairs = list(found), []
    for gold in sentence.events:
        own = next((each for each in left if each.trigger.overlaps(gold.trigger)), None)
        if own is not None:
            left.remove(own)
            pairs.append((gold, own))
    return pairs


def _sides(counts: list[int], gold: Sequence[Span], own: Sequence[Span]) -> None:
    """Spans that end at the same word: the head of a phrase is what tells who is meant."""
    counts[0] += sum(any(one.end == other.end for other in own) for one in gold)
    counts[1] += len(gold)
    counts[2] += len(own)
