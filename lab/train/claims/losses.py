"""How far the branch and head for claims are from the lines written: which speak of one claim, and how they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from lab.corpora.claims import SAME
from lab.train.claims.examples import Stretch, Stretches, together
from lab.train.network import Tagger
from readout.claims.heads import RELATIONS
from readout.encoder.windows import Window

UNTOLD = -1
"""A pair of which nothing is said."""
OTHER, AGREES, DENIES, DIFFERS = (RELATIONS.index(each) for each in ("other", "agrees", "denies", "differs"))
HEAT = 0.07
RELATION_WEIGHT = 2.0
SPREAD = 4
"""So many pairs of different claims are learned for each of one claim."""


@dataclass(frozen=True, slots=True)
class Told(Stretch):
    """A line or passage, the number of its story, and what it does to which of its claims (lab/corpora/claims.py)."""

    story: int
    claims: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """All lines of some stories, learned together."""

    lines: list[Told]

    @property
    def window(self) -> Window:
        """The longest."""
        return max((line.window for line in self.lines), key=lambda window: len(window.pieces))


@dataclass(frozen=True, slots=True)
class ClaimBatch:
    """N lines of some stories; ``relation`` (N, N) as in RELATIONS, or UNTOLD."""

    lines: Stretches
    relation: Tensor


def claim_batch(groups: Sequence[Group]) -> ClaimBatch:
    """All lines of some groups."""
    lines = [line for group in groups for line in group.lines]
    relation = np.array([[relation_of(one, other) for other in lines] for one in lines])
    np.fill_diagonal(relation, UNTOLD)
    return ClaimBatch(together(lines), torch.from_numpy(relation))


class Marked(Protocol):
    """What speaks of claims of a story."""

    @property
    def story(self) -> int: ...
    @property
    def claims(self) -> Mapping[str, str]: ...


def relation_of(one: Marked, other: Marked) -> int:
    """How two lines stand to each other, one of RELATIONS; what speaks of no claim is told from what speaks of one."""
    shared = one.claims.keys() & other.claims.keys() if one.story == other.story else set()
    if not shared:
        return OTHER if one.story != other.story or one.claims or other.claims else UNTOLD
    told = {_relation({one.claims[claim], other.claims[claim]}) for claim in shared}
    return told.pop() if len(told) == 1 else UNTOLD


def _relation(kinds: set[str]) -> int:
    if kinds <= SAME or kinds == {"denied"}:
        return AGREES
    if kinds & SAME:
        return DENIES if "denied" in kinds else DIFFERS
    return UNTOLD


def vectors_of(tagger: Tagger, lines: Stretches) -> Tensor:
    """(N, 384) the mean of the words of each stretch, of unit length."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = tagger.told(lines.windows)
    return lines.means(words)


def claim_losses(tagger: Tagger, batch: ClaimBatch) -> dict[str, Tensor]:
    """Lines of one claim are drawn together and all others apart; how two lines stand is told from their vectors."""
    vectors = vectors_of(tagger, batch.lines)
    relation = batch.relation
    near, told = relation > OTHER, relation != UNTOLD
    likeness = (vectors @ vectors.T / HEAT).masked_fill(~told, -1e4)
    shares = likeness - torch.logsumexp(likeness, 1, keepdim=True)
    own = near.float()
    together = -((shares * own).sum(1) / own.sum(1).clamp(min=1))[own.sum(1) > 0].mean()
    rows, columns = torch.nonzero(torch.triu(told, 1), as_tuple=True)
    gold = relation[rows, columns]
    others = torch.nonzero(gold == OTHER)[:, 0]
    hard = likeness[rows, columns][others].topk(min(len(others), SPREAD * int((gold > OTHER).sum()))).indices
    picked = torch.cat([torch.nonzero(gold > OTHER)[:, 0], others[hard]])
    scores = tagger.claims(vectors[rows[picked]], vectors[columns[picked]])
    return {"together": together, "relation": RELATION_WEIGHT * cross_entropy(scores, gold[picked])}
