"""Sentences marked with PLOVER events for Readout (lab/guidelines/events.md): types, triggers, actors, status.

``events.tsv`` holds marks on sentences of PolNeAR, GUM and EWT, which are read from there by their keys
(lab.corpora.event_sheets); ``events_written.tsv`` holds sentences of our own, with their text. Both were made by
reading, by language models under the written guidelines, and checked for spans that do not exist, not by people.
A row is a sentence (``S``, key, text; no text where the corpus has it) or an event of the sentence above it (``E``,
type, trigger, actors, recipients, status, standing), its spans ``start-end`` in the sentence, parted by a space.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.corpora.event_sheets import SHARES, sentences
from readout.text import Span

MARKED = Path(__file__).with_name("events.tsv")
WRITTEN = Path(__file__).with_name("events_written.tsv")
HELD_OUT = 10
"""Every 10th marked sentence is held out."""


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event of a sentence; spans count in the sentence."""

    type: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    status: str
    standing: str


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with its events, which may be none."""

    key: str
    text: str
    events: tuple[MarkedEvent, ...]


def marked(data: Path) -> Iterator[MarkedSentence]:
    """The sentences of the open corpora below ``data``, in the order of the file."""
    texts = {key: text for corpus in SHARES for key, text in sentences(corpus, data)}
    return (MarkedSentence(each.key, texts[each.key], each.events) for each in read(MARKED) if each.key in texts)


def written() -> Iterator[MarkedSentence]:
    """The sentences of our own."""
    return read(WRITTEN)


def everything(data: Path) -> list[MarkedSentence]:
    """All marked sentences, those of other corpora first."""
    return [*marked(data), *written()]


def held_out(data: Path) -> list[MarkedSentence]:
    """The sentences that bars are chosen on and no epoch learns from."""
    return [each for number, each in enumerate(everything(data)) if number % HELD_OUT == 0]


def read(path: Path) -> Iterator[MarkedSentence]:
    """The sentences of one file; those of other corpora without their text."""
    head: list[str] = []
    events: list[MarkedEvent] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sort, _, rest = line.partition("\t")
        if sort == "S":
            if head:
                yield MarkedSentence(head[0], head[1], tuple(events))
            head, events = [*rest.split("\t"), ""][:2], []
        elif sort == "E":
            type, trigger, actors, recipients, *judged = rest.split("\t")
            events.append(MarkedEvent(type, _spans(trigger)[0], _spans(actors), _spans(recipients), *judged))
    if head:
        yield MarkedSentence(head[0], head[1], tuple(events))


def line_of(event: MarkedEvent) -> str:
    """The row of one event."""
    spans = (" ".join(f"{a}-{b}" for a, b in each) for each in ((event.trigger,), event.actors, event.recipients))
    return "\t".join(("E", event.type, *spans, event.status, event.standing))


def _spans(cell: str) -> tuple[Span, ...]:
    return tuple(Span(int(a), int(b)) for a, _, b in (each.partition("-") for each in cell.split()))
