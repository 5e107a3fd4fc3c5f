"""Puts the words of a probe's attributions on the characters of its text, and compares attributions by words.

A word is a run of letters and digits, as in PolNeAR's scorer: marks and blanks at an edge never matter. A span's
words are found together where they stand together, and else in order with gaps ("Kim plans" in "Kim reportedly
plans").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"\w+")
Words = frozenset[int]


@dataclass(frozen=True)
class Located:
    """One attribution as positions of words in its text; ``parent`` is the place of the one it stands in."""

    source: Words
    cue: Words
    content: Words
    parent: int | None = None


def words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and lower-case form of every word."""
    return [
        (match.start(), match.end(), match.group().lower()) for match in WORD.finditer(text) if _real(match.group())
    ]


def _real(word: str) -> bool:
    return any(character.isalnum() for character in word)


def covered(text: str, spans: Iterable[tuple[int, int]]) -> Words:
    """The words of which the spans hold at least half."""
    table = words(text)
    return frozenset(
        at
        for start, end in spans
        for at, (low, high, _) in enumerate(table)
        if 2 * (min(end, high) - max(start, low)) >= high - low
    )


def locate(text: str, rows: Sequence[dict[str, object]]) -> list[Located]:
    """The attributions of a probe; each cue is taken nearest to its content, each source nearest to its cue."""
    table = [word for _, _, word in words(text)]
    found: list[Located] = []
    taken: set[Words] = set()
    for row in rows:
        content: Words = frozenset()
        for piece in _pieces(row["content"]):
            content |= _find(table, piece, after=max(content, default=-1), taken=taken)
        taken.add(content)
        cue = _nearest(table, str(row["cue"]), content, content)
        source = _nearest(table, str(row["source"]), cue or content, content)
        found.append(Located(source, cue, content))
    return [_with_parent(found, at) for at in range(len(found))]


def _pieces(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(piece) for piece in value] if isinstance(value, list) else []


def _find(table: list[str], phrase: str, after: int, taken: set[Words]) -> Words:
    """The first place of the phrase behind ``after`` that no earlier attribution holds exactly."""
    places = _places(table, [word for _, _, word in words(phrase)])
    fresh = [place for place in places if min(place) > after and place not in taken]
    if fresh or places:
        return (fresh or places)[0]
    raise ValueError(f"the words {phrase!r} do not stand in the text")


def _nearest(table: list[str], phrase: str, anchor: Words, content: Words) -> Words:
    """The place of the phrase nearest to ``anchor``, outside the content where it can be."""
    wanted = [word for _, _, word in words(phrase)]
    if not wanted:
        return frozenset()
    places = _places(table, wanted)
    if not places:
        raise ValueError(f"the words {phrase!r} do not stand in the text")
    return min(places, key=lambda place: (bool(place & content), _gap(place, anchor)))


def _gap(one: Words, other: Words) -> int:
    return min((abs(a - b) for a in (min(one), max(one)) for b in other), default=0)


def _places(table: list[str], wanted: list[str]) -> list[Words]:
    """Every run of the wanted words; where there is none, the tightest way to read them in order with gaps."""
    size = len(wanted)
    runs = [frozenset(range(at, at + size)) for at in range(len(table) - size + 1) if table[at : at + size] == wanted]
    if runs or not wanted:
        return runs
    loose = [place for at, word in enumerate(table) if word == wanted[0] and (place := _in_order(table, wanted, at))]
    return sorted(loose, key=lambda place: max(place) - min(place))[:1]


def _in_order(table: list[str], wanted: list[str], start: int) -> Words | None:
    place = [start]
    for word in wanted[1:]:
        try:
            place.append(table.index(word, place[-1] + 1))
        except ValueError:
            return None
    return frozenset(place)


def _with_parent(found: list[Located], at: int) -> Located:
    """The attribution with the smallest other one whose content holds its content and most of the rest of it."""
    this = found[at]
    holders = [
        (len(other.content), place)
        for place, other in enumerate(found)
        if place != at and this.content < other.content and (this.cue | this.source) & other.content
    ]
    return Located(this.source, this.cue, this.content, min(holders)[1] if holders else None)


def same_content(gold: Located, other: Located) -> bool:
    """Whether the contents share at least half of their words."""
    return 2 * len(gold.content & other.content) >= len(gold.content | other.content) > 0


def same_source(gold: Located, other: Located) -> bool:
    """Whether the sources share a word, or both are empty."""
    return bool(gold.source & other.source) or not (gold.source or other.source)


def pair(gold: Sequence[Located], found: Sequence[Located], sources: bool) -> dict[int, int]:
    """Gold -> found, one to one, as many as can be; with ``sources`` the sources must agree too."""
    fits = [_fits(one, found, sources) for one in gold]
    owner: dict[int, int] = {}

    def place(one: int, seen: set[int]) -> bool:
        for at in fits[one]:
            if at not in seen:
                seen.add(at)
                if at not in owner or place(owner[at], seen):
                    owner[at] = one
                    return True
        return False

    for one in range(len(gold)):
        place(one, set())
    return {one: at for at, one in owner.items()}


def _fits(gold: Located, found: Sequence[Located], sources: bool) -> list[int]:
    """Places of the found ones that agree with a gold one, the nearest content first."""
    fits = [
        at for at, each in enumerate(found) if same_content(gold, each) and (not sources or same_source(gold, each))
    ]
    return sorted(fits, key=lambda at: -len(gold.content & found[at].content) / len(gold.content | found[at].content))


def runs(place: Words) -> list[tuple[int, int]]:
    """Word positions as runs (first, last)."""
    ordered = sorted(place)
    starts = ordered[:1] + [after for before, after in pairwise(ordered) if after != before + 1]
    ends = [before for before, after in pairwise(ordered) if after != before + 1] + ordered[-1:]
    return list(zip(starts, ends, strict=True))
