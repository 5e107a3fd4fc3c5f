"""The headline of a page, and what only stands above it.

Pasted text says none of this; it is read from the page's title where there is one, from heading marks, and
otherwise from shape: the first line of several words that does not end like a sentence is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from readout.clean.deck import STOP, below_headline
from readout.clean.line import Line

LONGEST_HEADLINE = 240
FULL_HEADLINE = 6
"""A line of this many words is a headline rather than the outlet's name."""

_WHOLE_QUOTE = re.compile(r"[\"'“‘][^\"“”]{3,200}[\"'”’]$")
_OUTLET_WORD = re.compile(
    r"\b(?:Times|Post|News|Herald|Daily|Weekly|Gazette|Echo|Tribune|Journal|Chronicle|Star|Mirror|Telegraph|Observer|Courier"
    r"|Press|Today|Standard|Mail|Express|Review|Record|Register|Sentinel|Ledger|Monitor|Bulletin|Argus|Advertiser|TV|Radio"
    r"|Online|Network|Examiner|Inquirer|Globe|Dispatch|Reporter|Magazine|Live)\b|\.com\b"
)
_WORD = re.compile(r"\w+")


def find_head(lines: Sequence[Line], title: str | None) -> None:
    """Give the headline and deck their roles, and set aside what stands above and between them."""
    at = _by_title(lines, title)
    if at is None:
        at = _by_heading(lines)
    if at is None:
        at = _by_shape(lines)
    if at is not None:
        _set_headline(lines, at)
        below_headline(lines, at)


def _set_headline(lines: Sequence[Line], at: int) -> None:
    headline = lines[at]
    marked = headline.block.tag in ("h1", "h2")
    headline.role = "headline"
    headline.reason = "the page's main heading" if marked else "the first line that reads like a headline"
    same = _words(headline.text)
    for index, line in enumerate(lines):
        if index < at and line.role in (None, "navigation"):
            _set_above(line, same)
        elif index > at and line.role is None and len(same) >= 3 and _words(line.text) == same:
            line.take("navigation", "it repeats the headline")


def _set_above(line: Line, headline: list[str]) -> None:
    if _words(line.text) == headline:
        line.role = None
        line.take("navigation", "it repeats the headline")
    elif not line.prose:
        line.take("navigation", "it stands above the headline")


def _by_title(lines: Sequence[Line], title: str | None) -> int | None:
    """The line whose words are the page's title, or the title up to the outlet's name."""
    wanted = _words(title or "")
    if not wanted:
        return None
    found = [index for index, line in enumerate(lines) if _is_title_of(_words(line.text[:300]), wanted)]
    headings = [index for index in found if lines[index].block.tag in ("h1", "h2")]
    open_lines = [index for index in found if lines[index].role in (None, "navigation")]
    return next(iter(headings or open_lines), None)


def _is_title_of(line: list[str], title: list[str]) -> bool:
    if len(line) < 3 and line != title:
        return False
    ends = title[: len(line)] == line or title[-len(line) :] == line
    return line == title or (len(line) >= 0.5 * len(title) and ends)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _by_heading(lines: Sequence[Line]) -> int | None:
    """The first main heading of the page, when it holds some words."""
    for index, line in enumerate(lines):
        if line.block.tag == "h1" and len(line.text.split()) >= 3 and line.role in (None, "navigation"):
            return index
    return None


def _by_shape(lines: Sequence[Line]) -> int | None:
    """In text without marks: the first line above the report that reads like a headline."""
    if any(line.block.tag for line in lines):
        return None
    found: list[int] = []
    for index, line in enumerate(lines):
        could_be = line.role is None and _could_be_headline(line)
        if could_be:
            found.append(index)
        if line.role is None and not could_be and (line.prose or not line.head):
            break
    if not any(line.role is None and line.prose for line in lines[(found or [0])[-1] + 1 :]):
        return None
    return _likeliest([index for index in found if _is_long_enough(lines[index])] or found, lines)


def _is_long_enough(line: Line) -> bool:
    """Four words, or three of which one is small: "Jane Roe obituary", but not "The Daily Post"."""
    words = line.text.split()
    return len(words) >= 4 or (len(words) == 3 and words[-1].islower())


def _likeliest(found: Sequence[int], lines: Sequence[Line]) -> int | None:
    """The first candidate, unless it reads like an outlet's or section's name and a full headline follows."""
    for index, later in pairwise(found):
        words = lines[index].text.split()
        capitals = all(word[0].isupper() for word in words)
        named = capitals and (len(words) <= 3 or _OUTLET_WORD.search(lines[index].text))
        if len(words) >= FULL_HEADLINE or not named or len(lines[later].text.split()) < FULL_HEADLINE:
            return index
    return found[-1] if found else None


def _could_be_headline(line: Line) -> bool:
    """Short, and no sentence with a stop; a whole quotation may stand as a headline."""
    text = line.text
    if len(text) > LONGEST_HEADLINE:
        return False
    return not STOP.search(text) or text.endswith(("?", "!")) or bool(_WHOLE_QUOTE.match(text))
