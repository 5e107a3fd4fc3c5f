"""Training: windows in random order, an averaged copy of the weights, a checkpoint that a later run resumes."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from lab.train.examples import UNMARKED, Example
from lab.train.network import Tagger
from readout.attribution.heads import distance_buckets, paragraph_steps
from readout.names.known import FLAGS


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples padded to one size, as the network takes them (shapes in lab.train.network)."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    cues: Tensor
    weights: Tensor
    row: Tensor
    cue_words: Tensor
    roles: Tensor
    word_mask: Tensor
    distance: Tensor
    paragraph: Tensor
    tags: Tensor
    acting: Tensor
    known: Tensor


def batch_of(examples: Sequence[Example]) -> Batch:
    """One batch: B windows padded to the longest, A attributions in all."""
    size = max(len(e.window.pieces) for e in examples)
    words = max(len(e.window.first) for e in examples)
    padded = {name: np.zeros((len(examples), size), dtype=np.int64) for name in ("pieces", "shapes", "mask")}
    first = np.zeros((len(examples), words), dtype=np.int64)
    cues, weights = (np.zeros((len(examples), 2, words), dtype=np.float32) for _ in range(2))
    tags, acting = (np.full((len(examples), words), UNMARKED, dtype=np.int64) for _ in range(2))
    known = np.zeros((len(examples), words, FLAGS), dtype=np.float32)
    row, cue_words, roles, masks, distance, paragraph = [], [], [], [], [], []
    for at, example in enumerate(examples):
        window, count = example.window, len(example.window.first)
        padded["pieces"][at, : len(window.pieces)] = window.pieces
        padded["shapes"][at, : len(window.pieces)] = window.shapes
        padded["mask"][at, : len(window.pieces)] = 1
        first[at, :count] = window.first
        cues[at, :, :count], weights[at, :, :count] = example.cues, example.weights
        if example.tags is not None:
            tags[at, :count] = example.tags
        if example.acting is not None:
            acting[at, :count] = example.acting
        if example.known is not None:
            known[at, :count] = example.known
        for labels in example.roles:
            where = np.flatnonzero(labels == 2)
            row.append(at)
            average = np.zeros(words, dtype=np.float32)
            average[where[0] : where[-1] + 1] = 1 / (where[-1] + 1 - where[0])
            cue_words.append(average)
            roles.append(_widened(labels, words))
            masks.append(_widened(np.ones(count, dtype=np.int64), words))
            distance.append(_widened(distance_buckets(count, int(where[0]), int(where[-1])), words))
            paragraph.append(_widened(paragraph_steps(window.paragraph, int(where[0])), words))

    def table(rows: list[np.ndarray], kind: type) -> Tensor:
        return torch.from_numpy(np.array(rows, dtype=kind).reshape(-1, words))

    return Batch(
        *(torch.from_numpy(padded[name]) for name in ("pieces", "shapes", "mask")),
        torch.from_numpy(first), torch.from_numpy(cues), torch.from_numpy(weights),
        torch.tensor(row, dtype=torch.long), table(cue_words, np.float32), table(roles, np.int64),
        table(masks, np.float32), table(distance, np.int64), table(paragraph, np.int64),
        torch.from_numpy(tags), torch.from_numpy(acting), torch.from_numpy(known),
    )  # fmt: skip


def _widened(values: np.ndarray, width: int) -> np.ndarray:
    return np.pad(values, (0, width - len(values)))


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of one batch: cues (B, 2, W), roles (A, W, 4), tags (B, W, TAGS), acting (B, W)."""

    cues: Tensor
    roles: Tensor
    tags: Tensor
    acting: Tensor


