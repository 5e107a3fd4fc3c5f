"""Short texts, one phenomenon each: which of them are read as a careful person reads them.

``--data`` is a file or a folder of JSON Lines: ``{"name", "text", "attributions": [{"source", "cue", "content":
[...]}]}``, words as they stand in the text. A probe is solved when every attribution is found (content: half of the
words or more in common; source: a word in common, or none on both sides), each by a record of its own; a probe
without attributions when nothing is found. Records beyond that are told ("+1") and counted apart ("clean").
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lab.eval.located import Located, covered, locate, pair
from readout.records import Attribution

DATA = Path("tests/cases/probes")
Read = Callable[[str], list[dict[str, Any]]]


@dataclass(frozen=True)
class Verdict:
    """How one probe went: gold attributions, those found, those of which only the content is, records beyond."""

    group: str
    name: str
    gold: int
    found: int
    contents: int
    extra: int
    links: int
    linked: int
    """Gold attributions that stand in another one, and how many of them were found with that parent."""

    @property
    def solved(self) -> bool:
        """Every attribution found; nothing found where there is none."""
        return self.found == self.gold and bool(self.gold or not self.extra)

    def told(self) -> str:
        """yes, content, 1/2, -, with +n for records beyond."""
        more = f" +{self.extra}" if self.extra else ""
        if self.solved:
            return "yes" + more
        if self.found:
            return f"{self.found}/{self.gold}{more}"
        return ("content" if self.contents else "-") + more


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="a .jsonl file or a folder (default: %(default)s)")
    parser.add_argument("--out", type=Path, help="write what was found here, one probe a line")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--lines", action="store_true", help="take every line as a paragraph: no cleaning of the text")
    parser.add_argument("--tail", default="", help="a neutral sentence to append to every text")
    parser.add_argument("--quiet", action="store_true", help="figures only, no failures")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Figures by name; per phenomenon in percent."""
    probes = load(args.data)
    if not probes:
        print(f"no probes at {args.data}: give --data a .jsonl file or a folder of them", file=sys.stderr)
        raise SystemExit(2)
    read = by_lines(args.model) if args.lines else by_reading(args.model)
    texts = [probe["text"] + (" " + args.tail if args.tail else "") for _, probe in probes]
    found = [read(text) for text in texts]
    if args.out:
        rows = [
            {"name": p["name"], "text": t, "attributions": f} for (_, p), t, f in zip(probes, texts, found, strict=True)
        ]
        args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    verdicts = [
        judge(group, probe, text, rows) for (group, probe), text, rows in zip(probes, texts, found, strict=True)
    ]
    if not args.quiet:
        _show_failures(verdicts, texts, found)
    return figures(verdicts)


def load(data: Path) -> list[tuple[str, dict[str, Any]]]:
    """(phenomenon, probe) for every line; the phenomenon is the file's name."""
    files = sorted(data.glob("*.jsonl")) if data.is_dir() else [data] if data.exists() else []
    return [
        (file.stem, json.loads(line))
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def by_reading(model: str | None) -> Read:
    """The whole reading, as ``readout read`` does it; a text that is skipped gives no record."""
    from readout import api
    from readout.errors import SkippedInput
    from readout.layers import ATTRIBUTIONS

    def read(text: str) -> list[dict[str, Any]]:
        try:
            reading = api.read(text.encode(), language="en", model=model)
        except SkippedInput as skipped:
            print(f"skipped: {skipped}", file=sys.stderr)
            return []
        return _rows(reading[ATTRIBUTIONS])

    return read


def by_lines(model: str | None) -> Read:
    """The stages of attribution alone over the lines of the text."""
    from lab.eval.attribution import as_report
    from readout.encoder.model import load_model
    from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES
    from readout.pipeline import Pipeline
    from readout.stages import reading_stages

    pipeline = Pipeline(reading_stages(load_model(model)), start=(BLOCKS, SENTENCES, FLAGS))
    return lambda text: _rows(pipeline.run(as_report("probe", text))[ATTRIBUTIONS])


def _rows(found: tuple[Attribution, ...]) -> list[dict[str, Any]]:
    """Attributions as plain lists of spans, with id and parent."""
    roles = ("source", "cue", "content")
    return [
        {"id": each.id, "parent": each.parent, **{role: [list(span) for span in getattr(each, role)] for role in roles}}
        for each in found
    ]


def judge(group: str, probe: dict[str, Any], text: str, rows: Sequence[dict[str, Any]]) -> Verdict:
    """Compares what was found in a text with the probe's attributions."""
    gold = locate(text, probe["attributions"])
    found = [Located(covered(text, r["source"]), covered(text, r["cue"]), covered(text, r["content"])) for r in rows]
    pairs, contents = pair(gold, found, sources=True), pair(gold, found, sources=False)
    places = {row.get("id"): at for at, row in enumerate(rows)}
    nested = {at: one.parent for at, one in enumerate(gold) if one.parent is not None}
    linked = [
        at
        for at, parent in nested.items()
        if at in pairs and parent in pairs and places.get(rows[pairs[at]].get("parent")) == pairs[parent]
    ]
    extra = len(found) - len(contents)
    return Verdict(group, probe["name"], len(gold), len(pairs), len(contents), extra, len(nested), len(linked))


def figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Prints solved / all for each phenomenon and gives every figure by name."""
    table = {
        group: [each for each in verdicts if each.group == group] for group in dict.fromkeys(v.group for v in verdicts)
    }
    for group, rows in table.items():
        told = Counter(each.told() for each in rows)
        print(f"{group:28} {sum(each.solved for each in rows):3} of {len(rows):3}   {dict(told.most_common())}")
    solved, clean = sum(v.solved for v in verdicts), sum(v.solved and not v.extra for v in verdicts)
    gold, found = sum(v.gold for v in verdicts), sum(v.found for v in verdicts)
    links, linked = sum(v.links for v in verdicts), sum(v.linked for v in verdicts)
    print(f"solved {solved} of {len(verdicts)}; without a record beyond: {clean}; attributions {found} of {gold}")
    print(f"nested attributions found with the right parent: {linked} of {links}")
    result = {f"solved|{group}": 100 * sum(v.solved for v in rows) / len(rows) for group, rows in table.items()}
    result |= {"solved": float(solved), "clean": float(clean), "probes": float(len(verdicts))}
    result |= {"recall": 100 * found / gold if gold else 0.0, "linked": 100 * linked / links if links else 0.0}
    return result


def _show_failures(
    verdicts: Sequence[Verdict], texts: Sequence[str], found: Sequence[Sequence[dict[str, Any]]]
) -> None:
    for verdict, text, rows in zip(verdicts, texts, found, strict=True):
        if verdict.solved and not verdict.extra:
            continue
        print(f"[{verdict.told()}] {verdict.group} / {verdict.name}: {text!r}")
        for row in rows:
            print("      " + " | ".join(" ... ".join(text[low:high] for low, high in row[role]) or "-"
                                        for role in ("source", "cue", "content")))  # fmt: skip
    print()
