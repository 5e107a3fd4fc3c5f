"""Passages put together into claims: average linkage over how surely two speak of one matter.

Passages of the same words are one before anything is compared, so that copies weigh nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from readout.claims.heads import RELATIONS, ClaimHead
from readout.claims.matching import Compared, pairs_of
from readout.stories.clusters import clusters

ENOUGH = 0.3
"""Mean score from which two groups of passages are one claim. Set on the small stories in tests/cases/stories/open."""
FLOOR = 0.05
"""Pairs of less score count as not of one matter at all."""


def claims_of(passages: Sequence[Compared], head: ClaimHead) -> list[list[int]]:
    """The places of passages by claim, each group in order, the groups in that of their first.

    Passages come in the order in which they were published; it breaks ties.
    """
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, passage in enumerate(passages):
        same[passage.key].append(at)
    nodes = list(same.values())
    alike = {}
    for pair in pairs_of([passages[node[0]] for node in nodes], head):
        score = pair.score
        if score >= FLOOR:
            alike[pair.one, pair.other] = score
    groups = clusters(range(len(nodes)), alike, ENOUGH)
    return sorted(sorted(at for node in group for at in nodes[node]) for group in groups)


def stands(group: Sequence[Compared], held: Sequence[bool], head: ClaimHead) -> list[tuple[float, float]]:
    """How surely each passage of a claim says the same as the first that is held, and that it denies it.

    ``group`` is in the order of publication; of the first itself it is (1, 0).
    """
    lead = next((at for at, own in enumerate(held) if own), 0)
    vectors = np.stack([passage.vector for passage in group])
    told = head.relations(np.broadcast_to(vectors[lead], vectors.shape), vectors)
    agrees, denies = RELATIONS.index("agrees"), RELATIONS.index("denies")
    return [
        (1.0, 0.0) if passage.key == group[lead].key else (round(float(row[agrees]), 3), round(float(row[denies]), 3))
        for passage, row in zip(group, told, strict=True)
    ]
