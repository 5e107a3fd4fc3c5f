"""Copies: what is found of controlled edits of an article, what is linked wrongly, and pairs of FNC-1 labelled by hand.

``--data`` is the folder with FNC-1's bodies (text of publishers, never shipped). tests/cases/copies/fnc_pairs.tsv holds
300 pairs of them by number, labelled under lab/guidelines/copies.md: two thirds (``tuned``) were in sight when the
bounds were set, a third (``kept``) was not. Beside Readout the same pairs go to the rules that others use: Jaccard of
5-word shingles from .7, and cosine from .95 with Levenshtein's ratio from .92.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from lab.corpora.copied import EDITS
from lab.corpora.ecb import reports
from readout.clean import clean_page
from readout.copies.compared import compared
from readout.copies.narration import Narration, narration_of
from readout.copies.reworded import pairs_of_facts, reworded
from readout.ledger.copying import FEW
from readout.records import Page

DATA = Path("../shared/data/xdoc")
PAIRS = Path("tests/cases/copies/fnc_pairs.tsv")
DEPENDENT = ("copy", "excerpt", "partial", "rewrite")
EDITED = 300
"""Articles that are edited, of 1,200 to 8,000 characters."""
_WORD = re.compile(r"\w+")

Judge = Callable[[str, str], bool]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with fnc/ and ecb/ (default: %(default)s)")
    parser.add_argument("--wrong", action="store_true", help="print the pairs that were judged otherwise")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Recall of each edit and false links in a thousand hard negatives; F1 of the pairs, of two other rules beside."""
    bodies = read_bodies(args.data / "fnc" / "train_bodies.csv")
    figures: dict[str, float] = {}
    for name, share in _edits(bodies):
        figures[f"edits.{name}"] = share
    wrong, all_of = _negatives(args.data / "ecb" / "ECB+")
    figures["negatives"], figures["negatives.false"] = all_of, round(1000 * wrong / max(1, all_of), 2)
    rows = list(csv.DictReader(PAIRS.open(encoding="utf-8"), delimiter="\t"))
    judges: dict[str, Judge] = {"readout": _judge, "jaccard": _jaccard, "levenshtein": _levenshtein}
    for name, judge in judges.items():
        for part in ("tuned", "kept", "all"):
            own = [row for row in rows if part in (row["part"], "all")]
            figures |= _scores(f"{name}.{part}", own, bodies, judge, wrong=args.wrong and name == "readout")
    for name, value in figures.items():
        print(f"{name:32}{value:9.3f}")
    return figures


def read_bodies(path: Path) -> dict[int, str]:
    """FNC-1's articles by their numbers."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(file)}


_narrations: dict[str, Narration] = {}


def narration(text: str) -> Narration:
    """The narration of a text as Readout cleans it."""
    if text not in _narrations:
        page = Page("text", text.encode("utf-8", "replace"), "text/plain", given=(("language", "en"),))
        _narrations[text] = narration_of(clean_page(page))
    return _narrations[text]


def _judge(one: str, other: str) -> bool:
    mine, theirs = narration(one), narration(other)
    if set(mine.sample) & set(theirs.sample) and compared(mine, theirs) is not None:
        return True
    facts = pairs_of_facts(mine, one) & pairs_of_facts(theirs, other)
    return len(facts) >= FEW and reworded(mine, one, theirs, other) is not None


def _jaccard(one: str, other: str) -> bool:
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) >= 0.7 * len(mine | theirs) > 0


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def _levenshtein(one: str, other: str) -> bool:
    mine, theirs = Counter(_WORD.findall(one.lower())), Counter(_WORD.findall(other.lower()))
    dot = sum(count * theirs[word] for word, count in mine.items())
    size = (sum(count**2 for count in mine.values()) * sum(count**2 for count in theirs.values())) ** 0.5
    if dot < 0.95 * size or min(len(one), len(other)) < 0.84 * max(len(one), len(other)):
        return False  # texts so unlike in length cannot come to .92
    words, others = _WORD.findall(one), _WORD.findall(other)
    return 1 - _distance(words, others) / max(1, len(words), len(others)) >= 0.92


def _distance(one: list[str], other: list[str]) -> int:
    """Levenshtein's distance in words."""
    row = list(range(len(other) + 1))
    for at, word in enumerate(one, start=1):
        before, row[0] = row[0], at
        for to, there in enumerate(other, start=1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (word != there))
    return row[-1]


def _edits(bodies: dict[int, str]) -> Iterator[tuple[str, float]]:
    """Each edit with the share of articles that are linked with what became of them."""
    numbers = sorted(number for number, text in bodies.items() if 1200 <= len(text) <= 8000)
    numbers = random.Random(1).sample(numbers, EDITED)
    for name, edit in EDITS.items():
        found = 0
        for at, number in enumerate(numbers):
            made = edit(bodies[number], bodies[numbers[at - 1]], random.Random(f"{name} {number}"))
            found += _judge(bodies[number], made)
        yield name, found / EDITED


def _negatives(folder: Path) -> tuple[int, int]:
    """Links between reports of ECB+ of like but different happenings (a topic's two stories), and all such pairs."""
    wrong = number = 0
    for topic in reports(folder).values():
        for one, other in combinations(topic, 2):
            if one.story != other.story:
                number += 1
                wrong += _judge(one.text, other.text)
    return wrong, number


def _scores(
    name: str, rows: list[dict[str, str]], bodies: dict[int, str], judge: Judge, *, wrong: bool
) -> dict[str, float]:
    tally: Counter[str] = Counter()
    for row in rows:
        gold, found = row["label"] in DEPENDENT, judge(bodies[int(row["one"])], bodies[int(row["other"])])
        tally.update({"right": gold and found, "missed": gold and not found, "false": found and not gold})
        quotes = row["stratum"] == "quote" and not gold
        tally.update({"quotes": quotes, "quotes.false": quotes and found})
        if wrong and gold != found:
            judged = "linked" if found else "not linked"
            print(f"{row['one']:>6}{row['other']:>6} {row['part']} labelled {row['label']}, {judged}")
    right = 2 * tally["right"]
    return {
        f"{name}.pairs": len(rows), f"{name}.f1": right / max(1, right + tally["missed"] + tally["false"]),
        f"{name}.quotes.false": tally["quotes.false"] / max(1, tally["quotes"]),
    }  # fmt: skip
