"""CAS XMI: dkpro-cassis reads back what was written, and on the wire offsets count UTF-16 units."""

from __future__ import annotations

import io
from typing import Any

import pytest
from lxml import etree

from readout.exports.cas import typesystem, xmi
from readout.exports.cas_types import SLOTS, SPANS, link_type
from readout.exports.given import given
from readout.layers import ATTRIBUTIONS, EVENTS, NAMES, Reading
from readout.records import Document
from readout.text import utf16_offset
from tests.awkward import AWKWARD, THIRD, awkward
from tests.exports.test_event_formats import report
from tests.readings import harbour
from tests.referents import resolved, unsettled

cassis = pytest.importorskip("cassis", reason="needs dkpro-cassis (in the test extra)")

READINGS = (harbour(), resolved(), unsettled(), report(), awkward())
STATEMENT, EVENT = "webanno.custom.Statement", "webanno.custom.Event"


def loaded(reading: Reading) -> Any:
    """The document read back, with nothing but the two files."""
    types = cassis.load_typesystem(io.BytesIO(typesystem()))
    return cassis.load_cas_from_xmi(io.BytesIO(xmi(reading)), typesystem=types)


def slot(annotation: Any, name: str) -> list[str]:
    """The words in a slot."""
    links = annotation.get(name)
    return [link.target.get_covered_text() for link in links.elements] if links else []


@pytest.mark.parametrize("reading", READINGS)
def test_every_record_comes_back_on_its_characters(reading: Reading) -> None:
    cas, text = loaded(reading), reading.document.text
    assert cas.sofa_string == text
    statements = {each.identifier: each for each in cas.select(STATEMENT)}
    for record in reading[ATTRIBUTIONS]:
        told = statements.pop(record.id)
        first, *more = record.content
        assert (told.begin, told.end) == first and slot(told, "more") == [span.of(text) for span in more]
        for name in ("source", "cue", "addressee"):
            assert slot(told, name) == [span.of(text) for span in getattr(record, name)]
        assert (told.stance, told.mode, told.negated, told.hedged) == (
            record.stance, record.mode, record.negated, record.hedged,
        )  # fmt: skip
    events = {each.identifier: each for each in cas.select(EVENT)}
    for event in given(reading, EVENTS):
        told = events.pop(event.id)
        assert (told.begin, told.end, told.eventType, told.status) == (*event.trigger, event.type, event.status)
        for name in ("actors", "recipients"):
            assert slot(told, name) == [each.span.of(text) for each in getattr(event, name)]
    assert not statements and not events


@pytest.mark.parametrize("reading", READINGS)
def test_a_second_writing_is_the_same_file(reading: Reading) -> None:
    assert loaded(reading).to_xmi().encode("utf-8") == xmi(reading)


@pytest.mark.parametrize("reading", READINGS)
def test_on_the_wire_offsets_count_utf16_units(reading: Reading) -> None:
    written = etree.fromstring(xmi(reading))
    (sofa,) = written.findall("{http:///uima/cas.ecore}Sofa")
    units = sofa.get("sofaString").encode("utf-16-le")
    assert units.decode("utf-16-le") == reading.document.text
    wire = {
        (int(each.get("begin")), int(each.get("end")))
        for each in written.findall("{http:///webanno/custom.ecore}Statement")
    }
    text = reading.document.text
    contents = [each.content[0] for each in reading[ATTRIBUTIONS]]
    assert wire == {(utf16_offset(text, start), utf16_offset(text, end)) for start, end in contents}
    for (start, end), span in zip(sorted(wire), sorted(contents), strict=True):
        assert units[2 * start : 2 * end].decode("utf-16-le") == span.of(text)


def test_emoji_before_a_record_move_it_on_the_wire() -> None:
    written = etree.fromstring(xmi(awkward()))
    (event,) = written.findall("{http:///webanno/custom.ecore}Event")
    assert int(event.get("begin")) > AWKWARD.index("attacked")


def test_a_statement_inside_another_is_a_relation() -> None:
    (inside,) = loaded(awkward()).select("webanno.custom.Inside")
    assert inside.Governor.get_covered_text() == "that Kvarn told Tomas Brill “no – never”"
    assert inside.Dependent.get_covered_text() == inside.get_covered_text() == "“no – never”"


def test_an_event_points_at_the_statements_that_tell_and_deny_it() -> None:
    (event,) = loaded(report()).select(EVENT)
    assert slot(event, "under") == ["Russia bombed a port in Odesa"] and slot(event, "disputed") == ["it"]
    assert slot(event, "when") == ["3 May 2021"] and event.firstDay == event.lastDay == "2021-05-03"


def test_a_participant_has_its_codes() -> None:
    cas = loaded(awkward())
    army, town = cas.select("webanno.custom.Participant")
    assert (army.name, army.country, army.sector) == ("Norvale", "NOR", "MIL")
    assert (town.get_covered_text(), town.country) == ("Ostrel-on-Sea", None)


def test_sentences_and_names_are_those_that_inception_knows() -> None:
    cas, reading = loaded(awkward()), awkward()
    sentences = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
    assert sentences[-1].get_covered_text() == THIRD and len(sentences) == 5
    names = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
    assert [(each.begin, each.end) for each in names] == [each.span for each in reading[NAMES]]
    assert (names[0].value, names[0].identifier) == ("PER", "http://www.wikidata.org/entity/Q42")


def test_there_is_one_annotation_of_the_document() -> None:
    (about,) = loaded(awkward()).select("uima.tcas.DocumentAnnotation")
    assert about.documentId == awkward().document.id and about.language == "en"
    assert about.documentUri == "https://courier.example/port?a=1#top"


def test_layers_and_slots_are_what_inception_takes_for_layers_and_slots() -> None:
    """As its import of type systems asks (TypeSystemAnalysis): spans hold primitive features and slots; the type of a
    slot's links comes from TOP and has a role and a target; a relation has a Governor and a Dependent of one type."""
    types = cassis.load_typesystem(io.BytesIO(typesystem()))
    for layer in SPANS:
        made = types.get_type(layer)
        assert made.supertype.name == "uima.tcas.Annotation"
        for feature in made.features:
            if feature.name in SLOTS.get(layer, {}):
                assert feature.rangeType.name == "uima.cas.FSArray"
                assert feature.elementType.name == link_type(layer, feature.name)
            else:
                assert feature.rangeType.name in ("uima.cas.String", "uima.cas.Boolean", "uima.cas.Float")
        for slot_name, target in SLOTS.get(layer, {}).items():
            link = types.get_type(link_type(layer, slot_name))
            assert link.supertype.name == "uima.cas.TOP"
            ranges = {feature.name: feature.rangeType.name for feature in link.features}
            assert ranges == {"role": "uima.cas.String", "target": target}
    ends = {feature.name: feature.rangeType.name for feature in types.get_type("webanno.custom.Inside").features}
    assert ends == {"Governor": STATEMENT, "Dependent": STATEMENT}


def test_what_xml_cannot_hold_moves_nothing() -> None:
    text = "a\x00b\x0bc\ud83dd\ufffee \U0001f600 f"
    cas = loaded(Reading(Document("1", text, "name", title="x\x01y")))
    assert cas.sofa_string == "a\ufffdb\ufffdc\ufffdd\ufffde \U0001f600 f" and len(cas.sofa_string) == len(text)
