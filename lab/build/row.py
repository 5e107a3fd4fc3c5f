"""What the builders of the actor table share: the row they yield, and how a name is put into ordinary capitals."""

from __future__ import annotations

import re
from typing import NamedTuple

LOWER = {"al", "el", "bin", "ibn", "de", "da", "do", "dos", "del", "der", "den", "van", "von", "la", "of", "and",
         "the", "for", "in", "on", "to", "y", "e", "di", "du", "des", "et"}  # fmt: skip


class Fact(NamedTuple):
    """One line of ``readout/data/actors.tsv``; columns as in ``readout.actors.rows``."""

    alias: str
    name: str
    wikidata: str = ""
    country: str = ""
    sector: str = ""
    kind: str = ""
    office: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    licence: str = ""
    ownership: str = ""


def in_capitals(name: str) -> str:
    """Of "KIM JONG-IL" -> "Kim Jong-il"; words of one or two letters with a dot stay; particles go small."""
    words = name.split()
    return " ".join(
        word.lower() if word.lower() in LOWER and place else _capital(word) for place, word in enumerate(words)
    )


def _capital(word: str) -> str:
    parts = re.split(r"([-'’.])", word.lower())
    return "".join(
        part.capitalize() if place == 0 or parts[place - 1] != "-" or len(parts) > 3 else part
        for place, part in enumerate(parts)
    )
