"""The hand-kept places: regions, waters, mountains and sites that no list of towns has, and names of names.

data/regions.tsv: "Russia's Far East", Donbas, the Strait of Hormuz; a row of kind "alias" gives other names of a
place of the gazetteer ("Holland"). data/place_abbreviations.tsv: "Ill." and "NSW", which count after a comma only;
data/unit_words.tsv: "Scottish" and "Illinois", which tell where the towns beside them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from readout.places.gazetteer import Row
from readout.places.spelling import spelled


class Kept(NamedTuple):
    """What the hand-kept list says of one spelling."""

    rows: tuple[Row, ...]
    stands_for: tuple[str, ...]
    """Names in the gazetteer that this one is another way to write."""


@cache
def kept() -> Mapping[str, Kept]:
    """Spelling -> the places so called, and the names it stands for."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, also, kind, latitude, longitude, countries, radius in _lines("regions.tsv"):
        keys = dict.fromkeys(map(spelled, filter(None, (name, *also.split("|")))))
        if kind == "alias":
            for key in list(keys)[1:]:
                names[key].append(name)
            continue
        row = Row(name, kind, countries, "", float(latitude), float(longitude), 0, None, int(radius), kept=True)
        for key in keys:
            rows[key].append(row)
    return {key: Kept(tuple(rows[key]), tuple(names[key])) for key in {*rows, *names}}


@cache
def abbreviations() -> Mapping[str, tuple[str, str]]:
    """Short form as written -> the unit's name and its country: "Ill." -> Illinois, USA."""
    return {short: (name, country) for short, name, country in _lines("place_abbreviations.tsv")}


@cache
def unit_words() -> Mapping[str, tuple[str, str]]:
    """Words that mean a unit: "Scottish" -> Scotland, GBR; "Illinois" -> Illinois, USA."""
    return {word: (name, country) for word, name, country in _lines("unit_words.tsv")}


def _lines(name: str) -> Iterator[list[str]]:
    text = (files("readout.data") / name).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")
