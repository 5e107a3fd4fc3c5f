"""What stands between the headline and the report: writers, the deck, a place, labels.

A deck is believed when the markup calls it one, when the writer or the time stands right below it, or when it is
no sentence and the paragraph below is one; first paragraphs of news look like decks, so all else is report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.clean.line import Line

LONGEST_DECK = 420

STOP = re.compile(r"[.!?…:][\"'”’)\]]{0,3}$")
_DECK_HINT = re.compile(
    r"(?:.*[-_])?(?:deck|dek|lead|lede|intro|chapo|standfirst|stand-first|subtitle|sub-?title|sub-?head(?:line)?|summary|excerpt|strapline"
    r"|article-?(?:summary|description|intro|excerpt|lead|subtitle))$"
)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]{1,20}(?: (?:[^\W\d_a-z][\w.'’-]{0,20}|de|da|van|von|al|bin)){1,3}$")
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,30}, [A-Z][\w .'’-]{2,30}$")


def below_headline(lines: Sequence[Line], at: int) -> None:
    """Name what stands between the headline, which is line ``at``, and the report."""
    _find_writers(lines, at)
    _find_deck(lines, at)
    _set_labels(lines, at)


def is_person(text: str) -> bool:
    """Whether the line is nothing but a name of two to four words."""
    return bool(_NAME.match(text))


def _find_writers(lines: Sequence[Line], at: int) -> None:
    """Bare names between the headline and the report, when the time of publication stands right below."""
    for index in range(at + 1, min(at + 8, len(lines))):
        line = lines[index]
        if line.prose and line.block.in_article:
            return
        below = [other.role for other in lines[index + 1 : index + 3]]
        if line.role in (None, "navigation", "related") and is_person(line.text) and "timestamp" in below:
            line.role, line.reason = "byline", "a name between the headline and the time"


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
        if line.role is None and not line.taken and line.text.count(" ") < 4 and not STOP.search(line.text):
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
    stopped = bool(STOP.search(line.text))
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
    if STOP.search(line.text) or (line.taken and line.block.tag == below.block.tag):
        return False
    return below.role is not None or below.prose


def _byline_follows(lines: Sequence[Line], index: int) -> bool:
    """Whether the writer or the time stands right below: then what is above them is no paragraph of the report."""
    below = [line.role for line in lines[index + 1 : index + 3]]
    above = [line.role for line in lines[max(0, index - 3) : index]]
    return below[:1] in (["byline"], ["timestamp"]) and not {"byline", "timestamp"} & set(above)
