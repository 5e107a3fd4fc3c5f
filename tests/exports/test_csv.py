from __future__ import annotations

import csv
import io

import pytest

from readout.exports.csv import COLUMNS, header, lines, neutral
from readout.layers import ATTRIBUTIONS, BLOCKS, Reading
from readout.records import Block, Document
from readout.text import Span
from tests.readings import harbour, statement
from tests.referents import resolved, unsettled


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_statement_with_the_chain_outermost_first() -> None:
    read = table(header() + lines(harbour()))
    assert tuple(read[0]) == COLUMNS
    assert [row["number"] for row in read] == ["1", "2", "3", "3.1", "4", "5"]
    assert read[3]["chain"] == "Radio Ostrel > Brill"
    assert read[1]["content"] == "“There is no deal,” … “and there will be none.”"
    assert read[5]["anonymity_reason"] == "may not speak in public"


def test_a_row_says_who_is_meant_and_when_it_was_said() -> None:
    read = table(header() + lines(resolved()))
    quoted, station = read[1], read[4]
    assert (quoted["speaker"], quoted["speaker_role"]) == ("Edda Kvarn", "prime minister")
    assert (quoted["speaker_country"], quoted["speaker_sector"], quoted["speaker_wikidata"]) == ("NOR", "GOV", "Q1")
    assert (quoted["said"], quoted["said_value"], quoted["said_earliest"][:10]) == (
        "Monday",
        "2031-03-10",
        "2031-03-10",
    )
    assert (station["source"], station["speaker"], station["speaker_kind"]) == (
        "The station",
        "Radio Ostrel",
        "nominal",
    )


def test_a_speaker_that_is_not_settled_is_empty_and_says_why() -> None:
    [row] = table(header() + lines(unsettled()))
    assert row["speaker"] == row["speaker_id"] == "" and "two persons fit" in row["speaker_reason"]
    assert (row["said"], row["said_value"], row["said_earliest"]) == ("Wednesday", "XXXX-WXX-3", "")


def test_a_reading_without_speakers_leaves_their_columns_empty() -> None:
    assert {row["speaker"] + row["speaker_how"] + row["said"] for row in table(header() + lines(harbour()))} == {""}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell: str) -> None:
    assert neutral(cell) == "'" + cell


def test_a_formula_in_a_page_stays_text_in_the_file() -> None:
    text = '=HYPERLINK("http://x.example") said "no, never"'
    told = (statement('=HYPERLINK("http://x.example")', "said", '"no, never"', text=text),)
    reading = Reading(Document("1", text, "=name")).plus(
        {BLOCKS: (Block(Span(0, len(text)), "body", ""),), ATTRIBUTIONS: told}
    )
    [row] = table(header() + lines(reading))
    assert row["source"].startswith("'=") and row["name"] == "'=name"
    assert row["content"] == '"no, never"'
