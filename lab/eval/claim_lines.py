"""Lines written to speak of one claim, those kept apart from training: do their vectors put them together?

``same``: average precision of pairs of one claim, in percent, among all pairs of the lines of a story; ``agrees``,
``denies`` and ``differs``: of the pairs of one claim that the head tells so, how many are. ``--base`` gives ``same`` of
the base model, each part read by itself, for which the training extra must be installed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from lab.corpora import claims
from lab.train.claims.losses import UNTOLD, relation_of
from readout.claims.heads import RELATIONS, Floats
from readout.claims.vectors import Vectors
from readout.text import Span


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=claims.WRITTEN, help="the lines (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")
    parser.add_argument("--base", action="store_true", help="of the base model instead")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Figures in percent."""
    compare = Vectors(str(args.model) if args.model else None)
    scores: list[float] = []
    gold: list[int] = []
    told: Counter[tuple[int, int]] = Counter()
    for number, story in enumerate(claims.stories(True, args.data)):
        lines = [(at, line) for at, claim in enumerate(story.claims) for line in claim.lines]
        texts = [line for _, line in lines]
        vectors = _base(texts) if args.base else np.stack([_vector(compare, line) for line in texts])
        marks = [_Mark(number, claims.spoken_of(at, line)) for at, line in lines]
        pairs = [(one, other) for one, other in combinations(range(len(lines)), 2)
                 if relation_of(marks[one], marks[other]) != UNTOLD]  # fmt: skip
        first, second = (vectors[[pair[side] for pair in pairs]] for side in (0, 1))
        own = [relation_of(marks[one], marks[other]) for one, other in pairs]
        scores += (first * second).sum(1).tolist()
        gold += own
        found = compare.head.relations(first, second)[:, 1:].argmax(1) + 1
        told.update((int(says), is_so) for says, is_so in zip(found, own, strict=True) if is_so)
    figures = {"same": 100 * _average_precision(np.array(scores), np.array(gold) > 0)}
    if not args.base:
        for at, name in enumerate(RELATIONS[1:], start=1):
            figures[name] = 100 * told[at, at] / max(1, sum(count for (says, _), count in told.items() if says == at))
    for name, value in figures.items():
        print(f"{name:10}{value:7.1f}")
    return figures


class _Mark(NamedTuple):
    story: int
    claims: dict[str, str]


def _vector(compare: Vectors, line: claims.Line) -> Floats:
    return compare.of(line.text, [Span(0, len(line.text))], [line.part])[0]


def _base(lines: list[claims.Line]) -> Floats:
    from sentence_transformers import SentenceTransformer

    from lab.train.export import base_folder

    base = SentenceTransformer(str(base_folder()), device="cpu")
    return np.asarray(base.encode([line.part.of(line.text) for line in lines], normalize_embeddings=True))


def _average_precision(scores: Floats, right: np.ndarray) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = right[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())
