"""Passages put together into claims: average linkage over how surely two speak of one matter, then each to its nearest.

Passages of the same words are one before anything is compared, so that copies weigh nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from readout.claims.heads import RELATIONS, ClaimHead
from readout.claims.matching import Compared, pairs_of
from readout.stories.clusters import clusters, moved

ENOUGH = 0.25
"""Mean score from which two groups of passages are one claim. Set on the small stories in tests/cases/stories."""
FLOOR = 0.05
"""Pairs of less score count as not of one matter at all."""
STAY = 0.35
"""A passage goes to the claim with whose passages its scores are most above this (clusters.moved). Set like ENOUGH."""


class Stand(NamedTuple):
    """How surely a passage says the same as another, denies it, or speaks of something else."""

    agrees: float
    denies: float
    other: float

    @property
    def differs(self) -> float:
        """How surely it gives another value of the same matter."""
        return 1 - self.agrees - self.denies - self.other


SAME = Stand(1.0, 0.0, 0.0)


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
    groups = moved(clusters(range(len(nodes)), alike, ENOUGH), alike, STAY)
    return sorted(sorted(at for node in group for at in nodes[node]) for group in groups)


def stands(group: Sequence[Compared], held: Sequence[bool], head: ClaimHead) -> list[Stand]:
    """How each passage of a claim stands to the first that is held; ``group`` is in the order of publication."""
    lead = next((at for at, own in enumerate(held) if own), 0)
    vectors = np.stack([passage.vector for passage in group])
    told = head.relations(np.broadcast_to(vectors[lead], vectors.shape), vectors)
    places = [RELATIONS.index(each) for each in ("agrees", "denies", "other")]
    return [
        SAME if passage.key == group[lead].key else Stand(*(round(float(row[place]), 3) for place in places))
        for passage, row in zip(group, told, strict=True)
    ]
