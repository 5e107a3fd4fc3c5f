"""The JSON that Readout writes is the JSON that readout/data/reading.schema.json describes, key for key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from readout.clean import clean_page
from readout.exports.json import SCHEMA, Outcome, outcome_to_dict
from readout.plover import Event, EventType, Participant, Status
from readout.records import Attribution, Block, DateEvidence, Fault, Medium, Mode, Page, Role, Skip, Stance
from readout.referents import (
    Actor,
    Candidate,
    Entity,
    EntityType,
    Granularity,
    Mention,
    MentionKind,
    Name,
    Place,
    PlaceKind,
    Speaker,
    TimeExpression,
    TimeType,
)
from tests.readings import harbour
from tests.referents import resolved, unsettled

CONTRACT: dict[str, Any] = json.loads(files("readout").joinpath("data/reading.schema.json").read_text("utf-8"))
EXAMPLES = Path(__file__).parents[2] / "examples"


def outcomes() -> Iterator[Outcome]:
    """One of everything: a reading by hand, two read from the examples, a skip and a fault."""
    yield from (harbour(), resolved(), unsettled())
    for path in sorted(EXAMPLES.glob("*.[ht]*")):
        html = path.suffix == ".html"
        yield clean_page(Page(path.name, path.read_bytes(), "text/html" if html else "text/plain"))
    yield Skip("a.html", "not English", "https://courier.example/a")
    yield Fault("b.html", "input", "no such file")


def test_everything_written_keeps_the_contract() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    validator = jsonschema.Draft202012Validator(CONTRACT)
    jsonschema.Draft202012Validator.check_schema(CONTRACT)
    for outcome in outcomes():
        problems = [error.message for error in validator.iter_errors(json.loads(json.dumps(outcome_to_dict(outcome))))]
        assert problems == []


def test_a_record_that_breaks_the_contract_is_found_out() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    told = outcome_to_dict(harbour())
    told["statements"][0]["mode"] = "sung"
    assert not jsonschema.Draft202012Validator(CONTRACT).is_valid(told)


def test_no_key_is_written_that_the_contract_does_not_name() -> None:
    known = set(names(CONTRACT))
    for outcome in outcomes():
        assert set(keys(outcome_to_dict(outcome))) <= known


def test_the_contract_lists_the_values_that_the_records_allow() -> None:
    listed = {tuple(value for value in node["enum"] if value) for node in nodes(CONTRACT) if "enum" in node}
    for allowed in (
        Role, Mode, Stance, Medium, EntityType, MentionKind, TimeType, PlaceKind, Granularity, EventType, Status,
    ):  # fmt: skip
        assert get_args(allowed) in listed
    assert CONTRACT["properties"]["schema"]["const"] == SCHEMA


def test_the_contract_names_every_field_of_the_records() -> None:
    known = set(names(CONTRACT))
    under_other_keys = {"span", "trace", "attribution", "when"}  # "when" is earliest and latest
    resolved_words = (Actor, Candidate, Entity, Mention, Name, Place, Speaker, TimeExpression, Event, Participant)
    for record in (Block, DateEvidence, Attribution, Skip, Fault, *resolved_words):
        assert {field.name for field in fields(record)} - under_other_keys <= known


LATER = ("entities", "mentions", "names", "times", "places", "events")


def test_a_file_written_before_speakers_were_resolved_still_keeps_the_contract() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    told = outcome_to_dict(harbour())
    old = {key: value for key, value in told.items() if key not in LATER}
    added = ("speaker", "said")
    old["statements"] = [{k: v for k, v in each.items() if k not in added} for each in told["statements"]]
    assert jsonschema.Draft202012Validator(CONTRACT).is_valid(json.loads(json.dumps(old)))


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object inside the schema."""
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


def names(schema: dict[str, Any]) -> Iterator[str]:
    """Every property that the schema describes."""
    for node in nodes(schema):
        yield from node.get("properties", {}) if isinstance(node.get("properties"), dict) else ()


def keys(value: Any) -> Iterator[str]:
    """Every key of some JSON."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)
