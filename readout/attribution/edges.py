"""The last touch on spans: what the network draws a little too wide.

A source does not cross into another sentence, not even where the text forgot the stop between them; of two
statements with one subject ("Lund fears that A and warns that B") the first ends where the second begins; whom
a statement was told to is its addressee, and why a source is not named is about the source: neither is content;
and no span begins or ends with a comma.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from readout.attribution.tagger import Found
from readout.records import Sentence
from readout.text import Span, trim


def within_sentence(text: str, found: Found, sentences: Sequence[Sentence]) -> Found:
    """The attribution with its source cut at proposed boundaries, the cue's side kept.

    ``"... met Wladimir Putin | State media reported"``: the source is "State media".
    """
    if not found.source or not found.cue:
        return found
    source, cue = found.source[0], found.cue[0]
    for sentence in sentences:
        at = sentence.span.start
        if sentence.proposed and source.start < at < source.end:
            kept = Span(at, source.end) if cue.start >= at else Span(source.start, at)
            found = replace(found, source=(trim(text, kept),))
            source = found.source[0]
    return found


def trimmed(text: str, found: Found) -> Found:
    """The attribution without commas, colons and dashes at the edges of its spans; a cue may be a mark alone.

    "There" in "there was no plan" is nobody.
    """
    source = tuple(span for span in _bare(text, found.source) if span.of(text).lower() != "there")
    return replace(found, source=source, content=_bare(text, found.content) or found.content)


def _bare(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    kept = []
    for start, end in spans:
        while start < end and text[start] in LOOSE:
            start += 1
        while end > start and text[end - 1] in LOOSE:
            end -= 1
        if end > start:
            kept.append(Span(start, end))
    return tuple(kept)


LOOSE = " \t\r\n\u00a0,;:\u2013\u2014"
"""What a span neither begins nor ends with."""


UNNAMED = re.compile(
    r"(?:who|speaking|asking|requesting|insisting)\b[^.;\u201c\u201d\"]{0,160}?"
    r"\b(?:anonymity|anonymously|named|identified|authori[sz]ed|allowed|permitted)\b[^.,;\u201c\u201d\"]{0,160},\s"
)
"""The clause that says why a source is not named, up to the comma that closes it."""


def without_excuse(text: str, found: Found) -> Found:
    """The attribution whose content does not begin with the reason why its source is not named.

    ``According to two officials, [who spoke on condition of anonymity,] the deal was close``.
    """
    if not found.content:
        return found
    first = found.content[0]
    excuse = UNNAMED.match(text, first.start, first.end)
    return replace(found, content=(Span(excuse.end(), first.end), *found.content[1:])) if excuse else found


def apart(text: str, found: Sequence[Found]) -> list[Found]:
    """The attributions, each content cut before a later cue of the very same source words."""
    cut = list(found)
    speakers: dict[tuple[Span, ...], list[int]] = defaultdict(list)
    for place, each in enumerate(found):
        if each.source and each.cue:
            speakers[each.source].append(place)
    for places in speakers.values():
        for place, other in permutations(places, 2):
            cut[place] = _before(text, cut[place], found[other].cue[0])
    return cut


def _before(text: str, found: Found, cue: Span) -> Found:
    """The attribution with what follows ``cue`` left out of its content, unless nothing would be left."""
    at = next((n for n, span in enumerate(found.content) if span.start < cue.start and span.holds(cue)), None)
    if at is None:
        return found
    held = text[found.content[at].start : cue.start].rstrip(" ,;")
    held = held.removesuffix(" and").removesuffix(" but").rstrip(" ,;")
    start = found.content[at].start
    kept = (*found.content[:at], Span(start, start + len(held))) if len(held) > SHORTEST else found.content[:at]
    return replace(found, content=kept) if kept else found


SHORTEST = 3
"""Characters that can be a content."""


def without_addressee(text: str, content: Sequence[Span], addressee: Sequence[Span]) -> tuple[Span, ...]:
    """The content, an addressee at its very start left out; never the whole of it."""
    if not content or not addressee or content[0].start != addressee[0].start:
        return tuple(content)
    rest = _bare(text, [Span(addressee[0].end, content[0].end)])
    return (*rest, *content[1:]) if rest else tuple(content)
