"""The head of a page: which line is the headline, which the deck, and what only stands above them.

Pasted text says none of this; it is read from the page's title where there is one, from heading marks, and
otherwise from shape: the first line of several words that does not end like a sentence is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from readout.clean.blocks import RawBlock
from readout.records import Role

LONGEST_HEADLINE = 240
LONGEST_DECK = 420

_DECK_HINT = re.compile(
    r"^(?:.*[-_])?(?:deck|dek|standfirst|stand-first|subtitle|sub-?title|sub-?head(?:line)?|summary|excerpt|kicker|strapline|lede-?text"
    r"|article-?(?:summary|description|intro|excerpt|lead|subtitle))$"
)
_STOP = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
_TITLE_WORD = re.compile(r"\w+")


class Line(Protocol):
    """What this needs of a line: its block, its text, its place and its role."""

    block: RawBlock
    text: str
    head: bool
    role: Role | None
    reason: str

    @property
    def prose(self) -> bool: ...

    def take(self, role: Role, reason: str) -> None: ...


def find_head(lines: Sequence[Line], title: str | None) -> None:
    """Give the headline and deck their roles, and set aside what stands above and between them."""
    at = _by_title(lines, title)
    if at is None:
        at = _by_heading(lines)
    if at is None:
        at = _by_shape(lines)
    if at is None:
        return
    _set_headline(lines, at)
    _find_deck(lines, at)


def _set_headline(lines: Sequence[Line], at: int) -> None:
    headline = lines[at]
    headline.role = "headline"
    headline.reason = headline.reason if headline.reason.startswith("the page's") else _why(headline)
    same = _words(headline.text)
    for index, line in enumerate(lines):
        if index < at and line.role in (None, "navigation"):
            _set_above(line, same)
        elif index > at and line.role is None and len(same) >= 3 and _words(line.text) == same:
            line.take("navigation", "it repeats the headline")


def _why(headline: Line) -> str:
    if headline.block.tag in ("h1", "h2"):
        return "the page's main heading"
    return "the first line that reads like a headline"


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
    found = [index for index, line in enumerate(lines) if _is_title_of(_words(line.text), wanted)]
    headings = [index for index in found if lines[index].block.tag in ("h1", "h2")]
    open_lines = [index for index in found if lines[index].role in (None, "navigation")]
    return next(iter(headings or open_lines), None)


def _is_title_of(line: list[str], title: list[str]) -> bool:
    if len(line) < 3 and line != title:
        return False
    return line == title or (
        len(line) >= 0.5 * len(title) and (title[: len(line)] == line or title[-len(line) :] == line)
    )


def _words(text: str) -> list[str]:
    return _TITLE_WORD.findall(text.casefold())


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
    open_head: list[int] = []
    for index, line in enumerate(lines):
        if line.role is None and (line.prose and not _could_be_headline(line)):
            break
        if line.role is None and _could_be_headline(line):
            open_head.append(index)
        if line.role is None and not line.head:
            break
    if not any(line.role is None and line.prose for line in lines[(open_head or [0])[-1] + 1 :]):
        return None
    long_enough = [index for index in open_head if len(lines[index].text.split()) >= 4]
    return next(iter(long_enough or open_head), None)


def _could_be_headline(line: Line) -> bool:
    """Short, and no sentence with a stop; a whole quotation may stand as a headline."""
    text = line.text
    if len(text) > LONGEST_HEADLINE:
        return False
    return (
        not _STOP.search(text) or text.endswith(("?", "!")) or bool(re.fullmatch(r"[\"'“‘][^\"“”]{3,200}[\"'”’]", text))
    )


def _find_deck(lines: Sequence[Line], at: int) -> None:
    """The line between the headline and the report: a summary, when it is marked so or carries no full stop."""
    for index in range(at + 1, min(at + 12, len(lines))):
        line = lines[index]
        if _marked_deck(line) and line.role in (None, "navigation"):
            line.role, line.reason = "deck", "the page's markup calls it the summary"
            return
        if line.role is None and line.block.in_article:
            _deck_by_shape(lines, index)
            if line.role is None or line.role == "deck":
                return


def _marked_deck(line: Line) -> bool:
    return (
        len(line.text.split()) >= 4
        and len(line.text) <= LONGEST_DECK
        and any(_DECK_HINT.search(word) for word in line.block.hints[:4])
    )


def _deck_by_shape(lines: Sequence[Line], index: int) -> None:
    line = lines[index]
    if not any(other.role is None and other.prose for other in lines[index + 1 :]):
        return
    words = len(line.text.split())
    if words <= 3 and not _STOP.search(line.text) and not line.block.tag.startswith("h"):
        line.take("navigation", "a short label under the headline")
    elif (
        words >= 5 and len(line.text) <= LONGEST_DECK and (not _STOP.search(line.text) or _byline_follows(lines, index))
    ):
        line.take("deck", "it stands between the headline and the report")


def _byline_follows(lines: Sequence[Line], index: int) -> bool:
    """Whether the writer or the time stands right below: then what is above them is no paragraph of the report."""
    below = [line.role for line in lines[index + 1 : index + 3]]
    above = [line.role for line in lines[max(0, index - 3) : index]]
    return below[:1] in (["byline"], ["timestamp"]) and not {"byline", "timestamp"} & set(above)
