"""Who is who across documents: the entities of a reading as actors of the ledger, each under a key of its own.

The key is the Wikidata id where one is known; else type, name and country for what is named; else the description with
country and sector, so that "U.S. officials" of two reports are counted together and never taken for one person.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass

from readout.plover import Participant
from readout.referents import Actor, Entity

REMEMBERED = 50_000
"""Actors kept in memory while many documents are added."""
ARTICLES = ("the ", "a ", "an ", "its ", "his ", "her ", "their ")


@dataclass(frozen=True, slots=True)
class Known:
    """One actor as it is kept."""

    key: str
    name: str
    type: str
    named: bool
    country: str | None
    sector: str | None
    wikidata: str | None


def of_entity(entity: Entity) -> Known:
    """The actor that an entity of a report is."""
    actor = entity.actor
    country, sector = (actor.country, actor.sector) if actor else (None, None)
    wikidata = actor.wikidata if actor else None
    name = " ".join(entity.name.split())
    if entity.named and wikidata:
        key = wikidata
    elif entity.named:
        key = f"{entity.type}|{folded(name)}|{country or ''}"
    else:
        key = f"described|{folded(name)}|{country or ''}|{sector or ''}"
        wikidata = None
    return Known(key, name, entity.type, entity.named, country, sector, wikidata)


def of_words(participant: Participant, text: str) -> list[Known]:
    """The actors that the words of an event's participant describe, where no entity of the report is meant."""
    words = " ".join(participant.span.of(text).split())
    return [
        Known(f"described|{folded(words)}|{each.country or ''}|{each.sector or ''}", words, "described", False,
              each.country, each.sector, None)
        for each in participant.actors or (Actor(None, None, "", "", 0.0),)
    ]  # fmt: skip


def folded(name: str) -> str:
    """A name without case, accents and a leading article: "The Élysée" -> "elysee"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return next((plain.removeprefix(article) for article in ARTICLES if plain.startswith(article)), plain)


class Roll:
    """The actors of one ledger, found or added by their keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._ids: dict[str, int] = {}

    def id(self, known: Known) -> int:
        """The number of an actor, who is added if new."""
        number = self._ids.get(known.key)
        if number is None:
            if len(self._ids) > REMEMBERED:
                self._ids.clear()
            number = self._ids[known.key] = self._found(known) or self._added(known)
        return number

    def forget(self) -> None:
        """Forgets all numbers: those of a transaction that was taken back are none."""
        self._ids.clear()

    def _found(self, known: Known) -> int | None:
        row = self.connection.execute("SELECT id FROM actor WHERE key = ?", (known.key,)).fetchone()
        return int(row[0]) if row else None

    def _added(self, known: Known) -> int:
        cursor = self.connection.execute(
            "INSERT INTO actor (key, name, type, named, country, sector, wikidata) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (known.key, known.name, known.type, known.named, known.country, known.sector, known.wikidata),
        )
        return int(cursor.lastrowid or 0)
