"""PLOVER JSON Lines: the fields of the PLOVER 2.0 manual, one event a line, and ours under ``readout``.

``has_event`` is true for what PLOVER codes (readout.events.coding). The rest stands here too, since PLOVER foresees
it: what is denied has the auxiliary context ``negation``, what is only possible, conditional or demanded
``hypothetical``, what is still to come ``future``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readout.events.coding import Coded, coded
from readout.exports.codes import QUAD_NUMBERS, country_name, evidence, score
from readout.exports.deeds import Deed, called, deeds
from readout.exports.happening import Happening, happening
from readout.exports.json import dumps
from readout.exports.referents import Referents
from readout.layers import EVENTS, SENTENCES, Reading
from readout.plover import QUADS, Event, EventType, Participant
from readout.referents import Actor

AUXILIARY = {
    "asserted": "", "denied": "negation", "planned": "future", "possible": "hypothetical",
    "conditional": "hypothetical", "demanded": "hypothetical",
}  # fmt: skip


def lines(reading: Reading) -> str:
    """One line an event but for STATEMENT; the empty string for a reading that holds none."""
    return "".join(dumps(record) + "\n" for record in records(reading))


def records(reading: Reading) -> Iterator[dict[str, Any]]:
    """The events of one reading, in text order."""
    if EVENTS not in reading:
        return
    known = Referents(reading)
    by_event = {each.event.id: each for each in coded(reading)}
    sentences = reading[SENTENCES]
    order = {sentence.span: number for number, sentence in enumerate(sentences, start=1)}
    for deed in deeds(reading):
        if deed.event.type != "STATEMENT":
            yield _record(known, reading, deed, by_event.get(deed.event.id), order.get(deed.event.evidence))


def _record(
    known: Referents, reading: Reading, deed: Deed, code: Coded | None, sequence: int | None
) -> dict[str, Any]:  # fmt: skip
    event, document = deed.event, reading.document
    type: EventType = code.type if code else event.type
    when = happening(known, document, event)
    auxiliary = AUXILIARY[event.status] if code is None or type in ("CONCEDE", "RETREAT") else ""
    modes = event.modes if type == event.type else ()
    return {
        "id": event.id,
        "has_event": code is not None,
        "date": when.first.isoformat() if when.first else None,
        "enddate": when.last.isoformat() if when.last and when.last != when.first else None,
        "actor": [entity for each in event.actors for entity in _entities(known, each)],
        "recipient": [entity for each in event.recipients for entity in _entities(known, each)],
        "event": [type],
        "event_loc": _location(when),
        "event_text": [deed.what],
        "quad_code": QUAD_NUMBERS[QUADS[type]],
        "event_scale": score(type, modes),
        "mode": list(modes),
        "context": [*event.contexts, *([auxiliary] if auxiliary else [])],
        "text": evidence(event, known.text),
        "text_info": {"sequence": sequence, "start": int(event.evidence.start), "end": int(event.evidence.end)},
        "cite_info": {
            "url": document.url, "title": document.title, "language": document.language,
            "publication": document.outlet, "codebook": "plover-2.0",
        },
        "coder": "readout",
        "readout": {**_ours(event, deed, when), "root": code.root if code else False},
    }  # fmt: skip


def _ours(event: Event, deed: Deed, when: Happening) -> dict[str, Any]:
    return {
        "type": event.type, "status": event.status, "standing": event.standing,
        "trigger": [int(event.trigger.start), int(event.trigger.end)],
        "attributed_to": list(deed.holders), "statement": event.under,
        "disputed_by": [[each.name for each in row.holders] for row in deed.disputed],
        "date_basis": when.basis, "score": round(event.score, 4), "status_score": round(event.status_score, 4),
    }  # fmt: skip


def _entities(known: Referents, participant: Participant) -> Iterator[dict[str, Any]]:
    words, name = participant.span.of(known.text), called(known, participant)
    for actor in participant.actors or (None,):
        yield _entity(actor, words, name)


def _entity(actor: Actor | None, words: str, name: str) -> dict[str, Any]:
    return {
        "code": actor.country if actor else None,
        "country": country_name(actor.country) if actor else "",
        "sector": actor.sector if actor else None,
        "entity_text": words,
        "identifier_id": actor.wikidata if actor else None,
        "identifier_text": name,
    }


def _location(when: Happening) -> dict[str, Any] | None:
    point = when.place
    if point is None:
        return {"extracted_place": when.placename} if when.placename else None
    return {
        "extracted_place": when.placename, "resolved_place": point.name, "geonameid": point.geonames,
        "lat": point.latitude, "lon": point.longitude, "province": point.admin,
        "country": country_name(point.country), "country_code": point.country, "feature": point.kind,
    }  # fmt: skip
