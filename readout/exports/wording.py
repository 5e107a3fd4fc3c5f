"""Characters of the text as one line of words."""

from __future__ import annotations

from collections.abc import Iterable

from readout.text import Span

GAP = " \u2026 "
"""Stands between the parts of a split quote or a split name."""


def words(text: str, spans: Iterable[Span]) -> str:
    """The characters of the spans on one line, joined by an ellipsis where the text between them is left out."""
    return GAP.join(" ".join(text[span.start : span.end].split()) for span in spans)
