"""The lines of one page of a PDF file, each with where it stands, in the order in which they are read.

A file holds its text in some order of its own, which is nearly always that of reading; where many lines stand above
or beside the one before them it is not, and the page is cut into columns instead.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from readout.errors import InputError
from readout.extras import extra

MOST_CHARACTERS = 200_000
"""On one page; a full page of a broadsheet holds some 40,000."""
HYPHEN = "\x02"
"""What stands for a hyphen that ended a line."""
_HYPHENS = (2, 0xFFFE)
"""pdfium puts one of these for such a hyphen, and no end of line after it."""
_ENDS = (10, 13, *_HYPHENS)
_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
_PLAIN = dict.fromkeys((*range(32), 0x7F, 0xA0), " ") | {0xFB00 + n: letters for n, letters in enumerate(_LIGATURES)}
"""Ligatures as the letters that they stand for; blanks for what fonts without names for their glyphs give."""
_BLANK = 32
_GAP = 2.5
"""Between words, in heights of the line: more is the space between two columns."""
_DISORDER, _FEW = 0.3, 5
"""Share of lines above or beside the one before them: few on a page of six columns, half on a page in no order."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of text and its box, in points from the lower left corner of a page of some ``height``."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int
    height: float

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
    lines = [replace(line, page=number) for line in _lines(text, page.get_height())]
    astray = sum(line.bottom > before.bottom - 0.5 * line.size for before, line in pairwise(lines))
    return lines if astray <= max(_FEW, _DISORDER * len(lines)) else _by_place(lines)


def _lines(text: Any, height: float) -> Iterator[PdfLine]:
    raw = extra("pypdfium2.raw", "pdf", "a PDF file")
    count = text.count_chars()
    if count > MOST_CHARACTERS:
        raise InputError(f"a page of the PDF file holds {count:,} characters, and a page at most {MOST_CHARACTERS:,}")
    characters = [raw.FPDFText_GetUnicode(text, index) for index in range(count)]
    start = 0
    for index in range(count + 1):
        if index < count and characters[index] not in _ENDS:
            continue
        words = characters[start:index]
        for first, last in _apart(raw, text, words, start):
            broken = last == index and index < count and characters[index] in _HYPHENS
            shown = _joined(characters[first:last])
            if shown:
                yield _placed(raw, text, shown + HYPHEN * broken, first, last, height)
        start = index + 1


def _apart(raw: Any, text: Any, characters: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line between which there is room for the space between two columns."""
    begin = start
    for index, character in enumerate(characters[1:-1], start=start + 1):
        if character == _BLANK:
            before, after = _box(raw, text, index - 1), _box(raw, text, index + 1)
            if after[0] - before[2] > _GAP * max(1.0, before[1] - before[3]):
                yield begin, index
                begin = index + 1
    yield begin, start + len(characters)


def _box(raw: Any, text: Any, index: int) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what the font gives to a character."""
    loose = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, loose)
    return float(loose.left), float(loose.top), float(loose.right), float(loose.bottom)


def _joined(characters: Sequence[int]) -> str:
    """The characters as text; those beyond the basic plane may come as surrogate pairs."""
    text = "".join(map(chr, characters)).translate(_PLAIN)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip()


def _placed(raw: Any, text: Any, words: str, start: int, end: int, height: float) -> PdfLine:
    """A line with its box: its letters' own width, and the height that their font gives to a line."""
    numbers = [ctypes.c_double() for _ in range(4)]
    boxes = []
    for index in range(max(0, raw.FPDFText_CountRects(text, start, end - start))):
        if raw.FPDFText_GetRect(text, index, *numbers):
            boxes.append([number.value for number in numbers])  # left, top, right, bottom
    left, right = min((box[0] for box in boxes), default=0.0), max((box[2] for box in boxes), default=0.0)
    top, bottom = max((box[1] for box in boxes), default=0.0), min((box[3] for box in boxes), default=0.0)
    _, high, _, low = _box(raw, text, start)
    if high > low:
        top, bottom = high, low
    return PdfLine(words, left, bottom, right, top, 0, height)


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
