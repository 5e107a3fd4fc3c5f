"""W3C Web Annotations (JSON-LD), one a record: each statement on its content, each event on its trigger, each name.

The target holds the characters twice: as a quotation with what stands around it, which finds them on the live page,
and as positions, which count code points of Readout's text. What else belongs to a record (the source and the cue of a
statement, the sides of an event) is a body that points at its own characters; its second type says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.exports.given import given
from readout.exports.json import dumps, reading_to_dict
from readout.exports.json_referents import actor_to_dict
from readout.exports.origin import Origin, digest, urn
from readout.exports.referents import Referents
from readout.exports.rows import extent
from readout.exports.taking_part import named_mentions
from readout.layers import ATTRIBUTIONS, EVENTS, Reading
from readout.plover import Event
from readout.records import Attribution, Document
from readout.text import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of text on either side of a quotation."""


def lines(reading: Reading, origin: Origin) -> str:
    """One line an annotation; the empty string for a reading that holds no record."""
    return "".join(dumps(each) + "\n" for each in web_annotations(reading, origin))


def web_annotations(reading: Reading, origin: Origin) -> Iterator[dict[str, Any]]:
    """The statements, then the events, then the names of actors, each in text order."""
    page, known, whole = _Page(reading.document, origin), Referents(reading), reading_to_dict(reading)
    record = {each["id"]: each for each in (*whole["statements"], *whole["events"])}
    for statement in given(reading, ATTRIBUTIONS):
        spans, bodies = statement.content or (extent(statement),), _of_statement(page, statement)
        yield page.annotation(statement.id, "classifying", [*bodies, _json(record[statement.id])], spans)
    for event in given(reading, EVENTS):
        bodies = _of_event(page, event)
        yield page.annotation(event.id, "classifying", [*bodies, _json(record[event.id])], [event.trigger])
    stood = {(each["start"], each["end"]): each for each in whole["mentions"]}
    for name, mention, entity in named_mentions(reading, known):
        actor, record_of = entity.actor, stood[mention.span.start, mention.span.end]
        told = {**record_of, "name": entity.name, "actor": actor_to_dict(actor)}
        wikidata = actor.wikidata if actor else None
        meant = f"http://www.wikidata.org/entity/{wikidata}" if wikidata else urn(entity.id)
        yield page.annotation(name, "identifying", [_pointer("identifying", meant), _json(told)], [mention.span])


class _Page:
    """What all annotations of one reading share."""

    def __init__(self, document: Document, origin: Origin) -> None:
        text, self.text = f"urn:sha256:{digest(document.text)}", document.text
        self.source = document.url or text
        copies = [f"urn:sha256:{origin.snapshot}", text] if origin.snapshot else text
        self.state: dict[str, Any] = {"type": "TimeState", "cached": copies}
        seen = document.fetched or (document.published.earliest if document.published else None)
        if seen:
            self.state["sourceDate"] = seen.isoformat()
        told = f"{origin.software}, model {origin.model}" if origin.model else origin.software
        self.made: dict[str, Any] = {"generator": {"id": urn(origin.run), "type": "Software", "name": told}}
        if origin.made:
            self.made["generated"] = origin.made

    def annotation(
        self, name: str, motivation: str, bodies: list[dict[str, Any]], spans: Iterable[Span]
    ) -> dict[str, Any]:  # fmt: skip
        """One annotation; a content in several parts has as many targets."""
        targets = [self.specific("SpecificResource", span) for span in spans]
        return {
            "@context": CONTEXT, "id": urn(name), "type": "Annotation", "motivation": motivation, "body": bodies,
            "target": targets[0] if len(targets) == 1 else targets, **self.made,
        }  # fmt: skip

    def specific(self, type: str | list[str], span: Span) -> dict[str, Any]:
        """The characters of one stretch, as the page had them."""
        return {"type": type, "source": self.source, "state": self.state, "selector": _selectors(self.text, span)}

    def parts(self, role: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
        """Bodies that point at characters, each typed with its role."""
        typed = ["SpecificResource", urn(role)]
        return [{**self.specific(typed, span), "purpose": "linking"} for span in spans]


def _of_statement(page: _Page, statement: Attribution) -> list[dict[str, Any]]:
    return [
        _pointer("classifying", urn(f"stance:{statement.stance}")),
        *page.parts("source", statement.source), *page.parts("cue", statement.cue),
        *page.parts("addressee", statement.addressee),
        *([_pointer("linking", urn(statement.parent), "inside")] if statement.parent else []),
    ]  # fmt: skip


def _of_event(page: _Page, event: Event) -> list[dict[str, Any]]:
    return [
        _pointer("classifying", urn(f"event:{event.type}")), _pointer("classifying", urn(f"status:{event.status}")),
        *page.parts("actor", [each.span for each in event.actors]),
        *page.parts("recipient", [each.span for each in event.recipients]),
        *page.parts("when", [event.when] if event.when else []),
        *page.parts("where", [event.where] if event.where else []),
        *([_pointer("linking", urn(event.under), "under")] if event.under else []),
        *(_pointer("linking", urn(name), "disputed") for name in event.disputed),
    ]  # fmt: skip


def _pointer(purpose: str, source: str, role: str | None = None) -> dict[str, Any]:
    typed = ["SpecificResource", urn(role)] if role else "SpecificResource"
    return {"type": typed, "purpose": purpose, "source": source}


def _json(record: dict[str, Any]) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": dumps(record)}


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return [
        {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": before, "suffix": after},
        {"type": "TextPositionSelector", "start": int(span.start), "end": int(span.end)},
    ]
