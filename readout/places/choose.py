"""Chooses for every name of a report: what the words beside it say, what the report is about, one sense for one name.

First each name by itself and by the countries that the report names; then the names that this settled lift
namesakes near them ("Springfield" beside "Chicago"). A name keeps one sense throughout, unless the words beside
one mention say otherwise.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from readout.places.atlas import Option, lies_in, options
from readout.places.clues import Clue
from readout.places.extended import extended, meant
from readout.places.gazetteer import Row
from readout.places.mentions import CountryMention
from readout.places.spelling import spelled
from readout.places.weigh import Around, Weighed, weighed
from readout.referents import Candidate, Place, PlaceKind
from readout.text import Span

MARGIN = 0.25
"""Lead of the likeliest over the next, on the weights' scale, below which neither is chosen."""

SURE = 1.0
"""Lead from which a name helps to settle others."""

SHOWN = 5
"""Candidates listed with a place."""

_KINDS: dict[str, PlaceKind] = {"capital": "city", "district": "admin"}


class Named(NamedTuple):
    """A place name in the text with its sentence and what the words beside it say."""

    span: Span
    words: str
    sentence: Span
    clue: Clue
    score: float


def choose(
    text: str, names: Sequence[Named], voters: Sequence[Named], countries: Sequence[CountryMention]
) -> Iterator[Place]:
    """A Place for each of ``names``; ``voters`` are all place names, those that act as governments too."""
    choices = {name.span: meant(text, name.span, name.clue) for name in {*names, *voters}}
    votes = Counter(each.country for each in countries if each.country)
    votes.update(_implied(voters, choices))
    settled = _settled(voters, choices, votes, countries)
    senses = _senses(names, choices, votes, countries, settled)
    for name in names:
        found = _ranked(name, choices[name.span], votes, countries, _others(name, settled))
        if not _stated(name.clue) and (sense := senses.get(spelled(name.words))):
            found = sorted(found, key=lambda each: each.row[:6] != sense[:6])
        yield _place(text, name, found, same=bool(senses.get(spelled(name.words))))


def _implied(voters: Sequence[Named], choices: dict[Span, list[Option]]) -> Counter[str]:
    """Countries implied by names that by themselves leave no doubt: "Kharkiv" is a word for Ukraine."""
    votes: Counter[str] = Counter()
    for name in voters:
        options = choices[name.span]
        if options and options[0].row.kind != "country" and len(options[0].row.country) == 3:
            rivals = [each.prior for each in options[1:] if each.row.country != options[0].row.country]
            if options[0].prior - max(rivals, default=0.0) > 1.5:
                votes[options[0].row.country] += 1
    return votes


def _settled(
    voters: Sequence[Named], choices: dict[Span, list[Option]], votes: Counter[str], countries: Sequence[CountryMention]
) -> dict[str, Row]:
    """Names that are sure without their neighbours: key -> place."""
    settled: dict[str, Row] = {}
    for name in voters:
        found = _ranked(name, choices[name.span], votes, countries, ())
        if found and (len(found) == 1 or _lead(found) > SURE):
            settled.setdefault(spelled(name.words), found[0].row)
    return settled


def _others(name: Named, settled: dict[str, Row]) -> list[Row]:
    key = spelled(name.words)
    return [row for each, row in settled.items() if each != key]


def _senses(
    names: Sequence[Named], choices: dict[Span, list[Option]], votes: Counter[str],
    countries: Sequence[CountryMention], settled: dict[str, Row],
) -> dict[str, Row]:  # fmt: skip
    """One sense for each name: of all its mentions, the choice with the widest lead."""
    best: dict[str, tuple[float, Row]] = {}
    for name in names:
        found = _ranked(name, choices[name.span], votes, countries, _others(name, settled))
        key, lead = spelled(name.words), _lead(found) if found else 0.0
        if lead >= MARGIN and lead > best.get(key, (0.0,))[0]:
            best[key] = lead, found[0].row
    return {key: row for key, (_, row) in best.items()}


def _ranked(
    name: Named, choices: Sequence[Option], votes: Counter[str], countries: Sequence[CountryMention],
    settled: Sequence[Row],
) -> list[Weighed]:  # fmt: skip
    start, end = name.sentence
    beside = frozenset(each.country for each in countries if start <= each.at < end and not name.span[0] <= each.at < name.span[1])
    return weighed(choices, name.clue, Around(votes, beside, settled))


def _stated(clue: Clue) -> bool:
    return bool(clue.by or clue.countries or clue.sort)


def _lead(found: Sequence[Weighed]) -> float:
    """How far the first is ahead of the next that lies somewhere else; a town and its province are one ground."""
    first = found[0]
    rivals = [each.weight for each in found[1:] if not _same_ground(first.row, each.row)]
    return first.weight - max(rivals, default=first.weight - 9.0)


def _same_ground(one: Row, other: Row) -> bool:
    return lies_in(one, other) and other.radius < 800 or lies_in(other, one) and one.radius < 800


def _place(text: str, name: Named, found: Sequence[Weighed], same: bool) -> Place:
    listed = tuple(_candidate(each.row, share) for each, share in zip(found, _shares(found), strict=True))[:SHOWN]
    if not found:
        return extended(text, name.span, name.words, name.clue)
    if _lead(found) < MARGIN and not same:
        several = " or ".join(_told(each) for each in listed[:2])
        return Place(name.span, None, "ambiguous", f"{several}: nothing in the report decides", 0.0, listed)
    side = f"; the {name.clue.side} of it is meant, the point is the whole area's" if name.clue.side else ""
    score = round(listed[0].score * name.score, 3)
    return Place(name.span, listed[0], "gazetteer", f"{_told(listed[0])}: {found[0].why}{side}", score, listed[1:])


def _shares(found: Sequence[Weighed]) -> list[float]:
    """The weights as shares of one."""
    raised = [math.exp(2.0 * (each.weight - found[0].weight)) for each in found]
    return [round(each / sum(raised), 3) for each in raised]


def _candidate(row: Row, score: float) -> Candidate:
    country = row.country if len(row.country) == 3 else None
    admin = row.within or None
    kind: PlaceKind = _KINDS.get(row.kind, row.kind)  # type: ignore[arg-type]
    return Candidate(
        row.name, kind, country, admin, row.latitude, row.longitude, row.geonames, score, row.radius or None
    )  # fmt: skip


def _told(place: Candidate) -> str:
    """ "Paris (city, Texas, USA)"."""
    return f"{place.name} ({', '.join(filter(None, (place.kind, place.admin, place.country)))})"
