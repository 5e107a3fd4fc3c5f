"""The status of a claim: an example of each kind, and the laws that hold of all."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import get_args

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from readout.claims.attitude import Attitude
from readout.claims.status import (
    KINDS,
    RELATIONS,
    Kind,
    Mending,
    Record,
    Relation,
    Status,
    evidence_of,
    relations_of,
    status_of,
)

NUMBER = count()
ATTITUDES: tuple[Attitude, ...] = get_args(Attitude)
MENDINGS: tuple[Mending, ...] = get_args(Mending)


def record(origin: str, attitude: Attitude = "held", report: str | None = None, voice: str | None = None) -> Record:
    """A record later than those made before; its voice is its origin's own if none is given."""
    at = f"{next(NUMBER):06}"
    return Record(at, at, report or f"report {at}", voice or origin, origin, attitude)


def other(origin: str, report: str | None = None, voice: str | None = None) -> Record:
    """A record of another value."""
    return replace(record(origin, report=report, voice=voice), differs=True)


def by_party(told: Record) -> Record:
    """The same by one who takes part."""
    return replace(told, party=True)


def note(voice: str, mends: Mending) -> Record:
    """A note by which a voice takes back or corrects."""
    return replace(record(voice), mends=mends)


def kind(*records: Record) -> Kind:
    """The kind of status of records."""
    return status_of(records).kind


def measure(records: Sequence[Record]) -> tuple[Kind, int, int]:
    """What is the same where two statuses are."""
    status = status_of(records)
    return status.kind, len(status.origins), status.interested


def relations(*records: Record) -> list[Relation]:
    """How each stands to those before it."""
    return list(relations_of(records).values())


def test_one_origin_is_single_however_many_voices_tell_it() -> None:
    told = [record("guard", voice=voice) for voice in ("Courier", "Herald", "Gazette")]
    assert status_of(told) == Status("single-origin", ("guard",), 0)


def test_two_origins_corroborate_in_the_order_in_which_they_told() -> None:
    told = [record("guard", voice="Courier"), by_party(record("kvarn", voice="Courier"))]
    assert status_of(told) == Status("corroborated", ("guard", "kvarn"), 1)


def test_what_its_only_voice_takes_back_is_retracted() -> None:
    told = [record("guard", voice="Courier"), note("Courier", "withdrawal")]
    assert status_of(told) == Status("retracted", (), 0)
    assert kind(*told, record("guard", voice="Herald")) == "single-origin"
    assert kind(told[0], note("Herald", "withdrawal")) == "single-origin"


def test_what_its_origin_takes_back_is_retracted_in_whatever_voice_it_was_told() -> None:
    told = [record("guard", voice="Courier"), record("guard", voice="Herald")]
    taken_back = replace(record("guard", voice="Echo"), said=True, mends="withdrawal")
    assert kind(*told, taken_back) == "retracted"
    assert status_of([*told, record("kvarn", voice="Herald"), taken_back]) == Status("single-origin", ("kvarn",), 0)
    assert kind(*told, replace(taken_back, origin="kvarn")) == "single-origin"


def test_what_a_source_corrects_takes_back_what_the_same_voice_rested_on_another() -> None:
    told = replace(record("pinaya", voice="Courier"), said=True, rests=True)
    mended = replace(note("Courier", "correction"), origin="customs", said=True)
    assert kind(told, mended) == "corrected"
    assert kind(replace(told, rests=False), mended) == "single-origin"


def test_what_a_voice_that_told_it_corrects_is_corrected() -> None:
    assert kind(record("Courier"), note("Courier", "correction")) == "corrected"
    assert kind(record("Courier"), record("Herald"), note("Courier", "correction")) == "corrected"
    assert kind(record("Courier"), note("Herald", "correction")) == "single-origin"


def test_a_number_that_moved_supersedes_though_its_report_tells_the_first_one_too() -> None:
    before, again = (
        record("guard", voice="Courier"),
        replace(record("kvarn", report="r2", voice="Courier"), counted=True),
    )
    now = other("mayor", report="r2", voice="Courier")
    assert kind(before, again, now) == "disputed" and kind(before, again, replace(now, moved=True)) == "superseded"


def test_another_value_told_later_by_the_same_origin_or_voice_supersedes() -> None:
    assert kind(record("guard", voice="Courier"), other("guard", voice="Herald")) == "superseded"
    assert kind(record("guard", voice="Courier"), other("kvarn", voice="Courier")) == "superseded"


