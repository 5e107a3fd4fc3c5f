"""Things put together into groups by how alike they are: average linkage over the pairs that are alike at all.

Two groups become one while the mean likeness of their members is high enough, the most alike first; a pair that is not
given counts as not alike. What comes out does not depend on the order in which things came. Time and memory follow the
number of pairs, since reports of years hang together in one chain of likenesses.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

ENOUGH = 0.16
"""Mean likeness from which two groups tell one story. Tuned on odd topics of ECB+, as is FLOOR."""
FLOOR = 0.15
"""Two reports that are less alike count as not alike at all."""
PLACES = 9
"""Decimal places to which means are equal."""

Pair = tuple[int, int]


def clusters(items: Sequence[int], alike: Mapping[Pair, float], enough: float = ENOUGH) -> list[list[int]]:
    """Groups of items, in the order of their first. ``alike`` has the pairs (smaller first) that are alike at all.

    Of pairs of groups that are equally alike, the one of the smaller items comes first.
    """
    groups = {item: [item] for item in sorted(items)}
    sums: dict[int, dict[int, float]] = {item: {} for item in groups}
    for (one, other), value in alike.items():
        sums[one][other] = sums[other][one] = value

    def entry(one: int, other: int) -> tuple[float, int, int]:
        mean = sums[one][other] / (len(groups[one]) * len(groups[other]))
        return -round(mean, PLACES), min(one, other), max(one, other)

    waiting = [entry(one, other) for one, other in alike]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= enough:
        best = heapq.heappop(waiting)
        _, keep, gone = best
        if gone not in sums.get(keep, ()) or entry(keep, gone) != best:
            continue  # one of them has grown since
        groups[keep] += groups.pop(gone)
        for other, value in sums.pop(gone).items():
            del sums[other][gone]
            if other != keep:
                sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + value
        for other in sums[keep]:
            grown = entry(keep, other)
            if -grown[0] >= enough:
                heapq.heappush(waiting, grown)
    return list(groups.values())
