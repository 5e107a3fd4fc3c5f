"""How far the event heads are from the marks."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from lab.train.events.batch import EventBatch
from lab.train.events.examples import HAPPENED
from lab.train.examples import UNMARKED
from lab.train.network import Tagger

FACT_WEIGHT = 0.25
ASSERTED = 0


def event_losses(tagger: Tagger, batch: EventBatch) -> dict[str, Tensor]:
    """Types of words, roles, statuses and standings of events, each per event, so that a batch with few moves little.

    Of a judged predicate only the status is known, or less, "happened or not": then the probability of "asserted" is
    set against that of all others.
    """
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = tagger.deeds(batch.windows)
        done = batch.done
        around = torch.einsum("esw,ewd->esd", batch.around.to(words.dtype), words[done.row])
        parts = tagger.events.role(words, around[:, 1], done.row, done.distance, done.paragraph)
        types = tagger.events.types(words)
        status, standing = tagger.events.judged(around)
        near = torch.einsum("fsw,fwd->fsd", batch.fact_around.to(words.dtype), words[batch.fact_row])
        facts, _ = tagger.events.judged(near)
    number = len(done.row) + 4
    losses = {
        "types": cross_entropy(
            types.float().flatten(0, 1), batch.types.flatten(), ignore_index=UNMARKED, reduction="sum"
        )
        / number
    }
    if len(done.row):
        losses["roles"] = 0.5 * tagger.events.role.loss(parts.float(), done.roles, done.mask).sum() / number
        losses["status"] = cross_entropy(status.float(), batch.statuses, reduction="sum") / number
        losses["standing"] = 0.5 * cross_entropy(standing.float(), batch.standings, reduction="sum") / number
    if len(batch.fact_row):
        shares = facts.float().log_softmax(-1)
        others = torch.logsumexp(shares[:, 1:], -1)
        held = FACT_WEIGHT * torch.where(batch.told == HAPPENED, shares[:, ASSERTED], others)
        own = shares.gather(1, batch.told.clamp(min=0)[:, None])[:, 0]
        losses["facts"] = -torch.where(batch.told >= 0, own, held).sum() / (len(batch.fact_row) + 4)
    return losses
