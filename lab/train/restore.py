"""``python -m lab.train.restore MODEL``: a model package back to weights that a training can start from.

What int8 rounded away is not won back, but a training of a few hundred steps takes up where the package stands.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from lab.train.export import MODEL
from lab.train.graph import STEMS

WIDTH = 384
BRANCHES = {"deeds": "branch", "claims": "claims"}
"""What the layers of each branch are called in the encoder, by its output."""


class Drawn:
    """The constants of an encoder that ``lab.train.graph`` drew."""

    def __init__(self, path: Path) -> None:
        self.constants = {each.name: numpy_helper.to_array(each) for each in onnx.load(path).graph.initializer}

    def product(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Weight (out, in) and bias of a matrix product."""
        weight = self.constants[f"{name}.weight"].astype(np.float32)
        scale = self.constants.get(f"{name}.scale")
        return (weight if scale is None else weight * scale).T, self.constants[f"{name}.bias"]

    def table(self, name: str) -> np.ndarray:
        """Rows of a table."""
        rows = self.constants[f"{name}.rows"].astype(np.float32)
        scales = self.constants.get(f"{name}.scales")
        return rows if scales is None else rows * scales

    def count(self, stem: str) -> int:
        """How many layers were drawn of the trunk ("layer") or of a branch."""
        return sum(name.startswith(stem) and name.endswith(".qkv.bias") for name in self.constants)


def encoder(path: Path) -> dict[str, np.ndarray]:
    """Weights under the names of ``lab.train.network.Encoder``."""
    drawn = Drawn(path)
    weights = {
        "bert.embeddings.word_embeddings.weight": drawn.table("words"),
        "bert.embeddings.position_embeddings.weight": drawn.constants["places"],
        "bert.embeddings.token_type_embeddings.weight": np.zeros((2, WIDTH), dtype=np.float32),
        "bert.embeddings.LayerNorm.weight": drawn.constants["embedded.scale"],
        "bert.embeddings.LayerNorm.bias": drawn.constants["embedded.shift"],
        "shapes.weight": drawn.table("shape"),
    }
    for number in range(drawn.count("layer")):
        own = _layer(drawn, f"layer{number}")
        weights |= {f"bert.encoder.layer.{number}.{name}": value for name, value in own.items()}
    for output, stem in STEMS.items():
        for number in range(drawn.count(stem)):
            own = _layer(drawn, f"{stem}{number}")
            weights |= {f"{BRANCHES[output]}.{number}.{name}": value for name, value in own.items()}
    return weights


def _layer(drawn: Drawn, name: str) -> dict[str, np.ndarray]:
    own: dict[str, np.ndarray] = {}
    weight, bias = drawn.product(f"{name}.qkv")
    for part, rows, shift in zip(("query", "key", "value"), np.split(weight, 3), np.split(bias, 3), strict=True):
        own |= {f"attention.self.{part}.weight": rows, f"attention.self.{part}.bias": shift}
    products = {
        "intermediate.dense": f"{name}.wide",
        "attention.output.dense": f"{name}.attended.dense",
        "output.dense": f"{name}.out.dense",
    }
    for part, product in products.items():
        own[f"{part}.weight"], own[f"{part}.bias"] = drawn.product(product)
    for part, added in {"attention.output": "attended", "output": "out"}.items():
        own[f"{part}.LayerNorm.weight"] = drawn.constants[f"{name}.{added}.scale"]
        own[f"{part}.LayerNorm.bias"] = drawn.constants[f"{name}.{added}.shift"]
    return own


ROLES = {"word": "word", "source": "cue", "word_gate": "word_gate", "cue_gate": "cue_gate", "emit": "emit"}
WHOLE = {"distance": "distance.weight", "paragraph": "paragraph.weight", "moves": "moves", "start": "start"}
"""Where the layers and tables of a role head stand in it."""
HEADS: dict[str, tuple[str, dict[str, str]]] = {
    "attribution": ("role.", {"cue": "cue"}),
    "names": ("", {name: f"names.{name}" for name in ("hidden", "known", "tag", "acting")}),
    "claims": ("", {name: f"claims.{name}" for name in ("hidden", "relation")}),
    "events": ("events.role.", {name: f"events.{name}" for name in ("hidden", "kind", "around", "status", "standing")}),
}
"""For each npz file the place of its role head, and where its other layers stand in the tagger."""


def heads(path: Path) -> dict[str, np.ndarray]:
    """Weights of one npz file under the names of ``lab.train.network.Tagger``."""
    stored = np.load(path, allow_pickle=False)
    return {_head_name(path.stem, name): stored[name] for name in stored.files}


def _head_name(part: str, name: str) -> str:
    role, layers = HEADS[part]
    if name in WHOLE:
        return role + WHOLE[name]
    layer, _, kind = name.rpartition("_")
    return f"{layers.get(layer) or role + ROLES[layer]}.{kind}"


def main() -> int:
    """Writes the weights of a model package as a tagger.pt, for --start and --teacher of lab.train."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.restore", description=main.__doc__)
    parser.add_argument("model", type=Path, nargs="?", default=MODEL, help="its folder (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=Path("runs/restored.pt"))
    args = parser.parse_args()
    if not (args.model / "encoder.onnx").exists():
        print(f"{args.model} holds no encoder.onnx: name the folder of a model package", file=sys.stderr)
        return 2
    import torch

    weights = {f"encoder.{name}": value for name, value in encoder(args.model / "encoder.onnx").items()}
    for part in sorted(args.model.glob("*.npz")):
        weights |= heads(part)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in weights.items()}, args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
