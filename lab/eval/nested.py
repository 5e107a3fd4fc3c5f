"""Nested attributions against GUM: how many are found, and how many hang on the right outer one.

``--data`` is a folder of GUM's shape (``dep/*.conllu``, ``rst/rstweb/*.rs4``); ``--split`` "dev", "train" or
"all" of the documents that are there. GUM marks content clause by clause, so a nested attribution counts as
found when a statement shares its cue and half of the words of its content, and as linked when that
statement has a parent.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lab.corpora import gum
from lab.corpora.attributions import Article
from lab.eval.attribution import as_report
from lab.eval.relations import Words, jaccard
from readout.encoder.model import load_model
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES
from readout.pipeline import Pipeline
from readout.records import Attribution
from readout.stages import reading_stages

DATA = Path("../shared/data/gum")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of GUM's shape (default: %(default)s)")
    parser.add_argument("--split", default="dev", choices=("dev", "train", "all"))
    parser.add_argument("--out", type=Path, help="write the predictions here")
    parser.add_argument("--model", help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Recall in percent, overall and for news with interviews."""
    pipeline = Pipeline(reading_stages(load_model(args.model)), start=(BLOCKS, SENTENCES, FLAGS))
    tally: Counter[tuple[str, str]] = Counter()
    lines = []
    for article in documents(args.data, args.split):
        found = pipeline.run(as_report(article.name, article.text))[ATTRIBUTIONS]
        lines.append(json.dumps({"id": article.name, "attributions": [_row(each) for each in found]}))
        genre = article.name.split("_")[1]
        for level, what in judged(article, found):
            for group in (genre, "news+interview" if genre in ("news", "interview") else "other", "all"):
                tally[group, f"{level}.gold"] += 1
                tally[group, f"{level}.{what}"] += 1
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _figures(tally)


def documents(data: Path, split: str) -> Iterator[Article]:
    """The documents of a split, every genre that is there."""
    for part in ("dev", "train") if split == "all" else (split,):
        yield from gum.articles(data, part)


def judged(article: Article, found: Sequence[Attribution]) -> Iterator[tuple[str, str]]:
    """For every gold attribution its level ("outer", "nested") and "linked", "flat" or "missed"."""
    words = Words(article.text)
    sides = [(words.within(each.cue), words.within(each.content), each.parent) for each in found]
    for gold in article.attributions:
        cue, content = words.within(gold.cue), words.within(gold.content)
        same = [
            parent
            for its_cue, its_content, parent in sides
            if its_cue & cue and (jaccard(its_content, content) >= 0.5 or _clause(its_content, content))
        ]
        linked = any(parent is not None for parent in same)
        yield ("nested" if gold.level else "outer"), ("linked" if linked else "flat" if same else "missed")


def _clause(found: frozenset[int], gold: frozenset[int]) -> bool:
    """Half of a clause that GUM cuts short, or half of one it draws long."""
    return bool(found) and bool(gold) and len(found & gold) / min(len(found), len(gold)) >= 0.5


def _row(each: Attribution) -> dict[str, object]:
    return {"id": each.id, "parent": each.parent, "source": each.source, "cue": each.cue, "content": each.content}


def _figures(tally: Counter[tuple[str, str]]) -> dict[str, float]:
    figures = {}
    for group in sorted({group for group, _ in tally}):
        for level in ("outer", "nested"):
            if gold := tally[group, f"{level}.gold"]:
                linked, flat = tally[group, f"{level}.linked"], tally[group, f"{level}.flat"]
                found, hung = 100 * (linked + flat) / gold, 100 * linked / gold
                print(f"{group:15} {level:7} gold {gold:4}  found {found:5.1f} %  with a parent {hung:5.1f} %")
                figures[f"{group}.{level}.found"] = found
                figures[f"{group}.{level}.linked"] = hung
    return figures
