"""Web Annotations: what the Recommendation asks, and every selector leads back to its characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.exports.annotations import lines, web_annotations
from readout.exports.origin import Origin, digest
from readout.layers import ATTRIBUTIONS, EVENTS, Layer, Reading
from readout.records import Attribution, Document
from readout.text import Span
from tests.awkward import AWKWARD, awkward
from tests.exports.test_event_formats import report
from tests.readings import harbour
from tests.referents import resolved, unsettled

ORIGIN = Origin("0.1.0", "f00d", snapshot="ab" * 32, made="2031-03-13T09:00:00+00:00")
READINGS = (harbour(), resolved(), unsettled(), report(), awkward())

IRI = {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*:"}
ZONED = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
MOTIVATION = {"enum": [
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "reviewing", "tagging",
]}  # fmt: skip
COUNT = {"type": "integer", "minimum": 0}


def one_or_more(of: dict[str, Any]) -> dict[str, Any]:
    """A value or a list of them."""
    return {"anyOf": [of, {"type": "array", "minItems": 1, "items": of}]}


def record(type: dict[str, Any], needed: str, **properties: Any) -> dict[str, Any]:
    """An object of one type with just these properties; those named in ``needed`` must be there."""
    return {
        "type": "object", "additionalProperties": False, "required": ["type", *needed.split()],
        "properties": {"type": type, **properties},
    }  # fmt: skip


QUOTE = record({"const": "TextQuoteSelector"}, "exact", exact={"type": "string", "minLength": 1},
               prefix={"type": "string", "maxLength": 32}, suffix={"type": "string", "maxLength": 32})  # fmt: skip
POSITION = record({"const": "TextPositionSelector"}, "start end", start=COUNT, end=COUNT)
STATE = {
    **record({"const": "TimeState"}, "", sourceDate=ZONED, cached=one_or_more(IRI)),
    "anyOf": [{"required": ["sourceDate"]}, {"required": ["cached"]}],
}  # fmt: skip
SPECIFIC = record(
    {"anyOf": [{"const": "SpecificResource"}, {"type": "array", "contains": {"const": "SpecificResource"}}]}, "source",
    source=IRI, state=STATE, selector=one_or_more({"anyOf": [QUOTE, POSITION]}), purpose=one_or_more(MOTIVATION),
)  # fmt: skip
TEXTUAL = record({"const": "TextualBody"}, "value", value={"type": "string"}, format={"type": "string"},
                 purpose=MOTIVATION)  # fmt: skip
ANNOTATION = record(
    {"const": "Annotation"}, "@context id target", id=IRI, motivation=one_or_more(MOTIVATION), generated=ZONED,
    body=one_or_more({"anyOf": [SPECIFIC, TEXTUAL]}), target=one_or_more(SPECIFIC),
    generator=record({"const": "Software"}, "id name", id=IRI, name={"type": "string"}),
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
)  # fmt: skip
"""What the Recommendation of 2017 asks of an annotation, as far as Readout uses it, as a JSON Schema."""

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#", "as": "http://www.w3.org/ns/activitystreams#", "id": "@id", "type": "@type",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "dc": "http://purl.org/dc/elements/1.1/",
    **{name: f"oa:{name}" for name in (
        "Annotation", "SpecificResource", "TextualBody", "TimeState", "TextQuoteSelector", "TextPositionSelector",
        "classifying", "describing", "identifying", "linking", "exact", "prefix", "suffix", "start", "end",
    )},
    "Software": "as:Application", "format": "dc:format", "name": "http://xmlns.com/foaf/0.1/name",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "state": {"@id": "oa:hasState", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"}, "cached": {"@id": "oa:cachedSource", "@type": "@id"},
    "generator": {"@id": "as:generator", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "sourceDate": "oa:sourceDate", "generated": "http://purl.org/dc/terms/issued",
}  # fmt: skip
"""The terms of the W3C's context that Readout uses, so that nothing is fetched."""


def told(reading: Reading, origin: Origin = ORIGIN) -> list[dict[str, Any]]:
    """The annotations as they come out of their JSON."""
    return [json.loads(line) for line in lines(reading, origin).split("\n") if line]


def resources(value: Any) -> Iterator[dict[str, Any]]:
    """Everything with selectors, in targets and bodies."""
    if isinstance(value, dict):
        if "selector" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from resources(inner)


