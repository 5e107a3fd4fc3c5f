"""One block of a page on its way to a role: its text, where on the page it stands, what it has been called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.clean.blocks import RawBlock
from readout.clean.rules import Opens
from readout.records import Role

TAIL = 0.8
"""Bios and subscription pitches are believed in the last fifth of the page only: elsewhere, 1 in 3 was body."""
TAIL_OF_SHORT = 0.6
"""On pages of few paragraphs the last two may be called the tail from here on."""
SHORTEST_PROSE = 60
NEAR = 12
"""Further from the article than this, a block outside it is not read closely: menus, footers, other stories."""

_DECORATION = " \t\u00a0•·▪■●◆▶►▸‣→»>|*#🔴⬇👉📺🎥📷🗞✍🖊\ufe0f\u200b\u200e"
_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")


@dataclass(slots=True)
class Line:
    """A block, its text on one line, the same without bullets and arrows, and what is known of it so far."""

    block: RawBlock
    text: str
    bare: str
    prose: bool
    role: Role | None = None
    reason: str = ""
    opens: Opens = "-"
    tail: bool = False
    head: bool = True
    first: bool = False
    near: bool = True
    """Whether it stands in the article or within a few blocks of it."""

    @property
    def taken(self) -> bool:
        """Whether the extractor, reading a web page's markup, took the block for the article."""
        return self.block.in_article and bool(self.block.tag)

    def take(self, role: Role, reason: str) -> None:
        """Give the block its role, once."""
        if self.role is None:
            self.role, self.reason = role, reason


def line_of(block: RawBlock) -> Line:
    """The block as a line without a role."""
    text = " ".join(block.text.split())
    words = text.count(" ") + 1
    prose = words >= 25 or (words >= 8 and bool(_SENTENCE.search(text)))
    return Line(block, text, text.strip(_DECORATION) or text, prose)


def mark_places(lines: list[Line]) -> None:
    """Say which lines stand in the head (before the first paragraph) and which in the tail (the last fifth)."""
    kept = [line for line in lines if line.block.in_article]
    total = sum(len(line.text) for line in kept) or 1
    proses = [index for index, line in enumerate(kept) if line.prose and len(line.text) >= SHORTEST_PROSE]
    first = proses[0] if proses else len(kept)
    last = proses[-2] if len(proses) > 3 else len(kept)
    read = 0
    for index, line in enumerate(kept):
        line.head = index <= first
        late = read >= TAIL * total or (index >= last and read >= TAIL_OF_SHORT * total)
        line.tail = index > 2 and late
        read += len(line.text)
    if lines:
        lines[0].first = True
    _mark_outside(lines)


def _mark_outside(lines: list[Line]) -> None:
    """Blocks outside the article stand in the head or the tail as their place on the page says."""
    inside = [index for index, line in enumerate(lines) if line.block.in_article]
    first, last = (inside[0], inside[-1]) if inside else (0, len(lines))
    for index, line in enumerate(lines):
        if not line.block.in_article:
            line.head = index < last
            line.tail = True
            line.near = first - NEAR <= index <= last + NEAR
