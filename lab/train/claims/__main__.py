"""``python -m lab.train.claims``: the branch and head by which claims are compared; all else stays as it is.

Starts from what ``lab.train.claims.distil`` gives. Learns from the lines of lab/corpora/claim_lines and the passages of
lab/corpora/told as the installed model reads them; run again to resume.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lab.corpora.stories import TOLD

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from lab.train.claims.losses import Told


def main() -> int:
    """Trains the branch and head for claims; prints steps, rate and time left on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.claims", description=main.__doc__)
    parser.add_argument("start", type=Path, help="a tagger.pt from lab.train.claims.distil")
    parser.add_argument("--out", type=Path, default=Path("runs/claims"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--stories", type=Path, default=TOLD, help="reports with gold (default: %(default)s)")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4, help="the branch's highest learning rate")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.start.exists():
        print(f"{args.start} is not there: see python -m lab.train.claims --help", file=sys.stderr)
        return 2
    return _train(args)


def _train(args: argparse.Namespace) -> int:
    import torch

    from lab.train import loop, network
    from lab.train.claims.losses import Group, claim_batch, claim_losses
    from lab.train.claims.passages import passages_told
    from lab.train.export import base_tokenizer

    torch.manual_seed(args.seed)
    tagger = network.load(network.from_base(), args.start)
    tagger.train().requires_grad_(False)
    learning = (tagger.encoder.claims, tagger.claims)
    for part in learning:
        part.requires_grad_(True)
    lines = told(held_out=False, tokenizer=base_tokenizer())
    passages = list(passages_told(args.stories, base_tokenizer()))
    for what, stories in (("lines", lines), ("passages", passages)):
        print(f"{len(stories)} stories, {sum(map(len, stories))} {what}", file=sys.stderr, flush=True)
    rates = (args.rate, args.head_rate)
    task = loop.Task(
        [{"params": list(part.parameters()), "lr": rate} for part, rate in zip(learning, rates, strict=True)],
        batch_of=claim_batch,
        losses=lambda batch: claim_losses(tagger, batch),
    )
    epochs = []
    for number in range(args.epochs):
        order = random.Random(args.seed * 1000 + number).sample(lines, len(lines))
        groups = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
        epochs.append([Group([line for story in group for line in story]) for group in groups])
        epochs[-1] += [Group(story) for story in passages]
    loop.train(tagger, epochs, task, loop.Plan(epochs=args.epochs, batch=1, seed=args.seed, average=0.98), args.out)
    torch.save(tagger.state_dict(), args.out / "tagger.pt")
    print(
        f"trained: {args.out / 'tagger.pt'}; next: python -m lab.train.average {args.start} {args.out / 'tagger.pt'}"
        " --share 0.7"
    )
    return 0


TOGETHER = 3
"""Stories in a batch."""


def told(held_out: bool, tokenizer: Tokenizer) -> list[list[Told]]:
    """The lines of each story as they are learned."""
    from lab.corpora import claims
    from lab.corpora.claims import Line
    from lab.train.claims.examples import stretch
    from lab.train.claims.losses import Told
    from readout.text import Span

    found = []
    for number, story in enumerate(claims.stories(held_out)):
        lines = []
        for at, claim in enumerate(story.claims):
            says = Line("states", claim.says, Span(0, len(claim.says)))
            for line in (says, *claim.lines):
                own = stretch(line.text, line.part, tokenizer)
                lines.append(Told(own.window, own.inside, number, claims.spoken_of(at, line)))
        found.append(lines)
    return found


if __name__ == "__main__":
    sys.exit(main())
