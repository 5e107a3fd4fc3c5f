"""Training: windows in random order, an averaged copy of the weights, a checkpoint that a later run resumes."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from lab.train.batch import batches
from lab.train.examples import Example
from lab.train.losses import losses_of
from lab.train.network import Tagger


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
    event_rate: float = 2e-3
    warmup: float = 0.06
    average: float = 0.99
    role_weight: float = 0.5
    name_weight: float = 1.0
    event_weight: float = 1.0
    seed: int = 1


def train(
    tagger: Tagger, epochs: Sequence[list[Example]], plan: Plan, folder: Path, teacher: Tagger | None = None
) -> None:
    """Learns from one list of examples an epoch; ``folder/checkpoint.pt`` holds what a stopped run needs to go on."""
    encoder = list(tagger.encoder.parameters())
    names = list(tagger.names.parameters())
    events = list(tagger.events.parameters())
    heads = [p for name, p in tagger.named_parameters() if not name.startswith(("encoder.", "names.", "events."))]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": plan.encoder_rate},
            {"params": heads, "lr": plan.head_rate},
            {"params": names, "lr": plan.name_rate},
            {"params": events, "lr": plan.event_rate},
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
            losses = losses_of(tagger, batch, teacher)
            (
                losses.cues + plan.role_weight * losses.roles
                + plan.name_weight * losses.names + plan.event_weight * losses.events
            ).backward()  # fmt: skip
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            _average(averaged, tagger, min(plan.average, step / (step + 10)))
            if step % 10 == 0:
                rate = (time.monotonic() - began) / (step - done)
                print(
                    f"step {step}/{total} epoch {number + 1} cue {losses.cues:.3f} roles {losses.roles:.3f} "
                    f"names {losses.names:.3f} events {losses.events:.3f} "
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
