"""Events as people and programs get to see them."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from readout.cli.terminal import drawn
from readout.exports.deeds import deeds
from readout.exports.json import reading_to_dict
from readout.layers import ATTRIBUTIONS, EVENTS, Reading
from readout.plover import Event, Participant
from tests.readings import TEXT, harbour, span
from tests.referents import KVARN, resolved


def told() -> Reading:
    """The harbour page with one event, inside the statement of Radio Ostrel."""
    reading = resolved()
    statements = reading[ATTRIBUTIONS]
    under = next(each.id for each in statements if each.parent)
    trigger = span("that Brill |told|")
    event = Event(
        "e1", "REJECT", trigger, (Participant(span("told |Kvarn|"), (KVARN,), ()),), (), "denied", "main", trigger,
        0.8, 0.7, under, mentions=(trigger,),
    )  # fmt: skip
    return reading.plus({EVENTS: (event,)})


def test_an_event_says_who_and_according_to_which_statement() -> None:
    (deed,) = deeds(told())
    assert deed.number == "E1" and deed.actors == ("Edda Kvarn",) and deed.recipients == ()
    assert deed.what == "told" and deed.under is not None and "." in deed.under.number
    assert deed.holders[0] == "Radio Ostrel"


def test_a_reading_without_events_has_an_empty_list_and_no_table() -> None:
    assert reading_to_dict(harbour())["events"] == []
    assert "Who did what to whom" not in drawn(harbour(), furniture=False)


def test_the_terminal_shows_type_status_and_statement() -> None:
    shown = drawn(told(), furniture=False)
    assert "Who did what to whom" in shown and "REJECT denied" in shown and "told 2 times" in shown


def test_an_event_keeps_the_contract_and_stands_on_its_characters() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    value = json.loads(json.dumps(reading_to_dict(told())))
    contract = json.loads(files("readout.data").joinpath("reading.schema.json").read_text(encoding="utf-8"))
    assert jsonschema.Draft202012Validator(contract).is_valid(value)
    (event,) = value["events"]
    start, end = event["trigger"]
    assert TEXT[start:end] == "told" and event["quad"] == "verbal conflict" and event["cameo"] == "12"
    event["status"] = "rumoured"
    assert not jsonschema.Draft202012Validator(contract).is_valid(value)
