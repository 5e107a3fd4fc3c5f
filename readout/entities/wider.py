"""Names drawn wider than the tagger drew them: an untagged "Ante" before "Kovačević", a body before its "(ZMF)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.entities.drafts import Spot
from readout.entities.scene import Scene
from readout.entities.spelling import fold, initials
from readout.entities.words import gender_of_given, noun, titles, words_of
from readout.text import Span

BRACKETED = re.compile(r"\(([A-Z]{2,8})\)")
SPELLED = re.compile(r"(?:[A-Z][\w’'-]*\s(?:(?:of|for|and|the|de|on)\s){0,2}){2,9}$")
BEFORE = re.compile(r"(?:^|[^\w.])([A-Z\u00c0-\u00de][\w’'-]+)\s$")
AFTER = re.compile(r"\s([A-Z\u00c0-\u00de][\w’-]+)(?:['’]s)?(?=[\s,.;:!?\"“”)]|$)")
SMALL = words_of("no name")


def spelled_out(scene: Scene) -> Iterator[Spot]:
    """Bodies whose name stands before its acronym in brackets, and the acronym."""
    text = scene.text
    for match in BRACKETED.finditer(text):
        low = max(scene.sentence_start(match.start()), match.start() - 100)
        before = SPELLED.search(text[low : match.start()])
        letters = match.group(1).lower()
        if before is None or not scene.holds(Span(*match.span())):
            continue
        starts = [low + before.start() + word.start() for word in re.finditer(r"[A-Z]", before.group())]
        for start in starts:
            span = Span(start, match.start() - 1)
            words = fold(span.of(text))
            if len(words) > 1 and letters in initials(words):
                yield Spot(span, "name", "organization", words, score=0.6)
                yield Spot(Span(match.start(1), match.end(1)), "name", "organization", (letters,), score=0.6)
                break


def widened(scene: Scene, spots: Sequence[Spot]) -> list[Spot]:
    """Persons of one word with the untagged capitalised word beside them that belongs to the name."""
    last = len(spots) - 1
    for at, spot in enumerate(spots):
        if spot.type != "person" or len(spot.words) != 1:
            continue
        low = spots[at - 1].span.end if at else 0
        high = spots[at + 1].span.start if at < last else len(scene.text)
        _widen(scene, spot, low, high)
    return list(spots)


def _widen(scene: Scene, spot: Spot, low: int, high: int) -> None:
    text, (start, end) = scene.text, spot.span
    before = BEFORE.search(text[max(low, start - 24, scene.sentence_start(start)) : start])
    if before is not None:
        word = before.group(1)
        begins = start - len(word) - 1 <= scene.sentence_start(start)
        if _is_name(word) and (not begins or gender_of_given(fold(word)[0]) is not None):
            start -= len(word) + 1
    after = AFTER.match(text, end)
    given = gender_of_given(spot.words[0]) is not None and start == spot.span.start
    if given and after is not None and after.end(1) <= high and _is_name(after.group(1)):
        end = after.end(1)
    if (start, end) != spot.span:
        spot.span = Span(start, end)
        spot.words = fold(spot.span.of(text))


def _is_name(word: str) -> bool:
    low = word.lower()
    common = re.split(r"['’]", low)[0] in SMALL or word.rstrip(".") in titles() or noun(low) is not None
    return not common and not word.isupper()
