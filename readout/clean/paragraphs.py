"""Lines of a printed page -> paragraphs: lines joined, words that were broken at a line's end made whole.

What repeats at the head or foot of the pages is left out after its first showing at the head (which often names the
outlet and the day), and so are bare page numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from readout.clean.pdflines import HYPHEN, PdfLine

MARGIN = 0.1
"""The share of a page's height, at its head and at its foot, in which running heads and page numbers stand."""
_WIDEST_PITCH = 2.2
"""From line to line, in heights of a line: more is no spacing but a page of single lines."""
_PAGE_NUMBER = re.compile(r"\W*+(?:page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|\|)\s*\d{1,4})?\W*", re.I)
_BULLET = re.compile(r"[•▪◦●‣]\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
_BROKEN_WORD = re.compile(rf"(?<=[^\W\d_])[-\u2010\xad{HYPHEN}]$")
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")

Pages = Sequence[Sequence[PdfLine]]


def paragraphs(pages: Pages) -> list[str]:
    """The paragraphs of a document, in order, each on one line."""
    lines = _without_furniture(pages)
    if not lines:
        return []
    compounds = {word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text)}
    pitch = _pitch(lines)
    found, width = [lines[0].text], lines[0].right
    for before, line in pairwise(lines):
        if _begins(before, line, pitch, width):
            found.append(line.text)
            width = line.right
        else:
            found[-1] = _joined(found[-1], line.text, compounds)
            width = max(width, line.right) if before.bottom > line.bottom else line.right
    return [text for text in (_tidy(each) for each in found) if text]


def _without_furniture(pages: Pages) -> list[PdfLine]:
    marginal = Counter(key for page in pages for key in {_marginal(line) for line in page} if key)
    often = max(2, min(3, (len(pages) + 1) // 2))
    heads: list[PdfLine] = []
    kept: list[PdfLine] = []
    for number, page in enumerate(pages):
        for line in page:
            key = _marginal(line)
            if key and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if not key or marginal[key] < often:
                kept.append(line)
            elif number == 0 and key[0] == "head":
                heads.append(line)
    return heads + kept


def _marginal(line: PdfLine) -> tuple[str, str] | None:
    """The part of the page that a line at the edge stands in, and its words without numbers; None for others."""
    words = re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))
    if line.bottom > (1 - MARGIN) * line.height:
        return "head", words
    return ("foot", words) if line.top < MARGIN * line.height else None


def _pitch(lines: Sequence[PdfLine]) -> float:
    """The usual distance from line to line."""
    pairs = [(before, line) for before, line in pairwise(lines) if before.page == line.page and _alike(before, line)]
    usual = [before.bottom - line.bottom for before, line in pairs if before.bottom > line.bottom]
    return median(usual) if usual else 0.0


def _alike(one: PdfLine, two: PdfLine) -> bool:
    """Whether two lines are set in letters of one size."""
    return abs(one.size - two.size) <= 0.12 * max(one.size, two.size)


def _begins(before: PdfLine, line: PdfLine, pitch: float, width: float) -> bool:
    """Whether a line begins a paragraph. ``width`` is how far the paragraph before reaches to the right."""
    if not _alike(before, line) or _BULLET.match(line.text):
        return True
    ended = bool(_SENTENCE_END.search(before.text))
    step = before.bottom - line.bottom
    if step < -0.5 * line.size or before.page != line.page:  # the next column or page
        broken = line.text[:1].islower() or _BROKEN_WORD.search(before.text)
        return ended or (not broken and _short(before, width))
    if step > 1.3 * min(pitch, _WIDEST_PITCH * line.size) > 0:
        return True
    if line.left > before.left + 0.6 * line.size and step > 0.5 * line.size and not _BULLET.match(before.text):
        return True
    width = max(width, line.right)
    half = before.right < (before.left + width) / 2 and line.text[:1].isupper()  # a byline, a label
    return half or (ended and _short(before, width))


def _short(line: PdfLine, width: float) -> bool:
    """Whether a line stops well before the right edge of its column."""
    return line.right < width - max(0.2 * (width - line.left), line.size)


def _joined(text: str, more: str, compounds: set[str]) -> str:
    """Two lines as one: "exam-", "ple" are "example"; "well-", "known" are not where "well-known" is found."""
    if not _BROKEN_WORD.search(text):
        return f"{text.replace(HYPHEN, '-')} {more}"
    head, tail = _LAST_WORD.search(text[:-1]), _FIRST_WORD.match(more)
    if head and tail and tail[0][0].islower() and f"{head[0]}-{tail[0]}".casefold() not in compounds:
        return text[:-1] + more
    return f"{text[:-1]}-{more}"


def _tidy(text: str) -> str:
    """White space collapsed, and no hyphen left that a line's end made."""
    return " ".join(text.replace(HYPHEN, "-").replace("\xad", "").split())
