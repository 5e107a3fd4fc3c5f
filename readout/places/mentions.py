"""Countries that a report names, and the words for their people: they vote on where its towns are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from readout.places.gazetteer import called, country_words
from readout.places.regions import kept
from readout.places.spelling import spelled
from readout.text import Span

_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\.[A-Z]\b\.?)*(?: (?:and |of |the )?[A-Z][\w’'-]*){0,2}")
_POSSESSIVES = ("'s", "’s", "'", "’")


class CountryMention(NamedTuple):
    """A country that the text names or implies at a place: "Ukrainian" -> UKR."""

    at: int
    country: str


def country_mentions(text: str, stretches: Iterable[Span]) -> tuple[CountryMention, ...]:
    """Every country named, or implied by a word for its people, in these stretches of the text."""
    words, found = _words(), []
    for start, end in stretches:
        for match in _NAME.finditer(text, start, end):
            found += [CountryMention(match.start(), country) for country in _of(match.group(), words)]
    return tuple(found)


def _of(name: str, words: dict[str, str]) -> Iterable[str]:
    """Countries among the words of a run of capitals, longer names first: "South Korean President"."""
    parts = name.split(" ")
    at = 0
    while at < len(parts):
        for length in range(len(parts) - at, 0, -1):
            run = " ".join(parts[at : at + length])
            for ending in _POSSESSIVES:
                run = run.removesuffix(ending)
            if country := words.get(run) or words.get(spelled(run) if len(run) > 3 else ""):
                yield country
                break
        else:
            length = 1
        at += length


@cache
def _words() -> dict[str, str]:
    """Names and demonyms; short ones ("US", "UK", "U.S.") only as written, so that "us" is not a country."""
    words = dict(country_words())
    for key, known in kept().items():
        for name in known.stands_for:
            country = next((row.country for row in called(spelled(name)) if row.kind == "country"), None)
            if country and len(key) > 3:
                words.setdefault(key, country)
    short = {"US": "USA", "U.S.": "USA", "U.S": "USA", "USA": "USA", "UK": "GBR", "U.K.": "GBR", "U.K": "GBR"}
    return {**words, **short, "UAE": "ARE", "DRC": "COD", "EU": ""}
