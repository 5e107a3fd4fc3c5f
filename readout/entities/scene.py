"""Where things stand in a document: its paragraphs, sentences and quotations, each found by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readout.attribution.quotes import quoted_ranges
from readout.records import REPORT_ROLES, Block, Sentence
from readout.text import Span


class Scene:
    """The layout of one document's report."""

    def __init__(self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> None:
        self.text = text
        report = [block for block in blocks if block.role in REPORT_ROLES]
        self.paragraphs = sorted(block.span for block in report)
        self.headlines = [block.span for block in report if block.role in ("headline", "deck")]
        self.sentences = sorted(sentence.span for sentence in sentences) or self.paragraphs
        self._paragraph_starts = [span.start for span in self.paragraphs]
        self._sentence_starts = [span.start for span in self.sentences]
        self.quotes = [
            Span(span.start + low, span.start + high)
            for span in self.paragraphs
            for low, high in quoted_ranges(span.of(text))
        ]
        self._quote_starts = [span.start for span in self.quotes]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds a place, or of the last one before it; -1 before the first."""
        return bisect_right(self._paragraph_starts, at) - 1

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a place, or of the last one before it; -1 before the first."""
        return bisect_right(self._sentence_starts, at) - 1

    def sentence_start(self, at: int) -> int:
        """Where the sentence of a place begins."""
        found = self.sentence(at)
        return self.sentences[found].start if found >= 0 else 0

    def quote(self, at: int) -> int | None:
        """The number of the quotation that a place stands in; None outside quotation marks."""
        found = bisect_right(self._quote_starts, at) - 1
        return found if found >= 0 and at < self.quotes[found].end else None

    def holds(self, span: Span) -> bool:
        """Whether a span stands in the report."""
        at = self.paragraph(span.start)
        return at >= 0 and self.paragraphs[at].holds(span)