def test_another_value_in_a_report_that_tells_the_first_too_is_disputed() -> None:
    told = replace(record("guard", report="a", voice="Courier"), counted=True)
    assert kind(told, other("kvarn", report="a", voice="Courier")) == "disputed"


def test_another_value_by_another_is_disputed() -> None:
    assert kind(record("guard"), other("kvarn")) == "disputed"
    assert kind(other("guard"), record("guard")) == "disputed"


def test_a_denial_is_denied_by_a_party_and_disputed_by_another() -> None:
    assert kind(record("guard"), record("kvarn", "denied")) == "disputed"
    assert kind(record("guard"), by_party(record("kvarn", "denied"))) == "denied"
    assert kind(by_party(record("kvarn", "denied"))) == "denied"


def test_who_holds_it_too_denies_it_in_vain() -> None:
    assert kind(record("guard"), by_party(record("guard", "denied"))) == "single-origin"


def test_what_is_told_under_an_if_in_as_many_voices_is_conditional() -> None:
    under = record("kvarn", "conditional")
    assert kind(record("guard"), under) == "conditional"
    assert kind(record("guard"), record("brill"), under) == "corroborated"


def test_only_the_first_report_of_a_voice_tells_whether_it_is_under_an_if() -> None:
    first = record("guard", voice="Courier")
    later = [record("guard", "conditional", voice="Courier") for _ in range(2)]
    assert kind(first, *later) == "single-origin"


def test_what_is_only_planned_or_demanded_is_conditional() -> None:
    assert kind(record("guard", "planned")) == kind(record("guard", "demanded")) == "conditional"


def test_what_nobody_holds_is_unresolved() -> None:
    assert kind() == kind(record("guard", "possible")) == kind(record("guard", "denied")) == "unresolved"
    assert kind(other("guard")) == "unresolved"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status("single-origin", ("guard",), 0), "single-origin"),
        (Status("single-origin", ("guard",), 1), "single-origin, a party"),
        (Status("corroborated", ("guard", "kvarn"), 0), "corroborated by 2 origins"),
        (Status("corroborated", ("guard", "kvarn"), 1), "corroborated by 2 origins, 1 of them a party"),
        (Status("disputed", ("guard", "kvarn"), 1), "disputed"),
    ],
)
def test_a_status_is_put_into_words(status: Status, words: str) -> None:
    assert status.words == words


def test_the_first_states_and_others_repeat_or_confirm() -> None:
    told = record("guard"), record("guard", voice="Herald"), record("kvarn")
    assert relations(*told) == ["states", "repeats", "confirms"]


def test_each_other_relation_has_its_record() -> None:
    first = record("guard")
    assert relations(first, record("kvarn", "denied"), record("brill", "possible"))[1:] == ["denies", "hedges"]
    assert relations(first, other("kvarn"), other("guard"))[1:] == ["contradicts", "updates"]
    mended = note("guard", "correction"), note("guard", "withdrawal")
    assert relations(first, *mended)[1:] == ["corrects", "withdraws"]


def test_the_first_under_an_if_states_though_others_hold_it() -> None:
    assert relations(record("guard"), record("kvarn", "conditional")) == ["states", "states"]


def test_a_copy_is_no_evidence() -> None:
    guard, copied, kvarn = record("guard"), record("guard", voice="Herald"), record("kvarn")
    assert evidence_of([kvarn, copied, guard]) == (guard, kvarn)
    assert evidence_of([]) == ()


def test_what_was_taken_back_is_no_evidence_where_another_voice_still_tells_it() -> None:
    taken, kept = record("guard", voice="Courier"), record("guard", voice="Herald")
    assert evidence_of([taken, kept, note("Courier", "withdrawal")]) == (kept,)


@st.composite
def records(draw: st.DrawFn, least: int = 0, most: int = 7) -> list[Record]:
    """Records of few origins, voices, reports and times, so that they meet; a report has one voice and one time."""
    reports = [
        (f"report {at}", draw(st.sampled_from("123")), draw(st.sampled_from(["Courier", "Herald", "Gazette"])))
        for at in range(4)
    ]
    drawn: list[Record] = []
    for at in range(draw(st.integers(least, most))):
        report, when, voice = draw(st.sampled_from(reports))
        drawn.append(
            Record(
                id=str(at),
                when=when,
                report=report,
                voice=voice,
                origin=draw(st.sampled_from([voice, "guard", "kvarn"])),
                attitude=draw(st.sampled_from(["held"] * 5 + list(ATTITUDES))),
                said=draw(st.booleans()),
                differs=draw(st.sampled_from([False, False, True])),
                party=draw(st.booleans()),
                mends=draw(st.sampled_from([None] * 6 + list(MENDINGS))),
                moved=draw(st.booleans()),
                counted=draw(st.booleans()),
            )
        )
    return drawn


