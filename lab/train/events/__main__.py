"""``python -m lab.train.events``: the branch and the heads that events are read with; statements and names stay.

Starts from a tagger.pt whose trunk is trained (``python -m lab.train.restore`` makes one of the shipped model).
Learns from sentences marked by reading, composed ones, sentences that show statuses, and UDS factuality; run again to
resume.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from lab.train.events.examples import EventExample

DATA = Path("../shared/data")
Text = TypeVar("Text")


def main() -> int:
    """Trains the event heads; prints steps, rate and time left on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.events", description=main.__doc__)
    parser.add_argument("start", type=Path, help="a tagger.pt whose trunk is trained")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("runs/events"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-4, help="the branch's highest learning rate")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--composed", type=int, default=2000, help="composed sentences an epoch")
    parser.add_argument("--facts", type=int, default=1500, help="sentences of UDS an epoch")
    parser.add_argument("--all", action="store_true", help="keep no sentence out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    missing = [path for path in (args.start, args.data / "ewt", args.data / "polnear") if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there: see python -m lab.train.events --help", file=sys.stderr)
        return 2
    return _train(args)


def _train(args: argparse.Namespace) -> int:
    import torch

    from lab.train import loop, network
    from lab.train.events.batch import event_batch
    from lab.train.events.losses import event_losses
    from lab.train.export import base_tokenizer

    torch.manual_seed(args.seed)
    tagger = network.load(network.from_base(), args.start)
    tagger.train().requires_grad_(False)
    learning = (tagger.encoder.branch, tagger.events)
    for part in learning:
        part.requires_grad_(True)
    epochs = list(_epochs(args, base_tokenizer()))
    rates = (args.rate, args.head_rate)
    task = loop.Task(
        groups=[{"params": list(part.parameters()), "lr": rate} for part, rate in zip(learning, rates, strict=True)],
        batch_of=event_batch,
        losses=lambda batch: event_losses(tagger, batch),
    )
    loop.train(tagger, epochs, task, loop.Plan(epochs=args.epochs, seed=args.seed), args.out)
    torch.save(tagger.state_dict(), args.out / "tagger.pt")
    print(f"trained: {args.out / 'tagger.pt'}; next: python -m lab.train.export {args.out / 'tagger.pt'} --events")
    return 0


def _epochs(args: argparse.Namespace, tokenizer: Tokenizer) -> Iterator[list[EventExample]]:
    from lab.corpora import events, statuses, uds
    from lab.train.events.compose import Composer
    from lab.train.events.examples import event_examples, fact_examples

    kept = frozenset() if args.all else frozenset(each.text for each in events.held_out(args.data))
    marked = [each for each in events.everything(args.data) if each.text not in kept]
    judged, told = list(uds.sentences(args.data, "train")), list(statuses.written())
    for number in range(args.epochs):
        order = random.Random(args.seed * 1000 + number)
        composed = list(Composer(args.seed * 1000 + number).sentences(args.composed))
        examples = [each for group in _texts([*marked, *composed], order) for each in event_examples(group, tokenizer)]
        facts = order.sample(judged, min(args.facts, len(judged)))
        examples += [each for group in _texts(facts, order) for each in fact_examples(group, tokenizer)]
        yield examples + [each for group in _texts(told, order) for each in fact_examples(group, tokenizer)]


def _texts(sentences: Sequence[Text], order: random.Random) -> Iterator[list[Text]]:
    """Each sentence once, one to four of them a text."""
    left = order.sample(sentences, len(sentences))
    while left:
        size = order.randint(1, 4)
        yield left[:size]
        left = left[size:]


if __name__ == "__main__":
    sys.exit(main())
