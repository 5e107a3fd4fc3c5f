"""Names, mentions, entities, times and places as JSON; and, for a statement, its speaker and when it was said."""

from __future__ import annotations

from typing import Any

from readout.exports.referents import Referents
from readout.referents import Actor, Candidate, Entity, Mention, Name, Place, TimeExpression
from readout.text import Span


def ends(span: Span) -> dict[str, int]:
    """``start`` and ``end`` of one stretch."""
    return {"start": int(span.start), "end": int(span.end)}


def referents_to_dict(known: Referents) -> dict[str, Any]:
    """The five lists that stand beside the statements; empty where their stage did not run."""
    return {
        "entities": [_entity(entity) for entity in known.entities],
        "mentions": [_mention(mention) for mention in known.mentions],
        "names": [_name(name) for name in known.names],
        "times": [_time(time) for time in known.times],
        "places": [_place(place) for place in known.places],
    }


def speaker_to_dict(known: Referents, attribution: str) -> dict[str, Any] | None:
    """Whom the source stands for; None where nobody looked."""
    speaker = known.speaker(attribution)
    if speaker is None:
        return None
    return {
        "entities": list(speaker.entities),
        "names": [entity.name for entity in known.entities_of(speaker.entities)],
        "kind": speaker.kind,
        "how": speaker.how,
        "reason": speaker.reason,
        "score": score(speaker.score),
        "candidates": list(speaker.candidates),
    }


def said_to_dict(known: Referents, attribution: str) -> dict[str, Any] | None:
    """When it was said; None where the text does not say."""
    said = known.said(attribution)
    if said is None:
        return None
    time = known.time_at(said.time)
    return {
        **ends(said.time),
        "value": time.value if time else None,
        **_interval(time),
        "reason": said.reason,
    }


def score(value: float) -> float:
    """Four places are more than any score is worth."""
    return round(float(value), 4)


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "named": entity.named,
        "group": entity.group,
        "mentions": [list(span) for span in entity.mentions],
        "roles": [list(span) for span in entity.roles],
        "actor": actor_to_dict(entity.actor),
    }


def actor_to_dict(actor: Actor | None) -> dict[str, Any] | None:
    """What is known of an actor; None where nothing is."""
    if actor is None:
        return None
    return {
        "country": actor.country,
        "sector": actor.sector,
        "name": actor.name,
        "wikidata": actor.wikidata,
        "how": actor.how,
        "reason": actor.reason,
        "score": score(actor.score),
        "source": actor.source,
        "alternatives": list(actor.alternatives),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        **ends(mention.span),
        "kind": mention.kind,
        "type": mention.type,
        "entity": mention.entity,
        "acting": mention.acting,
        "how": mention.how,
        "reason": mention.reason,
        "score": score(mention.score),
        "candidates": list(mention.candidates),
    }


def _name(name: Name) -> dict[str, Any]:
    return {**ends(name.span), "type": name.type, "score": score(name.score), "acting": name.acting}


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        **ends(time.span),
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        **_interval(time),
        "granularity": time.granularity,
        "rule": time.rule,
        "anchor": time.anchor,
        "anchor_value": time.anchor_value,
        "reason": time.reason,
    }


def _interval(time: TimeExpression | None) -> dict[str, str | None]:
    when = time.when if time else None
    return {
        "earliest": when.earliest.isoformat() if when else None,
        "latest": when.latest.isoformat() if when else None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        **ends(place.span),
        "place": _candidate(place.place) if place.place else None,
        "how": place.how,
        "reason": place.reason,
        "score": score(place.score),
        "candidates": [_candidate(candidate) for candidate in place.candidates],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "name": candidate.name,
        "kind": candidate.kind,
        "country": candidate.country,
        "admin": candidate.admin,
        "latitude": float(candidate.latitude),
        "longitude": float(candidate.longitude),
        "radius": candidate.radius,
        "geonames": candidate.geonames,
        "score": score(candidate.score),
    }