Copied = tuple[list[Record], Record]


@st.composite
def copies(draw: st.DrawFn, differs: bool, later: bool) -> Copied:
    """Records, and a copy of one that mends nothing, in a new report at a later time or at the same."""
    told = draw(records(1))
    plain = [each for each in told if not each.mends and each.differs == differs]
    assume(plain)
    first = draw(st.sampled_from(plain))
    when = draw(st.sampled_from([time for time in "1234" if time > first.when])) if later else first.when
    return told, copy_of(first, when, draw(st.sampled_from(["a report", "report x"])))


def copy_of(told: Record, when: str, report: str) -> Record:
    """The same in another report."""
    return replace(told, id="copy", when=when, report=report)


def same_with(told: Sequence[Record], copy: Record) -> bool:
    """Whether a copy leaves the kind and the number of origins."""
    return measure([*told, copy])[:2] == measure(told)[:2]


@given(records(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_given_makes_no_difference(told: list[Record], chance: random.Random) -> None:
    status, evidence, found = status_of(told), evidence_of(told), relations_of(told)
    chance.shuffle(told)
    assert status_of(told) == status and evidence_of(told) == evidence and relations_of(told) == found


@given(records())
def test_every_status_and_relation_is_one_of_those_known(told: list[Record]) -> None:
    status, found = status_of(told), relations_of(told)
    assert status.kind in KINDS and 0 <= status.interested <= len(status.origins) == len(set(status.origins))
    assert set(found) == {each.id for each in told} and set(found.values()) <= set(RELATIONS)


@settings(max_examples=300)
@given(copies(differs=False, later=True))
def test_a_later_copy_of_what_gives_no_other_value_changes_nothing(copied: Copied) -> None:
    assert same_with(*copied)


HELD = Record("2", "1", "report 0", "Courier", "guard", "held")
OTHER = Record("1", "1", "report 0", "Courier", "kvarn", "held", differs=True)
UNDER = Record("1", "1", "report 0", "Courier", "guard", "conditional")


@given(copies(differs=True, later=True))
@example(([OTHER, HELD], copy_of(OTHER, "2", "report 1")))
def test_a_later_copy_of_another_value_changes_nothing(copied: Copied) -> None:
    assert same_with(*copied)


@given(copies(differs=False, later=False) | copies(differs=True, later=False))
@example(([UNDER, HELD], copy_of(UNDER, "1", "a report")))
@example(([replace(OTHER, origin="guard"), HELD], copy_of(HELD, "1", "a report")))
def test_a_copy_at_the_same_time_changes_nothing(copied: Copied) -> None:
    assert same_with(*copied)


@settings(max_examples=300)
@given(records(1, 5), st.sampled_from("0123"), st.sampled_from(["report 0", "a report"]))
def test_a_new_origin_in_a_new_voice_corroborates(told: list[Record], when: str, report: str) -> None:
    before = status_of(told)
    assume(before.kind in ("single-origin", "corroborated"))
    after = status_of([*told, Record("new", when, report, "Beacon", "brill", "held")])
    assert after.kind == "corroborated" and len(after.origins) == len(before.origins) + 1
    assert set(after.origins) == {*before.origins, "brill"} and after.interested == before.interested


@given(records(1))
def test_evidence_gives_the_same_status_and_without_any_of_it_another(told: list[Record]) -> None:
    evidence = evidence_of(told)
    assert set(evidence) <= set(told) and evidence and measure(evidence) == measure(told)
    if len(evidence) > 1:
        assert all(measure([each for each in evidence if each != gone]) != measure(told) for gone in evidence)


@given(records(1))
def test_evidence_names_the_same_origins(told: list[Record]) -> None:
    assert set(status_of(evidence_of(told)).origins) == set(status_of(told).origins)


def test_how_a_note_is_put_is_of_no_account() -> None:
    under = replace(note("Herald", "withdrawal"), attitude="conditional")
    assert kind(record("Courier"), under) == kind(record("Courier"), replace(under, attitude="held"))
