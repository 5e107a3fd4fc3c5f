"""Sentences marked for events to training windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from lab.corpora.events import MarkedSentence
from lab.corpora.statuses import Told
from lab.corpora.uds import Judged
from lab.train.examples import UNMARKED, lines_of, words_in
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.events.heads import ACTOR, RECIPIENT, TRIGGER
from readout.plover import STANDINGS, STATUSES, TYPES
from readout.text import Span

Ints = NDArray[np.int64]
HAPPENED, NOT = -1, -2
"""Of a predicate whose status is not known: asserted, or any of the others."""


@dataclass(frozen=True, slots=True)
class EventExample:
    """One window of W words; E events, F predicates of which only the status is known, or whether they happened."""

    window: Window
    types: Ints
    """(W,) 0 for no event, else 1 + the type's number; UNMARKED everywhere where no events are marked."""
    roles: Ints
    """(E, W) for each event 1 actor, 2 trigger, 3 recipient."""
    statuses: Ints
    """(E,), and so are standings"""
    standings: Ints
    facts: Ints
    """(F,) which word each predicate is."""
    told: Ints
    """(F,) a status's number, else HAPPENED or NOT."""


def event_examples(sentences: Sequence[MarkedSentence], tokenizer: Tokenizer) -> Iterator[EventExample]:
    """The windows of a text that has each of these sentences as a paragraph."""
    text = "\n".join(each.text for each in sentences)
    starts = np.cumsum([0, *(len(each.text) + 1 for each in sentences)]).tolist()
    for window in pack(words_of(text, lines_of(text), tokenizer)):
        count = len(window.first)
        types = np.zeros(count, dtype=np.int64)
        roles, statuses, standings = [], [], []
        for shift, sentence in zip(starts, sentences, strict=False):
            for event in sentence.events:
                row = np.zeros(count, dtype=np.int64)
                sides = ((RECIPIENT, event.recipients), (ACTOR, event.actors), (TRIGGER, (event.trigger,)))
                for role, spans in sides:
                    row[words_in(window, tuple((a + shift, b + shift) for a, b in spans))] = role
                if (row == TRIGGER).any():
                    types[row == TRIGGER] = 1 + TYPES.index(event.type)
                    roles.append(row)
                    statuses.append(STATUSES.index(event.status))
                    standings.append(STANDINGS.index(event.standing))
        none = np.zeros(0, dtype=np.int64)
        table = np.array(roles, dtype=np.int64).reshape(-1, count)
        yield EventExample(window, types, table, np.array(statuses, dtype=np.int64),
                           np.array(standings, dtype=np.int64), none, none)  # fmt: skip


def fact_examples(sentences: Sequence[Judged | Told], tokenizer: Tokenizer) -> Iterator[EventExample]:
    """The same for sentences of whose predicates only the status is known, or whether they happened."""
    text = "\n".join(each.text for each in sentences)
    starts = np.cumsum([0, *(len(each.text) + 1 for each in sentences)]).tolist()
    for window in pack(words_of(text, lines_of(text), tokenizer)):
        facts, told = [], []
        for shift, sentence in zip(starts, sentences, strict=False):
            for (start, end), number in _known(sentence):
                words = words_in(window, ((start + shift, end + shift),))
                if len(words):
                    facts.append(int(words[0]))
                    told.append(number)
        count, none = len(window.first), np.zeros(0, dtype=np.int64)
        yield EventExample(
            window, np.full(count, UNMARKED), np.zeros((0, count), dtype=np.int64), none, none,
            np.array(facts, dtype=np.int64), np.array(told, dtype=np.int64),
        )  # fmt: skip


def _known(sentence: Judged | Told) -> list[tuple[Span, int]]:
    if isinstance(sentence, Told):
        return [(span, STATUSES.index(status)) for span, status in sentence.triggers]
    return [(span, HAPPENED if true else NOT) for span, true, _ in sentence.predicates]
