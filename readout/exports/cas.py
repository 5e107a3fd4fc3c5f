"""UIMA CAS as XMI, for INCEpTION: statements and events as layers with slots, beside sentences and named entities.

Offsets in the file count UTF-16 units, as UIMA has it; dkpro-cassis makes them from code points. A character that XML
cannot hold becomes the replacement sign, so that no offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from readout.exports.cas_types import (
    EVENT,
    INSIDE,
    METADATA,
    NAMED_ENTITY,
    PART,
    PARTICIPANT,
    SENTENCE,
    STATEMENT,
    link_type,
    type_system,
)
from readout.exports.codes import countries, sectors
from readout.exports.deeds import Deed, called, deeds
from readout.exports.happening import happening
from readout.exports.needed import needed
from readout.exports.referents import Referents
from readout.exports.rows import Row, extent, rows
from readout.exports.stretches import stretches
from readout.exports.taking_part import names
from readout.layers import Reading
from readout.plover import Participant
from readout.text import Span

NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
VALUES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def typesystem() -> bytes:
    """The type system as XML, the same for every document. Raises SetupError where dkpro-cassis is missing."""
    told: str = type_system(needed("cassis", "dkpro-cassis", "cas")).to_xml()
    return told.encode("utf-8")


def xmi(reading: Reading) -> bytes:
    """One document as XMI. Raises SetupError where dkpro-cassis is missing."""
    cassis = needed("cassis", "dkpro-cassis", "cas")
    told: str = _Cas(cassis, reading).filled().to_xmi()
    return told.encode("utf-8")


class _Cas:
    """One document on its way into a CAS."""

    def __init__(self, cassis: Any, reading: Reading) -> None:
        self.reading, self.known = reading, Referents(reading)
        self.types = type_system(cassis)
        self.cas = cassis.Cas(typesystem=self.types)
        self.cas.sofa_string, self.cas.sofa_mime = _xml(self.known.text), "text/plain"

    def filled(self) -> Any:
        """The CAS with everything in it."""
        document = self.reading.document
        self._span(
            METADATA, Span(0, len(self.known.text)), language=document.language or "x-unspecified",
            documentTitle=document.title, documentId=document.id, documentUri=document.url,
        )  # fmt: skip
        for span in stretches(self.reading):
            self._span(SENTENCE, span)
        for span, type, entity in names(self.known):
            wikidata = entity.actor.wikidata if entity and entity.actor else None
            meant = f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None
            self._span(NAMED_ENTITY, span, value=VALUES[type], identifier=meant)
        told_of = rows(self.reading)
        told = {row.statement.id: self._statement(row) for row in told_of}
        for row in told_of:
            inner, outer = told[row.statement.id], told.get(row.statement.parent or "")
            if outer is not None:
                self._span(INSIDE, Span(inner.begin, inner.end), Governor=outer, Dependent=inner)
        for deed in deeds(self.reading):
            self._event(deed, told)
        return self.cas

    def _statement(self, row: Row) -> Any:
        each = row.statement
        first, *more = each.content or (extent(each),)
        return self._span(
            STATEMENT, first, identifier=each.id, stance=each.stance, mode=each.mode, negated=each.negated,
            hedged=each.hedged, medium=each.medium, anonymous=each.anonymous.kind if each.anonymous else None,
            speaker=row.holder.name or None, said=row.said or None, score=each.score,
            source=self._slot(STATEMENT, "source", self._parts("source", each.source)),
            cue=self._slot(STATEMENT, "cue", self._parts("cue", each.cue)),
            addressee=self._slot(STATEMENT, "addressee", self._parts("addressee", each.addressee)),
            more=self._slot(STATEMENT, "more", self._parts("content", more)),
        )  # fmt: skip

    def _event(self, deed: Deed, told: dict[str, Any]) -> None:
        event, when = deed.event, happening(self.known, self.reading.document, deed.event)
        under = [told[event.under]] if event.under in told else []
        disputed = [told[name] for name in event.disputed if name in told]
        self._span(
            EVENT, event.trigger, identifier=event.id, eventType=event.type, status=event.status,
            standing=event.standing, modes=";".join(event.modes) or None, contexts=";".join(event.contexts) or None,
            firstDay=when.first.isoformat() if when.first else None,
            lastDay=when.last.isoformat() if when.last else None, score=event.score,
            actors=self._slot(EVENT, "actors", map(self._participant, event.actors)),
            recipients=self._slot(EVENT, "recipients", map(self._participant, event.recipients)),
            when=self._slot(EVENT, "when", self._parts("when", [event.when] if event.when else [])),
            where=self._slot(EVENT, "where", self._parts("where", [event.where] if event.where else [])),
            under=self._slot(EVENT, "under", under), disputed=self._slot(EVENT, "disputed", disputed),
        )  # fmt: skip

    def _participant(self, each: Participant) -> Any:
        wikidata = "; ".join(dict.fromkeys(actor.wikidata for actor in each.actors if actor.wikidata))
        return self._span(
            PARTICIPANT, each.span, name=called(self.known, each), country="; ".join(countries((each,))) or None,
            sector="; ".join(sectors((each,))) or None, wikidata=wikidata or None,
        )  # fmt: skip

    def _parts(self, kind: str, spans: Iterable[Span]) -> list[Any]:
        return [self._span(PART, span, kind=kind) for span in spans]

    def _slot(self, layer: str, slot: str, targets: Iterable[Any]) -> Any:
        link = self.types.get_type(link_type(layer, slot))
        links = [link(role=slot, target=target) for target in targets]
        return self.types.get_type("uima.cas.FSArray")(elements=links) if links else None

    def _span(self, type: str, span: Span, **features: Any) -> Any:
        kept = {key: _xml(value) if isinstance(value, str) else value for key, value in features.items()}
        made = self.types.get_type(type)(begin=int(span.start), end=int(span.end), **kept)
        self.cas.add(made)
        return made


def _xml(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
