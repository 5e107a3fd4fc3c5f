"""The shipped tables: every row is whole, dated well and filed under its key."""

from __future__ import annotations

import re

from readout.actors import BUILT, KEPT, table_lines
from readout.actors.rows import COLUMNS, row_of
from readout.actors.spelling import key, keys

DATE = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def test_every_row_has_the_columns_a_source_and_sound_dates() -> None:
    for name in (KEPT, BUILT):
        for line in table_lines(name):
            row = row_of(line)
            assert line.count("\t") >= len(COLUMNS) - 2, line
            assert row.alias and row.name and row.kind and row.source and row.licence, line
            assert DATE.fullmatch(row.since) and DATE.fullmatch(row.until), line
            assert re.fullmatch(r"[A-Z]{3}|", row.country) and re.fullmatch(r"[A-Z]{3}|", row.sector), line
            assert not row.until or row.since[:4] <= row.until[:4], line


def test_the_built_table_is_filed_under_its_keys() -> None:
    lines = table_lines(BUILT)
    assert keys([line.split("\t")[0] for line in lines]) == [line.split("\t")[-1] for line in lines]


def test_one_key_is_worked_out_like_many() -> None:
    names = [line.split("\t")[0] for line in table_lines(KEPT)]
    assert keys(names) == [key(name) for name in names]


def test_the_built_table_is_sorted() -> None:
    lines = table_lines(BUILT)
    assert lines == sorted(lines, key=lambda line: line.split("\t"))
