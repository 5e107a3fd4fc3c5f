"""``python -m lab.train.retold``: the weights by which a report is seen to be one retold (readout/copies/retold.py).

Logistic regression on what is looked at, and its squares: pairs of reports of the small stories in lab/corpora/told and
the pairs of FNC-1 whose bounds may be tuned (tests/cases/copies/fnc_pairs.tsv). Run again whenever vectors change.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lab.corpora.stories import TOLD, Written, stories
from lab.eval.copies import DATA, PAIRS, read_bodies
from readout.api import Reader, Recipe
from readout.claims.passages import passages_of
from readout.claims.vectors import Vectors, packed, unpacked
from readout.copies.retold import ENOUGH, Body, Features, body_of, features_of
from readout.records import Page

Numbers = NDArray[np.float64]
RIDGE = 1.0
ROUNDS = 60
Example = tuple[Features, bool]


def main() -> int:
    """Prints the weights, and what they find among what they were made from."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.retold", description=main.__doc__)
    parser.add_argument("--stories", type=Path, default=TOLD, help="reports with gold (default: %(default)s)")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with fnc/ (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")
    args = parser.parse_args()
    articles = args.data / "fnc" / "train_bodies.csv"
    if not articles.exists():
        print(f"{articles} is not there: name the folder with fnc/ by --data", file=sys.stderr)
        return 2
    bodies = Bodies(args.model)
    told = [*bodies.of_stories(args.stories), *bodies.of_articles(articles)]
    seen = np.array([features for features, _ in told])
    is_so = np.array([is_so for _, is_so in told], dtype=np.float64)
    bias, linear, square = fitted(seen, is_so)
    odds = bias + seen @ linear + seen**2 @ square
    found = 1 / (1 + np.exp(-odds)) >= ENOUGH
    print(f"{len(told)} pairs, {is_so.sum():.0f} retold: {found[is_so > 0].mean():.1%} of them found, "
          f"{found[is_so == 0].mean():.1%} of the others")  # fmt: skip
    print(f"BIAS = {bias:.2f}")
    for name, weights in (("LINEAR", linear), ("SQUARE", square)):
        values = ", ".join(f"{each}={weight:.2f}" for each, weight in zip(Features._fields, weights, strict=True))
        print(f"{name} = Features({values})")
    return 0


class Bodies:
    """Reports as they are compared, read with a model."""

    def __init__(self, model: Path | None) -> None:
        self._reader = Reader(Recipe(model))
        self._vectors = Vectors(str(model) if model else None)

    def of(self, page: Page) -> Body:
        """A page's body."""
        reading = self._reader.read(page)
        spans = [passage.span for passage in passages_of(reading)]
        return body_of(reading, spans, unpacked(packed(self._vectors.of_report(reading, spans))))

    def of_stories(self, folder: Path) -> Iterator[Example]:
        """Pairs of reports of each story, where one reworded the other or each is its own."""
        told = stories(folder)
        for number, story in enumerate(told):
            if number % 5 == 0:
                print(f"story {number} of {len(told)}", file=sys.stderr, flush=True)
            own = {report.id: self.of(report.page) for report in story.reports}
            for one, other in combinations(story.reports, 2):
                is_so = reworded(one, other)
                if is_so is not None:
                    yield from _example(own[one.id], own[other.id], is_so)

    def of_articles(self, path: Path) -> Iterator[Example]:
        """The labelled pairs of FNC-1 that may be tuned on: rewrites, and what shares no narration."""
        texts = read_bodies(path)
        rows = csv.DictReader(PAIRS.open(encoding="utf-8"), delimiter="\t")
        wanted = [row for row in rows if row["part"] == "tuned" and row["label"] in ("rewrite", "quotes", "own")]
        known: dict[int, Body] = {}
        for number, row in enumerate(wanted):
            if number % 20 == 0:
                print(f"pair {number} of {len(wanted)}", file=sys.stderr, flush=True)
            pair = int(row["one"]), int(row["other"])
            for each in pair:
                if each not in known:
                    given = (("language", "en"),)
                    known[each] = self.of(
                        Page(str(each), texts[each].encode("utf-8", "replace"), "text/plain", given=given)
                    )
            yield from _example(known[pair[0]], known[pair[1]], row["label"] == "rewrite")


def reworded(one: Written, other: Written) -> bool | None:
    """Whether two reports are one retold; None for copies, cuts and follow-ups, which do not count."""
    kinds = {one.gold["kind"], other.gold["kind"]}
    if one.gold["family"] != other.gold["family"]:
        return False
    return True if "rewrite" in kinds and "followup" not in kinds else None


def _example(one: Body, other: Body, is_so: bool) -> Iterator[Example]:
    if len(one.passages) and len(other.passages):
        features = features_of(one, other, one.vectors @ other.vectors.T)
        if features is not None:
            yield features, is_so


def fitted(seen: Numbers, is_so: Numbers) -> tuple[float, Numbers, Numbers]:
    """Bias, linear and square weights by Newton's method, ridged in units of each feature's spread."""
    middle, spread = seen.mean(0), seen.std(0) + 1e-9
    scaled = (seen - middle) / spread
    columns = np.c_[scaled, scaled**2, np.ones(len(seen))]
    ridge = np.r_[np.full(columns.shape[1] - 1, RIDGE), 1e-6]
    weights = np.zeros(columns.shape[1])
    for _ in range(ROUNDS):
        sure = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (sure - is_so) + ridge * weights
        bend = (columns * (sure * (1 - sure))[:, None]).T @ columns + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    linear, square = np.split(weights[:-1], 2)
    linear, square = linear / spread, square / spread**2
    bias = weights[-1] - linear @ middle + square @ middle**2
    return float(bias), linear - 2 * square * middle, square


if __name__ == "__main__":
    sys.exit(main())
