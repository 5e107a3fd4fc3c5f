"""``python -m lab.train.silver``: names that an earlier model is sure of, in texts where nobody marked them.

EWT's training sentences and some of PolNeAR's training articles are read with an exported model. Where it is sure,
a word gets its tag; elsewhere it stays unmarked and teaches nothing. In EWT annotators marked the proper nouns, so
only the type of each is asked, with the chance of "no name" lowered to what it is among proper nouns.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lab.corpora import ewt, polnear
from lab.eval.attribution import as_report
from lab.train.examples import UNMARKED, Example, lines_of, words_in
from lab.train.export import MODEL
from readout.encoder.model import load_model
from readout.encoder.stage import VECTORS, Encode
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.names.heads import TAGS, best_tags, load_name_head
from readout.names.known import flags_of

SURE = 0.9
TYPED = 0.7
NO_NAME = 3.4
"""Log of 30: 93 words of a hundred are no part of a name, of proper nouns about 30 in a hundred."""

NEWS = 6
"""Of PolNeAR's articles one in so many is read."""


def texts(data: Path) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Name, text and known proper nouns of every document to read."""
    for document in ewt.documents(data / "ewt" / "en_ewt-ud-train.conllu"):
        yield document.name, document.text, document.proper
    for number, versions in enumerate(polnear.articles(data / "polnear", "train")):
        if number % NEWS == 0:
            yield versions[0].name, versions[0].text, []


def mark(data: Path, model: Path, out: Path) -> int:
    """Writes one line a document: its text and the tag of every word; gives how many words are part of a name."""
    loaded = load_model(str(model))
    stage, head = Encode(loaded), load_name_head(loaded.part("names"))
    named = 0
    partial = out.with_suffix(".tmp")
    with open(partial, "w", encoding="utf-8") as file:
        for number, (name, text, proper) in enumerate(texts(data)):
            windows = stage.run(as_report(name, text))[VECTORS]
            scored = [head.scores(each.vectors, flags_of(text, each.window))[0] for each in windows]
            tags = [_sure(scores, path) for scores, path in zip(scored, best_tags(scored), strict=True)]
            for each, scores, row in zip(windows, scored, tags, strict=True):
                for span in proper:
                    _typed(row, scores, words_in(each.window, (span,)))
            named += sum(int((row > 0).sum()) for row in tags)
            file.write(json.dumps({"text": text, "tags": [row.tolist() for row in tags]}) + "\n")
            if number % 100 == 0:
                print(f"{number} documents, {named} words of names", file=sys.stderr)
    partial.replace(out)
    return named


def _sure(scores: NDArray[np.float32], path: NDArray[np.int64]) -> NDArray[np.int64]:
    chance = np.exp(scores[np.arange(len(path)), path])
    return np.where(chance >= SURE, path, UNMARKED)


def _typed(row: NDArray[np.int64], scores: NDArray[np.float32], words: NDArray[np.int64]) -> None:
    """Sets the tags of a run of proper nouns to the likeliest type's, or unmarks them."""
    if not len(words) or (row[words] > 0).any():
        return
    first, rest = words[0], words[1:]
    chances = [scores[words, 0].sum() - NO_NAME]
    chances += [scores[first, begin] + scores[rest, begin + 1].sum() for begin in range(1, TAGS, 2)]
    share = np.exp(np.array(chances) - np.logaddexp.reduce(chances))
    best = int(share.argmax())
    row[words] = UNMARKED
    if best and share[best] >= TYPED:
        row[words] = 2 * best
        row[first] = 2 * best - 1
    elif share[0] >= SURE:
        row[words] = 0


def examples(path: Path, tokenizer: object) -> Iterator[Example]:
    """The windows of a file that ``mark`` wrote, without attributions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        windows = pack(words_of(row["text"], lines_of(row["text"]), tokenizer))  # type: ignore[arg-type]
        for window, tags in zip(windows, row["tags"], strict=True):
            yield _example(row["text"], window, np.array(tags, dtype=np.int64))


def _example(text: str, window: Window, tags: NDArray[np.int64]) -> Example:
    none = np.zeros((2, len(window.first)), dtype=np.float32)
    return Example(
        window, none, none, np.zeros((0, len(window.first)), dtype=np.int64), tags, known=flags_of(text, window)
    )


def main() -> int:
    """Marks the sure names of unmarked texts."""
    parser = argparse.ArgumentParser(prog="python -m lab.train.silver", description=main.__doc__)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("runs/silver.jsonl"))
    args = parser.parse_args()
    if not (args.data / "ewt").is_dir():
        print(f"this needs EWT: {args.data}/ewt is not there; name the folder with --data", file=sys.stderr)
        return 2
    print(f"{mark(args.data, args.model, args.out)} words of names in {args.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
