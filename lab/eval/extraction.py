"""The article against its truth: what is kept, what furniture stays in it, what is lost, beside trafilatura's own.

The data is a folder of the shape of scrapinghub's benchmark: ``ground-truth.json`` (name -> ``articleBody``)
and ``html/NAME.html.gz``. Its truth is the body alone, without headline or standfirst, so our blocks with the
role "body" are compared. Pages are in many languages; the check of the language is left out here.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trafilatura import bare_extraction

from lab.eval.shingles import Overlap, coverage, grams, overlap, scores, words
from readout.charset import decode
from readout.clean import Labelled, label_page
from readout.records import Page

DATA = Path("../shared/data/pages/scrapinghub")
_SPACES = re.compile(r"\s+")


@dataclass
class System:
    """One extractor's tally over all pages."""

    overlaps: list[Overlap] = field(default_factory=list)
    lines: int = 0
    characters: int = 0
    residue_lines: int = 0
    residue_characters: int = 0
    pages_with_residue: int = 0
    kept: list[bool] = field(default_factory=list)
    """For every line of the truth, in order, whether the extractor kept it."""
    seconds: float = 0.0

    def add(self, truth: str, lines: Sequence[str], seconds: float) -> list[str]:
        """Count one page; gives the lines that are not in the truth."""
        text = "\n".join(lines)
        self.overlaps.append(overlap(truth, text))
        left = residue(lines, truth)
        self.lines += len(lines)
        self.characters += len(text)
        self.residue_lines += len(left)
        self.residue_characters += sum(map(len, left))
        self.pages_with_residue += bool(left)
        given, spoken = grams(text, 3), " ".join(words(text))
        self.kept += [coverage(line, given, spoken) >= 0.5 for line in _lines(truth)]
        self.seconds += seconds
        return left


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help="a folder with ground-truth.json and html/")
    parser.add_argument("--limit", type=int, default=None, help="only the first pages, in the order of their names")
    parser.add_argument("--out", type=Path, default=None, help="our articles, in the benchmark's own JSON form")
    parser.add_argument("--residue", type=Path, default=None, help="a file for the lines that should not be there")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Print the scores of trafilatura's two modes and ours; the figures that the gates hold."""
    if not (args.data / "ground-truth.json").exists():
        print(f"no pages in {args.data}: --data names a folder with ground-truth.json and html/", file=sys.stderr)
        raise SystemExit(2)
    systems = {"trafilatura": System(), "trafilatura precision": System(), "readout": System()}
    exact = [0, 0]
    predicted, notes = {}, []
    for name, truth, page in _pages(args.data, args.limit):
        text = decode(page.data, page.charset).text
        systems["trafilatura"].add(truth, *_trafilatura(text, False))
        systems["trafilatura precision"].add(truth, *_trafilatura(text, True))
        labelled, lines, seconds = _ours(page)
        left = systems["readout"].add(truth, lines, seconds)
        predicted[name] = {"articleBody": "\n".join(lines)}
        notes.append(_note(name, labelled, left, truth))
        for block in labelled.blocks:
            exact[0] += is_exact(text, block.text, [(p.span, p.page_start, p.page_end) for p in block.pieces])
            exact[1] += 1
    if args.out:
        args.out.write_text(json.dumps(predicted, ensure_ascii=False, indent=1), encoding="utf-8")
    if args.residue:
        args.residue.write_text("\n".join(notes), encoding="utf-8")
    return _report(systems, exact)


def residue(lines: Sequence[str], truth: str) -> list[str]:
    """The lines of which less than half the 3-grams are in the truth."""
    source, spoken = grams(truth, 3), " ".join(words(truth))
    return [line for line in lines if words(line) and coverage(line, source, spoken) < 0.5]


