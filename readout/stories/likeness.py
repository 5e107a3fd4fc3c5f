"""How likely two reports tell one story: by rare words, names and numbers that both have, and the days between them.

A word weighs by how rare it is in English at large (data/word_ranks.txt), not in the ledger, so that two reports are
as alike today as they will be when a thousand more have come. How often a report repeats a word makes no difference.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from readout.copies.reworded import LITTLE

BIAS, NAMES, WORDS = -6.9, 16.0, 14.0
"""The log odds that they do: with nothing in common, and what the cosines of names and numbers and of all words add.

Logistic regression on odd topics of ECB+, whose reports have no dates.
"""
NEAR = 2.5
"""What it adds that they were published on one day; less with every day between, nothing from WINDOW on, or without a
date. Set on the small stories of lab/corpora/told."""
WINDOW = 7
"""Days between two reports that are compared; one without a date is compared with all."""
_STEM = 7
"""Characters of a word that are compared: its ending changes."""
_RAREST = 30_000
"""The rank of a word that is not in the table: a name, a number, a rare word."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_CALENDAR = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "mr", "mrs", "ms",
     "last", "first", "two", "one", "year", "years", "day", "week", "month", "time", "people"]
)  # fmt: skip
"""Words that every report has, and that tell nothing of its story."""

LEAD = 3
"""Lines in which what is counted tells stories apart: the title and the first paragraphs."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
         "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        start=2,
    )
}  # fmt: skip
_ORDINAL = re.compile(
    rf"\b(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)|(?P<word>{'|'.join(ORDINALS)}))(?P<after>(?: [\w'\u2019-]+){{1,3}})",
    re.IGNORECASE,
)

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report speaks of: words and names with their weights, each of length 1 as a vector.

    ``counted`` has what its title and lead count: "the EU's 13th sanctions package" -> sanctio: 13, package: 13.
    """

    words: Weights
    names: Weights
    counted: Mapping[str, int] = field(default_factory=dict)

    @property
    def marks(self) -> list[str]:
        """The names, numbers and rare words by which its like are looked up, the weightiest first."""
        both = {**self.words, **{name: 2 * weight for name, weight in self.names.items()}}
        return sorted(both, key=lambda term: (-both[term], term))[:MARKS]


MARKS = 40
"""Terms by which a report is looked up."""


def profile_of(text: str) -> Profile:
    """The profile of a report: its title and body, paragraphs apart by line breaks."""
    words: Weights = {}
    names: Weights = {}
    for found in _WORD.finditer(text):
        written = found[0].removesuffix("'s").removesuffix("\u2019s")
        word = written.lower()
        if word in LITTLE or word in _CALENDAR:
            continue
        rare = rarity(word) ** 2
        if len(word) > 2:
            words[word[:_STEM]] = max(words.get(word[:_STEM], 0.0), rare)
        if written[0].isdigit() or (len(word) > 1 and written[0].isupper() and not _opens(text, found.start())):
            names[word] = rare
    return Profile(_unit(words), _unit(names), _counted("\n".join(text.split("\n")[:LEAD])))


def likeness(one: Profile, other: Profile, days: int | None = None) -> float:
    """How likely they tell one story, from 0 to 1; 0 where both count the same things and the count differs.

    ``days`` lie between them; None where a date is not known.
    """
    if any(other.counted.get(what, number) != number for what, number in one.counted.items()):
        return 0.0
    names, words = _cosine(one.names, other.names), _cosine(one.words, other.words)
    near = 0.0 if days is None else NEAR * max(0.0, 1 - days / WINDOW)
    return 1 / (1 + math.exp(-(BIAS + NAMES * names + WORDS * words + near)))


def _counted(text: str) -> dict[str, int]:
    """Each thing that an ordinal counts, with the first number that it has. Days of a month are not counted."""
    found: dict[str, int] = {}
    for told in _ORDINAL.finditer(text):
        number = int(told["digits"]) if told["digits"] else ORDINALS[told["word"].lower()]
        after = [word.lower() for word in _WORD.findall(told["after"])]
        if not set(after) & _CALENDAR:
            for word in after:
                if word not in LITTLE:
                    found.setdefault(word[:_STEM], number)
    return found


def rarity(word: str) -> float:
    """From 0 for the commonest word to 1 for one that the table does not hold."""
    return math.log1p(_ranks().get(word, _RAREST)) / math.log1p(_RAREST)


def _opens(text: str, at: int) -> bool:
    """Whether a word is the first of a line or sentence, where every word is written large."""
    before = text[max(0, at - 2) : at]
    return not before or before[-1] == "\n" or before[0] in '.!?"\u201c'


def _cosine(one: Weights, other: Weights) -> float:
    small, large = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * large[term] for term, weight in small.items() if term in large)


def _unit(weights: Weights) -> Weights:
    size = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / size for term, weight in weights.items()} if size else {}


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    words = (files("readout") / "data" / "word_ranks.txt").read_text(encoding="utf-8").split()
    return {word: rank for rank, word in enumerate(words, start=1)}
