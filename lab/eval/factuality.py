"""Whether the predicates of UDS factuality's test part happened, beside the majority and a lexical baseline.

An event that is asserted happened, one of any other status did not. The baseline looks three words back for a
negation, a modal, "to" or "if": what a reader of word lists would do.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from lab.corpora import uds
from lab.eval.asked import Asked, macro_f1
from readout.encoder.model import load_model
from readout.text import Span

DATA = Path("../shared/data")
UNREAL = frozenset(
    {
        "not", "n't", "never", "no", "nobody", "none", "neither", "nor", "without", "to", "if", "unless", "whether",
        "will", "would", "wo", "ca", "may", "might", "could", "can", "should", "must", "shall", "cannot", "please",
        "let", "hope", "want", "wants", "wanted", "need",
    }
)  # fmt: skip
BACK = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="holds factuality/ and ewt/ (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Accuracy and macro-F1 in per cent."""
    asked = Asked(load_model(args.model))
    truths: list[bool] = []
    answers: dict[str, list[bool]] = {"Readout": [], "lexical": [], "majority": []}
    for sentence in uds.sentences(args.data, "test"):
        spans = [span for span, _, _ in sentence.predicates]
        told = {each.trigger.start: each.status == "asserted" for each in asked.of(sentence.text, spans)}
        for span, happened, _ in sentence.predicates:
            truths.append(happened)
            near = min(told, key=lambda at: abs(at - span.start))
            answers["Readout"].append(told[near])
            answers["lexical"].append(not _unreal(sentence.text, span))
            answers["majority"].append(True)
    figures: dict[str, float] = {}
    for name, given in answers.items():
        right = 100 * sum(map(bool.__eq__, truths, given)) / len(truths)
        figures |= {f"{name}.accuracy": right, f"{name}.macro": 100 * macro_f1(truths, given)}
        print(f"{name:9} {len(truths)} predicates: accuracy {right:.1f} %, macro-F1 {figures[f'{name}.macro']:.1f}")
    return figures


def _unreal(text: str, span: Span) -> bool:
    before = re.findall(r"n't|\w+", text[: span.start].lower().replace("n't", " n't").replace("’t", " n't"))
    return bool(UNREAL & set(before[-BACK:]))
