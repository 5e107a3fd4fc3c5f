"""The head of a page: which line is the headline, which the deck, and what only stands above them.

Pasted text says none of this; it is read from the page's title where there is one, from heading marks, and
otherwise from shape: the first line of several words that does not end like a sentence is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from readout.clean.line import Line

LONGEST_HEADLINE = 240
LONGEST_DECK = 420
FULL_HEADLINE = 6
"""A line of this many words is a headline rather than the outlet's name."""

_DECK_HINT = re.compile(
    r"(?:.*[-_])?(?:deck|dek|lead|lede|intro|chapo|standfirst|stand-first|subtitle|sub-?title|sub-?head(?:line)?|summary|excerpt|strapline"
    r"|article-?(?:summary|description|intro|excerpt|lead|subtitle))$"
)
_STOP = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
_WHOLE_QUOTE = re.compile(r"[\"'“‘][^\"“”]{3,200}[\"'”’]$")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{1,20}(?: (?:[^\W\d_a-z][\w.'’-]{0,20}|de|da|van|von|al|bin)){1,3}$")
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,30}, [A-Z][\w .'’-]{2,30}$")
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
        _find_writers(lines, at)
        _find_deck(lines, at)
        _set_labels(lines, at)


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
    """The first candidate, unless it is short and all in capitals (an outlet's name) and a full one follows."""
    for index, later in pairwise(found):
        words = lines[index].text.split()
        named = all(word[0].isupper() for word in words)
        if len(words) >= FULL_HEADLINE or not named or len(lines[later].text.split()) < FULL_HEADLINE:
            return index
    return found[-1] if found else None


def _could_be_headline(line: Line) -> bool:
    """Short, and no sentence with a stop; a whole quotation may stand as a headline."""
    text = line.text
    if len(text) > LONGEST_HEADLINE:
        return False
    return not _STOP.search(text) or text.endswith(("?", "!")) or bool(_WHOLE_QUOTE.match(text))


def _find_writers(lines: Sequence[Line], at: int) -> None:
    """Bare names between the headline and the report, when the time of publication stands right below."""
    for index in range(at + 1, min(at + 8, len(lines))):
        line = lines[index]
        if line.prose and line.block.in_article:
            return
        below = [other.role for other in lines[index + 1 : index + 3]]
        if line.role in (None, "navigation", "related") and is_person(line.text) and "timestamp" in below:
            line.role, line.reason = "byline", "a name between the headline and the time"


def is_person(text: str) -> bool:
    """Whether the line is nothing but a name of two to four words."""
    return bool(_NAME.match(text))


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


def _set_labels(lines: Sequence[Line], at: int) -> None:
    """In pasted text, short labels between the headline and the report ("Font Size"), which begins with prose."""
    report = [index for index in range(at + 1, len(lines)) if lines[index].role is None and lines[index].prose]
    for line in lines[at + 1 : report[0]] if report else ():
        if line.role is None and not line.taken and line.text.count(" ") < 4 and not _STOP.search(line.text):
            line.take("navigation", "a short label above the report")


def _marked_deck(line: Line) -> bool:
    if line.text.count(" ") < 3 or len(line.text) > LONGEST_DECK:
        return False
    return any(_DECK_HINT.match(word) for word in line.block.hints[:4])


def _deck_by_shape(lines: Sequence[Line], index: int) -> None:
    line = lines[index]
    if not any(other.role is None and other.prose for other in lines[index + 1 :]):
        return
    words = line.text.count(" ") + 1
    stopped = bool(_STOP.search(line.text))
    if _PLACE.match(line.text):
        line.take("dateline", "the place that the report was filed from")
    elif words <= 3 and not stopped and not line.block.tag.startswith("h"):
        line.take("navigation", "a short label under the headline")
    elif (
        words >= 5 and len(line.text) <= LONGEST_DECK and (_byline_follows(lines, index) or _stands_alone(lines, index))
    ):
        line.take("deck", "it stands between the headline and the report")


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether the line has no stop, and the next is a paragraph unlike it: not the first item of a list."""
    line, below = lines[index], lines[index + 1]
    if _STOP.search(line.text) or (line.taken and line.block.tag == below.block.tag):
        return False
    return below.role is not None or below.prose


def _byline_follows(lines: Sequence[Line], index: int) -> bool:
    """Whether the writer or the time stands right below: then what is above them is no paragraph of the report."""
    below = [line.role for line in lines[index + 1 : index + 3]]
    above = [line.role for line in lines[max(0, index - 3) : index]]
    return below[:1] in (["byline"], ["timestamp"]) and not {"byline", "timestamp"} & set(above)
