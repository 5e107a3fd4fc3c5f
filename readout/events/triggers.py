"""From word vectors to events: words that say one, then for each its status, actors and recipients in its sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from readout.encoder.roles import Floats, Ints
from readout.encoder.stage import Encoded
from readout.encoder.windows import Window
from readout.events.heads import ACTOR, RECIPIENT, TRIGGER, EventHeads
from readout.plover import STANDINGS, STATUSES, TYPES, EventType, Standing, Status
from readout.text import Span

BAR = 0.6
"""The probability that a word says some event, from which on it does."""
GOES_ON = 0.3
"""A word beside a trigger joins it from this probability of the same type on."""


@dataclass(frozen=True, slots=True)
class Found:
    """An event as the heads see it."""

    type: EventType
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    status: Status
    standing: Standing
    score: float
    status_score: float


def events_in(
    windows: Sequence[Encoded], heads: EventHeads, sentences: Sequence[Span], bar: float = BAR
) -> Iterator[Found]:
    """Every event, window by window, in the order of their triggers."""
    for each in windows:
        sentence = _sentences(each, sentences)
        yield from _read(each, heads, sentence, list(_triggers(heads.types(_vectors(each)), sentence, bar)))


def events_at(
    windows: Sequence[Encoded], heads: EventHeads, sentences: Sequence[Span], spans: Sequence[Span]
) -> Iterator[Found]:  # fmt: skip
    """The events that these words say, whether or not the heads would have found them; for evaluation."""
    for each in windows:
        shares = heads.types(_vectors(each))
        asked = []
        for span in sorted(spans):
            words = np.flatnonzero((each.window.starts < span.end) & (each.window.ends > span.start))
            if len(words):
                first, last = int(words[0]), int(words[-1])
                kinds = shares[first : last + 1, 1:].sum(0)
                asked.append((first, last, int(kinds.argmax()), float(1 - shares[first : last + 1, 0].min())))
        yield from _read(each, heads, _sentences(each, sentences), asked)


def _vectors(each: Encoded) -> Floats:
    return each.vectors if each.deeds is None else each.deeds


def _sentences(each: Encoded, sentences: Sequence[Span]) -> Ints:
    """(W,) number of the sentence that each word stands in."""
    starts = [span.start for span in sentences]
    return np.array([bisect_right(starts, int(at)) for at in each.window.starts], dtype=np.int64)


def _read(
    each: Encoded, heads: EventHeads, sentence: Ints, triggers: Sequence[tuple[int, int, int, float]]
) -> Iterator[Found]:  # fmt: skip
    """The roles around each trigger in its sentence, its status and standing."""
    spans = [(first, last) for first, last, _, _ in triggers]
    if not spans:
        return
    vectors = _vectors(each)
    rows = heads.decode([heads.emissions(vectors, sentence, spans, reach=0)])[0]
    for (first, last, type, score), row, status, standing in zip(
        triggers, rows, *heads.judged(vectors, spans), strict=True
    ):
        row[first : last + 1] = TRIGGER
        yield Found(
            TYPES[type], _span(each.window, first, last + 1),
            _runs(each.window, row, ACTOR), _runs(each.window, row, RECIPIENT),
            STATUSES[int(status.argmax())], STANDINGS[int(standing.argmax())],
            round(score, 4), round(float(status.max()), 4),
        )  # fmt: skip


def _triggers(shares: Floats, sentence: Ints, bar: float) -> Iterator[tuple[int, int, int, float]]:
    """First and last word, number of the type, score; neighbours of one type and sentence are one trigger."""
    told = 1 - shares[:, 0]
    best = shares[:, 1:].argmax(1)
    at = 0
    while at < len(told):
        if told[at] < bar:
            at += 1
            continue
        first = last = at
        type = int(best[at])
        while last + 1 < len(told) and sentence[last + 1] == sentence[at] and shares[last + 1, type + 1] >= GOES_ON:
            last += 1
        yield first, last, type, float(told[first : last + 1].max())
        at = last + 1


def _runs(window: Window, row: Ints, role: int) -> tuple[Span, ...]:
    """The stretches of one role."""
    here = np.flatnonzero(np.diff(np.concatenate([[0], row == role, [0]]).astype(np.int64)))
    return tuple(_span(window, int(a), int(b)) for a, b in zip(here[::2], here[1::2], strict=True))


def _span(window: Window, first: int, end: int) -> Span:
    return Span(int(window.starts[first]), int(window.ends[end - 1]))
