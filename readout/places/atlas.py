"""Every place a name can mean: hand-kept regions first, then the gazetteer, with how likely each is by itself."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from readout.places.gazetteer import Row, called
from readout.places.regions import abbreviations, kept
from readout.places.spelling import spelled, variants

EARTH = 6371.0
"""Mean radius in kilometres."""

BY_KIND = {"country": 7.6, "region": 7.6, "water": 7.6, "landform": 7.2, "admin": 7.2, "site": 7.0}
"""How likely countries and hand-kept places are, on the scale of a town's inhabitants (their logarithm to ten):
a country is named about as often as a town of forty million would be."""

NO_PLACE = frozenset({"east", "west", "north", "south", "central", "centre", "earth", "moon", "mars", "un", "eu"})
"""Words that some unit or village is called and that never mean it when they stand alone."""

ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})
"""Places there are named more often in English reports than those of their size elsewhere, American states most."""


class Option(NamedTuple):
    """A place that the name may mean and its weight before the report is looked at."""

    row: Row
    prior: float


@lru_cache(maxsize=4096)
def options(name: str) -> tuple[Option, ...]:
    """What a name can mean, the likeliest first; empty where nothing is so called."""
    key = spelled(name)
    found = [] if key in NO_PLACE else _of(key)
    if not found:
        found = [Option(row, prior - 0.5) for variant in variants(key) for row, prior in _of(variant)]
    return tuple(sorted(found, key=lambda each: -each.prior))


@lru_cache(maxsize=2048)
def holders(name: str) -> tuple[Row, ...]:
    """The countries, units and regions in which the text may say that a place lies: "Ill." -> Illinois."""
    if short := abbreviations().get(name):
        return tuple(row for row in called(spelled(short[0])) if row.country == short[1])[:1]
    return tuple(each.row for each in options(name) if each.row.kind not in ("city", "capital", "site"))


def distance(one: Row, other: Row) -> float:
    """Kilometres between two points along the globe."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def lies_in(inner: Row, outer: Row) -> bool:
    """Whether a place lies in a country, unit or region, as far as the two rows can tell."""
    if outer.kind == "country":
        return outer.country in inner.country.split()
    if outer.country and inner.country and not set(inner.country.split()) & set(outer.country.split()):
        return False
    if outer.kind == "admin" and inner.within == outer.name:
        return True
    if outer.kind == "admin" and inner.within and not outer.kept:
        return False
    return distance(inner, outer) <= max(30, 1.15 * outer.radius)


def _of(key: str) -> list[Option]:
    """The options of one spelling. Where a unit is in the hand-kept list too, its centre there is the better."""
    known = kept().get(key)
    rows = list(known.rows) if known else []
    mine = {(row.country, row.kind) for row in rows}
    rows += [row for row in called(key) if (row.country, row.kind) not in mine]
    found = [Option(row, _prior(row, rows)) for row in rows]
    for name in known.stands_for if known else ():
        rows = [row._replace(other=False) for row in called(spelled(name))]
        targets = [Option(row, _prior(row, [])) for row in rows]
        if targets:
            best = max(targets, key=lambda each: each.prior)
            found = [each for each in found if each.row[:6] != best.row[:6]]
            found.append(Option(best.row, best.prior + 1.0))
    return found


def _prior(row: Row, namesakes: list[Row]) -> float:
    """The weight of a place by itself: its inhabitants, less for another name, a unit's seat before the unit."""
    size = math.log10(max(row.people, 300))
    if row.kind == "country":
        weight = BY_KIND["country"] + max(-0.6, min(0.5, 0.25 * (size - 7)))
    elif row.kept:
        weight = BY_KIND[row.kind]
    elif row.kind in ("admin", "district"):
        weight = size - (0.1 if row.kind == "admin" else 0.9) - _shared(row, namesakes)
    else:
        weight = size + (0.8 if row.kind == "capital" else 0.0)
    if row.country in ENGLISH and not row.kept and row.kind != "country":
        weight += 0.7 if (row.kind, row.country) == ("admin", "USA") else 0.25
    return weight - (0.8 if row.other else 0.0)


def _shared(unit: Row, namesakes: list[Row]) -> float:
    """What a unit loses to a town of its own by the same name, or to a country that it is called after."""
    for each in namesakes:
        if each.country == unit.country and (not each.other or each.people > 100_000):
            if each.kind == "country":
                return 1.8
            if each.kind in ("city", "capital") and (each.within == unit.name or unit.kind == "district"):
                return 1.2
    return 0.0
