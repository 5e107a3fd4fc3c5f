from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from readout.exports.json import SCHEMA, dumps, outcome_to_dict, reading_to_dict
from readout.exports.jsonl import line
from readout.layers import Reading
from readout.records import Document, Fault, Skip
from tests.readings import TEXT, harbour
from tests.referents import resolved, unsettled


def test_the_top_level_is_the_contract() -> None:
    told = reading_to_dict(harbour())
    assert list(told) == [
        "schema", "document", "blocks", "sentences", "flags", "statements",
        "entities", "mentions", "names", "times", "places", "events",
    ]  # fmt: skip
    assert told["schema"] == SCHEMA == "readout/1"
    assert set(told["document"]) >= {
        "id", "url", "title", "outlet", "byline", "language", "published", "dates", "text"
    }  # fmt: skip
    assert list(told["blocks"][0]) == ["start", "end", "role", "reason"]
    assert list(told["statements"][0]) == [
        "id", "source", "cue", "content", "mode", "stance", "negated", "hedged",
        "addressee", "medium", "anonymous", "parent", "score", "speaker", "said",
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


def test_a_statement_says_who_is_meant_and_when_it_was_said() -> None:
    told = reading_to_dict(resolved())
    first, second = told["statements"][:2]
    assert first["speaker"]["names"] == second["speaker"]["names"] == ["Edda Kvarn"]
    assert first["speaker"]["entities"] == [told["entities"][0]["id"]]
    assert second["said"]["value"] == "2031-03-10" and second["said"]["earliest"].startswith("2031-03-10T00:00")
    assert first["said"] is None


def test_an_entity_has_its_characters_its_roles_and_what_the_table_says_of_it() -> None:
    kvarn = reading_to_dict(resolved())["entities"][0]
    assert [TEXT[start:end] for start, end in kvarn["mentions"]] == [
        "Kvarn", "the prime minister", "Edda Kvarn", "She", "Kvarn",
    ]  # fmt: skip
    assert [TEXT[start:end] for start, end in kvarn["roles"]] == ["prime minister"]
    assert (kvarn["actor"]["country"], kvarn["actor"]["sector"]) == ("NOR", "GOV")


def test_what_is_not_settled_is_null_with_a_reason_and_candidates() -> None:
    told = reading_to_dict(unsettled())
    speaker = told["statements"][0]["speaker"]
    assert speaker["entities"] == [] and len(speaker["candidates"]) == 2 and speaker["reason"]
    [time] = told["times"]
    assert (time["value"], time["earliest"], time["anchor"]) == ("XXXX-WXX-3", None, "none")
    [place] = told["places"]
    assert place["place"] is None and [each["country"] for each in place["candidates"]] == ["GEO", "USA"]


def test_a_reading_without_these_layers_says_so_with_null_and_empty_lists() -> None:
    told = reading_to_dict(harbour())
    assert told["statements"][0]["speaker"] is told["statements"][0]["said"] is None
    assert told["entities"] == told["mentions"] == told["names"] == told["times"] == told["places"] == []


def test_a_reading_without_statements_is_still_the_whole_object() -> None:
    assert reading_to_dict(Reading(Document("1", "text", "name")))["statements"] == []


@given(st.text(st.characters(codec=None)))
def test_a_line_is_one_line_of_valid_utf8_whatever_the_text_holds(text: str) -> None:
    written = line(Reading(Document("1", text, "name")))
    assert written.endswith("\n") and written.count("\n") == 1
    assert json.loads(written.encode("utf-8"))["document"]["text"] == json.loads(dumps(text))
