"""Chooses for every name of a report: what the words beside it say, what the report is about, one sense for one name.

First each name by itself and by the countries and units that the report names; then names lift the namesakes that
are near them ("Springfield" beside "Chicago"). A name keeps one sense throughout, unless the words beside one
mention say otherwise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.places.clues import Clue
from readout.places.extended import extended, meant
from readout.places.gazetteer import Row
from readout.places.mentions import Mentioned
from readout.places.outcome import MARGIN, lead, located, shares
from readout.places.spelling import spelled
from readout.places.weigh import Around, Neighbour, Weighed, weighed
from readout.referents import Place
from readout.text import Span

SURE = 1.0
"""Lead from which a name stands fast when others are weighed; below, its likeliest meanings count by their share."""

SHARED = 3
"""Meanings of an unsettled name that count for its neighbours."""

IMPLIED = 1.5
"""Lead, before the report is looked at, from which a town is a word for its country ("Kharkiv")."""


_Beside = tuple[frozenset[str], dict[tuple[str, str], float]]


class Named(NamedTuple):
    """A place name in the text with its sentence and what the words beside it say."""

    span: Span
    words: str
    key: str
    sentence: Span
    clue: Clue
    score: float


class Report:
    """Everything that one report says of where it is, against which each of its names is weighed."""

    def __init__(self, text: str, names: Sequence[Named], mentions: Sequence[Mentioned]) -> None:
        self.names, self.mentions = names, mentions
        self.options = {name.span: meant(text, name.span, name.clue) for name in names}
        self.votes = Counter(each.country for each in mentions)
        self.own: dict[str, Counter[str]] = defaultdict(Counter)
        """Word -> the votes that it gave itself."""
        for each in mentions:
            if not each.unit:
                self.own[each.word][each.country] += 1
        self.ordered = sorted(mentions, key=lambda each: each.at)
        self.sentences: dict[tuple[str, Span], _Beside] = {}
        self.units = frozenset((each.country, each.unit) for each in mentions if each.unit)
        self.implied = self._implied()
        self.neighbours: dict[str, list[Neighbour]] = {}
        self.neighbours = self._neighbours()

    def ranked(self, name: Named) -> list[Weighed]:
        """What the name can mean, by weight."""
        votes = self.votes + Counter(country for key, country in self.implied.items() if key != name.key)
        votes.subtract(self.own.get(name.key, ()))
        others = [each for key, found in self.neighbours.items() if key != name.key for each in found]
        countries, units = self._beside(name)
        return weighed(self.options[name.span], name.clue, Around(+votes, units, countries, others))

    def senses(self) -> dict[str, Row]:
        """One sense for each name: of all its mentions, the choice with the widest lead."""
        best: dict[str, tuple[float, Row]] = {}
        for name in self.names:
            found = self.ranked(name)
            ahead = lead(found) if found else 0.0
            if ahead >= MARGIN and ahead > best.get(name.key, (0.0,))[0]:
                best[name.key] = ahead, found[0].row
        return {key: row for key, (_, row) in best.items()}

    def _implied(self) -> dict[str, str]:
        """Names that by themselves leave no doubt, and their countries."""
        found: dict[str, str] = {}
        for name in self.names:
            options = self.options[name.span]
            if options and options[0].row.kind != "country" and len(options[0].row.country) == 3:
                rivals = [each.prior for each in options[1:] if each.row.country != options[0].row.country]
                if options[0].prior - max(rivals, default=0.0) > IMPLIED:
                    found[name.key] = options[0].row.country
        return found

    def _neighbours(self) -> dict[str, list[Neighbour]]:
        """What each name means before its neighbours are asked: one place where that is sure, else a few."""
        found: dict[str, list[Neighbour]] = {}
        for name in self.names:
            ranked = self.ranked(name)
            if ranked and lead(ranked) > SURE:
                found[name.key] = [Neighbour(ranked[0].row, 1.0)]
            elif ranked and name.key not in found:
                pairs = zip(ranked, shares(ranked), strict=True)
                found[name.key] = [Neighbour(each.row, share) for each, share in pairs][:SHARED]
        return found

    def _beside(self, name: Named) -> _Beside:
        """Countries and units named in the sentence of the name, itself aside; looked up once for a name in it."""
        asked = name.key, name.sentence
        if asked not in self.sentences:
            self.sentences[asked] = self._named_in(*asked)
        return self.sentences[asked]

    def _named_in(self, key: str, sentence: Span) -> _Beside:
        units = {(country, unit): 1.0 for country, unit in self.units if unit and spelled(unit) != key}
        countries = set()
        first, last = (bisect_left(self.ordered, at, key=lambda each: each.at) for at in sentence)
        for each in self.ordered[first:last]:
            if each.word != key:
                countries.add(each.country)
                if each.unit:
                    units[each.country, each.unit] = 2.0
        return frozenset(countries), units


def choose(text: str, names: Sequence[Named], asked: frozenset[Span], mentions: Sequence[Mentioned]) -> Iterator[Place]:
    """A Place for each name that is ``asked`` for; the others, which act as governments, only tell where we are."""
    report = Report(text, names, mentions)
    senses = report.senses()
    for name in names:
        if name.span in asked:
            found, sense = report.ranked(name), senses.get(name.key)
            if sense and not (name.clue.by or name.clue.countries or name.clue.sort):
                found.sort(key=lambda each: each.row[:6] != sense[:6])
            if found:
                yield located(name.span, name.clue, name.score, found, same=sense == found[0].row)
            else:
                yield extended(name.span, name.words, name.clue)
