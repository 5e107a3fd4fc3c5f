"""What FollowTheMoney calls an actor: its schema, its country, and what the report tells of it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from readout.exports.referents import Referents
from readout.exports.who import aliases, name_of, role
from readout.referents import Actor, Entity

PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
"""Sectors of PLOVER that are arms of a state."""


class _Somewhere(Protocol):
    @property
    def country(self) -> str | None: ...


def schema_of(entity: Entity) -> str:
    """Person, PublicBody, Company or Organization; LegalEntity for a group of persons, and a place of no government."""
    country, sector = (entity.actor.country, entity.actor.sector) if entity.actor else (None, None)
    if entity.type == "person":
        return "LegalEntity" if entity.group else "Person"
    if sector in PUBLIC:
        return "PublicBody"
    if entity.type == "place":
        return "LegalEntity"
    return "Company" if sector == "BUS" or country == "MNC" else "Organization"


def party(known: Referents, entity: Entity) -> dict[str, Any]:
    """Name, other names, country and Wikidata id; the role as a person's position; PLOVER's codes as keywords.

    A name of one word ("Kvarn", "ONA") fits others too: a weak alias, by which nobody is matched.
    """
    actor, told, others = entity.actor, role(known, entity), aliases(known, entity)
    return {
        "name": name_of(entity), "alias": [each for each in others if " " in each],
        "weakAlias": [each for each in others if " " not in each], "country": country(actor),
        "wikidataId": actor.wikidata if actor else None, "keywords": _codes(actor),
        "position" if schema_of(entity) == "Person" else "summary": told,
    }  # fmt: skip


def country(where: _Somewhere | None) -> str | None:
    """FollowTheMoney's code, ISO 3166 alpha-2 in small letters for countries of today; None for actors of none."""
    return _countries().get(where.country or "") if where else None


def _codes(actor: Actor | None) -> list[str]:
    return [code for code in (actor.country, actor.sector) if code] if actor else []


@cache
def _countries() -> dict[str, str]:
    lines = files("readout.data").joinpath("ftm_countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)
