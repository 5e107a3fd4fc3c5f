"""Things put together into groups by how alike they are: average linkage over the pairs that are alike at all.

Two groups become one while the mean likeness of their members is high enough, the most alike first; a pair that is not
given counts as not alike. What was put together early may be more like what a group became later: so in the end each
thing goes, all at one time, to the group that it is most like (``moved``). What comes out does not depend on the order
in which things came. Time and memory follow the number of pairs, since reports of years hang together in one chain of
likenesses.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import NamedTuple, TypeVar

ENOUGH = 0.35
"""Mean likeness from which two groups tell one story. Tuned on odd topics of ECB+, as are FLOOR and STAY."""
FLOOR = 0.1
"""Two reports that are less alike count as not alike at all."""
STAY = 0.15
"""So much likeness to each of its members speaks neither for a group nor against it."""
PLACES = 9
"""Decimal places to which means are equal."""

Pair = tuple[int, int]
Label = TypeVar("Label", int, str)


class Merge(NamedTuple):
    """Two groups that become one: how alike they are, and the first items of both; the smaller is the first of all."""

    likeness: float
    keep: int
    gone: int


def clusters(items: Iterable[int], alike: Mapping[Pair, float], enough: float = ENOUGH) -> list[list[int]]:
    """Groups of items, in the order of their first. ``alike`` has the pairs (smaller first) that are alike at all.

    Of pairs of groups that are equally alike, the one of the smaller items comes first.
    """
    groups = {item: [item] for item in sorted(items)}
    for merge in merges(groups, alike, enough):
        groups[merge.keep] += groups.pop(merge.gone)
    return list(groups.values())


def merges(items: Iterable[int], alike: Mapping[Pair, float], enough: float = ENOUGH) -> Iterator[Merge]:
    """The steps by which the groups come to be, the most alike first."""
    sizes = dict.fromkeys(items, 1)
    sums: dict[int, dict[int, float]] = {item: {} for item in sizes}
    for (one, other), value in alike.items():
        sums[one][other] = sums[other][one] = value

    def entry(one: int, other: int) -> tuple[float, int, int]:
        mean = sums[one][other] / (sizes[one] * sizes[other])
        return -round(mean, PLACES), min(one, other), max(one, other)

    waiting = [entry(one, other) for one, other in alike]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= enough:
        best = heapq.heappop(waiting)
        _, keep, gone = best
        if gone not in sums.get(keep, ()) or entry(keep, gone) != best:
            continue  # one of them has grown since
        yield Merge(-best[0], keep, gone)
        sizes[keep] += sizes.pop(gone)
        for other, value in sums.pop(gone).items():
            del sums[other][gone]
            if other != keep:
                sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0.0) + value
        for other in sums[keep]:
            grown = entry(keep, other)
            if -grown[0] >= enough:
                heapq.heappush(waiting, grown)


def moved(groups: Sequence[Sequence[int]], alike: Mapping[Pair, float], stay: float = STAY) -> list[list[int]]:
    """The groups after each item went to the one that it is most like, in the order of their first."""
    of = {item: group[0] for group in groups for item in group}
    sizes = {group[0]: len(group) for group in groups}
    sums: dict[int, dict[int, float]] = {item: {} for item in of}
    for (one, other), how in alike.items():
        for item, group in ((one, of[other]), (other, of[one])):
            sums[item][group] = sums[item].get(group, 0.0) + how
    found: defaultdict[int, list[int]] = defaultdict(list)
    for item in sorted(of):
        found[nearest(of[item], sums[item], sizes, stay)].append(item)
    return sorted(found.values())


def nearest(own: Label, sums: Mapping[Label, float], sizes: Mapping[Label, int], stay: float = STAY) -> Label:
    """The group that an item is most like: by what it has in common with its members beyond ``stay`` for each of them.

    ``own`` is the group it is in. ``sums``: of groups, how alike it is to their members, added up; ``sizes``: how many
    they have; one that stands alone takes nobody in. Of two that it is as much like the own one is kept, else the one
    of the smaller label taken.
    """

    def gain(group: Label) -> float:
        return round(sums.get(group, 0.0) - stay * (sizes[group] - (group == own)), PLACES)

    best = max(0.0, gain(own))
    others = [group for group in sums if group != own and sizes[group] > 1 and gain(group) > best]
    return min(others, key=lambda group: (-gain(group), group), default=own)


def lifetimes(items: Iterable[int], alike: Mapping[Pair, float]) -> dict[tuple[int, ...], tuple[float, float]]:
    """Every group that there ever is, its items in order, with how alike its parts are and what it is merged at."""
    groups: dict[int, tuple[int, ...]] = {item: (item,) for item in items}
    found = dict.fromkeys(groups.values(), (inf, 0.0))
    for likeness, keep, gone in merges(groups, alike):
        one, other = groups[keep], groups.pop(gone)
        groups[keep] = tuple(sorted((*one, *other)))
        found[one], found[other] = (found[one][0], likeness), (found[other][0], likeness)
        found[groups[keep]] = (likeness, 0.0)
    return found
