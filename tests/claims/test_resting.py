"""On whose word an outlet's own words rest, and that neither order nor copies make a difference to it."""

from __future__ import annotations

import random
from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from readout.claims.resting import Sources, rested
from readout.claims.status import Record, status_of

SOURCES = Sources(
    {}, ("Courier", "Wire", "Echo"), {"r1": {"Kvarn"}, "r2": {"Kvarn", "Holm"}, "r3": {"Holm"}, "r4": set()}
)


def own(name: str, report: str, voice: str, attitude: str = "held") -> Record:
    """An outlet's own words."""
    return Record(name, name, report, voice, voice, attitude)  # type: ignore[arg-type]


def by(name: str, report: str, voice: str, origin: str) -> Record:
    """The words of a source."""
    return Record(name, name, report, voice, origin, "held", said=True)


def origins(*records: Record, named: Collection[str] = ()) -> dict[str, str]:
    """Whose word each is."""
    return {record.id: record.origin for record in rested(records, named, SOURCES)}


def test_own_words_are_those_of_whom_the_voice_cites_for_them() -> None:
    found = rested([own("a", "r1", "Courier"), by("b", "r1", "Courier", "Kvarn")], {"b"}, SOURCES)
    assert [record.origin for record in found] == ["Kvarn", "Kvarn"]
    assert [record.rests for record in found] == [True, False] and found[0].said


def test_a_source_without_a_name_gives_way_to_one_with_a_name() -> None:
    told = own("a", "r4", "Echo"), by("b", "r4", "Echo", "a clerk"), by("c", "r4", "Echo", "Kvarn")
    assert origins(*told, named={"c"}) == {"a": "Kvarn", "b": "Kvarn", "c": "Kvarn"}
    assert origins(*told[:2]) == {"a": "a clerk", "b": "a clerk"}


def test_two_with_names_are_two_in_one_report_too() -> None:
    told = by("a", "r2", "Wire", "Kvarn"), by("b", "r2", "Wire", "Holm")
    assert origins(*told, named={"a", "b"}) == {"a": "Kvarn", "b": "Holm"}


def test_own_words_rest_on_whom_others_cite_for_them_if_the_report_cites_him_at_all() -> None:
    told = own("a", "r2", "Wire"), by("b", "r1", "Courier", "Kvarn"), own("c", "r3", "Echo")
    assert origins(*told, named={"b"})["a"] == "Kvarn"


def test_own_words_told_later_rest_on_the_one_cited_most_and_those_told_before_do_not() -> None:
    told = (own("a", "r4", "Echo"), by("b", "r1", "Courier", "Kvarn"), by("c", "r3", "Wire", "Holm"),
            by("d", "r5", "Herald", "Holm"), own("e", "r4", "Post"))  # fmt: skip
    assert origins(*told, named={"b", "c", "d"}) == {"a": "Echo", "b": "Kvarn", "c": "Holm", "d": "Holm", "e": "Holm"}


def test_what_people_without_a_name_told_another_outlet_stays_its_own() -> None:
    told = by("a", "r1", "Courier", "Kvarn"), by("b", "r4", "Echo", "Echo")
    assert origins(*told, named={"a"}) == {"a": "Kvarn", "b": "Echo"}


def test_own_words_of_several_rest_on_whom_they_all_cite() -> None:
    assert origins(own("a", "r1", "Courier"), own("b", "r2", "Wire")) == {"a": "Kvarn", "b": "Kvarn"}
    assert origins(own("a", "r1", "Courier"), own("b", "r3", "Echo")) == {"a": "Courier", "b": "Echo"}


def test_a_denial_does_not_rest_on_who_holds_it() -> None:
    told = by("a", "r1", "Courier", "Kvarn"), own("b", "r1", "Courier", "denied")
    assert origins(*told, named={"a"})["b"] == "Courier"


RECORDS = st.lists(
    st.builds(
        lambda at, report, voice, origin, denied: Record(
            at, at, report, voice, origin or voice, "denied" if denied else "held", said=origin is not None
        ),
        st.uuids().map(str), st.sampled_from(["r1", "r2", "r3", "r4"]), st.sampled_from(SOURCES.outlets),
        st.sampled_from(["Kvarn", "Holm", "a clerk", None]), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_makes_no_difference(records: list[Record], chance: random.Random) -> None:
    named = {record.id for record in records if record.origin in ("Kvarn", "Holm")}
    first = {record.id: record for record in rested(records, named, SOURCES)}
    shuffled = chance.sample(records, len(records))
    assert {record.id: record for record in rested(shuffled, named, SOURCES)} == first


@given(RECORDS)
def test_there_are_never_more_origins_than_before(records: list[Record]) -> None:
    named = {record.id for record in records if record.origin in ("Kvarn", "Holm")}
    assert len(status_of(rested(records, named, SOURCES)).origins) <= max(1, len(status_of(records).origins))
