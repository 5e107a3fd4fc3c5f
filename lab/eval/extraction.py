"""The article against its truth: what is kept, what furniture stays in it, what is lost, beside trafilatura's own.

The data is a folder of the shape of scrapinghub's benchmark: ``ground-truth.json`` (name -> ``articleBody``)
and ``html/NAME.html.gz``. Pages are in many languages; the check of the language is left out here.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lab.eval.extractors import Found, by_readout, by_trafilatura, examples, lines_of
from lab.eval.shingles import Overlap, holds, overlap, residue, scores
from readout.charset import decode
from readout.clean import Labelled
from readout.clean.blocks import RawBlock

DATA = Path("../shared/data/pages/scrapinghub")
_SPACES = re.compile(r"\s+")


@dataclass
class Tally:
    """One extractor's count over all pages."""

    overlaps: list[Overlap] = field(default_factory=list)
    lines: int = 0
    characters: int = 0
    residue: list[str] = field(default_factory=list)
    pages_with_residue: int = 0
    kept: list[bool] = field(default_factory=list)
    """For every line of the truth, in order and each once a page, whether the extractor kept it."""
    noted: list[bool] = field(default_factory=list)
    """The same, where notes set beside the article count as kept."""
    seconds: float = 0.0

    def add(self, truth: str, found: Found) -> list[str]:
        """Count one page; gives the lines that are not in the truth."""
        text = "\n".join(found.lines)
        left = residue(found.lines, truth)
        self.overlaps.append(overlap(truth, text))
        self.lines += len(found.lines)
        self.characters += len(text)
        self.residue += left
        self.pages_with_residue += bool(left)
        wanted = list(dict.fromkeys(lines_of(truth)))
        kept = holds(text, wanted)
        self.kept += kept
        self.noted += holds("\n".join([text, *found.notes]), wanted) if found.notes else kept
        self.seconds += found.seconds
        return left


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help="a folder with ground-truth.json and html/")
    parser.add_argument("--limit", type=int, default=None, help="only the first pages, in the order of their names")
    parser.add_argument("--out", type=Path, default=None, help="our articles, in the benchmark's own JSON form")
    parser.add_argument("--residue", type=Path, default=None, help="a file for what is left in and what is lost")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Print the scores of trafilatura's two modes and ours; gives the figures that the gates hold."""
    if not (args.data / "ground-truth.json").exists():
        print(f"no pages in {args.data}: --data names a folder with ground-truth.json and html/", file=sys.stderr)
        raise SystemExit(2)
    tallies = {"trafilatura": Tally(), "trafilatura precision": Tally(), "readout": Tally()}
    exact: list[bool] = []
    predicted, notes = {}, []
    for name, truth, page in examples(args.data, args.limit):
        text = decode(page.data, page.charset).text
        tallies["trafilatura"].add(truth, by_trafilatura(text, False))
        tallies["trafilatura precision"].add(truth, by_trafilatura(text, True))
        found, labelled = by_readout(page)
        left = tallies["readout"].add(truth, found)
        predicted[name] = {"articleBody": "\n".join(found.lines)}
        notes += [name, *(f"  left: {line[:200]!r}" for line in left), *_lost(labelled, truth)]
        exact += [is_exact(labelled.page, block) for block in labelled.blocks]
    if args.out:
        args.out.write_text(json.dumps(predicted, ensure_ascii=False, indent=1), encoding="utf-8")
    if args.residue:
        args.residue.write_text("\n".join(notes), encoding="utf-8")
    return _scores(tallies) | _against(tallies) | _ties(exact)


def is_exact(page: str, block: RawBlock) -> bool:
    """Whether a block's pieces give back every character of it from the page, entities and white space aside."""
    placed = 0
    for piece in block.pieces:
        raw = html.unescape(page[piece.page_start : piece.page_end])
        if block.text[placed : piece.span.start].strip() or _plain(raw) != _plain(piece.span.of(block.text)):
            return False
        placed = piece.span.end
    return not block.text[placed:].strip()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _lost(labelled: Labelled, truth: str) -> list[str]:
    """Blocks that the truth holds and we do not call body, with the role they got and why."""
    held = holds(truth, [block.text for block in labelled.blocks], 0.9)
    return [
        f"  lost as {role} ({reason}): {block.text[:200]!r}"
        for block, (role, reason), is_held in zip(labelled.blocks, labelled.roles, held, strict=True)
        if is_held and role != "body"
    ]


def _scores(tallies: dict[str, Tally]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, tally in tallies.items():
        key, got, pages = name.replace(" ", "_"), scores(tally.overlaps), len(tally.overlaps)
        left, speed = sum(map(len, tally.residue)), 1000 * tally.seconds / max(1, pages)
        figures |= {f"{key}.f1": got.f1, f"{key}.precision": got.precision, f"{key}.recall": got.recall}
        figures |= {f"{key}.residue_lines": len(tally.residue), f"{key}.residue_characters": left}
        figures[f"{key}.milliseconds_a_page"] = speed
        print(
            f"{name:22} F1 {got.f1:.4f}  P {got.precision:.4f}  R {got.recall:.4f}  {pages} pages, {speed:.0f} ms each"
        )
        print(
            f"{'':22} furniture left: {len(tally.residue)} of {tally.lines} lines, {left} of {tally.characters} "
            f"characters, on {tally.pages_with_residue} pages; lines of the truth lost: "
            f"{tally.kept.count(False)} of {len(tally.kept)}"
        )
    return figures


def _against(tallies: dict[str, Tally]) -> dict[str, float]:
    """What we cut of trafilatura's furniture, and which lines of the truth it kept and we did not."""
    ours, plain = tallies["readout"], tallies["trafilatura"]
    figures = {
        "residue_cut_lines": 1 - len(ours.residue) / max(1, len(plain.residue)),
        "residue_cut_characters": 1 - sum(map(len, ours.residue)) / max(1, sum(map(len, plain.residue))),
        "f1_gain": scores(ours.overlaps).f1 - max(scores(t.overlaps).f1 for t in tallies.values() if t is not ours),
    }
    print(
        f"furniture left, against trafilatura's default: {100 * figures['residue_cut_lines']:.1f} % fewer lines, "
        f"{100 * figures['residue_cut_characters']:.1f} % fewer characters"
    )
    for name in ("trafilatura", "trafilatura precision"):
        had, whole, key = tallies[name].kept, max(1, len(ours.kept)), "_of_" + name.replace(" ", "_")
        lost = _fewer(had, ours.kept)
        unnoted = _fewer(had, ours.noted)
        figures |= {"lost" + key: lost / whole, "lost_outright" + key: unnoted / whole}
        print(
            f"lines of the truth that {name} kept and our body has not: {lost} of {whole} "
            f"({100 * lost / whole:.2f} %), of them not even kept as a note {unnoted} ({100 * unnoted / whole:.2f} %); "
            f"that only we kept: {_fewer(ours.kept, had)}"
        )
    return figures


def _fewer(one: Sequence[bool], other: Sequence[bool]) -> int:
    return sum(a and not b for a, b in zip(one, other, strict=True))


def _ties(exact: list[bool]) -> dict[str, float]:
    share = sum(exact) / max(1, len(exact))
    print(f"blocks tied to the page's characters exactly: {sum(exact)} of {len(exact)} ({100 * share:.2f} %)")
    return {"exact": share}
