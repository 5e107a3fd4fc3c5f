"""What changed on the way from one report to its copy: sentences left out and added, words put in place of others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from readout.copies.compared import Taken, compared
from readout.copies.narration import Narration
from readout.text import Span

_WORD = re.compile(r"\w+(?:['\u2019.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a source and what stands in their place, as characters of both texts; either may be empty.

    ``number``: a number became another one, came in or went out.
    """

    source: Span
    own: Span
    number: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """Sentences of the source that the copy has not, its own that the source has not, and changes within the others."""

    left_out: tuple[Span, ...]
    added: tuple[Span, ...]
    changed: tuple[Change, ...]


def changes(own: Narration, text: str, source: Narration, source_text: str) -> Changes | None:
    """How a copy differs from its source; None where it is none, or reworded throughout."""
    link = compared(source, own)
    if link is None:
        return None
    of_source, of_own = {each.one for each in link.taken}, {each.other for each in link.taken}
    return Changes(
        tuple(told.span for told in source.sentences if told.span not in of_source and told.words),
        tuple(told.span for told in own.sentences if told.span not in of_own and told.words),
        tuple(change for taken in sorted(link.taken, key=_place) for change in _within(taken, text, source_text)),
    )


def _place(taken: Taken) -> int:
    return taken.other.start


def _within(taken: Taken, text: str, source_text: str) -> list[Change]:
    """The words that differ between a sentence and its copy; quotation marks and the like do not count."""
    theirs, mine = _words(source_text, taken.one), _words(text, taken.other)
    one, other = ([span.of(words).lower() for span in spans] for words, spans in ((source_text, theirs), (text, mine)))
    found = []
    for tag, low, high, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            numbers = [any(map(str.isdigit, word)) for word in (*one[low:high], *other[first:last])]
            found.append(Change(_stretch(theirs, low, high), _stretch(mine, first, last), any(numbers)))
    return found


def _words(text: str, sentence: Span) -> list[Span]:
    return [Span(found.start(), found.end()) for found in _WORD.finditer(text, sentence.start, sentence.end)]


def _stretch(words: list[Span], first: int, last: int) -> Span:
    """From the first word to before the last; an empty one stands where they would."""
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first].start if first < len(words) else words[-1].end if words else 0
    return Span(at, at)
