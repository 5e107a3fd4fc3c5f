"""Other numbers of what a claim counts, that were put to no claim of their own: "nine bodies" for "seven killed".

Words so far apart are not found to speak of one matter by what they say; that both count the same, and that they stand
near it, is enough to put them to the claim, where they are told as another value of it. Two claims with values of their
own are one where a report sets one against the other: "the fire brigade spoke of three dead, the mayor of four".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from readout.claims.figures import Figure
from readout.claims.matching import Floats
from readout.claims.values import LOOSE, of_a_size, value_of
from readout.groups import groups_of
from readout.ledger.spoken import Spoken

NEAR = 0.5
"""Cosine to the middle of a claim's vectors from which a number may be another value of it. Any from .4 to .6 does."""
_PART = re.compile(
    r"\b(?:of|among) (?:the|them|those|whom|these)\b|\bfrom (?:the|those) (?:dead|killed|victims|injured|hurt)\b"
    r"|\b(?:among|including|since|other|more)\b",
    re.IGNORECASE,
)
"""What makes a number that of a part, or of another time: "of the dead, two were sisters"."""
Key = tuple[str, ...]


class Counting(NamedTuple):
    """A claim that counts something: its place, its value, the middle of its vectors, its passages by their words."""

    place: int
    value: Figure
    middle: Floats
    nodes: dict[Key, list[Spoken]]


def with_rivals(groups: Sequence[Sequence[Spoken]]) -> list[list[Spoken]]:
    """Claims with other values of what they count put to them; the groups in order, each in that of publication."""
    groups = _set_against(groups)
    nodes = [_by_words(group) for group in groups]
    counting = _counting(nodes)
    valued = {claim.place for claim in counting}
    moved: dict[Key, int] = {}
    for place, own in enumerate(nodes):
        for key, passages in own.items() if place not in valued else ():
            rivals = [(claim.place, near) for claim in counting if (near := _rival(passages, claim)) is not None]
            if rivals:
                moved[key] = max(rivals, key=lambda rival: (rival[1], -rival[0]))[0]
    found: list[list[Spoken]] = [[] for _ in groups]
    for place, group in enumerate(groups):
        for each in group:
            found[moved.get(each.compared.key, place)].append(each)
    return [sorted(group, key=lambda each: each.order) for group in found if group]


def _set_against(groups: Sequence[Sequence[Spoken]]) -> list[list[Spoken]]:
    """The groups, those made one of which a report tells the values of both, each by somebody else."""
    counting = _counting([_by_words(group) for group in groups])
    pairs = [(one.place, other.place) for one, other in combinations(counting, 2) if _against(one, other)]
    return [[each for place in same for each in groups[place]] for same in groups_of(range(len(groups)), pairs)]


def _against(one: Counting, other: Counting) -> bool:
    if not one.value.beside(other.value) or one.value.agrees(other.value) or not of_a_size(one.value, other.value):
        return False
    if float(one.middle @ other.middle) < NEAR:
        return False
    told = {(each.member.key, _holder(each)) for each in _giving(one)}
    return any(
        report == each.member.key and holder != _holder(each) for each in _giving(other) for report, holder in told
    )


def _by_words(group: Sequence[Spoken]) -> dict[Key, list[Spoken]]:
    nodes: defaultdict[Key, list[Spoken]] = defaultdict(list)
    for each in group:
        nodes[each.compared.key].append(each)
    return nodes


def _counting(groups: Sequence[dict[Key, list[Spoken]]]) -> list[Counting]:
    """The claims that count something, of all."""
    found = []
    for place, nodes in enumerate(groups):
        value = value_of([own[0].passage.figures for own in nodes.values()])
        if value is not None and value.value and not set(value.of) <= LOOSE:
            middle = np.sum([own[0].compared.vector for own in nodes.values()], axis=0)
            found.append(Counting(place, value, middle / np.linalg.norm(middle), nodes))
    return found


def _rival(passages: Sequence[Spoken], claim: Counting) -> float | None:
    """How near a passage is that gives another value of a claim; None where it gives none."""
    first, value = passages[0], claim.value
    if first.passage.attitude != "held" or _PART.search(first.text):
        return None
    beside = [each for each in first.passage.figures if value.beside(each)]
    if any(value.agrees(each) for each in beside):
        return None
    if not any(of_a_size(each, value) for each in beside):
        return None
    told = {(each.member.key, _holder(each)) for each in passages}
    if any((each.member.key, _holder(each)) in told for each in _giving(claim)):
        return None  # who gives both of them, counts two things
    near = float(first.compared.vector @ claim.middle)
    return near if near >= NEAR else None


def _giving(claim: Counting) -> Iterator[Spoken]:
    """The passages that give the value of a claim."""
    for own in claim.nodes.values():
        if any(claim.value.beside(each) and claim.value.agrees(each) for each in own[0].passage.figures):
            yield from own


def _holder(spoken: Spoken) -> str:
    return spoken.passage.holders[0].words.lower() if spoken.passage.holders else ""
