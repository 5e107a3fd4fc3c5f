"""``python -m lab.train``: from ../shared/data to a model package, with checkpoints; run again to resume."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DATA = Path("../shared/data")
NAME_RATE = 7e-4


def main() -> int:
    """Trains the encoder and its heads together; prints steps, rate and time left on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lab.train", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="holds polnear/ and gum/ (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--start", type=Path, help="a tagger.pt to start from instead of the base weights")
    parser.add_argument("--teacher", type=Path, help="a tagger.pt whose reading of statements is to be kept")
    parser.add_argument("--nested", type=Path, help="attributions inside contents, from `python -m lab.train.nested`")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2.5e-4, help="the encoder's highest learning rate")
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--replay", type=float, default=1.0, help="share of the articles with statements read an epoch")
    parser.add_argument("--names", type=float, default=2.0, help="times an epoch that marked names are read")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not (args.data / "polnear" / "train").is_dir():
        print(f"training needs PolNeAR: {args.data}/polnear is not there; name the folder with --data", file=sys.stderr)
        return 2
    return _train(args)


def _train(args: argparse.Namespace) -> int:
    import torch

    from lab.train import loop, material, network
    from lab.train.batch import batch_of
    from lab.train.export import base_tokenizer
    from lab.train.losses import losses_of, weighted

    torch.manual_seed(args.seed)
    tagger = network.from_base()
    if args.start:
        network.load(tagger, args.start)
    tagger.train()
    teacher = network.load(network.from_base(), args.teacher).eval() if args.teacher else None
    source = material.Material(args.data, base_tokenizer(), args.seed, args.nested, args.replay, args.names)
    plan = loop.Plan(epochs=args.epochs, seed=args.seed)
    task = loop.Task(
        groups=[
            {"params": list(tagger.encoder.trunk()), "lr": args.rate},
            {"params": [*tagger.cue.parameters(), *tagger.role.parameters()], "lr": args.head_rate},
            {"params": list(tagger.names.parameters()), "lr": NAME_RATE},
        ],
        batch_of=batch_of,
        losses=lambda batch: weighted(losses_of(tagger, batch, teacher)),
    )
    loop.train(tagger, [source.epoch(number) for number in range(args.epochs)], task, plan, args.out)
    torch.save(tagger.state_dict(), args.out / "tagger.pt")
    print(f"trained: {args.out / 'tagger.pt'}; next: python -m lab.train.export {args.out / 'tagger.pt'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
