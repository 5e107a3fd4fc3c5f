"""One step of an explanation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.text import Span

StageName = Literal["cleaning", "finding", "weighing", "inside", "who", "when", "where", "code"]

TITLES: dict[StageName, str] = {
    "cleaning": "Where it stands on the page",
    "finding": "How it was found",
    "weighing": "How it was said",
    "inside": "What it stands inside",
    "who": "Who is meant",
    "when": "When",
    "where": "Where",
    "code": "How event coders put it",
}
"""The parts of an explanation in order, with their headings."""


@dataclass(frozen=True, slots=True)
class Step:
    """A stage asked ``what``, chose ``choice`` for this ``reason``, this sure, because of these characters."""

    stage: StageName
    what: str
    choice: str
    reason: str = ""
    score: float | None = None
    spans: tuple[Span, ...] = ()
