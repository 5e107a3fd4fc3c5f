"""Rows and documents written out: all of those that the question names, and how many."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from readout.errors import LedgerError, SetupError
from readout.ledger.exporting import FORMATS, LINES, Exported, export
from readout.ledger.ledger import Ledger
from readout.ledger.store import edition_name
from readout.ledger.writing import write
from tests.ledger.ledgers import _with, add, canonical, claim, harbour, known, made


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The harbour page, the claim, and thirty made-up documents."""
    path = tmp_path_factory.mktemp("exports") / "a.ledger"
    add(path, harbour(), claim(), *made(30))
    return Ledger(path)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet"])
@pytest.mark.parametrize("asked", [{}, {"stance": "denies"}, {"speaker": "nobody"}])
def test_a_file_holds_exactly_the_rows(ledger: Ledger, tmp_path: Path, form: str, asked: dict[str, Any]) -> None:
    found, path = ledger.statements(**asked), tmp_path / f"rows.{form}"
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
    assert write(found, form, path) == len(found) == len(list(found))
    rows = list(found)
    if form == "json":
        assert json.loads(path.read_text()) == rows
    elif form == "jsonl":
        assert [json.loads(line) for line in path.read_text().splitlines()] == rows
    elif form == "parquet":
        assert parquet.read_table(path).to_pylist() == rows
    else:
        with path.open(newline="", encoding="utf-8") as file:
            told = list(csv.DictReader(file))
        assert [row["id"] for row in told] == [row["id"] for row in rows]
        assert [row["content"].lstrip("'") for row in told] == [row["content"] for row in rows]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_no_cell_of_a_csv_starts_a_formula(tmp_path: Path, start: str) -> None:
    path, out = tmp_path / "a.ledger", tmp_path / "rows.csv"
    add(path, _with(harbour(), title=start + " cmd", outlet=start))
    write(Ledger(path).documents(), "csv", out)
    with out.open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    for cell in row.values():
        assert not cell or cell[0] not in "=+-@\t\r\n" or cell.lstrip("-").replace(".", "").isdigit()


def count(ledger: Ledger, form: str, out: Path, **asked: Any) -> tuple[int, int, int]:
    """Documents, statements and events that the export says it wrote."""
    told = list(export(ledger, form, out, **asked))
    assert all(isinstance(each, Exported) for each in told)
    return len(told), sum(each.statements for each in told), sum(each.events for each in told)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("spacy", "cas", "parquet")])
def test_every_format_holds_all_documents(ledger: Ledger, tmp_path: Path, form: str) -> None:
    whole = (len(ledger.documents()), len(ledger.statements()), len(ledger.events()))
    assert count(ledger, form, tmp_path / "out") == whole == (32, 158, 151)


@pytest.mark.parametrize("form", [*LINES, "csv", "prov"])
def test_filters_name_the_documents(ledger: Ledger, tmp_path: Path, form: str) -> None:
    assert count(ledger, form, tmp_path / "out", outlet="Tidings") == (1, 2, 1)
    assert count(ledger, form, tmp_path / "none", outlet="No such paper") == (0, 0, 0)


def test_a_package_lists_its_tables_and_their_rows(ledger: Ledger, tmp_path: Path) -> None:
    list(export(ledger, "csv", tmp_path, actor="Edda Kvarn"))
    told = json.loads((tmp_path / "datapackage.json").read_text())
    rows = {each["name"]: each["rows"] for each in told["resources"]}
    assert rows == {"documents": 1, "statements": 6, "events": 0, "actors": 4}
    for each in told["resources"]:
        with (tmp_path / each["path"]).open(newline="", encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        assert len(table) == each["rows"] and (tmp_path / each["path"]).stat().st_size == each["bytes"]
        assert not table or list(table[0]) == [field["name"] for field in each["schema"]["fields"]]
        assert all(field["description"] for field in each["schema"]["fields"])


def test_an_export_shows_what_people_corrected(tmp_path: Path) -> None:
    ledger = known(tmp_path / "a.ledger")
    (row,) = ledger.events()
    ledger.judge("relabel", row["id"], field="type", value="COERCE", author="mara")
    list(export(ledger, "plover", tmp_path / "out"))
    (event,) = map(json.loads, (tmp_path / "out").read_text().splitlines())
    assert "COERCE" in json.dumps(event) and "ASSAULT" not in json.dumps(event)
    ledger.judge("reject", row["id"], author="mara")
    list(export(ledger, "plover", tmp_path / "out"))
    assert (tmp_path / "out").read_text() == ""
    list(export(ledger, "prov", tmp_path / "prov"))
    assert "mara" in (tmp_path / "prov").read_text()


def test_an_annotation_names_the_raw_page(ledger: Ledger, tmp_path: Path) -> None:
    list(export(ledger, "annotations", tmp_path / "out", document=edition_name(claim().document)))
    (snapshot,) = (row["snapshot"] for row in ledger.documents(outlet="Tidings"))
    lines = (tmp_path / "out").read_text().splitlines()
    assert len(lines) >= 3 and all(f"urn:sha256:{snapshot}" in line for line in lines)


def test_the_canonical_form_is_that_of_the_whole_ledger(ledger: Ledger, tmp_path: Path) -> None:
    list(export(ledger, "canonical", tmp_path / "out"))
    assert (tmp_path / "out").read_text() == canonical(ledger.path)
    with pytest.raises(SetupError, match="whole ledger"):
        list(export(ledger, "canonical", tmp_path / "out", outlet="Tidings"))


def test_a_failing_export_leaves_the_old_file(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.write_text("old")

    def broken(*_: object) -> str:
        raise LedgerError("the disk is full")

    monkeypatch.setitem(LINES, "ftm", broken)
    with pytest.raises(LedgerError):
        list(export(ledger, "ftm", out))
    assert out.read_text() == "old" and [each.name for each in tmp_path.iterdir()] == ["out"]
    with pytest.raises(LedgerError, match="cannot be written"):
        list(export(ledger, "plover", tmp_path / "no folder" / "out"))
