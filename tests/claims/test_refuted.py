"""What a report tells as others' claim and the next sentence refutes."""

from __future__ import annotations

from collections.abc import Sequence

from readout.claims.holders import Holder
from readout.claims.passages import Passage
from readout.claims.refuted import with_refuted
from readout.records import Attribution
from readout.text import Span

NAVY = Holder("s2", ("navy",), "the navy")


def passages(*told: tuple[str, str | None]) -> tuple[list[Passage], str]:
    """A sentence each, with the statement that it stands in."""
    text, found = "", []
    for words, statement in told:
        span = Span(len(text), len(text) + len(words))
        text += words + " "
        holders = (NAVY,) if statement == "s2" else ()
        found.append(Passage(span, span, statement, "held", holders, (), (), (), False))
    return found, text


def attitudes(told: Sequence[tuple[str, str | None]], cue: str) -> list[tuple[str, bool, tuple[Holder, ...]]]:
    """How each is held; the first statement's cue is given."""
    own, text = passages(*told)
    at = text.find(cue)
    statement = Attribution("s1", (), (Span(at, at + len(cue)),), (), 1.0)
    return [(each.attitude, each.denied, each.holders) for each in with_refuted(own, text, {"s1": statement})]


def test_a_claim_that_the_next_sentence_refutes_is_denied_by_its_holder() -> None:
    told = [
        ("A broadcast claimed that the boats were withdrawn.", "s1"),
        ("The report is false and mischievous.", "s2"),
    ]
    assert attitudes(told, "claimed") == [("denied", True, (NAVY,)), ("denied", False, (NAVY,))]


def test_we_reject_this() -> None:
    told = [("In some media the claim is made that defects were reported.", "s1"), ("We reject this.", None)]
    assert [each[0] for each in attitudes(told, "claim")] == ["denied", "denied"]


def test_what_somebody_said_is_not_refuted_by_what_follows() -> None:
    told = [("The mayor said that the bridge was shut.", "s1"), ("She denied that it was her order.", None)]
    assert [each[0] for each in attitudes(told, "said")] == ["held", "held"]
    told = [("A broadcast claimed that the boats were withdrawn.", "s1"), ("The boats are old.", None)]
    assert [each[0] for each in attitudes(told, "claimed")] == ["held", "held"]


def test_no_such_report_is_recorded() -> None:
    told = [("In some media the claim is made that defects were reported.", "s1"), ("No such report exists.", None)]
    assert [each[0] for each in attitudes(told, "claim")] == ["denied", "denied"]


def test_claims_of_something_are_false() -> None:
    assert attitudes([("Claims of live rounds are categorically false.", None)], "said") == [("denied", False, ())]
