"""Countries and units that a report names, and the words for their people: they vote on where its towns are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from readout.places.gazetteer import called, country_words
from readout.places.regions import kept, unit_words
from readout.places.spelling import spelled
from readout.text import Span

_RUN = re.compile(r"\b[A-Z][\w’'-]*(?:\.[A-Z]\b\.?)*(?: (?:and |of |the )?[A-Z][\w’'-]*){0,3}")
_POSSESSIVES = ("'s", "’s", "'", "’")
_SHORT = {"US": "USA", "U.S.": "USA", "U.S": "USA", "USA": "USA", "UK": "GBR", "U.K.": "GBR", "U.K": "GBR"}
"""Counted as written only: "us" is no country."""


class Mentioned(NamedTuple):
    """A country, or a unit of one, that the text names or implies: "Ukrainian" -> UKR, "Scottish" -> GBR, Scotland."""

    at: int
    word: str
    country: str
    unit: str | None = None


def mentioned(text: str, stretches: Iterable[Span], persons: Sequence[Span]) -> tuple[Mentioned, ...]:
    """Every country and unit named in these stretches, but not inside the names of persons ("Jordan Smith")."""
    taken = {at for start, end in persons for at in range(start, end)}
    return tuple(
        each
        for start, end in stretches
        for match in _RUN.finditer(text, start, end)
        for each in _of(match.group(), match.start())
        if each.at not in taken
    )


def _of(run: str, start: int) -> Iterator[Mentioned]:
    """What a run of capitals names, longer names first: "South Korean President Yoon" -> KOR."""
    parts, at = run.split(" "), 0
    while at < len(parts):
        for length in range(min(4, len(parts) - at), 0, -1):
            if found := _meaning(" ".join(parts[at : at + length])):
                yield found._replace(at=start + len(" ".join(parts[:at])) + bool(at))
                break
        else:
            length = 1
        at += length


@lru_cache(maxsize=8192)
def _meaning(words: str) -> Mentioned | None:
    for ending in _POSSESSIVES:
        words = words.removesuffix(ending)
    key = spelled(words)
    country, unit = _SHORT.get(words) or (_countries().get(key) if len(key) > 3 else None), unit_words().get(words)
    if country and unit:
        return None  # Georgia
    if unit:
        return Mentioned(0, key, unit[1], unit[0])
    return Mentioned(0, key, country) if country else None


@cache
def _countries() -> dict[str, str]:
    """Names and words for the people, with the other names of the hand-kept list ("Holland")."""
    words = dict(country_words())
    for key, known in kept().items():
        for name in known.stands_for:
            if country := next((row.country for row in called(spelled(name)) if row.kind == "country"), None):
                words.setdefault(key, country)
    return words
