"""Whom an entity acts for: the actor table's answer for its name, settled by the roles that the report gives it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from readout.actors import Actors
from readout.entities.drafts import Draft
from readout.referents import Actor


def actor_of(draft: Draft, text: str, actors: Actors, on: date | None) -> Actor | None:
    """The actor that a draft stands for; None where neither its name nor its roles tell."""
    if not draft.named:
        return draft.actor
    by_name = draft.actor or actors.named(draft.label, draft.type, on)
    by_role = _by_role(draft, text, actors, on)
    if by_name is None or (by_name.country is None and by_name.sector is None):
        actor = by_role or by_name
    elif by_role is None:
        actor = by_name
    else:
        actor = _combined(by_name, by_role)
    if any(spot.acting for spot in draft.spots):
        actor = _as_government(actor)
    return actor


def _by_role(draft: Draft, text: str, actors: Actors, on: date | None) -> Actor | None:
    """The first role that tells a country or a sector, the longest words first."""
    best = None
    for role in sorted(draft.roles, key=lambda span: span.start - span.end)[:4]:
        for said in actors.described(role.of(text), on)[:1]:
            if said.actor.country and said.actor.sector:
                return said.actor
            best = best or said.actor
    return best


def _combined(named: Actor, role: Actor) -> Actor:
    """What the name says, with the sector of the role that the report gives; a stated role settles several meanings."""
    agree = not named.country or not role.country or named.country == role.country
    if named.alternatives:
        fits = any(f"{role.country} {role.sector}" in each for each in named.alternatives)
        if fits or agree:
            return replace(role, wikidata=None, name=named.name, reason=f"{role.reason}; the report gives this role")
        return named
    if not agree:
        return replace(named, score=named.score * 0.8, reason=f"{named.reason}; its role speaks of {role.country}")
    return replace(named, country=named.country or role.country, sector=named.sector or role.sector)


def _as_government(actor: Actor | None) -> Actor | None:
    if actor is None or actor.sector or actor.alternatives:
        return actor
    return replace(actor, sector="GOV", reason=f"{actor.reason}; the place acts as its government")
