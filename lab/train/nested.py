"""``python -m lab.train.nested``: attributions inside the contents that PolNeAR marks but does not look into.

Every content of the training part is read by an earlier model as if it were a text of its own; what it finds
there, when it is sure, becomes the second level that the next training learns to see without a second pass.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lab.corpora import polnear
from lab.corpora.attributions import Article
from lab.train.export import MODEL
from readout.attribution.heads import Heads, load_heads
from readout.attribution.tagger import Found, Thresholds, attributions_in
from readout.encoder.model import Model, load_model
from readout.encoder.stage import Encoded
from readout.encoder.windows import pack
from readout.encoder.words import words_of
from readout.text import Span

SURE = 0.7
SHORTEST = 25
"""Characters a content must have to be looked into."""


def inside(article: Article, model: Model, heads: Heads) -> Iterator[Found]:
    """Attributions within each content of the article, spans in the article's own offsets."""
    for gold in article.attributions:
        parts = [Span(*span) for span in gold.content if span[1] - span[0] >= SHORTEST]
        for words in words_of(article.text, parts, model.tokenizer):
            windows = [Encoded(window, *model.vectors(window)) for window in pack([words])]
            found = attributions_in(windows, heads, Thresholds(outer=SURE, nested=SURE))
            yield from (one for one in found if one.evidence[2] > SURE and one.evidence[1] > SURE)


def main() -> int:
    """Writes JSON lines of what stands inside the contents of PolNeAR's training part."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.nested", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", default=str(MODEL))
    parser.add_argument("--out", type=Path, default=Path("runs/nested.jsonl"))
    args = parser.parse_args()
    model = load_model(args.model)
    heads = load_heads(model.part("attribution"))
    count = 0
    with open(args.out, "w", encoding="utf-8") as file:
        for number, versions in enumerate(polnear.articles(args.data / "polnear", "train"), 1):
            found = list(inside(versions[0], model, heads))
            count += len(found)
            rows = [{role: getattr(one, role) for role in ("source", "cue", "content")} for one in found]
            file.write(json.dumps({"name": versions[0].name, "attributions": rows}) + "\n")
            if number % 50 == 0:
                print(f"{number} articles, {count} nested attributions", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
