"""The words that decide how something was said: those without which the judgement would be another.

Each word around the content is hidden in turn and the qualities are judged again. What changes hung on that word:
in "reportedly denied", hiding "reportedly" takes the hedge away, hiding "denied" takes the stance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from readout.attribution.frame import WORD, frame
from readout.attribution.qualities import Qualities, qualities
from readout.text import Span

HIDDEN = "x"


def grounds(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], paragraph: Span
) -> dict[str, tuple[Span, ...]]:
    """For each quality by name, the words that it hangs on, in text order; several words may hold it up alike, and
    then none of them alone decides and none is given."""
    here = frame(text, source, cue, content, paragraph)
    words = [Span(here.start + found.start(), here.start + found.end()) for found in WORD.finditer(here.outside)]
    judged = qualities(text, source, cue, content, paragraph)
    decided: dict[str, list[Span]] = {each.name: [] for each in fields(Qualities)}
    for word in words:
        hidden = text[: word.start] + HIDDEN * (word.end - word.start) + text[word.end :]
        other = qualities(hidden, source, cue, content, paragraph)
        for name, found in decided.items():
            if _kind(getattr(other, name)) != _kind(getattr(judged, name)):
                found.append(word)
    return {name: tuple(found) for name, found in decided.items()}


def _kind(value: object) -> object:
    """An unnamed source by its kind alone: its reason is shown by itself."""
    return getattr(value, "kind", value)
