"""Names for groups that are found again and again: each keeps the name that most of it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from readout.text import content_id

_T = TypeVar("_T", bound=Hashable)


def named(
    groups: Sequence[Sequence[_T]], before: Mapping[_T, str], keys: Mapping[_T, str], kind: str,
    elsewhere: Callable[[str], bool] = lambda name: False,
) -> dict[_T, str]:  # fmt: skip
    """The name of each member's group: the one that most of it had before, the largest first; else a new one.

    A new name is made of ``kind`` and the least key of the group; none that is borne ``elsewhere``.
    """
    wanted = sorted(
        ((count, min(keys[each] for each in group), name, at) for at, group in enumerate(groups)
         for name, count in Counter(before[each] for each in group if each in before).items()),
        key=lambda row: (-row[0], row[1], row[2]),
    )  # fmt: skip
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, _, name, at in wanted:
        if at not in names and name not in taken:
            names[at] = name
            taken.add(name)
    for at, group in enumerate(groups):
        if at not in names:
            name = content_id(kind, min(keys[each] for each in group))
            while name in taken or elsewhere(name):
                name = content_id(kind, name)
            names[at] = name
            taken.add(name)
    return {each: names[at] for at, group in enumerate(groups) for each in group}
