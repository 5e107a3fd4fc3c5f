"""Names that a table settles, whatever the tagger drew: countries of several words, capitals, peoples.

"Democratic People’s Republic of Korea" is one name; "Pyongyang" is no person, "Moscow" a place although the tagger
passed over it; "Iranian" and "the South" are no names. A word that is a given name too ("Chad", "Georgia") is left
alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from readout.actors import BUILT, KEPT, table_lines
from readout.referents import Name
from readout.text import Span

NO_NAMES = frozenset({"South", "North", "East", "West", "Defense", "Defence", "Foreign", "Interior", "State"})
"""Words that stand for a country or a ministry only together with others."""
MONTHS = frozenset({"March", "April", "May", "June", "August"})
"""Months that are names of people too; a place or a body is hardly called so by itself."""
COMMON = frozenset({"Turkey", "Male", "Nice", "Man", "Niger", "Bar", "Praia", "Valletta", "Roma", "Kingstown"})
"""Capitals and countries that are other words as well: never added, never retyped."""
CERTAIN, ADDED = 0.9, 0.6
WORD = re.compile(r"(?<![\w@/.-])[A-Z\u00c0-\u00de][\w’'.]*")
ON = re.compile(r"[\w@-]")
SHORT = ("U.S.A.", "U.S.", "U.K.", "USA", "UAE", "UK")


class Known(NamedTuple):
    """Names of countries and capitals, adjectives and names of peoples, and what can be a given name as well."""

    long: dict[str, tuple[str, ...]]
    """First word -> the countries of several words that begin with it, the longest first, with straight apostrophes."""
    words: frozenset[str]
    peoples: frozenset[str]
    given: frozenset[str]


@lru_cache(maxsize=1)
def known() -> Known:
    """What the actor table and the list of given names hold; read once."""
    kinds: dict[str, set[str]] = {"country": set(SHORT), "capital": set(), "demonym": set()}
    for line in (*table_lines(KEPT), *table_lines(BUILT)):
        alias, _, _, _, _, kind, _ = line.split("\t", 6)
        if kind in kinds and alias[:1].isupper():
            kinds[kind].add(alias)
    long: dict[str, list[str]] = {}
    for name in sorted(kinds["country"], key=lambda name: (-len(name), name)):
        if " " in name or name in SHORT:
            long.setdefault(name.split(" ")[0].rstrip("."), []).append(name)
    words = {word for word in kinds["country"] | kinds["capital"] if word.isalpha() and not word.isupper()}
    given = files("readout.data").joinpath("given_names.tsv").read_text(encoding="utf-8").split("\n")
    return Known(
        {first: tuple(names) for first, names in long.items()},
        frozenset(words - COMMON),
        frozenset(kinds["demonym"]),
        frozenset(line.split("\t")[0].lower() for line in given),
    )


class _Drawn:
    """Names of which none overlaps another, so that those over a span are found without asking each."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = sorted(names, key=lambda name: name.span)
        self.starts = [name.span.start for name in self.names]

    def over(self, span: Span) -> list[Name]:
        """The names that overlap the span."""
        found: list[Name] = []
        for at in range(bisect_left(self.starts, span.end) - 1, -1, -1):
            if self.names[at].span.end <= span.start:
                break
            found.append(self.names[at])
        return found


def settled(text: str, names: Sequence[Name]) -> list[Name]:
    """The names with what the table knows for certain put in, and what is no name left out; in text order."""
    table = known()
    persons = [name.span.of(text).split() for name in names if name.type == "person"]
    parts = {word for words in persons if len(words) > 1 for word in words}
    kept = [_place(text, name, table, parts) for name in names if not _no_name(text, name, table)]
    whole = list(_countries(text, _Drawn(kept), table))
    countries = _Drawn(whole)
    kept = [name for name in kept if not countries.over(name.span)] + whole
    return sorted([*kept, *_missed(text, _Drawn(kept), table, parts)], key=lambda name: name.span)


def is_people(word: str) -> bool:
    """Whether a word is the adjective or the name of a people: "Iranian"."""
    return word in known().peoples


def _no_name(text: str, name: Name, table: Known) -> bool:
    """A people's name or adjective, or a word that says nothing alone; "Finn" may be a person."""
    written = name.span.of(text)
    if written in NO_NAMES or (written in MONTHS and name.type != "person"):
        return True
    return written in table.peoples and not (name.type == "person" and written.lower() in table.given)


def _place(text: str, name: Name, table: Known, parts: set[str]) -> Name:
    """A capital or country that was taken for a person becomes a place."""
    written = name.span.of(text)
    mistaken = name.type == "person" and written in table.words and written not in parts
    return replace(name, type="place") if mistaken and written.lower() not in table.given else name


def _countries(text: str, names: _Drawn, table: Known) -> Iterator[Name]:
    """Countries of several words that no longer name holds."""
    straight, done = text.replace("’", "'"), 0
    for match in WORD.finditer(straight):
        if match.start() < done or match[0].rstrip(".") not in table.long:
            continue
        for country in table.long[match[0].rstrip(".")]:
            span = Span(match.start(), match.start() + len(country))
            if straight.startswith(country, span.start) and not ON.match(straight, span.end):
                done = span.end
                over = names.over(span)
                if not any(name.span.holds(span) for name in over):
                    yield Name(span, "place", CERTAIN, any(name.acting for name in over))
                break


def _missed(text: str, names: _Drawn, table: Known, parts: set[str]) -> Iterator[Name]:
    """Capitals and countries that stand alone and that the tagger passed over."""
    for match in WORD.finditer(text):
        written = match[0].rstrip(".").removesuffix("'s").removesuffix("’s")
        if written not in table.words or written.lower() in table.given or written in parts:
            continue
        span = Span(match.start(), match.start() + len(written))
        if not names.over(span) and not _in_longer(text, span):
            yield Name(span, "place", ADDED)


def _in_longer(text: str, span: Span) -> bool:
    """A capitalized neighbour, or a hyphen, makes a word part of something longer: "Paris Club", "Moscow-backed"."""
    before, after = text[max(0, span.start - 25) : span.start], text[span.end : span.end + 2]
    return re.match(r" [A-Z]|-\w", after) is not None or re.search(r"[A-Z][\w.’']* $", before) is not None
