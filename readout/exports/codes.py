"""What event-data people look up beside a code: PLOVER's score of a type and mode, a country's name and COW number."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from readout.plover import Event, EventType, Participant

QUAD_NUMBERS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
NO_COUNTRIES = {
    "IGO": "International Governmental Organization", "UNO": "United Nations", "EUR": "European Union",
    "NGO": "Non-governmental Organization", "ISM": "International Social Movement",
    "IMG": "Transnational Militarized Group", "MNC": "Multi-national Corporation",
}  # fmt: skip
"""PLOVER's names of actors that belong to no country."""


def score(type: EventType, modes: tuple[str, ...]) -> float | None:
    """PLOVER's conflict-cooperation score in [-10, 10]: of the first mode that has one, else of the type."""
    table = _scores()
    return next((table[type, mode] for mode in (*modes, "") if (type, mode) in table), None)


def country_name(code: str | None) -> str:
    """ "TUR" -> Turkey, "IGO" -> International Governmental Organization; the code itself where it has no name."""
    if not code:
        return ""
    return NO_COUNTRIES.get(code) or _countries().get(code, ("", code))[1]


def cow(code: str | None) -> str:
    """The country's number in the Correlates of War state system; "" where it is no member."""
    return _countries().get(code or "", ("", ""))[0]


def countries(side: tuple[Participant, ...]) -> list[str]:
    """The countries of one side, each once, in order."""
    return _once(actor.country for each in side for actor in each.actors)


def sectors(side: tuple[Participant, ...]) -> list[str]:
    """The sectors of one side, each once, in order."""
    return _once(actor.sector for each in side for actor in each.actors)


def evidence(event: Event, text: str) -> str:
    """The sentence, its white space made plain."""
    return " ".join(event.evidence.of(text).split())


def _once(values) -> list[str]:  # type: ignore[no-untyped-def]
    return list(dict.fromkeys(value for value in values if value))


@cache
def _scores() -> dict[tuple[str, str], float]:
    return {(type, mode): float(value) for type, mode, value in _rows("plover_scores.tsv")}


@cache
def _countries() -> dict[str, tuple[str, str]]:
    return {code: (number, name) for code, number, name in _rows("cow.tsv")}


def _rows(name: str) -> list[list[str]]:
    lines = files("readout.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]
