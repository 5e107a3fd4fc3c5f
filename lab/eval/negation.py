"""Whether a negated cue ("did not say", "nobody believes") is told from a plain one, on GUM's gold attributions.

GUM marks an attribution as negative when its source does not say or hold the content. Gold spans are given, so
that only the judgement is measured. A stance that says no by itself (denies, doubts, declines) counts as negative.
``--data`` is a folder of GUM's shape (``dep``, ``rst``).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from lab.corpora.attributions import Article, Gold
from lab.corpora.gum import articles
from readout.attribution.qualities import Qualities, qualities
from readout.text import Span

DATA = Path("../shared/data/gum")
SAYING_NO = frozenset(["denies", "doubts", "declines"])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of GUM's shape (default: %(default)s)")
    parser.add_argument("--split", default="dev", choices=["train", "dev"])
    parser.add_argument("--out", type=Path, help="write every wrong one here, one a line")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong ones")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Precision, recall and F1 of "negated", in percent."""
    judged = [
        (article, gold, _judge(article, gold))
        for article in articles(args.data, args.split)
        for gold in article.attributions
    ]
    wrong = [row for row in judged if row[1].negated != says_no(row[2])]
    right = sum(gold.negated and says_no(found) for _, gold, found in judged)
    gold_count = sum(gold.negated for _, gold, _ in judged)
    found_count = sum(says_no(found) for _, _, found in judged)
    precision, recall = 100 * right / max(1, found_count), 100 * right / max(1, gold_count)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"negated: P {precision:.1f} R {recall:.1f} F1 {f1:.1f}; {gold_count} of {len(judged)} are negative")
    lines = [_line(*row) for row in wrong]
    if args.out:
        args.out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    for line in lines[: args.show]:
        print(line)
    return {"precision": precision, "recall": recall, "f1": f1, "gold": float(gold_count), "count": float(len(judged))}


def says_no(found: Qualities) -> bool:
    """Whether the source does not hold the content: a negated cue, or one that says no, but not both at once."""
    return found.negated != (found.stance in SAYING_NO)


def _judge(article: Article, gold: Gold) -> Qualities:
    source, cue, content = ([Span(*span) for span in spans] for spans in (gold.source, gold.cue, gold.content))
    at = (cue or content)[0].start
    end = article.text.find("\n", at)
    paragraph = Span(article.text.rfind("\n", 0, at) + 1, len(article.text) if end < 0 else end)
    return qualities(article.text, source, cue, content, paragraph)


def _line(article: Article, gold: Gold, found: Qualities) -> str:
    words = {
        role: " ".join(article.text[start:end] for start, end in getattr(gold, role))
        for role in ("source", "cue", "content")
    }
    return json.dumps(
        {"document": article.name, "negated": gold.negated, "stance": found.stance, **words}, ensure_ascii=False
    )
