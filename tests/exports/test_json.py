from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from readout.exports.json import SCHEMA, dumps, outcome_to_dict, reading_to_dict
from readout.exports.jsonl import line
from readout.layers import Reading
from readout.records import Document, Fault, Skip
from tests.readings import TEXT, harbour


def test_the_top_level_is_the_contract() -> None:
    told = reading_to_dict(harbour())
    assert list(told) == ["schema", "document", "blocks", "sentences", "flags", "statements"]
    assert told["schema"] == SCHEMA == "readout/1"
    assert set(told["document"]) >= {
        "id", "url", "title", "outlet", "byline", "language", "published", "dates", "text"
    }  # fmt: skip
    assert list(told["blocks"][0]) == ["start", "end", "role", "reason"]
    assert list(told["statements"][0]) == [
        "id", "source", "cue", "content", "mode", "stance", "negated", "hedged",
        "addressee", "medium", "anonymous", "parent", "score",
    ]  # fmt: skip


def test_offsets_are_code_points_of_the_text_in_the_same_object() -> None:
    told = json.loads(line(harbour()))
    split = told["statements"][1]
    assert [told["document"]["text"][start:end] for start, end in split["content"]] == [
        "“There is no deal,”",
        "“and there will be none.”",
    ]
    assert told["document"]["text"] == TEXT


def test_a_nested_statement_names_its_parent() -> None:
    statements = reading_to_dict(harbour())["statements"]
    assert statements[3]["parent"] == statements[2]["id"]


def test_an_unnamed_source_has_its_kind_and_the_stated_reason() -> None:
    told = reading_to_dict(harbour())
    reason = told["statements"][-1]["anonymous"]
    [[start, end]] = reason["reason"]
    assert (reason["kind"], TEXT[start:end]) == ("official", "may not speak in public")


def test_a_skip_and_a_fault_are_lines_too() -> None:
    assert outcome_to_dict(Skip("a.html", "not English"))["skip"]["reason"] == "not English"
    assert outcome_to_dict(Fault("b.html", "input", "is empty"))["fault"]["cause"] == "is empty"


def test_a_reading_without_statements_is_still_the_whole_object() -> None:
    assert reading_to_dict(Reading(Document("1", "text", "name")))["statements"] == []


@given(st.text(st.characters(codec=None)))
def test_a_line_is_one_line_of_valid_utf8_whatever_the_text_holds(text: str) -> None:
    written = line(Reading(Document("1", text, "name")))
    assert written.endswith("\n") and written.count("\n") == 1
    assert json.loads(written.encode("utf-8"))["document"]["text"] == json.loads(dumps(text))
