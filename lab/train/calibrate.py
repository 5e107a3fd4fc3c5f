"""``python -m lab.train.calibrate FOLDER``: thresholds and score curve, from articles that training never saw.

The 40 held-out PolNeAR training articles are read with the exported int8 model; the bar of the cue head is
the lowest within a point of the best rel50 F1 there, and the curve is a logistic regression of "source and
content right by half" on the evidence. Both are written into the model's manifest.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from lab.corpora.attributions import Article
from lab.eval.attribution import as_report
from lab.eval.relations import matched
from lab.train.export import MODEL, manifest
from lab.train.material import held_out
from readout.attribution.calibration import Calibration, log_odds
from readout.attribution.edges import apart
from readout.attribution.nesting import parents
from readout.attribution.stages import Attribute
from readout.attribution.tagger import Found, Thresholds, attributions_in
from readout.encoder.model import load_model
from readout.encoder.stage import VECTORS, Encode

OUTER = (0.55, 0.6, 0.65, 0.7)
EDGES = (0.2, 0.35, 0.5)
ABOUT = 0.01
"""F1 that a lower bar may cost on the held-out articles. Bars under 0.55 are not tried."""


def calibrate(folder: Path, data: Path) -> tuple[Thresholds, Calibration]:
    """The lowest bar whose F1 on the held-out articles is about the best, and the curve fitted under it."""
    articles = held_out(data / "polnear")
    model = load_model(str(folder))
    stage = Encode(model)
    heads = Attribute(model).heads
    encoded = [stage.run(as_report(each.name, each.text))[VECTORS] for each in articles]

    def found_with(bars: Thresholds) -> list[list[Found]]:
        pairs = zip(articles, encoded, strict=True)
        return [apart(article.text, attributions_in(windows, heads, bars)) for article, windows in pairs]

    tried = [Thresholds(outer=outer, edge=edge) for outer in OUTER for edge in EDGES]
    scores = {bars: f1(articles, found_with(bars)) for bars in tried}
    # Of bars that read about equally well the lowest: a reader strikes a statement out sooner than he misses one.
    good = [bars for bars in tried if scores[bars] > max(scores.values()) - ABOUT]
    best = min(good, key=lambda bars: (bars.outer, -scores[bars]))
    for bars in tried:
        print(f"outer {bars.outer} edge {bars.edge}: {100 * scores[bars]:.1f}")
    print(f"held-out articles {len(articles)}: rel50 F1 {100 * scores[best]:.1f} with {best}")
    return best, _fitted(articles, found_with(best))


def f1(articles: list[Article], found: list[list[Found]]) -> float:
    """Micro F1 of whole relations, outermost ones only."""
    right = total = 0
    for article, each in zip(articles, found, strict=True):
        outer = _outermost(each)
        right += sum(match is not None for match in matched(article.text, outer, article.attributions))
        total += len(outer) + len(article.attributions)
    return 2 * right / max(total, 1)


def _outermost(found: list[Found]) -> list[Found]:
    return [one for one, parent in zip(found, parents(found), strict=True) if parent is None]


def _fitted(articles: list[Article], found: list[list[Found]]) -> Calibration:
    """Logistic regression by Newton's method with a little ridge."""
    rows, truths = [], []
    for article, each in zip(articles, found, strict=True):
        outer = _outermost(each)
        rows += [[1.0, *map(log_odds, one.evidence)] for one in outer]
        truths += [match is not None for match in matched(article.text, outer, article.attributions)]
    x, y = np.array(rows), np.array(truths, dtype=float)
    weights = np.zeros(4)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - 0.1 * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + 0.1 * np.eye(4)
        weights += np.linalg.solve(curve, slope)
    _report(1 / (1 + np.exp(-x @ weights)), y)
    return Calibration(*(round(float(weight), 4) for weight in weights))


def _report(chance: np.ndarray, truth: np.ndarray) -> None:
    for low in np.arange(0, 1, 0.2):
        inside = (chance >= low) & (chance < low + 0.2)
        if inside.any():
            share = 100 * truth[inside].mean()
            print(f"score {low:.1f}-{low + 0.2:.1f}: {inside.sum()} statements, {share:.0f} % right")


def main() -> int:
    """Writes thresholds and calibration into a model's manifest."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.calibrate", description=main.__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=MODEL)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    if not (args.data / "polnear").is_dir():
        print(f"calibration needs PolNeAR: {args.data}/polnear is not there; name it with --data", file=sys.stderr)
        return 2
    bars, curve = calibrate(args.folder, args.data)
    (args.folder / "manifest.toml").write_text(manifest(args.folder, bars, curve), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
