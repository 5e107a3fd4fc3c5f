"""What the event heads say of given words: sentences in, one event a word asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lab.train.examples import lines_of
from readout.clean.sentences import split_sentences
from readout.encoder.model import Model
from readout.encoder.stage import Encoded
from readout.encoder.windows import pack
from readout.encoder.words import words_of
from readout.events.heads import EventHeads, load_event_heads
from readout.events.triggers import Found, events_at, events_in
from readout.records import Block
from readout.text import Span


class Asked:
    """The encoder and the event heads of one model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.heads: EventHeads = load_event_heads(model.part("events"))

    def of(self, text: str, spans: Sequence[Span], sentences: Sequence[Span] | None = None) -> Iterator[Found]:
        """The event that each of these words would say, in text order."""
        return events_at(self._windows(text), self.heads, _sentences(text) if sentences is None else sentences, spans)

    def all(self, text: str, bar: float) -> Iterator[Found]:
        """The events that the heads find."""
        return events_in(self._windows(text), self.heads, _sentences(text), bar)

    def _windows(self, text: str) -> list[Encoded]:
        words = words_of(text, lines_of(text), self.model.tokenizer)
        return [Encoded(window, *self.model.vectors(window)) for window in pack(words)]


def _sentences(text: str) -> list[Span]:
    blocks = [Block(span, "body", "a line") for span in lines_of(text)]
    return [each.span for each in split_sentences(text, blocks)[0]]


def macro_f1(truths: Sequence[object], answers: Sequence[object]) -> float:
    """The mean F1 over the classes that occur in the truth."""
    scores = []
    for kind in dict.fromkeys(truths):
        both = sum(t == a == kind for t, a in zip(truths, answers, strict=True))
        scores.append(2 * both / (sum(t == kind for t in truths) + sum(a == kind for a in answers)))
    return sum(scores) / len(scores)
