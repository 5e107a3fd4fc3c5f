"""The lines of one page of a PDF file, each with where it stands, in the order in which they are read.

A file holds its text in some order of its own, which is nearly always that of reading; where most lines stand above
the one before them it is not, and the page is cut into columns instead.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from readout.errors import InputError
from readout.extras import extra

MOST_CHARACTERS = 200_000
"""On one page; a full page of a broadsheet holds some 40,000."""
HYPHEN = "\x02"
"""What pdfium puts for a hyphen that ends a line."""
_DISORDER = 0.3
"""Share of lines that stand above the one before them: a page of six columns has few, a page in no order half."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text and its box, in points from the lower left corner; ``page`` is the height of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: float

    @property
    def size(self) -> float:
        """How tall the letters are, with room above and below."""
        return self.top - self.bottom


def lines_of(document: Any, number: int) -> list[PdfLine]:
    """The lines of a page, counted from 0, in reading order. A damaged page has none."""
    pdfium = extra("pypdfium2", "pdf", "a PDF file")
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []
    lines = list(_lines(text, page.get_height()))
    upward = sum(after.bottom > before.top for before, after in pairwise(lines))
    return lines if upward <= max(6, _DISORDER * len(lines)) else _by_place(lines)


def _lines(text: Any, height: float) -> Iterator[PdfLine]:
    raw = extra("pypdfium2.raw", "pdf", "a PDF file")
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise InputError(f"a page of the PDF file holds {count:,} characters, and a page at most {MOST_CHARACTERS:,}")
    characters = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    start = 0
    for index in range(count + 1):
        if index == count or characters[index] in (10, 13):
            words = _joined(characters[start:index])
            if words.strip():
                yield _placed(raw, text, words, start, index, height)
            start = index + 1


def _joined(characters: Sequence[int]) -> str:
    """The characters as text; those beyond the basic plane may come as surrogate pairs."""
    text = "".join(map(chr, characters)).replace("\0", "").replace("\xa0", " ").replace("\ufffe", HYPHEN)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip(" \t")


def _placed(raw: Any, text: Any, words: str, start: int, end: int, height: float) -> PdfLine:
    """A line with its box: its letters' own width, and the height that their font gives to a line."""
    numbers = [ctypes.c_double() for _ in range(4)]
    boxes = []
    for index in range(max(0, raw.FPDFText_CountRects(text, start, end - start))):
        if raw.FPDFText_GetRect(text, index, *numbers):
            boxes.append([number.value for number in numbers])  # left, top, right, bottom
    left, right = min((box[0] for box in boxes), default=0.0), max((box[2] for box in boxes), default=0.0)
    top, bottom = max((box[1] for box in boxes), default=0.0), min((box[3] for box in boxes), default=0.0)
    loose = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, start, loose) and loose.top > loose.bottom:
        top, bottom = float(loose.top), float(loose.bottom)
    return PdfLine(words, left, bottom, right, top, height)


def _by_place(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines cut into columns and blocks at the widest empty stretches between them, and read in that order."""
    waiting, done = [list(lines)], []
    while waiting:
        block = waiting.pop()
        size = sorted(line.size for line in block)[len(block) // 2]
        beside = _cut(block, lambda line: (line.left, line.right), 0.8 * size)
        above = beside or _cut(block, lambda line: (-line.top, -line.bottom), 0.8 * size)
        if above:
            waiting += reversed(above)
        else:
            done += sorted(block, key=lambda line: (-line.top, line.left))
    return done


def _cut(
    lines: Sequence[PdfLine], reach: Callable[[PdfLine], tuple[float, float]], least: float
) -> list[list[PdfLine]]:
    """The lines before and after the widest stretch that none of them reaches into; nothing where it is narrow."""
    ordered = sorted(lines, key=lambda line: reach(line)[0])
    furthest, widest, at = reach(ordered[0])[1], least, 0
    for index, line in enumerate(ordered[1:], start=1):
        begins, ends = reach(line)
        if begins - furthest > widest:
            widest, at = begins - furthest, index
        furthest = max(furthest, ends)
    return [ordered[:at], ordered[at:]] if at else []
