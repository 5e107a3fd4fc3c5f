"""Which statements a place stands in, and which names stand in a stretch: both without searching the whole document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from readout.entities.drafts import Spot
from readout.entities.scene import Scene
from readout.records import Attribution
from readout.text import Span


class Utterances:
    """The statements of a document by the paragraphs that their contents stand in."""

    def __init__(self, scene: Scene, attributions: Sequence[Attribution], spots: Sequence[Spot]) -> None:
        self.scene = scene
        self.spots = sorted(spots, key=lambda spot: spot.span)
        self._starts = [spot.span.start for spot in self.spots]
        self._by_paragraph: dict[int, list[tuple[Span, Attribution]]] = {}
        for each in attributions:
            for span in each.content:
                for number in range(scene.paragraph(span.start), scene.paragraph(span.end - 1) + 1):
                    self._by_paragraph.setdefault(number, []).append((span, each))

    def spots_in(self, span: Span) -> list[Spot]:
        """The names that start in a stretch, in text order."""
        return self.spots[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def around(self, at: int, but: Attribution | None = None) -> Attribution | None:
        """The innermost statement whose content holds a place, ``but`` left out."""
        holding = self._holding(at, but)
        return min(holding, key=lambda each: each[0].end - each[0].start)[1] if holding else None

    def quoting(self, at: int, but: Attribution | None = None) -> Iterator[Attribution]:
        """Statements that may be the quotation a place stands in: those that hold it, then others of its paragraph."""
        holding = sorted(self._holding(at, but), key=lambda each: each[0].end - each[0].start)
        yield from (each for _, each in holding)
        here = self.scene.paragraph(at)
        for number in (here, here - 1):
            beside = [pair for pair in self._by_paragraph.get(number, ()) if pair[1] is not but]
            quoted = [(abs(span.start - at), each) for span, each in beside if self._is_quoted(span, each, at)]
            yield from (each for _, each in sorted(quoted, key=lambda pair: pair[0]))

    def _is_quoted(self, span: Span, each: Attribution, at: int) -> bool:
        """Whether a content stands in quotation marks, and its source outside the ones that ``at`` stands in."""
        inside = self.scene.quote(span.start) is not None or self.scene.quote(span.end - 2) is not None
        return inside and all(self.scene.quote(source.start) != self.scene.quote(at) for source in each.source)

    def _holding(self, at: int, but: Attribution | None) -> list[tuple[Span, Attribution]]:
        near = self._by_paragraph.get(self.scene.paragraph(at), ())
        return [(span, each) for span, each in near if each is not but and span.start <= at < span.end]


def whole(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of one source, those joined that only a mark parts: "the coach" + "Ali Reza"."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip(' ,;()—–-"“”'):
            span = Span(joined.pop().start, span.end)
        joined.append(span)
    return tuple(joined)