def is_exact(page: str, text: str, pieces: Sequence[tuple[tuple[int, int], int, int]]) -> bool:
    """Whether the pieces give back every character of the text from the page, entities and white space aside."""
    placed = 0
    for (start, end), first, last in pieces:
        if text[placed:start].strip() or _plain(html.unescape(page[first:last])) != _plain(text[start:end]):
            return False
        placed = end
    return not text[placed:].strip()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _pages(data: Path, limit: int | None) -> Iterator[tuple[str, str, Page]]:
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth)[:limit]:
        path = data / "html" / f"{name}.html.gz"
        if path.exists():
            raw = gzip.decompress(path.read_bytes())
            url = truth[name].get("url")
            yield name, truth[name].get("articleBody") or "", Page(str(path), raw, "text/html", url=url)


def _trafilatura(text: str, precise: bool) -> tuple[list[str], float]:
    start = time.process_time()
    found = bare_extraction(text, favor_precision=precise, include_comments=False, with_metadata=False)
    seconds = time.process_time() - start
    return _lines(str(found.text or "")) if found is not None and not isinstance(found, dict) else [], seconds


def _ours(page: Page) -> tuple[Labelled, list[str], float]:
    start = time.process_time()
    labelled = label_page(page)
    seconds = time.process_time() - start
    return labelled, [b.text for b, (role, _) in zip(labelled.blocks, labelled.roles, strict=True) if role == "body"], seconds


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if words(line)]


def _note(name: str, labelled: Labelled, left: Sequence[str], truth: str) -> str:
    """What a person reads to see why: lines that should not be there, and lost ones with the role they got."""
    source, spoken = grams(truth, 3), " ".join(words(truth))
    lost = [
        f"  lost as {role} ({reason}): {block.text[:200]!r}"
        for block, (role, reason) in zip(labelled.blocks, labelled.roles, strict=True)
        if role != "body" and len(words(block.text)) > 2 and coverage(block.text, source, spoken) >= 0.9
    ]
    return "\n".join([name, *(f"  left: {line[:200]!r}" for line in left), *lost])


def _report(systems: dict[str, System], exact: list[int]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for name, system in systems.items():
        key, got = name.replace(" ", "_"), scores(system.overlaps)
        figures |= {f"{key}.f1": got.f1, f"{key}.precision": got.precision, f"{key}.recall": got.recall}
        figures |= {
            f"{key}.residue_lines": system.residue_lines, f"{key}.residue_characters": system.residue_characters,
            f"{key}.milliseconds_a_page": 1000 * system.seconds / max(1, len(system.overlaps)),
        }  # fmt: skip
        print(
            f"{name:22} F1 {got.f1:.4f}  P {got.precision:.4f}  R {got.recall:.4f}  "
            f"furniture left: {system.residue_lines} of {system.lines} lines, "
            f"{system.residue_characters} of {system.characters} characters, on {system.pages_with_residue} of "
            f"{len(system.overlaps)} pages  lines of the truth lost: {system.kept.count(False)} of {len(system.kept)}  "
            f"{figures[f'{key}.milliseconds_a_page']:.0f} ms a page"
        )
    ours = systems["readout"]
    for name in ("trafilatura", "trafilatura precision"):
        had = systems[name].kept
        lost = sum(theirs and not kept for theirs, kept in zip(had, ours.kept, strict=True))
        gained = sum(kept and not theirs for theirs, kept in zip(had, ours.kept, strict=True))
        key = "lost_of_" + name.replace(" ", "_")
        figures[key] = lost / max(1, len(had))
        print(f"lines of the truth that {name} kept and we lost: {lost} of {len(had)} ({100 * figures[key]:.2f} %); gained: {gained}")
    plain = systems["trafilatura"]
    figures["residue_cut_lines"] = 1 - ours.residue_lines / max(1, plain.residue_lines)
    figures["residue_cut_characters"] = 1 - ours.residue_characters / max(1, plain.residue_characters)
    figures["exact"] = exact[0] / max(1, exact[1])
    print(
        f"furniture left, against trafilatura: {100 * figures['residue_cut_lines']:.1f} % fewer lines, "
        f"{100 * figures['residue_cut_characters']:.1f} % fewer characters"
    )
    print(f"blocks tied to the page's characters exactly: {exact[0]} of {exact[1]} ({100 * figures['exact']:.2f} %)")
    return figures
