"""Says which place a name was resolved to, how surely and why, or that nothing in the report decides."""

from __future__ import annotations

import math
from collections.abc import Sequence

from readout.places.atlas import lies_in
from readout.places.clues import Clue
from readout.places.gazetteer import Row
from readout.places.weigh import Weighed
from readout.referents import Candidate, Place, PlaceKind
from readout.text import Span

MARGIN = 0.25
"""Lead of the likeliest over the next, on the weights' scale, below which neither is chosen."""

SHOWN = 5
"""Candidates listed with a place."""

GROUND_KM = 800
"""Radius up to which an area and a place in it are one ground: a town and its province leave no doubt where."""

_KINDS: dict[str, PlaceKind] = {
    "country": "country", "admin": "admin", "district": "admin", "capital": "city", "city": "city",
    "region": "region", "water": "water", "landform": "landform", "site": "site",
}  # fmt: skip


def located(span: Span, clue: Clue, score: float, found: Sequence[Weighed], same: bool) -> Place:
    """The first of the ranked places, or none where the next is as likely; ``same``: settled elsewhere."""
    listed = [candidate(each.row, share) for each, share in zip(found[:SHOWN], shares(found), strict=False)]
    if lead(found) < MARGIN and not same:
        several = " or ".join(map(told, listed[:2]))
        return Place(span, None, "ambiguous", f"{several}: nothing in the report decides", 0.0, tuple(listed))
    side = f"; its {clue.side} part is meant, the point is the whole area's" if clue.side else ""
    reason = f"{told(listed[0])}: {found[0].why}{side}"
    return Place(span, listed[0], "gazetteer", reason, round(listed[0].score * score, 3), tuple(listed[1:]))


def lead(found: Sequence[Weighed]) -> float:
    """How far the first is ahead of the next that lies somewhere else."""
    first = found[0]
    rivals = [each.weight for each in found[1:] if not _one_ground(first.row, each.row)]
    return first.weight - max(rivals, default=first.weight - 9.0)


def shares(found: Sequence[Weighed]) -> list[float]:
    """The weights as shares of one."""
    top = max(each.weight for each in found)
    raised = [math.exp(2.0 * (each.weight - top)) for each in found]
    return [round(each / sum(raised), 3) for each in raised]


def candidate(row: Row, score: float) -> Candidate:
    """A row as the record that readers of the layer see; an area across borders has no country."""
    return Candidate(
        row.name, _KINDS[row.kind], row.country if len(row.country) == 3 else None, row.within or None,
        row.latitude, row.longitude, row.geonames, score, row.radius or None,
    )  # fmt: skip


def told(place: Candidate) -> str:
    """ "Paris (city, Texas, USA)"."""
    return f"{place.name} ({', '.join(filter(None, (place.kind, place.admin, place.country)))})"


def _one_ground(one: Row, other: Row) -> bool:
    return (other.radius < GROUND_KM and lies_in(one, other)) or (one.radius < GROUND_KM and lies_in(other, one))
