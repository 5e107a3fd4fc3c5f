"""What surrounds one attribution: its cue's words, those just before it, and the sentence less the content.

The stages of ``qualities`` read this and nothing else, so that a word inside a quotation ("not", "on X") is
never taken for the reporter's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from readout.attribution.lexicon import Found, find
from readout.text import Span

WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
STOP = re.compile(r"[.!?][\"\u201d\u2019')\]]{0,3}\s+(?=[\"\u201c\u2018'(\[]?[A-Z0-9\u00c0-\u00de])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|St|No|vs|Jr|Sr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Adm)"
    r"|\b[A-Za-z](?:\.[A-Za-z]){0,3})\.$"
)
LEFT_WORDS = 6
RIGHT_WORDS = 4


class Frame(NamedTuple):
    """One attribution in its place. ``outside`` is ``text[start:end]`` of the sentence, content blanked by newlines."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    start: int
    outside: str
    words: tuple[str, ...]
    """The cue's words in lower case, contractions opened: didn't -> did, not."""
    before: tuple[str, ...]
    """Up to six words of the sentence that stand just before the cue, outside source and content."""
    after: tuple[str, ...]
    """Up to four words that stand just after the cue, wherever they belong."""
    found: tuple[Found, ...]

    @property
    def source_text(self) -> str:
        """The source's characters, its spans joined by blanks."""
        return " ".join(span.of(self.text) for span in self.source)


def frame(text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], paragraph: Span) -> Frame:
    """The surroundings of one attribution inside its paragraph; spans outside the paragraph widen it."""
    start, end = _sentence(text, [*cue, *source] or [*content], paragraph)
    outside = _blank(text, start, end, content)
    words = tuple(word for span in cue for word in _words(span.of(text)))
    before, after = _beside(text, outside, start, source, cue)
    found = tuple(find(words + after, len(words)))
    return Frame(text, tuple(source), tuple(cue), tuple(content), start, outside, words, before, after, found)


def without_cue(frame: Frame) -> str:
    """The sentence with the cue blanked too."""
    return _blank(frame.text, frame.start, frame.start + len(frame.outside), [*frame.content, *frame.cue])


def following_sentence(frame: Frame, paragraph: Span) -> tuple[int, str]:
    """Start and characters of the sentence after the frame's own, in the same paragraph; "" at its end."""
    start = frame.start + len(frame.outside)
    if start >= paragraph.end:
        return paragraph.end, ""
    rest = frame.text[start : paragraph.end]
    stops = _stops(rest)
    return start, rest[: stops[0]] if stops else rest


def _sentence(text: str, spans: Sequence[Span], paragraph: Span) -> tuple[int, int]:
    """The sentence or sentences of the paragraph that hold these spans."""
    if not spans:
        return paragraph
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = min(paragraph.start, first), max(paragraph.end, last)
    stops = [start + stop for stop in _stops(text[start:end])]
    left = max((stop for stop in stops if stop <= first), default=start)
    right = min((stop for stop in stops if stop >= last), default=end)
    return left, right


@lru_cache(maxsize=512)
def _stops(paragraph: str) -> tuple[int, ...]:
    """Where sentences end in a paragraph, abbreviations and initials left out."""
    ends = []
    for stop in STOP.finditer(paragraph):
        if not ABBREVIATION.search(paragraph, max(0, stop.start() - 8), stop.start() + 1):
            ends.append(stop.end())
    return tuple(ends)


def _blank(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    """``text[start:end]`` with the spans' characters replaced by newlines, so that no pattern reads across them."""
    pieces, at = [], start
    for span in sorted(spans):
        low, high = max(span.start, at), min(span.end, end)
        if low < high:
            pieces.append(text[at:low])
            pieces.append("\n" * (high - low))
            at = high
    pieces.append(text[at:end])
    return "".join(pieces)


def _beside(
    text: str, outside: str, start: int, source: Sequence[Span], cue: Sequence[Span]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not cue:
        return (), ()
    low = max([start, *(span.end for span in source if span.end <= cue[0].start)])
    left = outside[max(low, cue[0].start - 60) - start : cue[0].start - start]
    before = _words(left.rpartition("\n")[2])[-LEFT_WORDS:]
    after = _words(text[cue[-1].end : cue[-1].end + 40])[:RIGHT_WORDS]
    return before, after


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for match in WORD.finditer(text):
        word = match.group().lower().replace("\u2019", "'")
        if word.endswith("n't"):
            words += [{"won't": "will", "can't": "can", "shan't": "shall"}.get(word, word[:-3]), "not"]
        elif word == "cannot":
            words += ["can", "not"]
        else:
            words.append(word)
    return tuple(words)
