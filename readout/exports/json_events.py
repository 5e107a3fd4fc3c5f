"""Events as JSON: PLOVER's type and quad class, participants with their codes, status, and whose word they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from readout.exports.json_referents import actor_to_dict, ends, score
from readout.plover import CAMEO, Event, Participant


def events_to_dict(events: Iterable[Event]) -> list[dict[str, Any]]:
    """One object an event, in text order; empty where their stage did not run."""
    return [_event(event) for event in events]


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "quad": event.quad,
        "cameo": CAMEO[event.type],
        "trigger": list(event.trigger),
        "mentions": [list(span) for span in event.mentions],
        "actors": [_participant(each) for each in event.actors],
        "recipients": [_participant(each) for each in event.recipients],
        "status": event.status,
        "standing": event.standing,
        "modes": list(event.modes),
        "contexts": list(event.contexts),
        "when": list(event.when) if event.when else None,
        "where": list(event.where) if event.where else None,
        "under": event.under,
        "disputed": list(event.disputed),
        "evidence": list(event.evidence),
        "score": score(event.score),
        "status_score": score(event.status_score),
    }


def _participant(participant: Participant) -> dict[str, Any]:
    return {
        **ends(participant.span),
        "entities": list(participant.entities),
        "actors": [actor_to_dict(actor) for actor in participant.actors],
    }
