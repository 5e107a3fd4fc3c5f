"""A reading as JSON, schema ``readout/1``: offsets are code points of ``document.text``, half-open.

Keys are only ever added to this schema; one that changes its meaning would make it ``readout/2``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from readout.exports.given import given
from readout.exports.json_events import events_to_dict
from readout.exports.json_referents import ends, referents_to_dict, said_to_dict, speaker_to_dict
from readout.exports.referents import Referents
from readout.layers import ATTRIBUTIONS, BLOCKS, EVENTS, FLAGS, SENTENCES, Reading
from readout.records import Attribution, DateEvidence, Document, Fault, Skip, When
from readout.text import Span

SCHEMA = "readout/1"

Outcome = Reading | Skip | Fault
"""What becomes of one input: it comes out exactly once, as one of these three."""


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """The whole reading as plain lists, strings and numbers; a layer that was not read is an empty list."""
    blocks = given(reading, BLOCKS)
    sentences = given(reading, SENTENCES)
    flags = given(reading, FLAGS)
    statements = given(reading, ATTRIBUTIONS)
    known = Referents(reading)
    return {
        "schema": SCHEMA,
        "document": _document(reading.document),
        "blocks": [{**ends(block.span), "role": block.role, "reason": block.reason} for block in blocks],
        "sentences": [{**ends(sentence.span), "proposed": sentence.proposed} for sentence in sentences],
        "flags": [{**ends(flag.span), "kind": flag.kind, "reason": flag.reason} for flag in flags],
        "statements": [_statement(statement, known) for statement in statements],
        **referents_to_dict(known),
        "events": events_to_dict(given(reading, EVENTS)),
    }


def outcome_to_dict(outcome: Outcome) -> dict[str, Any]:
    """A reading, or ``{"schema", "skip": {...}}``, or ``{"schema", "fault": {...}}``."""
    if isinstance(outcome, Skip):
        return {"schema": SCHEMA, "skip": {"name": outcome.name, "url": outcome.url, "reason": outcome.reason}}
    if isinstance(outcome, Fault):
        fault = {"name": outcome.name, "url": outcome.url, "stage": outcome.stage, "cause": outcome.cause}
        return {"schema": SCHEMA, "fault": fault}
    return reading_to_dict(outcome)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON that can always be written as UTF-8: half a surrogate pair is escaped, everything else stays readable."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent, allow_nan=False)
    return text


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "name": document.name,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "language": document.language,
        "published": _when(document.published),
        "dates": [_date(evidence) for evidence in document.dates],
        "text": document.text,
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "earliest": when.earliest.isoformat(),
        "latest": when.latest.isoformat(),
        "precision": when.precision,
        "basis": when.basis,
        "span": list(when.span) if when.span else None,
    }


def _date(evidence: DateEvidence) -> dict[str, Any]:
    return {
        "source": evidence.source,
        "raw": evidence.raw,
        "value": _iso(evidence.value),
        "precision": evidence.precision,
        "zone": evidence.zone,
        "chosen": evidence.chosen,
        "reason": evidence.reason,
    }


def _statement(statement: Attribution, known: Referents) -> dict[str, Any]:
    anonymous = statement.anonymous
    return {
        "id": statement.id,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "mode": statement.mode,
        "stance": statement.stance,
        "negated": statement.negated,
        "hedged": statement.hedged,
        "addressee": _spans(statement.addressee),
        "medium": statement.medium,
        "anonymous": {"kind": anonymous.kind, "reason": _spans(anonymous.reason)} if anonymous else None,
        "parent": statement.parent,
        "score": round(float(statement.score), 4),
        "speaker": speaker_to_dict(known, statement.id),
        "said": said_to_dict(known, statement.id),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[int(span.start), int(span.end)] for span in spans]
