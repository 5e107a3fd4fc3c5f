"""Reports put together into stories: average linkage over how alike they are.

Two groups become one while the mean likeness of their members is high enough, the most alike first. What comes out
does not depend on the order in which reports came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

ENOUGH = 0.16
"""Mean likeness from which two groups tell one story. Tuned on odd topics of ECB+, as is FLOOR."""
FLOOR = 0.15
"""Two reports that are less alike count as not alike at all."""

Pair = tuple[int, int]


def clusters(items: Sequence[int], alike: Mapping[Pair, float], enough: float = ENOUGH) -> list[list[int]]:
    """Groups of items, in the order of their first. ``alike`` has the pairs (smaller first) that are alike at all.

    Of pairs that are equally alike, the one of the smaller items comes first.
    """
    items = sorted(items)
    place = {item: at for at, item in enumerate(items)}
    size = len(items)
    likeness = np.zeros((size, size), dtype=np.float32)
    for (one, other), value in alike.items():
        likeness[place[one], place[other]] = likeness[place[other], place[one]] = value
    np.fill_diagonal(likeness, -1)
    groups = [[item] for item in items]
    counts = np.ones(size, dtype=np.float32)
    nearest = likeness.argmax(axis=1) if size else np.zeros(0, dtype=np.int64)
    while size > 1:
        best = likeness[np.arange(size), nearest]
        one = int(best.argmax())
        if best[one] < enough:
            break
        keep, gone = sorted((one, int(nearest[one])))
        mean = (counts[keep] * likeness[keep] + counts[gone] * likeness[gone]) / (counts[keep] + counts[gone])
        likeness[keep], likeness[:, keep] = mean, mean
        likeness[gone], likeness[:, gone] = -1, -1
        likeness[keep, keep] = -1
        counts[keep] += counts[gone]
        groups[keep] += groups[gone]
        groups[gone] = []
        stale = np.flatnonzero((nearest == gone) | (nearest == keep))
        nearest[stale] = likeness[stale].argmax(axis=1)
        nearest[keep] = likeness[keep].argmax()
        closer = likeness[:, keep] > likeness[np.arange(size), nearest]
        nearest[closer] = keep
    return [group for group in groups if group]
