"""What people correct: shown at once, never overwritten, undone at will."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from readout.errors import SetupError
from readout.layers import ATTRIBUTIONS, ENTITIES, EVENTS, SPEAKERS, Reading
from readout.ledger.judgements import Judgement
from readout.ledger.ledger import Ledger
from readout.ledger.opening import opened
from readout.ledger.store import edition_name
from tests.ledger.ledgers import LATER, add, canonical, changed, claim, harbour, known, sound

ME = {"author": "mara"}
SPEAKER = "person|tomas brill|"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two documents."""
    return known(tmp_path / "a.ledger")


def drawn(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the lists show, without row numbers."""
    ledger = Ledger(path)
    return {name: sorted(map(str, ledger.rows(name, review="all").tuples())) for name in (
        "documents", "statements", "events", "actors")}  # type: ignore[misc]  # fmt: skip


def statement(ledger: Ledger, **asked: Any) -> dict[str, Any]:
    """The first statement that fits."""
    return next(iter(ledger.statements(**asked)))


def shown(ledger: Ledger, of: Reading) -> Reading:
    """The reading of a document as it was corrected."""
    return ledger.reading(edition_name(of.document))


def test_what_is_rejected_is_left_out_until_it_is_asked_for(ledger: Ledger) -> None:
    row = statement(ledger, speaker="Tomas Brill")
    ledger.judge("reject", row["id"], **ME)
    assert len(ledger.statements()) == 7 and len(ledger.statements(review="rejected")) == 1
    assert len(ledger.statements(review="all")) == 8 and len(ledger.statements(review="open")) == 7
    assert row["id"] not in {each.id for each in shown(ledger, harbour())[ATTRIBUTIONS]}
    assert row["id"] in {each.id for each in ledger.reading(row["document"], as_read=True)[ATTRIBUTIONS]}


def test_the_later_word_holds(ledger: Ledger) -> None:
    row = statement(ledger)
    ledger.judge("reject", row["id"], **ME)
    ledger.judge("accept", row["id"], author="ines")
    assert statement(ledger, review="accepted")["id"] == row["id"] and not ledger.statements(review="rejected")


def test_labels_are_shown_and_the_machines_own_is_kept_beside(ledger: Ledger) -> None:
    row = statement(ledger, speaker="Edda Kvarn")
    ledger.judge("relabel", row["id"], field="stance", value="doubts", **ME)
    ledger.judge("relabel", row["id"], field="hedged", value="yes", **ME)
    again = statement(ledger, speaker="Edda Kvarn", stance="doubts")
    assert (again["id"], again["hedged"]) == (row["id"], True)
    kept = opened(ledger.path).execute("SELECT field, machine, value, author FROM relabel ORDER BY field").fetchall()
    assert kept == [("hedged", "0", "yes", "mara"), ("stance", "asserts", "doubts", "mara")]
    (own,) = [each for each in shown(ledger, harbour())[ATTRIBUTIONS] if each.id == row["id"]]
    assert own.stance == "doubts" and own.hedged


def test_an_event_is_relabelled(ledger: Ledger) -> None:
    (row,) = ledger.events()
    ledger.judge("relabel", row["id"], field="status", value="possible", **ME)
    ledger.judge("relabel", row["id"], field="type", value="COERCE", **ME)
    assert len(ledger.events(status="possible", type="COERCE")) == 1 and not ledger.events(type="ASSAULT")
    (own,) = shown(ledger, claim())[EVENTS]
    assert (own.type, own.status) == ("COERCE", "possible")


def test_another_speaker_is_named(ledger: Ledger) -> None:
    row = statement(ledger, speaker="Edda Kvarn")
    ledger.judge("relabel", row["id"], field="speaker", value=SPEAKER, **ME)
    assert row["id"] in {each["id"] for each in ledger.statements(speaker="Tomas Brill")}
    assert row["id"] not in {each["id"] for each in ledger.statements(speaker="Edda Kvarn")}
    reading = shown(ledger, harbour())
    (own,) = [each for each in reading[SPEAKERS] if each.attribution == row["id"]]
    names = {entity.id: entity.name for entity in reading[ENTITIES]}
    assert [names[each] for each in own.entities] == ["Tomas Brill"] and own.how == "judged"


def test_merged_actors_are_one(ledger: Ledger) -> None:
    ledger.judge("merge", SPEAKER, value="Q1", **ME)
    assert len(ledger.statements(speaker="Edda Kvarn")) == 3 == len(ledger.statements(speaker="Q1"))
    assert {row["speaker"] for row in ledger.statements(speaker="Q1")} == {"Edda Kvarn"}
    assert not ledger.actors(text="Brill") and next(iter(ledger.actors(actor="Q1")))["statements"] == 3
    assert "Tomas Brill" not in {entity.name for entity in shown(ledger, harbour())[ENTITIES]}


def test_merging_goes_along_chains_and_never_in_circles(ledger: Ledger) -> None:
    radio = "organization|radio ostrel|NOR"
    ledger.judge("merge", SPEAKER, value=radio, **ME)
    ledger.judge("merge", radio, value="Q1", **ME)
    ledger.judge("merge", "Q1", value=SPEAKER, **ME)  # a circle: it changes nothing
    assert len(ledger.statements(speaker="Q1")) == 6 - 1
    assert len(ledger.actors(text="")) == len(ledger.actors()) and sound(ledger.path)


def test_a_split_actor_is_two(tmp_path: Path) -> None:
    first = harbour()
    other = changed(first, "Harbour Weather", "Weather Harbour")
    path = tmp_path / "a.ledger"
    second = Reading(
        other.document.__class__(
            **{**{f: getattr(other.document, f) for f in other.document.__slots__}, "url": "https://other.example/"}
        ),
        {name: other._layers[name] for name in other},
    )
    add(path, first, second)
    ledger = Ledger(path)
    assert len(ledger.statements(speaker="Edda Kvarn")) == 4
    told = {"documents": [edition_name(second.document)], "name": "Edda Kvarn (skipper)"}
    ledger.judge("split", "Q1", value=json.dumps(told), **ME)
    assert len(ledger.statements(speaker="Edda Kvarn")) == 2 == len(ledger.statements(speaker="Edda Kvarn (skipper)"))
    assert {row["documents"] for row in ledger.actors(text="Edda Kvarn")} == {1}
    assert "Edda Kvarn (skipper)" in {entity.name for entity in shown(ledger, second)[ENTITIES]}


def test_an_actor_is_relabelled_in_what_it_does_too(ledger: Ledger) -> None:
    key = next(row["key"] for row in ledger.actors(text="Russia"))
    ledger.judge("relabel", key, field="country", value="BLR", **ME)
    ledger.judge("relabel", key, field="name", value="Belarus", **ME)
    assert len(ledger.events(country="BLR")) == 1 and not ledger.events(country="RUS")
    assert next(iter(ledger.events()))["actors"] == "Belarus"


ACTS: list[dict[str, Any]] = [
    {"action": "reject", "target": "S"}, {"action": "accept", "target": "E"},
    {"action": "relabel", "target": "S", "field": "stance", "value": "doubts"},
    {"action": "relabel", "target": "S", "field": "speaker", "value": SPEAKER},
    {"action": "relabel", "target": "E", "field": "status", "value": "denied"},
    {"action": "relabel", "target": "R", "field": "country", "value": "BLR"},
    {"action": "relabel", "target": "Q1", "field": "name", "value": "Ada"},
    {"action": "merge", "target": SPEAKER, "value": "Q1"}, {"action": "split", "target": "Q1", "value": "D"},
]  # fmt: skip


def acts(ledger: Ledger) -> list[dict[str, Any]]:
    """Every kind of judgement, on records that are there."""
    names = {
        "S": statement(ledger, speaker="Edda Kvarn")["id"], "E": next(iter(ledger.events()))["id"],
        "D": json.dumps({"documents": [edition_name(harbour().document)]}),
        "R": next(row["key"] for row in ledger.actors(text="Russia")),
    }  # fmt: skip
    return [{key: names.get(value, value) for key, value in act.items()} for act in ACTS]


def test_undoing_leaves_no_trace_in_what_is_shown(ledger: Ledger) -> None:
    before = drawn(ledger.path)
    for act in acts(ledger):
        judgement: Judgement = ledger.judge(**act, **ME)
        assert drawn(ledger.path) != before or act["target"] == "Q1", act
        ledger.judge("undo", judgement.name, **ME)
        assert drawn(ledger.path) == before, act
    told = [ledger.judge(**act, **ME) for act in acts(ledger)]
    after = drawn(ledger.path)
    for judgement in reversed(told):
        ledger.judge("undo", judgement.name, **ME)
    assert drawn(ledger.path) == before and sound(ledger.path)
    undone = list(opened(ledger.path).execute("SELECT name FROM judgement WHERE action = 'undo'"))
    for (name,) in undone[-len(told) :]:
        ledger.judge("undo", name, **ME)
    assert drawn(ledger.path) == after


def test_corrections_outlast_a_new_reading_a_redraw_and_a_merge(ledger: Ledger, tmp_path: Path) -> None:
    for act in acts(ledger):
        ledger.judge(**act, **ME)
    before = drawn(ledger.path)
    add(ledger.path, harbour(), claim(), run=LATER)
    again = {name: [row.replace("'readings', 2", "") for row in rows] for name, rows in drawn(ledger.path).items()}
    assert {name: again[name] for name in ("statements", "events", "actors")} == {
        name: before[name] for name in ("statements", "events", "actors")
    }
    from readout.ledger.corrected import apply_all
    from readout.ledger.file import transaction
    from readout.ledger.merging import merge
    from readout.ledger.shown import redraw
    from readout.ledger.store import Store

    before = drawn(ledger.path)
    with Store(ledger.path) as store, transaction(store.connection, store.path):
        redraw(store.connection, store.roll)
        apply_all(store.connection, store.roll)
    assert drawn(ledger.path) == before
    list(merge(tmp_path / "b.ledger", ledger.path))
    assert drawn(tmp_path / "b.ledger") == before and canonical(tmp_path / "b.ledger") == canonical(ledger.path)


@pytest.mark.parametrize(
    "act",
    [
        {"action": "reject", "target": "nope"}, {"action": "undo", "target": "nope"},
        {"action": "relabel", "target": "Q1", "field": "stance", "value": "denies"},
        {"action": "relabel", "target": "Q1", "field": "key", "value": "x"},
        {"action": "relabel", "target": "Q1", "field": "type", "value": "ship"},
        {"action": "merge", "target": "Q1", "value": "nobody"}, {"action": "merge", "target": "Q1", "value": "Q1"},
        {"action": "split", "target": "Q1"}, {"action": "split", "target": "Q1", "value": "not json"},
        {"action": "burn", "target": "Q1"},
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_and_not_kept(ledger: Ledger, act: dict[str, Any]) -> None:
    before = canonical(ledger.path)
    with pytest.raises(SetupError) as refused:
        ledger.judge(**act, **ME)
    assert "\n" not in str(refused.value) and canonical(ledger.path) == before
