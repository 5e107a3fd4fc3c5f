"""Training: windows in random order, an averaged copy of the weights, a checkpoint that a later run resumes."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from lab.train.batch import batches
from lab.train.network import Tagger


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn; rates are those of the parts that a task names."""

    epochs: int = 4
    batch: int = 16
    warmup: float = 0.06
    average: float = 0.99
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """What is learned: groups of parameters with their rates, how examples become a batch, and its weighted losses."""

    groups: list[dict[str, Any]]
    batch_of: Callable[[Sequence[Any]], Any]
    losses: Callable[[Any], dict[str, Tensor]]


def train(tagger: Tagger, epochs: Sequence[list[Any]], task: Task, plan: Plan, folder: Path) -> None:
    """Learns from one list of examples an epoch; ``folder/checkpoint.pt`` holds what a stopped run needs to go on.

    Three of six runs that started from trained weights ran away (role loss 1 to 30 within a hundred steps) while the
    optimizer kept its squares for a thousand steps; it now keeps them for fifty.
    """
    optimizer = torch.optim.AdamW(task.groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, fused=True)
    total = sum(math.ceil(len(examples) / plan.batch) for examples in epochs)
    rise, fall = plan.warmup * total, (1 - plan.warmup) * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, max(total - step, 0) / fall)
    )
    averaged = {name: value.detach().clone() for name, value in tagger.state_dict().items()}
    step = _resume(folder, tagger, optimizer, schedule, averaged)
    began, done, seen = time.monotonic(), step, 0
    for number, examples in enumerate(epochs):
        for batch in batches(list(examples), plan.batch, plan.seed + number, task.batch_of):
            seen += 1
            if seen <= done:
                continue
            losses = task.losses(batch)
            sum(losses.values(), torch.zeros(())).backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            _average(averaged, tagger, min(plan.average, step / (step + 10)))
            if step % 10 == 0:
                rate = (time.monotonic() - began) / (step - done)
                told = " ".join(f"{name} {loss:.3f}" for name, loss in losses.items())
                print(f"step {step}/{total} epoch {number + 1} {told} {rate:.2f} s/step, "
                      f"{rate * (total - step) / 60:.0f} min left", file=sys.stderr, flush=True)  # fmt: skip
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