def places(text: str, words: str) -> Iterator[int]:
    """Where the words stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@pytest.mark.parametrize("reading", READINGS)
def test_every_annotation_is_one_that_the_recommendation_allows(reading: Reading) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    validator = jsonschema.Draft202012Validator(ANNOTATION)
    for each in told(reading):
        assert [error.message for error in validator.iter_errors(each)] == []


def test_an_annotation_that_breaks_the_rules_is_found_out() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    validator, whole = jsonschema.Draft202012Validator(ANNOTATION), told(awkward())[0]
    for wrong in ({"motivation": "singing"}, {"target": []}, {"id": "no iri"}, {"mood": "bright"}):
        assert not validator.is_valid({**whole, **wrong})


@pytest.mark.parametrize("reading", READINGS)
def test_position_and_quotation_lead_to_the_same_characters(reading: Reading) -> None:
    text, found = reading.document.text, 0
    for resource in resources(told(reading)):
        quote, position = resource["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert position["start"] - len(quote["prefix"]) in places(text, around)
        found += 1
    assert found >= 2 * len(reading[ATTRIBUTIONS])


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 80))
def test_any_characters_are_found_again(text: str, start: int, length: int) -> None:
    span = Span(min(start, len(text) - 1), min(min(start, len(text) - 1) + length, len(text)))
    statement = Attribution("1", (), (), (span,), 0.5)
    (each,) = web_annotations(Reading(Document("1", text, "name")).plus({ATTRIBUTIONS: (statement,)}), ORIGIN)
    quote, position = each["target"]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == span.of(text)
    assert quote["prefix"] == text[: span.start][-32:] and quote["suffix"] == text[span.end :][:32]


def test_each_record_is_one_annotation_under_its_own_name() -> None:
    reading = awkward()
    each = {one["id"]: one for one in told(reading)}
    for record in (*reading[ATTRIBUTIONS], *reading[EVENTS]):
        assert f"urn:readout:{record.id}" in each
    names = [one for one in each.values() if one["motivation"] == "identifying"]
    assert len(each) == len(told(reading)) == 4 + len(names) and len(names) == 5  # a town where nobody acts is no actor


def test_ids_do_not_depend_on_the_model_that_read() -> None:
    other = Origin("0.2.0", "beef")
    assert [one["id"] for one in told(awkward())] == [one["id"] for one in told(awkward(), other)]
    assert told(awkward())[0]["generator"] != told(awkward(), other)[0]["generator"]


def test_a_content_in_two_parts_has_two_targets_and_its_cue_is_a_body() -> None:
    first = told(awkward())[0]
    assert [one["selector"][0]["exact"] for one in first["target"]] == ["“there is \U0001f91d no deal,”", "“שלום לכם”"]
    parts = {one["type"][1]: one["selector"][0]["exact"] for one in first["body"] if isinstance(one["type"], list)}
    assert parts == {"urn:readout:source": "E\u0301dda Kvarn", "urn:readout:cue": "said"}


def test_a_statement_inside_another_and_an_event_under_one_point_at_it() -> None:
    outer, inner = told(awkward())[1:3]
    pointers = [one["source"] for one in inner["body"] if one.get("type") == ["SpecificResource", "urn:readout:inside"]]
    assert pointers == [outer["id"]]
    claim, denial, attack = told(report())[:3]
    roles = {one["type"][1]: one["source"] for one in attack["body"] if isinstance(one["type"], list)}
    assert (roles["urn:readout:under"], roles["urn:readout:disputed"]) == (claim["id"], denial["id"])


def test_the_record_itself_is_a_body() -> None:
    (value,) = (one["value"] for one in told(awkward())[3]["body"] if one["type"] == "TextualBody")
    assert json.loads(value)["status"] == "asserted" and json.loads(value)["type"] == "ASSAULT"


def test_a_name_leads_to_wikidata_where_its_entity_is_known_there() -> None:
    meant = {
        one["target"]["selector"][0]["exact"]: one["body"][0]["source"]
        for one in told(awkward()) if one["motivation"] == "identifying"
    }  # fmt: skip
    assert meant["Kvarn"] == meant["E\u0301dda Kvarn"] == "http://www.wikidata.org/entity/Q42"
    assert meant["Tomas Brill"] == "urn:readout:brill"


def test_the_state_tells_when_it_was_and_which_page_and_text_are_meant() -> None:
    state = told(awkward())[1]["target"]["state"]
    text = f"urn:sha256:{digest(AWKWARD)}"
    assert state["sourceDate"] == "2031-03-12T17:40:00+00:00" and state["cached"] == [f"urn:sha256:{'ab' * 32}", text]
    assert told(awkward(), Origin("0.1.0"))[1]["target"]["state"]["cached"] == text


def test_a_text_without_an_address_is_named_by_its_hash() -> None:
    reading = awkward()
    plain = Reading(replace(reading.document, url=None), {name: reading[Layer(name)] for name in reading})
    assert told(plain)[1]["target"]["source"] == f"urn:sha256:{digest(AWKWARD)}"


def test_a_reading_without_records_has_no_line() -> None:
    assert lines(Reading(Document("1", "text", "name")), ORIGIN) == ""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_as_linked_data_nothing_is_lost() -> None:
    rdflib = pytest.importorskip("rdflib", reason="needs rdflib (in the test extra)")
    whole = told(awkward())
    graph = rdflib.Graph().parse(data=json.dumps([{**one, "@context": CONTEXT} for one in whole]), format="json-ld")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert set(graph.subjects(rdflib.RDF.type, oa.Annotation)) == {rdflib.URIRef(one["id"]) for one in whole}
    assert len(list(graph.objects(None, oa.exact))) == len(list(resources(whole)))
    spoken = graph.query(
        "SELECT ?cue WHERE { ?a oa:hasTarget/oa:hasSelector/oa:exact '“no – never”' ."
        " ?a oa:hasBody ?b . ?b a <urn:readout:cue> ; oa:hasSelector/oa:exact ?cue }", initNs={"oa": oa},
    )  # fmt: skip
    assert [str(row.cue) for row in spoken] == ["told"]
    assert keys(whole) - {"@context"} <= set(CONTEXT)


def keys(value: Any) -> set[str]:
    """Every key of some JSON."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = set(value) if isinstance(value, dict) else set()
    return own.union(*(keys(each) for each in inner))
