"""The compiled gazetteer: what each name can be. Opened at the first look-up, read only, a few kilobytes at a time.

``data/gazetteer.sqlite`` holds blocks of zlib-packed lines: ``places`` by number (name, kind, country, unit, point,
inhabitants, GeoNames id, radius), ``keys`` in order (a spelling, the numbers of the places so called, the numbers
of those it is another name of), and ``words`` that mean a country ("ukraine", "ukrainian"). lab/build/gazetteer.py
writes it.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import NamedTuple

MOST = 40
"""Namesakes kept for one spelling, the largest: past forty ("San Jose") none is ever meant without more words."""


class Row(NamedTuple):
    """One place. ``kind`` tells "district" (second level) from "admin", and "capital" from "city"."""

    name: str
    kind: str
    country: str
    within: str
    latitude: float
    longitude: float
    people: int
    geonames: int | None
    radius: int
    other: bool = False
    """Found under another name than its first: an older one, another language's."""
    kept: bool = False
    """From the hand-kept list rather than the gazetteer."""


@lru_cache(maxsize=4096)
def called(key: str) -> tuple[Row, ...]:
    """Every place of this spelling, those whose first name it is before the others, the largest first."""
    line = _line(key)
    if line is None:
        return ()
    found = []
    for other, numbers in enumerate(line.split("\t")[1:]):
        found += [_place(int(number))._replace(other=bool(other)) for number in numbers.split()]
    return tuple(sorted(found, key=lambda row: (row.other, -row.people, row.geonames or 0)))


@cache
def country_words() -> Mapping[str, str]:
    """Spelling -> alpha-3, for names of countries and of their people: "ukraine", "ukrainian" -> UKR."""
    with _LOCK:
        return dict(_file().execute("SELECT word, country FROM words"))


def _line(key: str) -> str | None:
    """The line of a spelling. Keys and spaces sort as in the file: by code point."""
    with _LOCK:
        row = (
            _file()
            .execute("SELECT first, lines FROM keys WHERE first <= ? ORDER BY first DESC LIMIT 1", (key,))
            .fetchone()
        )
    if row is None:
        return None
    text = _unpacked_keys(*row)
    start = 0 if text.startswith(f"{key}\t") else text.find(f"\n{key}\t") + 1
    if start == 0 and not text.startswith(f"{key}\t"):
        return None
    return text[start:].partition("\n")[0]


def _place(number: int) -> Row:
    with _LOCK:
        first, lines = (
            _file()
            .execute("SELECT first, lines FROM places WHERE first <= ? ORDER BY first DESC LIMIT 1", (number,))
            .fetchone()
        )
    name, kind, country, within, latitude, longitude, people, geonames, radius = _unpacked(first, lines)[
        number - first
    ].split("\t")
    return Row(
        name, kind, country, within, float(latitude), float(longitude), int(people),
        int(geonames) if geonames else None, int(radius) if radius else 0,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _unpacked(first: int, lines: bytes) -> list[str]:
    return zlib.decompress(lines).decode().split("\n")


@lru_cache(maxsize=64)
def _unpacked_keys(first: str, lines: bytes) -> str:
    return zlib.decompress(lines).decode()


_LOCK = threading.Lock()
"""One connection for every thread of a process; a look-up takes microseconds."""


@cache
def _file() -> sqlite3.Connection:
    with as_file(files("readout.data") / "gazetteer.sqlite") as path:
        return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False)
