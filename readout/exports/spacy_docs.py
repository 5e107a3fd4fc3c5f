"""spaCy: a Doc of the text with sentences, names and span groups, and many of them as a DocBin.

The tokens are those of spaCy's blank English pipeline. A stretch that begins or ends inside a token grows to the whole
token, so its exact characters stand in ``doc.user_data["readout"]["spans"]``, in the order of the span group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from readout.exports.given import given
from readout.exports.json import SCHEMA, reading_to_dict
from readout.exports.needed import needed
from readout.exports.referents import Referents
from readout.exports.stretches import stretches
from readout.exports.taking_part import names
from readout.layers import ATTRIBUTIONS, EVENTS, Reading
from readout.text import Span

GROUPS = ("source", "cue", "content", "addressee", "events", "actors", "recipients")
LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
ATTRIBUTES = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID", "SENT_START")
KEPT = ("id", "name", "url", "title", "outlet", "published", "language")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Marked = tuple[str, str, str, Span]
"""A stretch for a span group: the group, the label, the id of its record, its characters."""


def docbin(readings: Iterable[Reading]) -> bytes:
    """Many readings as one DocBin, user data included. Raises SetupError where spaCy is missing."""
    box = needed("spacy.tokens", "spaCy", "spacy").DocBin(attrs=ATTRIBUTES, store_user_data=True)
    for each in docs(readings):
        box.add(each)
    data: bytes = box.to_bytes()
    return data


def docs(readings: Iterable[Reading]) -> Iterator[Any]:
    """A spaCy Doc of each reading; its text is the document's, character for character.

    Half a surrogate pair, which spaCy cannot hold, becomes the replacement sign. Raises SetupError where spaCy is
    missing.
    """
    spacy = needed("spacy", "spaCy", "spacy")
    language = spacy.blank("en")
    for reading in readings:
        doc = language.tokenizer(reading.document.text.translate(_SURROGATES))
        _sentences(doc, stretches(reading))
        doc.set_ents(spacy.util.filter_spans(list(_names(doc, reading))), default="outside")
        marked = list(_marked(reading))
        for group in GROUPS:
            own = [each for each in marked if each[0] == group]
            doc.spans[group] = [_span(doc, span, label, id) for _, label, id, span in own]
        doc.user_data["readout"] = _user_data(reading, marked)
        yield doc


def _sentences(doc: Any, spans: list[Span]) -> None:
    """White space between two sentences belongs to the first, as spaCy has it."""
    begins = [token.idx for token in doc]
    first = {bisect_right(begins, span.start) - 1 for span in spans}
    for token in doc:
        token.is_sent_start = token.i in first


def _names(doc: Any, reading: Reading) -> Iterator[Any]:
    for span, type, entity in names(Referents(reading)):
        wikidata = (entity.actor.wikidata if entity and entity.actor else None) or ""
        yield _span(doc, span, LABELS[type], entity.id if entity else "", wikidata)


def _marked(reading: Reading) -> Iterator[Marked]:
    for each in given(reading, ATTRIBUTIONS):
        yield from (("source", "SOURCE", each.id, span) for span in each.source)
        yield from (("cue", each.stance, each.id, span) for span in each.cue)
        yield from (("content", each.stance, each.id, span) for span in each.content)
        yield from (("addressee", "ADDRESSEE", each.id, span) for span in each.addressee)
    for event in given(reading, EVENTS):
        yield "events", event.type, event.id, event.trigger
        yield from (("actors", "ACTOR", event.id, each.span) for each in event.actors)
        yield from (("recipients", "RECIPIENT", event.id, each.span) for each in event.recipients)


def _span(doc: Any, span: Span, label: str, id: str, kb: str = "") -> Any:
    return doc.char_span(span.start, span.end, label, kb_id=kb, alignment_mode="expand", span_id=id)


def _user_data(reading: Reading, marked: list[Marked]) -> dict[str, Any]:
    """The records as the JSON has them, without what spaCy holds itself."""
    whole = reading_to_dict(reading)
    exact: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for group, _, id, span in marked:
        exact[group].append({"id": id, "start": int(span.start), "end": int(span.end)})
    return {
        "schema": SCHEMA, "document": {key: whole["document"][key] for key in KEPT}, "spans": exact,
        "statements": whole["statements"], "events": whole["events"],
    }  # fmt: skip
