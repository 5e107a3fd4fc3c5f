"""Weighs what a name can mean against the report: stated containment, countries named, places near by.

The weights are on one scale with a place's own (the logarithm of its inhabitants): to say "Paris, Texas" outweighs
a city of ten million, and a report all about Canada lifts its London to the size of England's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from readout.places.atlas import Option, distance, lies_in
from readout.places.clues import Clue, Sort
from readout.places.gazetteer import Row

STATED = 4.0
"""The text says that the place lies there."""

VOTE = 1.3
"""All countries named in the report are this one; a part counts by its square root."""

SAME_SENTENCE = 0.6
UNIT = 0.6
"""The unit (Scotland, Illinois) is named somewhere in the report; in the same sentence it counts twice."""

NEAR = 1.2
NEAR_KM = 250.0
"""A settled place at distance d lifts a namesake by NEAR * exp(-d / NEAR_KM)."""

SHARP_KM = 60.0
"""A wider area than this tells less of where the others are: every town of Iowa is near the middle of Iowa."""

FAR_DEGREES = 9.0
"""Latitudes further apart than this are not near: spares the trigonometry."""

SAME_SORT, OTHER_SORT = 1.6, -1.6
"""The noun beside the name fits what the place is, or does not."""

SORTS: Mapping[str, frozenset[Sort]] = {
    "country": frozenset({"country"}),
    "admin": frozenset({"unit"}),
    "district": frozenset({"unit"}),
    "region": frozenset({"unit", "height"}),
    "city": frozenset({"town"}),
    "capital": frozenset({"town"}),
    "water": frozenset({"water"}),
    "landform": frozenset({"height"}),
    "site": frozenset({"site"}),
}  # fmt: skip


class Neighbour(NamedTuple):
    """A place that another name of the report means, and how surely."""

    row: Row
    share: float


class Around(NamedTuple):
    """What the report tells of a name besides the words next to it."""

    votes: Mapping[str, float]
    units: Mapping[tuple[str, str], float]
    """(country, unit) -> 1 where it is named somewhere, 2 where in the sentence of the name."""
    sentence: frozenset[str]
    neighbours: Sequence[Neighbour]


class Weighed(NamedTuple):
    """One option with its weight in this report and the strongest thing that spoke for it."""

    row: Row
    weight: float
    why: str


def weighed(options: Sequence[Option], clue: Clue, around: Around) -> list[Weighed]:
    """The options by their weight here, the heaviest first."""
    found = [_one(each, clue, around) for each in options]
    return sorted(found, key=lambda each: -each.weight)


def _one(option: Option, clue: Clue, around: Around) -> Weighed:
    row, weight, why = option.row, option.prior, "by itself the likeliest of its name"
    if vote := _vote(row, around):
        weight += vote
        why = "the report names its country" if vote > 0.6 else why
    if unit := UNIT * around.units.get((row.country, row.within or row.name), 0.0):
        weight += unit
        why = f"the report names {row.within or row.name}"
    if near := _nearness(row, around.neighbours):
        weight += near
        why = "near other places of the report" if near > 0.4 else why
    if clue.sort:
        fits = clue.sort in SORTS.get(row.kind, ())
        weight += SAME_SORT if fits else OTHER_SORT
        why = f"the words beside it say what it is ({row.kind})" if fits else why
    if any(_inside(row, outer) for outer in clue.by):
        weight += STATED * (0.5 if clue.listed else 1.0)
        why = f"the text puts it in {clue.held}"
    elif clue.countries & set(row.country.split()):
        weight += STATED / 2
        why = f"the text calls it {clue.held}"
    return Weighed(row, weight, why)


def _inside(row: Row, outer: Row) -> bool:
    """Whether the place lies in what the text names; nothing lies in itself or in what is smaller."""
    if row.kind == "country" or row[:6] == outer[:6]:
        return False
    return (outer.kind == "country" or outer.radius > row.radius) and lies_in(row, outer)


def _vote(row: Row, around: Around) -> float:
    total = sum(around.votes.values())
    if not total or row.kind == "country":
        return 0.0
    share = max((around.votes.get(country, 0.0) for country in row.country.split()), default=0.0) / total
    beside = bool(around.sentence & set(row.country.split()))
    return VOTE * math.sqrt(share) + (SAME_SENTENCE if beside else 0.0)


def _nearness(row: Row, neighbours: Sequence[Neighbour]) -> float:
    """The nearest neighbour counts; a country lies near the places that are in it."""
    best = 0.0
    for other, share in neighbours:
        if row.kind == "country":
            best = max(best, 0.6 * NEAR * share if other.country == row.country else 0.0)
        elif row.radius > 500 or abs(row.latitude - other.latitude) < FAR_DEGREES:
            beyond = max(0.0, distance(row, other) - row.radius)
            sharp = min(1.0, SHARP_KM / other.radius) if other.radius else 1.0
            best = max(best, NEAR * share * sharp * math.exp(-beyond / NEAR_KM))
    return best
