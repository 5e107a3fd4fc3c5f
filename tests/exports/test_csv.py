from __future__ import annotations

import csv
import io

import pytest

from readout.exports.csv import COLUMNS, header, lines, neutral
from readout.layers import ATTRIBUTIONS, BLOCKS, Reading
from readout.records import Block, Document
from readout.text import Span
from tests.readings import harbour, statement


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_statement_with_the_chain_outermost_first() -> None:
    read = table(header() + lines(harbour()))
    assert tuple(read[0]) == COLUMNS
    assert [row["number"] for row in read] == ["1", "2", "3", "3.1", "4", "5"]
    assert read[3]["chain"] == "Radio Ostrel > Brill"
    assert read[1]["content"] == "“There is no deal,” … “and there will be none.”"
    assert read[5]["anonymity_reason"] == "may not speak in public"


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
