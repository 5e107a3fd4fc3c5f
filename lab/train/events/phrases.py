"""Noun phrases for composed sentences: states, officials, forces, rebels, crowds, bodies, places (phrases.tsv)."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.actors import BUILT, table_lines

PHRASES = Path(__file__).with_name("phrases.tsv")
ADJECTIVES = ("ish", "ian", "ese", "an", "i", "ch", "ic", "ean", "ek", "ss")
"""Endings of demonyms that stand before a noun: "Spanish", not "Spaniard"."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its adjective, capital and towns, from the shipped actor table."""

    name: str
    adjective: str
    capital: str
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; ``country`` where it is one, for its adjective."""

    text: str
    plural: bool
    country: Country | None = None

    @property
    def owning(self) -> str:
        """As a possessive."""
        return self.text + ("’" if self.text.endswith("s") else "’s")


@cache
def countries() -> tuple[Country, ...]:
    """Every country of which all four are known."""
    rows = [line.split("\t") for line in table_lines(BUILT)]
    found: dict[str, dict[str, list[str]]] = {}
    for alias, name, _, code, _, kind, *_ in rows:
        if kind in ("country", "demonym", "capital", "city"):
            word = name if kind == "country" else alias
            if kind != "demonym" or alias.endswith(ADJECTIVES):
                found.setdefault(code, {}).setdefault(kind, []).append(word)
    return tuple(
        Country(_called(kinds["country"]), kinds["demonym"][0], kinds["capital"][0], tuple(kinds["city"][:40]))
        for _, kinds in sorted(found.items())
        if len(kinds) == 4
    )


def _called(names: list[str]) -> str:
    name = max(set(names), key=names.count)
    return (
        "the " + name if name.startswith(("United ", "Phil", "Netherl", "Mald", "Baham", "Gambia", "Czech R")) else name
    )


@cache
def phrases() -> dict[str, list[str]]:
    """The wordings of each kind."""
    lines = PHRASES.read_text(encoding="utf-8").splitlines()
    return {kind: rest.split("|") for kind, _, rest in (line.partition("\t") for line in lines if line[0] != "#")}


class Phrases:
    """Draws noun phrases; one sentence keeps to few countries, as news does."""

    def __init__(self, order: random.Random) -> None:
        self.order = order
        self.near = self._countries()

    def fresh(self) -> None:
        """Turns to other countries."""
        self.near = self._countries()

    def _countries(self) -> list[Country]:
        return self.order.sample(countries(), 3)

    def draw(self, kind: str, country: Country | None = None) -> Phrase:
        """A phrase of one kind, its slots filled."""
        home = country or self.order.choice(self.near)
        pattern = self.order.choice(phrases()[kind])
        text = re.sub(r"\{(\w+)\}", lambda slot: self._fill(slot[1], home), pattern.lstrip("*"))
        return Phrase(text, pattern.startswith("*"), home if pattern in ("{c}", "the government of {c}") else None)

    def _fill(self, slot: str, home: Country) -> str:
        match slot:
            case "c":
                return home.name
            case "d":
                return home.adjective
            case "k":
                return home.capital
            case "t":
                return self.order.choice(home.towns)
            case "n":
                return self.order.choice(phrases()["first"]) + " " + self.order.choice(phrases()["last"])
            case "day":
                return self.order.choice(phrases()["T"])
        return self.order.choice(phrases()[slot])

    def word(self, kind: str) -> str:
        """An adverbial or speaker: D a day or time, F a later one, S a speaker, with its slots filled."""
        return self.draw(kind).text
