"""The shape in which every corpus gives its attributions, whatever its own format."""

from __future__ import annotations

from dataclasses import dataclass

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; spans are code points of the document's text, in text order.

    ``level`` is 0 for the outermost, 1 for one that stands in another's content, and so on.
    """

    source: Spans
    cue: Spans
    content: Spans
    level: int = 0
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its gold attributions; ``levels`` is how many levels of nesting are marked."""

    name: str
    text: str
    attributions: tuple[Gold, ...]
    levels: int = 1
    searched: float = 0.1
    """How surely the innermost contents hold no further attribution: 1 where annotators looked, little where not."""
