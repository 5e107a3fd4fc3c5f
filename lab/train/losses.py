"""What the heads say of a batch, and how far that is from the marks."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as binary
from torch.nn.functional import cross_entropy

from lab.train.batch import Batch
from lab.train.examples import UNMARKED
from lab.train.network import Tagger


@dataclass(frozen=True, slots=True)
class Scores:
    """Cues (B, 2, W), roles (A, W, 4), tags (B, W, TAGS), acting (B, W)."""

    cues: Tensor
    roles: Tensor
    tags: Tensor
    acting: Tensor


@dataclass(frozen=True, slots=True)
class Losses:
    """Of cues and roles per attribution, of names per marked word."""

    cues: Tensor
    roles: Tensor
    names: Tensor


ROLE_WEIGHT = 0.5


def weighted(losses: Losses) -> dict[str, Tensor]:
    """What is added up and shown while training."""
    return {"cues": losses.cues, "roles": ROLE_WEIGHT * losses.roles, "names": losses.names}


def scores_of(tagger: Tagger, batch: Batch) -> Scores:
    """The raw scores of all heads."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = tagger.words(batch.windows)
        tags, acting = tagger.names(words, batch.known)
        said = batch.said
        cues = torch.einsum("aw,awe->ae", said.words.to(words.dtype), words[said.row])
        roles = tagger.role(words, cues, said.row, said.distance, said.paragraph)
        return Scores(tagger.cue(words).transpose(1, 2).float(), roles.float(), tags.float(), acting.float())


def losses_of(tagger: Tagger, batch: Batch, teacher: Tagger | None) -> Losses:
    """The three losses. With a ``teacher`` half of the first two is its word: what it knows of statements stays.

    Windows count beside attributions, so that a batch without any does not drown what else it teaches.
    """
    scores = scores_of(tagger, batch)
    number, windows = len(batch.said.row), len(batch.windows.pieces)
    plain = binary(scores.cues, batch.cues, reduction="none")
    cue_loss = (plain * batch.weights).sum() / (number + windows)
    role_loss = scores.cues.sum() * 0
    if number:
        role_loss = tagger.role.loss(scores.roles, batch.said.roles, batch.said.mask).mean()
    if teacher is not None:
        with torch.no_grad():
            taught = scores_of(teacher, batch)
        kept = binary(scores.cues, taught.cues.sigmoid(), reduction="none")
        real = (batch.windows.first > 0)[:, None]
        cue_loss = (cue_loss + (kept * real).sum() / (number + windows)) / 2
        if number:
            told = -(taught.roles.softmax(-1) * scores.roles.log_softmax(-1)).sum(-1)
            role_loss = (role_loss + (told * batch.said.mask).sum(1).mean()) / 2
    return Losses(cue_loss, role_loss, _names(scores, batch))


def _names(scores: Scores, batch: Batch) -> Tensor:
    """Summed over the marked words, per 16 of them: a batch with few marked words moves little."""
    own = cross_entropy(
        scores.tags.flatten(0, 1), batch.tags.flatten(), ignore_index=UNMARKED, reduction="sum"
    )  # fmt: skip
    marked = batch.acting != UNMARKED
    acts = binary(scores.acting[marked], batch.acting[marked].float(), reduction="sum")
    return own / ((batch.tags > 0).sum() + 8) + acts / (marked.sum() + 8)
