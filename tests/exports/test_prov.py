"""PROV-JSON: the prov library reads it, and what it reads is the whole story."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from readout.exports.origin import Origin, digest
from readout.exports.prov import provenance, together
from readout.layers import ATTRIBUTIONS, EVENTS, Reading
from readout.ledger.judgements import Judgement
from readout.ledger.store import Run
from readout.records import Document
from tests.awkward import AWKWARD, awkward
from tests.exports.test_event_formats import report
from tests.readings import harbour
from tests.referents import resolved

FIRST = awkward()[ATTRIBUTIONS][0].id
MADE = "2031-03-14T10:00:00.000+00:00"
JUDGEMENTS = (
    Judgement("j1", "relabel", FIRST, "stance", "denies", "Ann", MADE, "she says so later"),
    Judgement("j2", "merge", "person|edda kvarn|NOR", None, "Q42", "Ben", MADE, None),
    Judgement("j3", "undo", "j1", None, None, "Ann", MADE, None),
)
ORIGIN = Origin("0.1.0", "f00d", '{"actors":"1"}', "ab" * 32, "2031-03-13T09:00:00+00:00", JUDGEMENTS)
PAGE = f"sha256:{'ab' * 32}"
ENDS = {
    "used": ("activity", "entity"), "wasGeneratedBy": ("entity", "activity"), "wasAttributedTo": ("entity", "agent"),
    "wasAssociatedWith": ("activity", "agent"), "wasDerivedFrom": ("generatedEntity", "usedEntity"),
}  # fmt: skip


def pairs(document: dict[str, Any], relation: str) -> set[tuple[str, str]]:
    """Who is bound to whom by a relation."""
    one, other = ENDS[relation]
    return {(line[f"prov:{one}"], line[f"prov:{other}"]) for line in document.get(relation, {}).values()}


def only(document: dict[str, Any], section: str, kind: str) -> list[str]:
    """The names of the things of one kind."""
    return [name for name, told in document[section].items() if told["prov:type"]["$"] == kind]


@pytest.mark.parametrize("reading", [harbour(), resolved(), report(), awkward()])
@pytest.mark.parametrize("origin", [ORIGIN, Origin("0.1.0")])
def test_the_prov_library_reads_it_and_writes_the_same(reading: Reading, origin: Origin) -> None:
    model = pytest.importorskip("prov.model", reason="needs prov (in the test extra)")
    written = provenance(reading, origin)
    document = model.ProvDocument.deserialize(content=json.dumps(written), format="json")
    again = json.loads(document.serialize(format="json"))
    assert model.ProvDocument.deserialize(content=json.dumps(again), format="json") == document
    assert {key: len(told) for key, told in again.items()} == {key: len(told) for key, told in written.items()}
    for section in ("entity", "activity", "agent"):
        assert set(again[section]) == set(written[section])
    for relation in ENDS:
        assert pairs(again, relation) == pairs(written, relation)


def test_a_record_leads_back_to_the_page_and_to_what_read_it() -> None:
    document = provenance(awkward(), ORIGIN)
    text = f"readout:{awkward().document.id}"
    derived, made = pairs(document, "wasDerivedFrom"), pairs(document, "wasGeneratedBy")
    (cleaning,), (reading,) = (
        only(document, "activity", "readout:cleaning"),
        only(document, "activity", "readout:reading"),
    )
    assert (text, PAGE) in derived and (text, cleaning) in made
    for record in (*awkward()[ATTRIBUTIONS], *awkward()[EVENTS]):
        assert (f"readout:{record.id}", text) in derived and (f"readout:{record.id}", reading) in made
    assert {(cleaning, PAGE), (reading, text)} <= pairs(document, "used")
    (agent,) = only(document, "agent", "prov:SoftwareAgent")
    assert {(cleaning, agent), (reading, agent)} <= pairs(document, "wasAssociatedWith")
    assert document["agent"][agent]["readout:model"] == "f00d"
    assert document["entity"][text]["readout:sha256"] == digest(AWKWARD)
    assert document["activity"][reading]["prov:endTime"] == ORIGIN.made


def test_the_agent_is_the_run_of_a_ledger() -> None:
    assert ORIGIN.run == Run("0.1.0", "f00d", '{"actors":"1"}').name
    assert f"readout:{ORIGIN.run}" in provenance(awkward(), ORIGIN)["agent"]


def test_a_record_has_its_characters() -> None:
    told = provenance(awkward(), ORIGIN)["entity"][f"readout:{awkward()[EVENTS][0].id}"]
    assert AWKWARD[told["readout:start"] : told["readout:end"]] == "attacked"


def test_a_judgement_is_made_by_a_person_of_a_record() -> None:
    document = provenance(awkward(), ORIGIN)
    judged = document["entity"]["readout:j1"]
    assert (judged["readout:action"], judged["readout:field"], judged["readout:value"]) == (
        "relabel",
        "stance",
        "denies",
    )
    assert ("readout:j1", f"readout:{FIRST}") in pairs(document, "wasDerivedFrom")
    (person,) = (agent for made, agent in pairs(document, "wasAttributedTo") if made == "readout:j1")
    assert document["agent"][person]["prov:label"] == "Ann" and len(only(document, "agent", "prov:Person")) == 2
    (act,) = (act for made, act in pairs(document, "wasGeneratedBy") if made == "readout:j1")
    assert document["activity"][act]["prov:endTime"] == MADE and (act, person) in pairs(document, "wasAssociatedWith")


def test_what_is_taken_back_and_who_is_merged_have_names_too() -> None:
    derived = pairs(provenance(awkward(), ORIGIN), "wasDerivedFrom")
    assert ("readout:j3", "readout:j1") in derived and ("readout:j2", "readout:person%7Cedda%20kvarn%7CNOR") in derived


def test_without_a_page_the_text_is_where_it_begins() -> None:
    document = provenance(awkward(), Origin("0.1.0"))
    assert only(document, "activity", "readout:cleaning") == [] == only(document, "entity", "readout:page")


def test_many_readings_join_whatever_their_order() -> None:
    one, other = provenance(awkward(), ORIGIN), provenance(resolved(), replace(ORIGIN, snapshot="cd" * 32))
    both = together([one, other])
    assert both == together([other, one, one]) and set(both["entity"]) == set(one["entity"]) | set(other["entity"])
    assert len(only(both, "agent", "prov:SoftwareAgent")) == 1


def test_a_reading_without_records_is_its_text() -> None:
    document = provenance(Reading(Document("1", "text", "name")), Origin("0.1.0"))
    assert list(document["entity"]) == ["readout:1"]