def scores_of(tagger: Tagger, batch: Batch) -> Scores:
    """The raw scores of all heads."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = tagger.words(batch.pieces, batch.shapes, batch.mask, batch.first)
        tags, acting = tagger.names(words, batch.known)
        cues = torch.einsum("aw,awe->ae", batch.cue_words.to(words.dtype), words[batch.row])
        roles = tagger.role(words, cues, batch.row, batch.distance, batch.paragraph)
        return Scores(tagger.cue(words).transpose(1, 2).float(), roles.float(), tags.float(), acting.float())


def loss_of(tagger: Tagger, batch: Batch, teacher: Tagger | None) -> tuple[Tensor, Tensor, Tensor]:
    """Cue loss and role loss, both per attribution, and name loss, per marked word.

    With a ``teacher`` half of the first two is its word against the marks: what it knows of statements stays.
    """
    scores = scores_of(tagger, batch)
    plain = cross_entropy(scores.cues, batch.cues, reduction="none")
    cue_loss = (plain * batch.weights).sum() / (len(batch.row) + 1)
    role_loss = scores.cues.sum() * 0
    if len(batch.row):
        role_loss = tagger.role.loss(scores.roles, batch.roles, batch.word_mask).mean()
    if teacher is not None:
        with torch.no_grad():
            taught = scores_of(teacher, batch)
        kept = cross_entropy(scores.cues, taught.cues.sigmoid(), reduction="none")
        real = (batch.first > 0)[:, None]
        cue_loss = (cue_loss + (kept * real).sum() / (len(batch.row) + 1)) / 2
        if len(batch.row):
            told = -(taught.roles.softmax(-1) * scores.roles.log_softmax(-1)).sum(-1)
            role_loss = (role_loss + (told * batch.word_mask).sum(1).mean()) / 2
    return cue_loss, role_loss, _name_loss(scores.tags, scores.acting, batch)


def _name_loss(tags: Tensor, acting: Tensor, batch: Batch) -> Tensor:
    """Summed over the marked words, per 16 of them: a batch with few marked words moves little."""
    own = torch.nn.functional.cross_entropy(
        tags.flatten(0, 1), batch.tags.flatten(), ignore_index=UNMARKED, reduction="sum"
    )
    marked = batch.acting != UNMARKED
    acts = cross_entropy(acting[marked], batch.acting[marked].float(), reduction="sum")
    named = (batch.tags > 0).sum()
    return own / (named + 8) + acts / (marked.sum() + 8)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int = 4
    batch: int = 16
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    """Of the cue and role heads. Three of six runs that started from trained weights ran away (role loss 1 to 30
    within a hundred steps) while the optimizer kept its squares for a thousand steps; it now keeps them for fifty."""
    name_rate: float = 7e-4
    warmup: float = 0.06
    average: float = 0.99
    role_weight: float = 0.5
    name_weight: float = 1.0
    seed: int = 1


def batches(examples: list[Example], size: int, seed: int) -> Iterator[Batch]:
    """Windows of like length together, in random order."""
    order = random.Random(seed)
    order.shuffle(examples)
    pools = [examples[at : at + size * 20] for at in range(0, len(examples), size * 20)]
    rows = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.window.pieces))
        rows += [pool[at : at + size] for at in range(0, len(pool), size)]
    order.shuffle(rows)
    yield from map(batch_of, rows)


def train(
    tagger: Tagger, epochs: Sequence[list[Example]], plan: Plan, folder: Path, teacher: Tagger | None = None
) -> None:
    """Learns from one list of examples an epoch; ``folder/checkpoint.pt`` holds what a stopped run needs to go on."""
    encoder = list(tagger.encoder.parameters())
    names = list(tagger.names.parameters())
    heads = [p for name, p in tagger.named_parameters() if not name.startswith(("encoder.", "names."))]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": plan.encoder_rate},
            {"params": heads, "lr": plan.head_rate},
            {"params": names, "lr": plan.name_rate},
        ],
        betas=(0.9, 0.98),
        eps=1e-6,
        weight_decay=0.01,
        fused=True,
    )
    total = sum(math.ceil(len(examples) / plan.batch) for examples in epochs)
    rise, fall = plan.warmup * total, (1 - plan.warmup) * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, max(total - step, 0) / fall)
    )
    averaged = {name: value.detach().clone() for name, value in tagger.state_dict().items()}
    step = _resume(folder, tagger, optimizer, schedule, averaged)
    began, done, seen = time.monotonic(), step, 0
    for number, examples in enumerate(epochs):
        for batch in batches(list(examples), plan.batch, plan.seed + number):
            seen += 1
            if seen <= done:
                continue
            cue_loss, role_loss, name_loss = loss_of(tagger, batch, teacher)
            (cue_loss + plan.role_weight * role_loss + plan.name_weight * name_loss).backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            _average(averaged, tagger, min(plan.average, step / (step + 10)))
            if step % 10 == 0:
                rate = (time.monotonic() - began) / (step - done)
                print(
                    f"step {step}/{total} epoch {number + 1} cue {cue_loss:.3f} roles {role_loss:.3f} "
                    f"names {name_loss:.3f} "
                    f"{rate:.2f} s/step, {rate * (total - step) / 60:.0f} min left", file=sys.stderr, flush=True,
                )  # fmt: skip
            if step % 100 == 0 or step == total:
                _save(folder, tagger, optimizer, schedule, averaged, step)
    tagger.load_state_dict(averaged)


def _average(averaged: dict[str, Tensor], tagger: Tagger, keep: float) -> None:
    with torch.no_grad():
        for name, value in tagger.state_dict().items():
            if value.is_floating_point():
                averaged[name].lerp_(value, 1 - keep)


def _save(folder: Path, tagger: Tagger, optimizer, schedule, averaged, step: int) -> None:  # type: ignore[no-untyped-def]
    folder.mkdir(parents=True, exist_ok=True)
    state = {"tagger": tagger.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(),
             "averaged": averaged, "step": step}  # fmt: skip
    torch.save(state, folder / "checkpoint.tmp")
    (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")


def _resume(folder: Path, tagger: Tagger, optimizer, schedule, averaged) -> int:  # type: ignore[no-untyped-def]
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    tagger.load_state_dict(state["tagger"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    averaged.update(state["averaged"])
    print(f"going on from step {state['step']}", file=sys.stderr)
    return int(state["step"])
