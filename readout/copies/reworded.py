"""Reports that were reworded: sentence after sentence tells the same in the same order, in other words.

Sentences are lined up in order (dynamic programming) by the words that carry what is told: numbers count three times,
names twice, little words nothing. Two reporters of one matter share names and numbers too, but seldom sentence after
sentence in one order and at one length. The bounds were set on the small stories of tests/cases/stories/open, where
rewrites lie from .18 up and independent reports up to .18, and on FNC-1, where every third report is made of others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.copies.narration import Narration, Told
from readout.text import Span

ALIKE = 0.2
"""Sentences whose weighted words are so much the same (2 x common / all) may be the same sentence reworded."""
FEWEST = 6
"""So many sentences must be, and"""
MOST = 0.6
"""so much of the shorter report's sentences, and"""
CLOSE = 0.25
"""on average over the shorter report so close, and"""
LONGER = 1.8
"""the longer report has at most so many times the sentences: in a long one everything is found somewhere."""
NUMBER, NAME = 3.0, 2.0
"""What a number and a name weigh beside a word."""
_STEM = 6
"""Characters of a word that are compared: its ending changes as a sentence is reworded."""
_WORD = re.compile(r"\w+")
LITTLE = frozenset(
    _WORD.findall(
        "the a an of in on at to for from by with and or but that which who whom whose this these those it its he his"
        " she her him they them their we us our i you your is are was were be been being has have had do does did will"
        " would can could may might should not no as if than then there here when where while after before about into"
        " over under up down out off said says say told tells tell also more most other such so very just new"
    )
)

Terms = dict[str, float]


@dataclass(frozen=True, slots=True)
class Reworded:
    """The sentences that stand for one another, as characters of both texts, and the share of the shorter report."""

    pairs: tuple[tuple[Span, Span], ...]
    share: float


def reworded(one: Narration, text: str, other: Narration, other_text: str) -> Reworded | None:
    """How one report lines up with the other, if one of them is the other reworded."""
    mine, theirs = told_in(one, text), told_in(other, other_text)
    fewer = min(len(mine), len(theirs))
    if fewer < FEWEST or max(len(mine), len(theirs)) > LONGER * fewer:
        return None
    alike = [[likeness(terms, others) for _, others in theirs] for _, terms in mine]
    pairs = lined_up(alike)
    if len(pairs) < FEWEST or len(pairs) < MOST * fewer or sum(alike[at][to] for at, to in pairs) < CLOSE * fewer:
        return None
    return Reworded(tuple((mine[at][0].span, theirs[to][0].span) for at, to in pairs), len(pairs) / fewer)


def pairs_of_facts(narration: Narration, text: str) -> set[tuple[str, str]]:
    """Names and numbers that stand in one sentence, two by two, one a number: what a rewording keeps.

    "214 people were on the Agia Fotini" -> ("214", "agia"), ("214", "fotini")
    """
    found: set[tuple[str, str]] = set()
    for told in narration.sentences:
        terms = _terms(text, told)
        numbers = sorted(term for term, weight in terms.items() if weight == NUMBER)
        names = sorted(term for term, weight in terms.items() if weight >= NAME)
        found |= {(number, name) for number in numbers for name in names if number != name}
    return found


def told_in(narration: Narration, text: str) -> list[tuple[Told, Terms]]:
    """The sentences that tell something, with the words that carry it and their weights."""
    found = [(told, _terms(text, told)) for told in narration.sentences if told.words]
    return [(told, terms) for told, terms in found if len(terms) >= 3]


def _terms(text: str, told: Told) -> Terms:
    terms: Terms = {}
    for found in _WORD.finditer(text, told.span.start, told.span.end):
        word = found[0].lower()
        number, name = found[0][0].isdigit(), found[0][0].isupper() and found.start() > told.span.start
        if word not in LITTLE and (number or len(word) > 2):
            terms[word[:_STEM]] = NUMBER if number else NAME if name else 1.0
    return terms


def likeness(one: Terms, other: Terms) -> float:
    """How much two sentences have in common, from 0 to 1; 0 below ALIKE."""
    common = sum(min(weight, other[term]) for term, weight in one.items() if term in other)
    alike = 2 * common / (sum(one.values()) + sum(other.values()))
    return alike if alike >= ALIKE else 0.0


def lined_up(alike: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs, in the order of both, whose likeness adds up to most."""
    rows, columns = len(alike), len(alike[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for at in range(rows):
        for to in range(columns):
            best[at + 1][to + 1] = max(best[at][to + 1], best[at + 1][to], best[at][to] + alike[at][to])
    found: list[tuple[int, int]] = []
    at, to = rows, columns
    while at and to:
        if best[at][to] == best[at - 1][to]:
            at -= 1
        elif best[at][to] == best[at][to - 1]:
            to -= 1
        else:
            at, to = at - 1, to - 1
            found.append((at, to))
    return found[::-1]
