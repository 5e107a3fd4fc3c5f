"""``python -m lab.train.claims.distil``: the branch for claims learns likeness of meaning from the base model.

The base model was trained to put sentences of one meaning together, which our trunk forgot as it learned to tag. The
branch stands on the trunk's lower layers and learns to give the vectors that the whole base gives.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

DATA = Path("../shared/data")


def main() -> int:
    """Trains the branch for claims; prints steps, rate and time left on stderr."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.claims.distil", description=main.__doc__)
    parser.add_argument("start", type=Path, help="a tagger.pt whose trunk is trained")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("runs/distilled"), help="checkpoints (default: %(default)s)")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    missing = [path for path in (args.start, args.data / "ewt", args.data / "polnear") if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there: see python -m lab.train.claims.distil --help", file=sys.stderr)
        return 2
    return _train(args)


def _train(args: argparse.Namespace) -> int:
    import torch

    from lab.train import loop, network
    from lab.train.claims.examples import Stretch, Stretches, sentences, stretch, together
    from lab.train.export import base_tokenizer

    @dataclass(frozen=True, slots=True)
    class Taught(Stretch):
        """A stretch with the vector that the base gives it."""

        taught: np.ndarray

    torch.manual_seed(args.seed)
    tokenizer = base_tokenizer()
    told = sentences(args.data, args.seed)
    print(f"{len(told)} sentences", file=sys.stderr, flush=True)
    taught = _taught([part.of(text) for text, part in told], args.out)
    examples = []
    for (text, part), vector in zip(told, taught, strict=True):
        own = stretch(text, part, tokenizer)
        examples.append(Taught(own.window, own.inside, vector))
    tagger = network.load(network.from_base(), args.start)
    tagger.train().requires_grad_(False)
    tagger.encoder.claims.requires_grad_(True)

    def losses(batch: tuple[Stretches, torch.Tensor]) -> dict[str, torch.Tensor]:
        lines, wanted = batch
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = tagger.told(lines.windows)
        own = lines.means(words)
        return {
            "far": 1 - (own * wanted).sum(-1).mean(),
            "likeness": 4 * (own @ own.T - wanted @ wanted.T).square().mean(),
        }

    def batch_of(some: Sequence[Taught]) -> tuple[Stretches, torch.Tensor]:
        return together(some), torch.from_numpy(np.stack([each.taught for each in some]))

    task = loop.Task([{"params": list(tagger.encoder.claims.parameters()), "lr": args.rate}], batch_of, losses)
    loop.train(
        tagger, [examples] * args.epochs, task, loop.Plan(epochs=args.epochs, batch=32, seed=args.seed), args.out
    )
    torch.save(tagger.state_dict(), args.out / "tagger.pt")
    print(f"trained: {args.out / 'tagger.pt'}; next: python -m lab.train.claims {args.out / 'tagger.pt'}")
    return 0


def _taught(texts: Sequence[str], folder: Path) -> np.ndarray:
    """(N, 384) the base's vectors of unit length; kept beside the checkpoints."""
    path = folder / "taught.npy"
    if path.exists() and len(kept := np.load(path)) == len(texts):
        return kept
    found = np.concatenate(list(_encoded(texts)))
    folder.mkdir(parents=True, exist_ok=True)
    np.save(path, found)
    return found


def _encoded(texts: Sequence[str]) -> Iterator[np.ndarray]:
    from sentence_transformers import SentenceTransformer

    from lab.train.export import base_folder

    base = SentenceTransformer(str(base_folder()), device="cpu")
    for at in range(0, len(texts), 1024):
        yield base.encode(list(texts[at : at + 1024]), normalize_embeddings=True, batch_size=64)
        print(f"{at}/{len(texts)} sentences read by the base", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
