"""Names of persons, organizations and places: exact spans against UNER-EWT, GUM's dev part and held-out re3d.

``--data`` is a folder with ``uner-ewt/en_ewt-ud-test.iob2`` and ``re3d``; GUM is read from its sibling ``gum``.
A name counts as found when its characters and its type are the gold ones. UNER-EWT's test part is never trained
on; of re3d every eighth document is kept back, and its gold names are those of ``lab.corpora.names``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lab.corpora import gum_names, names
from lab.corpora.acting import retyped
from lab.corpora.names import Named
from lab.eval.attribution import as_report
from lab.train.material import RE3D_HELD_OUT
from readout.encoder.model import Model, load_model
from readout.encoder.stage import Encode
from readout.layers import BLOCKS, NAMES, SENTENCES
from readout.names.stages import FindNames
from readout.pipeline import Pipeline
from readout.referents import Name

DATA = Path("../shared/data/ner")
TYPES = ("person", "organization", "place")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="holds uner-ewt and re3d (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """F1 of every set and type, in percent."""
    model = load_model(args.model)
    figures: dict[str, float] = {}
    for title, texts in sets(args.data):
        figures |= score(title, texts, model)
    return figures


def sets(data: Path) -> Iterator[tuple[str, list[Named]]]:
    """The sets that are there, by name."""
    uner = data / "uner-ewt" / "en_ewt-ud-test.iob2"
    if uner.exists():
        yield "uner-ewt", list(names.uner(uner))
    if (data.parent / "gum").exists():
        yield "gum", list(gum_names.documents(data.parent / "gum", "dev"))
    if (data / "re3d").exists():
        held = [each for number, each in enumerate(names.re3d(data / "re3d")) if number % RE3D_HELD_OUT == 0]
        yield "re3d", [retyped(each)[0] for each in held]


def score(title: str, texts: Iterable[Named], model: Model) -> dict[str, float]:
    """Exact-span F1 over all texts of one set: all types, each type, and whatever the type."""
    pipeline = Pipeline([Encode(model), FindNames(model)], start=(BLOCKS, SENTENCES))
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text in texts:
        truth = {(start, end): kind for start, end, kind in text.names}
        for kind in truth.values():
            gold.update((kind, "all", "untyped"))
        for name in pipeline.run(as_report(text.name, text.text))[NAMES]:
            found.update((name.type, "all", "untyped"))
            right.update(_marks(name, truth.get((name.span.start, name.span.end))))
    figures = {}
    for kind in ("all", *TYPES, "untyped"):
        f1 = 200 * right[kind] / max(gold[kind] + found[kind], 1)
        precision, recall = 100 * right[kind] / max(found[kind], 1), 100 * right[kind] / max(gold[kind], 1)
        print(f"{title:9} {kind:12} F1 {f1:5.1f}  P {precision:5.1f}  R {recall:5.1f}  gold {gold[kind]}")
        figures[f"{title}.{kind}"] = f1
    return figures


def _marks(name: Name, truth: str | None) -> tuple[str, ...]:
    if truth is None:
        return ()
    return (name.type, "all", "untyped") if name.type == truth else ("untyped",)
