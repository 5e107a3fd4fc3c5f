"""Eight sentences that the older event coders fail on, each in wordings of our own, read by the shipped model.

Measured: PETRARCH2 and UniversalPetrarch coded the unreal sanction as fact, "Kim Jong Un" as the United Nations, "did
not attack" as an attack, a claim as an accusation, and an invitation as a meeting that took place.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from lab.eval.events import as_reading, code
from readout.encoder.model import load_model
from readout.events.coding import coded
from readout.layers import ATTRIBUTIONS, BLOCKS, EVENTS, FLAGS, SENTENCES, SPEAKERS, Reading
from readout.pipeline import Pipeline
from readout.plover import Event, Participant
from readout.stages import reading_stages

pytestmark = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")


def read(text: str) -> Reading:
    return Pipeline(reading_stages(load_model()), (BLOCKS, SENTENCES, FLAGS)).run(as_reading(text))


def the(reading: Reading, trigger: str) -> Event:
    """The event whose trigger begins so."""
    text = reading.document.text
    found = [each for each in reading[EVENTS] if each.trigger.of(text).lower().startswith(trigger)]
    assert found, [each.trigger.of(text) for each in reading[EVENTS]]
    return found[0]


def codes(side: tuple[Participant, ...]) -> set[str]:
    return {code(actor) for each in side for actor in each.actors}


def types(reading: Reading) -> list[str]:
    return [each.type for each in coded(reading)]


@pytest.mark.parametrize(
    "text",
    [
        "If Russia attacked Estonia, the United States would impose sanctions on Moscow.",
        "Brussels would impose sanctions on Minsk if Belarus attacked Lithuania, a senior diplomat said.",
    ],
)
def test_a_conditional_sanction_happened_to_nobody(text: str) -> None:
    reading = read(text)
    assert the(reading, "sanctions").status == the(reading, "attacked").status == "conditional"
    assert the(reading, "sanctions").type == "SANCTION" and the(reading, "attacked").type == "ASSAULT"
    assert not {"SANCTION", "ASSAULT"} & set(types(reading))


@pytest.mark.parametrize(
    "text", ["Russia did not attack Ukraine, the Kremlin said.", "Azerbaijan has not attacked Armenia, Baku insisted."]
)
def test_did_not_attack_is_no_attack(text: str) -> None:
    reading = read(text)
    assert the(reading, "attack").status == "denied" and "ASSAULT" not in types(reading)


@pytest.mark.parametrize(
    "text",
    [
        "There was no plan for President Vladimir Putin to visit Pyongyang, the Kremlin said.",
        "Seoul said it had no plans to visit Tokyo this year.",
    ],
)
def test_no_plan_to_visit_is_no_visit(text: str) -> None:
    reading = read(text)
    event = the(reading, "visit")
    assert (event.type, event.status) == ("CONSULT", "denied") and not {"CONSULT", "AGREE"} & set(types(reading))


def test_a_claim_and_its_denial_are_an_assault_told_by_one_and_denied_by_the_other() -> None:
    reading = read("Ukraine said Russia bombed a hospital in Kyiv, but Russia denied it.")
    event = the(reading, "bombed")
    assert (event.type, event.status) == ("ASSAULT", "asserted") and codes(event.actors) == {"RUSGOV"}
    tellers = {each.attribution: each.entities for each in reading[SPEAKERS]}
    assert event.under is not None and event.disputed and event.under not in event.disputed
    assert tellers[event.disputed[0]] == event.actors[0].entities != tellers[event.under]
    assert "ACCUSE" not in types(reading) and len(reading[ATTRIBUTIONS]) == 2


def test_kim_jong_un_is_not_the_un() -> None:
    reading = read("North Korean leader Kim Jong Un met Chinese President Xi Jinping in Beijing on Tuesday.")
    assert codes(the(reading, "met").actors) | codes(the(reading, "met").recipients) == {"PRKGOV", "CHNGOV"}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Poland and Hungary accused Germany of bad faith.", "accused", {"POLGOV", "HUNGOV"}),
        ("France, Germany and Italy condemned Iran on Monday.", "condemned", {"FRAGOV", "DEUGOV", "ITAGOV"}),
    ],
)
def test_compound_actors_are_one_event(text: str, trigger: str, expected: set[str]) -> None:
    reading = read(text)
    assert codes(the(reading, trigger).actors) == expected and types(reading) == ["ACCUSE"]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un invited Vladimir Putin to visit Pyongyang, state media said.",
        "The Indian prime minister has invited the Chinese president to visit Delhi.",
    ],
)
def test_an_invitation_is_no_meeting(text: str) -> None:
    reading = read(text)
    assert the(reading, "invited").type == "AGREE" and the(reading, "visit").status != "asserted"
    assert "CONSULT" not in types(reading)


def test_a_passive_without_agent_has_no_actor() -> None:
    event = the(read("Three Kenyan soldiers were killed near the Somali border on Sunday."), "killed")
    assert (event.type, event.status, event.actors) == ("ASSAULT", "asserted", ())
    assert codes(event.recipients) == {"KENMIL"}
