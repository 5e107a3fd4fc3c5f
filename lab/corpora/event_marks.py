"""Answers to sheets (lab.corpora.event_sheets) into the files of lab.corpora.events, and how far two answers agree.

    python -m lab.corpora.event_marks keep SHEET.ids ANSWER.tsv OUT.tsv [--written]
    python -m lab.corpora.event_marks agree ONE.ids ONE.tsv OTHER.ids OTHER.tsv

An answer has a row for each event: number, type, trigger, actors, recipients, status, standing. Words stand as in the
sentence, several parted by " | ", "#2" behind them for their second occurrence; a sentence without events has a row
with "-".
A sheet of sentences of our own has no keys: number and sentence only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lab.corpora.events import MarkedEvent, MarkedSentence, line_of
from readout.plover import STANDINGS, STATUSES, TYPES
from readout.text import Span

MANY = " | "


def main(arguments: list[str]) -> int:
    """Runs one of the two commands."""
    match arguments:
        case ["keep", sheet, answer, out, *rest]:
            kept = list(answered(Path(sheet), Path(answer)))
            with open(out, "a", encoding="utf-8") as file:
                for each in kept:
                    text = f"\t{each.text}" if rest else ""
                    print(f"S\t{each.key}{text}", *map(line_of, each.events), sep="\n", file=file)
            print(f"{len(kept)} sentences, {sum(len(each.events) for each in kept)} events -> {out}")
        case ["agree", *paths] if len(paths) == 4:
            agree(*(list(answered(Path(paths[at]), Path(paths[at + 1]))) for at in (0, 2)))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def answered(sheet: Path, answer: Path) -> Iterator[MarkedSentence]:
    """The sentences that an answer speaks of; a row that fits no sentence is named on stderr and passed over."""
    texts: dict[str, list[str]] = {}
    for line in sheet.read_text(encoding="utf-8").splitlines():
        number, *rest = line.split("\t")
        texts[number] = rest if len(rest) == 2 else [f"{sheet.stem}/{number}", *rest]
    events: dict[str, list[MarkedEvent]] = {}
    for line in answer.read_text(encoding="utf-8").splitlines():
        number, *cells = line.split("\t")
        if number in texts:
            found = events.setdefault(number, [])
            if len(cells) == 6:
                try:
                    found.append(_event(texts[number][1], *cells))
                except ValueError as error:
                    print(f"{answer.name} {number}: {error}", file=sys.stderr)
    for number, (key, text) in texts.items():
        if number in events:
            yield MarkedSentence(key, text, tuple(sorted(set(events[number]), key=lambda event: event.trigger)))


def _event(text: str, type: str, trigger: str, actors: str, recipients: str, *judged: str) -> MarkedEvent:
    status, standing = (each.strip() for each in judged)
    if type not in TYPES or status not in STATUSES or standing not in STANDINGS:
        raise ValueError(f"{type} {status} {standing}: no such type, status or standing")
    at = _place(text, trigger, 0)
    return MarkedEvent(type, at, _places(text, actors, at), _places(text, recipients, at), status, standing)


def _places(text: str, cell: str, near: Span) -> tuple[Span, ...]:
    if cell.strip() in ("-", "?", ""):
        return ()
    return tuple(sorted({_place(text, words, near.start) for words in cell.split(MANY)}))


def _place(text: str, words: str, near: int) -> Span:
    """Where words stand: the occurrence that is named, else the nearest that are words of their own."""
    named = re.fullmatch(r"(.+?)#(\d)", words)
    sought = named[1] if named else words
    spans = [Span(*found.span()) for found in re.finditer(rf"(?<!\w){re.escape(sought)}(?!\w)", text)]
    spans = spans or [Span(*found.span()) for found in re.finditer(re.escape(sought), text)]
    if not spans:
        raise ValueError(f"{sought!r} is not in the sentence")
    if named:
        return spans[min(int(named[2]), len(spans)) - 1]
    return spans[0] if not near else min(spans, key=lambda span: abs(span.start - near))


def agree(one: list[MarkedSentence], other: list[MarkedSentence]) -> None:
    """Prints how far two answers agree on the sentences that both have: events, types, status, actors."""
    second = {each.key: each for each in other}
    pairs: list[tuple[MarkedEvent, MarkedEvent]] = []
    counts = [0, 0, 0]
    for each in one:
        if each.key in second:
            counts[0] += 1
            found = list(second[each.key].events)
            counts[1] += len(each.events)
            counts[2] += len(found)
            for event in each.events:
                twin = next((t for t in found if t.trigger.overlaps(event.trigger)), None)
                if twin is not None:
                    found.remove(twin)
                    pairs.append((event, twin))
    total = len(pairs) or 1
    print(f"{counts[0]} sentences, {counts[1]} and {counts[2]} events, {len(pairs)} on the same words: "
          f"F1 {2 * len(pairs) / (sum(counts[1:]) or 1):.3f}")  # fmt: skip
    print(f"of these the same type {sum(a.type == b.type for a, b in pairs) / total:.3f}, "
          f"status {sum(a.status == b.status for a, b in pairs) / total:.3f}, "
          f"standing {sum(a.standing == b.standing for a, b in pairs) / total:.3f}")  # fmt: skip
    for side in ("actors", "recipients"):
        drawn = [(getattr(a, side), getattr(b, side)) for a, b in pairs]
        both = sum(any(x.overlaps(y) for y in b) for a, b in drawn for x in a)
        print(f"{side} F1 {2 * both / (sum(len(a) + len(b) for a, b in drawn) or 1):.3f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
