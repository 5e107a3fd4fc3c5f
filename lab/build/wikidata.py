"""Heads of state and government of 2021 and 2022, with their Q-ids, from Wikidata (CC0)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from rigour.territories import get_territory_by_qid

from lab.build.row import Fact
from lab.build.territories import codes

FILE = Path("../shared/data/kb/world-leaders-2021/wikidata.csv")
HOME = {"Elizabeth II": "United Kingdom", "Charles III": "United Kingdom", "Emmanuel Macron": "France"}
"""Who reigns over several states counts for one."""
OFFICES = ("vice president", "deputy prime minister", "prime minister", "premier", "chancellor", "taoiseach",
           "supreme leader", "president", "king", "queen", "monarch", "emperor", "sultan", "emir", "pope", "prince",
           "head of state", "head of government", "governor-general")  # fmt: skip


def leaders() -> Iterator[Fact]:
    """Spells with Q-ids; years only."""
    with FILE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = get_territory_by_qid(row["countryid"])
            label = row["positionLabel"].lower()
            office = next((word for word in OFFICES if word in label), label)
            home = HOME.get(row["officeholderLabel"], row["country"])
            if place is not None and place.code in codes() and home == row["country"]:
                yield Fact(row["officeholderLabel"], row["officeholderLabel"], row["officeholder"],
                           codes()[place.code], "GOV", "person", "prime minister" if office == "premier" else office,
                           row["start_year"], row["end_year"], "Wikidata 2022-10", "CC0-1.0")  # fmt: skip
