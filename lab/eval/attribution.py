"""Who said what, against PolNeAR: predictions in the scorer's format, and its scores.

``--data`` is a folder of PolNeAR's shape (``SPLIT/text``, ``SPLIT/attributions``). Every line of a text is read
as a paragraph of the report, and only outermost attributions are scored: PolNeAR marks no others.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lab.train.examples import lines_of
from readout.encoder.model import Model, load_model
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES, Reading
from readout.pipeline import Pipeline
from readout.records import Attribution, Block, Document
from readout.stages import reading_stages
from readout.text import content_id

DATA = Path("../shared/data/polnear")
SCORER = Path("../shared/tools/score_polnear.py")
SHOWN = ("rel50", "rel50|direct", "rel50|mixed", "rel50|indirect", "rel50|headline", "content50",
         "frag.source", "frag.cue", "frag.content", "rel_strict")  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of PolNeAR's shape (default: %(default)s)")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--out", type=Path, help="write the predictions here")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--scorer", type=Path, default=SCORER)


def main(args: argparse.Namespace) -> dict[str, float]:
    """Figures by metric, in percent."""
    out = args.out or Path(tempfile.mkdtemp()) / "predictions.jsonl"
    began = time.process_time()
    words = predict(args.data / args.split, out, load_model(args.model))
    print(f"{words} words, {words / (time.process_time() - began):.0f} words per CPU-second", file=sys.stderr)
    return score(args.scorer, args.data, args.split, out)


def predict(folder: Path, out: Path, model: Model) -> int:
    """Writes one line of predictions a text; gives the number of words read."""
    pipeline = Pipeline(reading_stages(model), start=(BLOCKS, SENTENCES, FLAGS))
    words = 0
    with open(out, "w", encoding="utf-8") as file:
        for name, text in texts(folder):
            words += len(text.split())
            reading = pipeline.run(as_report(name, text))
            found = [_row(each) for each in reading[ATTRIBUTIONS] if each.parent is None]
            file.write(json.dumps({"id": name, "attributions": found}) + "\n")
    return words


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every document of a split, offsets as on disk."""
    for path in sorted((folder / "text").glob("*.txt")):
        with open(path, encoding="utf-8", newline="") as file:
            yield path.stem, file.read()


def as_report(name: str, text: str) -> Reading:
    """A text whose every line is a paragraph of the report."""
    blocks = tuple(Block(span, "body", "a line of the text") for span in lines_of(text))
    return Reading(Document(id=content_id(text), text=text, name=name)).plus({BLOCKS: blocks, SENTENCES: (), FLAGS: ()})


def _row(found: Attribution) -> dict[str, list[list[int]]]:
    return {role: [list(span) for span in getattr(found, role)] for role in ("source", "cue", "content")}


def score(scorer: Path, data: Path, split: str, predictions: Path) -> dict[str, float]:
    """Runs the scorer over written predictions."""
    scores = predictions.with_suffix(".scores.json")
    command = [sys.executable, str(scorer), "--root", str(data), "--split", split, "--pred", str(predictions)]
    subprocess.run([*command, "--json", str(scores)], check=True, stdout=subprocess.DEVNULL)
    table = json.loads(scores.read_text(encoding="utf-8"))
    for name in SHOWN:
        row = table[name]
        print(
            f"{name:16} F1 {100 * row['f1']:5.1f}  P {100 * row['p']:5.1f}  R {100 * row['r']:5.1f}  "
            f"gold {row['gold']} found {row['pred']}"
        )
    return {name: 100 * row["f1"] for name, row in table.items() if row["f1"] is not None}
