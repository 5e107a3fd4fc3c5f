"""PLOVER's modes (how) and contexts (why) of an event, by the words of its sentence; none where no row fits.

What counts as sure stands in data/event_modes.tsv and data/event_contexts.tsv, one mode or context a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from readout.plover import Event, EventType


class Row(NamedTuple):
    """A mode: the words that give it, or the types of what an act of words is about."""

    mode: str
    where: str
    words: re.Pattern[str]
    types: frozenset[str]

    def told(self, sentence: str, trigger: str) -> str:
        """The words that give it; "" where they are not there."""
        return "" if self.where == "inside" else _first(self.words, sentence if self.where == "near" else trigger)


def modes(event: Event, sentence: str, trigger: str, beside: Sequence[Event]) -> tuple[str, ...]:
    """The modes of an event; ``beside`` are the other events of its sentence."""
    found: list[str] = []
    inside = {other.type for other in beside if other.standing == "inside"}
    for row in mode_rows().get(event.type, ()):
        if (row.where == "more" or not found) and (row.types & inside or row.told(sentence, trigger)):
            found.append(row.mode)
    return tuple(dict.fromkeys(found))


def told_by(event: Event, sentence: str, trigger: str) -> list[tuple[str, str]]:
    """Each mode of an event with the words that gave it, or what it is about."""
    found = {}
    for row in mode_rows().get(event.type, ()):
        if row.mode in event.modes and row.mode not in found:
            word = row.told(sentence, trigger)
            if word or row.where == "inside":
                found[row.mode] = word or "what it is about"
    return list(found.items())


@lru_cache(maxsize=16)
def contexts(sentence: str) -> tuple[str, ...]:
    """The contexts that a sentence speaks of, in the order of the table; kept, as each of its events asks."""
    return tuple(name for name, words in context_rows() if words.search(sentence))


@lru_cache(maxsize=512)
def _first(words: re.Pattern[str], text: str) -> str:
    """The first of the words that stands in the text, or ""; kept, as each event of a long sentence asks."""
    found = words.search(text)
    return found[0] if found else ""


@cache
def mode_rows() -> dict[EventType, list[Row]]:
    """The rows of each type, in order."""
    found: dict[EventType, list[Row]] = {}
    for type, mode, where, words in _rows("event_modes.tsv"):
        row = Row(mode, where, _pattern(words), frozenset(words.split(" ") if where == "inside" else ()))
        found.setdefault(type, []).append(row)  # type: ignore[arg-type]
    return found


@cache
def context_rows() -> list[tuple[str, re.Pattern[str]]]:
    """Each context with its words."""
    return [(name, _pattern(words)) for name, words in _rows("event_contexts.tsv")]


def _rows(name: str) -> list[list[str]]:
    lines = files("readout.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return rows[1:]


def _pattern(words: str) -> re.Pattern[str]:
    told = (re.escape(word).replace(r"\*", r"\w*").replace("_", " ") for word in words.split(" "))
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)})(?!\w)", re.IGNORECASE)
