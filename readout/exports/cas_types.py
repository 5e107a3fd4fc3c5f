"""The UIMA types of Readout's records, as INCEpTION's layers are made: spans, slots with a role, one relation."""

from __future__ import annotations

from typing import Any

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
METADATA = DKPRO + "metadata.type.DocumentMetaData"
SENTENCE = DKPRO + "segmentation.type.Sentence"
NAMED_ENTITY = DKPRO + "ner.type.NamedEntity"
"""Types that INCEpTION knows already."""

STATEMENT, EVENT, PART, PARTICIPANT, INSIDE = (
    f"webanno.custom.{name}" for name in ("Statement", "Event", "Part", "Participant", "Inside")
)
SPANS: dict[str, tuple[str, dict[str, str]]] = {
    STATEMENT: ("What is said, on the first part of it.", {
        "identifier": "String", "stance": "String", "mode": "String", "negated": "Boolean", "hedged": "Boolean",
        "medium": "String", "anonymous": "String", "speaker": "String", "said": "String", "score": "Float",
    }),
    EVENT: ("Who did what to whom, on the words that say it.", {
        "identifier": "String", "eventType": "String", "status": "String", "standing": "String", "modes": "String",
        "contexts": "String", "firstDay": "String", "lastDay": "String", "score": "Float",
    }),
    PART: ("Words that belong to a statement or event.", {"kind": "String"}),
    PARTICIPANT: ("Somebody who takes part in an event.", {
        "name": "String", "country": "String", "sector": "String", "wikidata": "String",
    }),
}  # fmt: skip
"""Layers of spans: what each is, and its features."""

SLOTS: dict[str, dict[str, str]] = {
    STATEMENT: {"source": PART, "cue": PART, "addressee": PART, "more": PART},
    EVENT: {
        "actors": PARTICIPANT, "recipients": PARTICIPANT, "when": PART, "where": PART, "under": STATEMENT,
        "disputed": STATEMENT,
    },
}  # fmt: skip
"""Slots, and what may stand in them. ``more`` holds the further parts of a content, ``under`` by whose word it is."""


def link_type(layer: str, slot: str) -> str:
    """INCEpTION's name for the links of a slot."""
    return f"{layer}{slot.capitalize()}Link"


def type_system(cassis: Any) -> Any:
    """All of them in a type system of dkpro-cassis."""
    types = cassis.TypeSystem(add_document_annotation_type=True)
    _span_type(types, SENTENCE, "", {"id": "String"})
    _span_type(types, NAMED_ENTITY, "", {"value": "String", "identifier": "String"})
    about = types.create_type(METADATA, "uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId", "documentUri"):
        types.create_feature(about, feature, "uima.cas.String")
    made = {name: _span_type(types, name, told, features) for name, (told, features) in SPANS.items()}
    for layer, slots in SLOTS.items():
        for slot, target in slots.items():
            link = types.create_type(link_type(layer, slot), "uima.cas.TOP")
            types.create_feature(link, "role", "uima.cas.String")
            types.create_feature(link, "target", target)
            types.create_feature(made[layer], slot, "uima.cas.FSArray", elementType=link.name)
    inside = _span_type(types, INSIDE, "A statement inside another, its governor.", {})
    for end in ("Governor", "Dependent"):
        types.create_feature(inside, end, STATEMENT)
    return types


def _span_type(types: Any, name: str, told: str, features: dict[str, str]) -> Any:
    made = types.create_type(name, "uima.tcas.Annotation", description=told or None)
    for feature, kind in features.items():
        types.create_feature(made, feature, f"uima.cas.{kind}")
    return made
