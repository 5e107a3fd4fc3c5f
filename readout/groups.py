"""What hangs together: groups of things of which pairs are known to belong to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

_T = TypeVar("_T", bound=Hashable)


def groups_of(items: Sequence[_T], pairs: Iterable[tuple[_T, _T]]) -> list[list[_T]]:
    """The items by group, each in the order given, the groups in that of their first; a lone item is a group too.

    [1, 2, 3, 4], [(1, 3), (3, 4)] -> [[1, 3, 4], [2]]
    """
    leader = {item: item for item in items}

    def first(item: _T) -> _T:
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for one, other in pairs:
        leader[first(one)] = first(other)
    found: defaultdict[_T, list[_T]] = defaultdict(list)
    for item in items:
        found[first(item)].append(item)
    return list(found.values())
