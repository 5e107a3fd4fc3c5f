"""From stretches of a page to the text of a block: white space collapsed, entities decoded, pieces kept."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.clean.blocks import RawBlock
from readout.clean.frames import Frame
from readout.records import Piece
from readout.text import Span

_SPACES = re.compile(r"[\x00-\x20\x7f]+")
"""What a browser collapses to one space (a no-break space is not among it); NUL and controls go with it."""

_ENDS = tuple(".!?…:;。！？।॥") + tuple(mark + close for mark in ".!?…" for close in "\"'”’»)")
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class Run(NamedTuple):
    """``page[start:end]`` between two tags, whether it is a link's text, and the element it stands in."""

    start: int
    end: int
    link: bool
    frame: Frame


class _Line(NamedTuple):
    text: str
    pieces: tuple[Piece, ...]
    linked: int
    frames: tuple[Frame, ...]


def blocks_of(page: str, runs: Sequence[Run | None], tag: str) -> Iterator[RawBlock]:
    """The blocks that a browser shows for these runs; None stands for a line break.

    An empty line parts two blocks, and so does a break after the end of a sentence (pages that write their
    paragraphs with <br>); any other break stays in its block as "\\n". Headings are never parted.
    """
    gathered: list[_Line] = []
    for line in _lines(page, runs):
        if gathered and tag not in _TITLES and (not line.text or gathered[-1].text.endswith(_ENDS)):
            yield _block(gathered, tag)
            gathered = []
        if line.text:
            gathered.append(line)
    if gathered:
        yield _block(gathered, tag)


def _lines(page: str, runs: Sequence[Run | None]) -> Iterator[_Line]:
    start = 0
    for place, run in enumerate(runs):
        if run is None:
            yield _line(page, [run for run in runs[start:place] if run is not None])
            start = place + 1
    yield _line(page, [run for run in runs[start:] if run is not None])


def _line(page: str, runs: Sequence[Run]) -> _Line:
    """One line's text: a space is kept once, where any stood between two words."""
    text, length, pieces, linked, frames = [], 0, [], 0, []
    space = False
    for run in runs:
        raw = page[run.start : run.end]
        shown = _SPACES.sub(" ", html.unescape(raw) if "&" in raw else raw)
        words = shown.strip(" ")
        space = space or shown.startswith(" ")
        if not words:
            continue
        if space and length:
            text.append(" ")
            length += 1
        text.append(words)
        pieces.append(Piece(Span(length, length + len(words)), *_edges(run, raw), True))
        length += len(words)
        linked += len(words) if run.link else 0
        frames.append(run.frame)
        space = shown.endswith(" ")
    return _trimmed(_Line("".join(text), tuple(pieces), linked, tuple(frames)))


def _edges(run: Run, raw: str) -> tuple[int, int]:
    """The run's characters without the plain white space at its edges."""
    stripped = raw.strip("\t\n\r\f\v ")
    start = run.start + raw.find(stripped)
    return start, start + len(stripped)


def _trimmed(line: _Line) -> _Line:
    """The line without no-break spaces and their like at its edges; empty when it holds nothing else."""
    text = line.text.strip()
    if len(text) == len(line.text):
        return line
    if not text:
        return _Line("", (), 0, ())
    start = line.text.find(text)
    end = start + len(text)
    kept = [_cut(piece, start, end) for piece in line.pieces if piece.span.start < end and piece.span.end > start]
    return _Line(text, tuple(kept), line.linked, line.frames)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    """The piece counted from ``start``; white space cut from its text stays inside its page characters."""
    first, last = max(piece.span.start, start), min(piece.span.end, end)
    return Piece(Span(first - start, last - start), piece.page_start, piece.page_end, piece.exact)


def _block(lines: Sequence[_Line], tag: str) -> RawBlock:
    pieces: list[Piece] = []
    length = 0
    for line in lines:
        for piece in line.pieces:
            span = Span(piece.span.start + length, piece.span.end + length)
            pieces.append(Piece(span, piece.page_start, piece.page_end, piece.exact))
        length += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    frame = _common([frame for line in lines for frame in line.frames])
    density = min(1.0, sum(line.linked for line in lines) / max(1, len(text)))
    return RawBlock(text, tuple(pieces), tag, frame.within, frame.hints, round(density, 3), False, "")


def _common(frames: Sequence[Frame]) -> Frame:
    """The element that holds the block's text; of several, the one that inherits least (the block's own)."""
    return min(frames, key=lambda frame: (len(frame.within), len(frame.hints)))
