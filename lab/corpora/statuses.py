"""Sentences of our own that show the many ways of saying a status: ``[word|status]`` marks the triggers of events.

Written by language models under lab/guidelines/events.md, a family of statuses each; types and sides are not marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.plover import STATUSES, Status
from readout.text import Span

WRITTEN = Path(__file__).with_name("statuses.txt")
MARK = re.compile(r"\[([^\[\]|]+)\|(\w+)\]")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its triggers and the status of each."""

    text: str
    triggers: tuple[tuple[Span, Status], ...]


def written(path: Path = WRITTEN) -> Iterator[Told]:
    """The sentences, a line each."""
    return map(read, path.read_text(encoding="utf-8").splitlines())


def read(line: str) -> Told:
    """One line; its marks taken out of the text. Raises ValueError for a status that there is not."""
    text, triggers, at = "", [], 0
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        status = STATUSES[STATUSES.index(found[2])]  # type: ignore[arg-type]
        triggers.append((Span(len(text), len(text) + len(found[1])), status))
        text += found[1]
        at = found.end()
    return Told(text + line[at:], tuple(triggers))
