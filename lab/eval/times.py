"""Times against MEANTIME and GUM: which expressions are found, and whether they mean what the annotators say.

The gold date of the document is the anchor. A value counts as right where the spans overlap and the values are equal:
value F1. MEANTIME is read as far as it is annotated, its date line left out. GUM annotates dates as intervals and
neither durations, sets nor vague times, so only dates and times that Readout resolves count there; a part of a
day is its day, and an interval is right when both ends are. ``--part`` "odd" is the half the rules were written by.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lab.corpora import timed
from lab.corpora.timed import GoldTime, TimedText
from readout.layers import ATTRIBUTIONS, BLOCKS, SENTENCES, TIMES, Reading
from readout.records import Block, Document, Sentence, When
from readout.referents import TimeExpression
from readout.text import Span
from readout.times.calendar import interval
from readout.times.stages import ReadTimes

DATA = Path("../shared/data")
NEWS = ("news",)
GENRES = ("news", "interview", "speech")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder that holds meantime and gum")
    parser.add_argument("--part", default="all", choices=("all", "odd", "even"), help="every second document")
    parser.add_argument("--genres", default=",".join(GENRES), help="GUM's genres, parted by commas")
    parser.add_argument("--errors", action="store_true", help="print what differs (never for an unseen set)")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Value F1, relaxed and exact span F1, in percent."""
    figures: dict[str, float] = {}
    for name, texts in _sets(args.data, args.genres):
        kept = [t for number, t in enumerate(texts) if args.part == "all" or number % 2 == (args.part == "odd")]
        tally: Counter[str] = Counter()
        for each in kept:
            _score(each, times_of(each), name.startswith("gum"), tally, args.errors)
        if kept:
            figures |= _figures(name, len(kept), tally)
    return figures


def _sets(data: Path, genres: str) -> Iterable[tuple[str, list[TimedText]]]:
    folder = data / "meantime" if (data / "meantime").exists() else data
    if (folder / "intra-doc_annotation").exists():
        yield "meantime", list(timed.meantime(folder))
    folder = data / "gum" if (data / "gum").exists() else data
    if (folder / "dep").exists():
        for genre in genres.split(","):
            yield f"gum.{genre}", list(timed.gum(folder, (genre,)))


def times_of(text: TimedText) -> tuple[TimeExpression, ...]:
    """What Readout finds in one text when its date is given."""
    start = datetime.combine(text.written, datetime.min.time(), UTC)
    published = When(start, start + timedelta(days=1) - timedelta(microseconds=1), "day", "given")
    document = Document(text.name, text.text, text.name, published=published, language="en")
    blocks = tuple(Block(Span(*part), "body", "gold") for part in _paragraphs(text.text))
    sentences = tuple(Sentence(span) for span in text.sentences)
    reading = Reading(document).plus({BLOCKS: blocks, SENTENCES: sentences, ATTRIBUTIONS: ()})
    found: tuple[TimeExpression, ...] = ReadTimes().run(reading)[TIMES]
    return found


def _paragraphs(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for part in text.split("\n\n"):
        yield start, start + len(part)
        start += len(part) + 2


def _score(text: TimedText, found: Sequence[TimeExpression], tei: bool, tally: Counter[str], show: bool) -> None:
    judged = [each for each in found if each.span.start < text.until and not _set_aside(text, each, tei)]
    used: set[int] = set()
    for gold in text.times:
        tally["gold"] += 1
        tally[f"gold {gold.type}"] += 1
        matches = [n for n, each in enumerate(judged) if n not in used and each.span.overlaps(gold.span)]
        right = [n for n in matches if _same(judged[n], gold, tei)]
        if matches:
            best = (right or matches)[0]
            used.add(best)
            tally["relaxed"] += 1
            tally["exact"] += any(judged[n].span == gold.span for n in matches)
            tally["value"] += bool(right)
            tally[f"value {gold.type}"] += bool(right)
        if show and not right:
            got = [(judged[n].span.of(text.text), judged[n].value) for n in matches]
            print("MISS", gold.type, _context(text.text, gold.span), gold.values, got)
    tally["found"] += len(judged)
    if show:
        for number, each in enumerate(judged):
            if number not in used and not any(each.span.overlaps(gold.span) for gold in text.times):
                print("MORE", each.type, _context(text.text, each.span), each.value, each.rule)


def _set_aside(text: TimedText, each: TimeExpression, tei: bool) -> bool:
    """The date line of a report, and in GUM what GUM does not annotate."""
    if tei and (each.when is None or each.type not in ("DATE", "TIME")):
        return True
    lead, tail = text.text[: each.span.start].rstrip(" "), text.text[each.span.end :].lstrip(" ")
    alone = lead.endswith("\n\n") and tail.startswith("\n\n")
    return alone and each.value == text.written.isoformat() and not any(g.span == each.span for g in text.times)


def _same(found: TimeExpression, gold: GoldTime, tei: bool) -> bool:
    if not tei:
        return found.value == gold.values[0]
    value = found.value
    if len(gold.values) == 1 and (
        value == gold.values[0] or value[:10] == gold.values[0] or value == gold.values[0][:10]
    ):
        return True
    mine = interval(value)
    ends = [interval(each.lstrip("-")) for each in gold.values]
    if mine is None or not ends or ends[0] is None or ends[-1] is None:
        return False
    return (mine.earliest.date(), mine.latest.date()) == (ends[0].earliest.date(), ends[-1].latest.date())


def _context(text: str, span: Span) -> str:
    return (text[max(0, span.start - 40) : span.start] + "[[" + span.of(text) + "]]" + text[span.end :][:30]).replace(
        "\n", " "
    )


def _figures(name: str, documents: int, tally: Counter[str]) -> dict[str, float]:
    figures = {}
    for what in ("value", "relaxed", "exact"):
        figures[f"{name}.{what}"] = 200 * tally[what] / max(1, tally["gold"] + tally["found"])
    types = "  ".join(
        f"{kind.split()[1]} {tally['value ' + kind.split()[1]]}/{tally[kind]}"
        for kind in sorted(tally)
        if kind.startswith("gold ")
    )
    counts = f"{documents:3} documents, gold {tally['gold']:4} found {tally['found']:4}"
    scores = "  ".join(f"{what} F1 {figures[f'{name}.{what}']:5.1f}" for what in ("value", "relaxed", "exact"))
    print(f"{name:14} {counts}  {scores}  right: {types}")
    return figures
