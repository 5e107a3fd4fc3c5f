"""From tagged names to spots: edges mended, titles noted, missed names of sources added, repeats found.

A name tagger breaks names and passes over some. Sources are nearly always somebody, so capitalised words in a source
are taken for a name; and what is a name in one place is one wherever the same words stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from readout.entities.drafts import Spot
from readout.entities.scene import Scene
from readout.entities.spelling import fold
from readout.entities.types import settle_types
from readout.entities.wider import spelled_out, widened
from readout.entities.words import noun, titles, words_of
from readout.names.certain import is_people
from readout.records import Attribution
from readout.referents import EntityType, Name
from readout.text import Span

CAPITALISED = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'’-]*(?:\s(?:(?:de|del|della|la|van|von|der|den|bin|ibn|al|el|da|do|dos|du|of|the)\s){0,2}"
    r"[A-Z\u00c0-\u00de][\w.'’-]*){0,5}"
)
WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9][\w'’&.-]*")
NOT_NAMES = words_of("no name")
LONGEST = 8
"""Words of the longest name that is sought again."""


def spots(scene: Scene, names: Sequence[Name], attributions: Sequence[Attribution]) -> list[Spot]:
    """Every name of the report in text order, none overlapping another."""
    found = [_spot(scene, name) for name in names if scene.holds(name.span)]
    tagged = _apart([*(spot for spot in found if spot is not None), *spelled_out(scene)])
    tagged = _apart([*tagged, *_missed(scene, tagged, attributions)])
    tagged = widened(scene, _apart([*tagged, *_repeats(scene, tagged)]))
    settle_types(scene, tagged)
    return tagged


def _spot(scene: Scene, name: Name) -> Spot | None:
    """The name without "the", titles and possessive mark; None where nothing is left."""
    text = scene.text
    start, end = name.span
    for tail in ("'s", "’s"):
        if text[start:end].endswith(tail):
            end -= 2
    while end > start and text[end - 1] in "'’,;: -–—":
        end -= 1
    gender = None
    while True:
        first = re.match(r"[\w.’'-]+\s+", text[start:end])
        if first is None:
            break
        word = first.group().rstrip().rstrip(".")
        title = name.type == "person" and word in titles()
        if not title and word.lower() not in ("the", "a", "an"):
            break
        gender = titles()[word] or gender if title else gender
        start += first.end()
    for tail in (" and", " of", " the", " for"):
        end -= len(tail) if text[start:end].endswith(tail) else 0
    if title_only(text[start:end]) or end - start < 2:
        return None
    words = fold(text[start:end])
    if not words or (text[start:end].islower() and all(noun(word) is not None for word in words)):
        return None
    before = re.search(r"([A-Za-z]{2,9})\.?\s$", text[max(0, start - 12) : start])
    if name.type == "person" and before is not None:
        gender = gender or titles().get(before.group(1))
    return Spot(Span(start, end), "name", name.type, words, name.acting, name.score, gender=gender)


def title_only(words: str) -> bool:
    """Whether words are a title and no name: "President"."""
    return words.rstrip(".") in titles()


def _missed(scene: Scene, tagged: Sequence[Spot], attributions: Sequence[Attribution]) -> Iterator[Spot]:
    """Capitalised words of sources that the tagger left without a name, unless they only begin a sentence."""
    text = scene.text
    starts = [spot.span.start for spot in tagged]
    for source in {span for each in attributions for span in each.source if scene.holds(span)}:
        at = bisect_right(starts, source.end - 1) - 1
        if at >= 0 and tagged[at].span.overlaps(source):
            continue
        for match in CAPITALISED.finditer(text, source.start, source.end):
            span = _without_common(text, Span(match.start(), match.end()))
            begins = span.start == scene.sentence_start(span.start)
            words = fold(span.of(text))
            if not words or words[0] in NOT_NAMES or title_only(span.of(text)):
                continue
            if begins and len(words) == 1 and (noun(words[0]) is not None or words[0].endswith(("ing", "s"))):
                continue
            if span.end - span.start < 2:
                continue
            if all(noun(word) is not None for word in words) or is_people(span.of(text)):
                continue
            yield Spot(span, "name", _guess(words), words, score=0.4)


def _without_common(text: str, span: Span) -> Span:
    """Capitalised words without leading small words and titles, and without trailing marks."""
    start, end = span
    while end > start and (text[end - 1] in "'’-" or text[end - 2 : end] in ("'s", "’s")):
        end -= 1 if text[end - 1] in "'’-" else 2
    while True:
        first = re.match(r"[\w.’'-]+\s+", text[start:end])
        word = first.group().strip() if first else ""
        if first is None or not (word.lower() in NOT_NAMES or word.rstrip(".") in titles()):
            return Span(start, end)
        start += first.end()


def _guess(words: tuple[str, ...]) -> EntityType:
    """What a name is that no tagger saw: a body where one of its words says so, else a person."""
    known = [noun(word) for word in words]
    if words[0] in POINTS:
        return "place"
    if any(each is not None and each.use == "body" for each in known) or words[0] in BODIES:
        return "organization"
    return "person"


BODIES = frozenset({"the", "us", "un", "eu"})
POINTS = frozenset({"north", "south", "east", "west"})


def _repeats(scene: Scene, tagged: Sequence[Spot]) -> Iterator[Spot]:
    """Untagged repeats of tagged names, and of persons' surnames, in the very same letters."""
    text = scene.text
    sought = _sought(text, tagged)
    starts = [spot.span.start for spot in tagged]
    for paragraph in scene.paragraphs:
        for match in WORD.finditer(text, paragraph.start, paragraph.end):
            at = match.start()
            known = sought.get(_first(match.group()))
            if known is None:
                continue
            before = bisect_right(starts, at) - 1
            if before >= 0 and at < tagged[before].span.end:
                continue
            yield from islice(_repeat(scene, at, known), 1)


def _sought(text: str, tagged: Sequence[Spot]) -> dict[str, list[tuple[str, Spot]]]:
    """First word -> the names that begin with it, longest first."""
    sought: dict[str, dict[str, Spot]] = {}
    for spot in tagged:
        written = spot.span.of(text)
        if len(spot.words) <= LONGEST and len(written) > 2 and written[0].isupper():
            sought.setdefault(_first(written), {}).setdefault(written, spot)
        surname = written.split()[-1]
        if spot.type == "person" and len(spot.words) > 1 and len(surname) > 3 and noun(surname.lower()) is None:
            sought.setdefault(_first(surname), {}).setdefault(surname, spot)
    return {first: sorted(known.items(), key=lambda each: -len(each[0])) for first, known in sought.items()}


def _first(written: str) -> str:
    match = LETTERS.match(written)
    return match.group() if match else written


LETTERS = re.compile(r"[^\W_]+")


def _repeat(scene: Scene, at: int, known: Sequence[tuple[str, Spot]]) -> Iterator[Spot]:
    for written, spot in known:
        end = at + len(written)
        if not scene.text.startswith(written, at) or scene.text[end : end + 1].isalnum():
            continue
        words = fold(written)
        if len(words) == 1 and (words[0] in NOT_NAMES or (at == scene.sentence_start(at) and len(words[0]) < 5)):
            continue
        yield Spot(Span(at, end), "name", spot.type, words, score=0.5, how="untagged repeat")


def _apart(found: Iterable[Spot]) -> list[Spot]:
    """In text order, the surer of any two that overlap."""
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if kept and spot.span.start < kept[-1].span.end:
            if spot.score > kept[-1].score:
                kept[-1] = spot
        else:
            kept.append(spot)
    return kept
