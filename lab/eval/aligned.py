"""Which marked events of a story's reports are one: ECB+'s gold mentions within its gold stories, by CoNLL F1.

The vectors that claims are compared by (of the event's own words and of its sentence) and the head's lemma, weighed by
``WEIGHTS``, which a logistic regression found on odd topics; even ones are told apart. Beside it the head's lemma
alone. Mentions are those of sentences that have an event of several reports, since others are not marked throughout;
CoNLL F1 is the mean of MUC, B3 and CEAFe, singletons kept. No list of words is used.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from lab.corpora.ecb_mentions import Mention, mentions
from readout.claims.heads import Floats
from readout.encoder.model import load_model
from readout.encoder.windows import pack
from readout.encoder.words import words_of
from readout.stories.clusters import clusters
from readout.text import Span

DATA = Path("../shared/data/xdoc")
WEIGHTS = (-6.07, 8.79, -0.27, -0.61, -2.2, 2.9)
"""Bias; cosine of the events; of their sentences; same lemma; both cosines' product; lemma times sentences."""
ENOUGH, FLOOR = 0.3, 0.02
ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))
Groups = Sequence[Sequence[int]]
_K = TypeVar("_K", bound=Hashable)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with ecb/ (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """CoNLL F1 in percent."""
    told = _marked_throughout(mentions(args.data / "ecb" / "ECB+"))
    reader = _Reader(str(args.model) if args.model else None)
    figures: dict[str, float] = {}
    for name, left in (("odd", 1), ("even", 0)):
        own = [each for each in told if each.topic % 2 == left]
        gold = _by(enumerate(each.event for each in own))
        lemma = _by(enumerate((each.topic, each.story, lemma_of(each)) for each in own))
        figures[f"{name}.lemma"] = 100 * conll(gold, lemma)
        figures[f"{name}.aligned"] = 100 * conll(gold, list(_aligned(own, reader)))
    for name, value in figures.items():
        print(f"{name:16}{value:7.1f}")
    return figures


def _marked_throughout(told: list[Mention]) -> list[Mention]:
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for each in told:
        reports[each.event].add(each.report)
    good = {(each.report, each.sentence) for each in told if len(reports[each.event]) > 1}
    return [each for each in told if (each.report, each.sentence) in good]


class _Reader:
    """Vectors of marked events and of their sentences, each sentence read once."""

    def __init__(self, folder: str | None) -> None:
        self.model = load_model(folder)
        self._read: dict[tuple[str, ...], list[tuple[Floats, Floats, Floats]]] = {}

    def of(self, mention: Mention) -> tuple[Floats, Floats]:
        """Both of unit length."""
        if mention.sentence not in self._read:
            text = " ".join(mention.sentence)
            words = words_of(text, [Span(0, len(text))], self.model.tokenizer)
            self._read[mention.sentence] = [(each.starts, each.ends, self.model.told(each)) for each in pack(words)]
        start = len(" ".join(mention.sentence[: mention.first])) + (mention.first > 0)
        end = start + len(" ".join(mention.words))
        parts = self._read[mention.sentence]
        own = sum(told[(ends > start) & (starts < end)].sum(0) for starts, ends, told in parts)
        return _unit(own), _unit(sum(told.sum(0) for _, _, told in parts))


def _aligned(told: list[Mention], reader: _Reader) -> Iterator[list[int]]:
    for story in _by((at, (each.topic, each.story)) for at, each in enumerate(told)):
        own, sentences = (np.stack(rows) for rows in zip(*(reader.of(told[at]) for at in story), strict=True))
        lemmas = np.array([lemma_of(told[at]) for at in story])
        near, around, same = own @ own.T, sentences @ sentences.T, lemmas[:, None] == lemmas[None]
        features = (1, near, around, same, near * around, same * around)
        odds = sum(weight * each for weight, each in zip(WEIGHTS, features, strict=True))
        score = 1 / (1 + np.exp(-odds))
        alike = {pair: float(score[pair]) for pair in combinations(range(len(story)), 2) if score[pair] >= FLOOR}
        yield from ([story[at] for at in group] for group in clusters(range(len(story)), alike, ENOUGH))


def lemma_of(mention: Mention) -> str:
    """The head's word without its ending: the last of two words ("air strike"), the first of more."""
    word = mention.words[-1 if len(mention.words) < 3 else 0].lower()
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + rest
            break
    return word.rstrip("e")


def conll(gold: Groups, found: Groups) -> float:
    """The mean of MUC, B3 and CEAFe F1."""
    muc = _f1(_muc(gold, found), _muc(found, gold))
    b3 = _f1(_b3(gold, found), _b3(found, gold))
    return (muc + b3 + _f1(*_ceafe(gold, found))) / 3


def _muc(one: Groups, other: Groups) -> float:
    of = {item: at for at, group in enumerate(other) for item in group}
    kept = sum(len(group) - len({of[item] for item in group}) for group in one)
    return kept / max(1, sum(len(group) - 1 for group in one))


def _b3(one: Groups, other: Groups) -> float:
    of = {item: set(group) for group in other for item in group}
    return sum(len(set(group) & of[item]) / len(group) for group in one for item in group) / sum(map(len, one))


def _ceafe(gold: Groups, found: Groups) -> tuple[float, float]:
    of = {item: at for at, group in enumerate(gold) for item in group}
    alike = np.zeros((len(gold), len(found)))
    for column, group in enumerate(found):
        for row, count in Counter(of[item] for item in group).items():
            alike[row, column] = 2 * count / (len(gold[row]) + len(group))
    total = float(alike[linear_sum_assignment(-alike)].sum())
    return total / len(gold), total / len(found)


def _f1(one: float, other: float) -> float:
    return 2 * one * other / max(1e-9, one + other)


def _by(items: Iterable[tuple[int, _K]]) -> list[list[int]]:
    groups: defaultdict[_K, list[int]] = defaultdict(list)
    for item, key in items:
        groups[key].append(item)
    return list(groups.values())


def _unit(vector: Floats) -> Floats:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
