"""A data package of a ledger's lists: what the specification asks, and what frictionless finds in the files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from readout.errors import SetupError
from readout.exports.column_notes import column_notes
from readout.exports.datapackage import Table, descriptor
from readout.exports.origin import Origin
from readout.ledger.ledger import Ledger
from readout.ledger.lists import LISTS
from readout.ledger.store import Run, Store
from readout.records import Page
from tests.awkward import awkward
from tests.referents import resolved

ORIGIN = Origin("0.1.0", "f00d")
CREATED = "2031-03-15T08:00:00+00:00"

FIELD = {
    "type": "object", "required": ["name", "type"], "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1}, "description": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "number", "integer", "boolean"]},
        "trueValues": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "falseValues": {"type": "array", "minItems": 1, "items": {"type": "string"}},
    },
}  # fmt: skip
NAMES = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"type": "string"}}
SCHEMA = {
    "type": "object", "required": ["fields"], "additionalProperties": False,
    "properties": {
        "fields": {"type": "array", "minItems": 1, "items": FIELD}, "primaryKey": NAMES,
        "missingValues": {"type": "array", "items": {"type": "string"}},
        "foreignKeys": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["fields", "reference"], "properties": {
                "fields": NAMES, "reference": {
                    "type": "object", "required": ["resource", "fields"],
                    "properties": {"resource": {"type": "string"}, "fields": NAMES},
                },
            },
        }},
    },
}  # fmt: skip
RESOURCE = {
    "type": "object", "required": ["name", "path", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^[-a-z0-9._/]+$"}, "type": {"const": "table"},
        "path": {"type": "string", "pattern": r"^(?![./~])(?!.*\.\./)[^\\:]+$"}, "format": {"enum": ["csv", "parquet"]},
        "mediatype": {"type": "string", "pattern": "^.+/.+$"}, "encoding": {"const": "utf-8"},
        "bytes": {"type": "integer", "minimum": 0}, "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "rows": {"type": "integer", "minimum": 0}, "schema": SCHEMA,
    },
}  # fmt: skip
PACKAGE = {
    "type": "object", "required": ["resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"type": "string", "pattern": "^[-a-z0-9._/]+$"}, "title": {"type": "string"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"},
        "sources": {"type": "array", "minItems": 1, "items": {"type": "object", "minProperties": 1}},
        "contributors": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {
            "title": {"type": "string"}, "roles": {"type": "array", "items": {"type": "string"}},
        }}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}  # fmt: skip
"""What Data Package 2.0 asks of a descriptor, as far as Readout uses it, as a JSON Schema."""


@dataclass(frozen=True)
class Column:
    """A column that the tests make."""

    name: str
    kind: str


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four lists of a ledger of two reports as CSV, with their descriptor."""
    place = tmp_path_factory.mktemp("package")
    with Store(place / "two.ledger") as store:
        for reading in (resolved(), awkward()):
            seen = replace(reading.document, fetched=datetime(2031, 3, 13, tzinfo=UTC))
            page = Page(seen.name, seen.text.encode(), "text/plain", seen.url, seen.fetched, "utf-8")
            store.add(page, reading, Run("0.1.0", "f00d"))
    with Ledger(place / "two.ledger") as ledger:
        tables = [written(ledger, name, place) for name in LISTS]
    told = descriptor(tables, ORIGIN, name="two-reports", title="Two reports", created=CREATED,
                      sources=["https://courier.example/port", "The Skerry Courier"])  # fmt: skip
    (place / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    return place


def written(ledger: Ledger, name: str, folder: Path) -> Table:
    """One list as a file, and what a caller tells of it."""
    path = folder / f"{name}.csv"
    rows = list(getattr(ledger, name)())
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(column.name for column in LISTS[name].columns)
        table.writerows(map(cells, rows))
    data = path.read_bytes()
    return Table(name, path.name, LISTS[name].columns, len(rows), len(data), hashlib.sha256(data).hexdigest())


def cells(row: dict[str, Any]) -> Iterator[str]:
    """Values as CSV has them."""
    for value in row.values():
        yield "" if value is None else {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def package(folder: Path) -> dict[str, Any]:
    """The descriptor, read back."""
    told: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return told


def small(name: str, path: str, *columns: str) -> Table:
    """A table without rows."""
    return Table(name, path, [Column(each, "text") for each in columns], 0, 0, "0" * 64)


def made(*tables: Table, **more: Any) -> dict[str, dict[str, Any]]:
    """The schemas of the resources by name."""
    told = descriptor(tables, ORIGIN, name="a", title="A", created=CREATED, **more)
    return {each["name"]: each["schema"] for each in told["resources"]}


def test_the_descriptor_is_one_that_the_specification_allows(folder: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema (in the test extra)")
    validator = jsonschema.Draft202012Validator(PACKAGE)
    assert [error.message for error in validator.iter_errors(package(folder))] == []
    assert not validator.is_valid({**package(folder), "resources": []})


def test_frictionless_finds_the_files_as_they_are_described(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="needs frictionless (in the interchange-tests extra)")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["title", "note"]) == [] and report.valid
    assert [task.stats["rows"] for task in report.tasks] == [each["rows"] for each in package(folder)["resources"]]
    assert all(each["rows"] for each in package(folder)["resources"])


def test_frictionless_finds_a_row_that_breaks_the_description(folder: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="needs frictionless (in the interchange-tests extra)")
    told = package(folder)
    for each in told["resources"]:
        text = (folder / each["path"]).read_text(encoding="utf-8")
        if each["name"] == "statements":
            text = text.replace(",false,", ",perhaps,", 1)
            each.pop("hash"), each.pop("bytes")
        (tmp_path / each["path"]).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_a_file_is_told_by_its_size_its_hash_and_its_rows(folder: Path) -> None:
    for each in package(folder)["resources"]:
        data = (folder / each["path"]).read_bytes()
        assert each["bytes"] == len(data) and each["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
        assert each["rows"] == len(rows) - 1 > 0


def test_columns_keep_their_order_their_type_and_their_sentence(folder: Path) -> None:
    for each in package(folder)["resources"]:
        columns = LISTS[each["name"]].columns
        assert [field["name"] for field in each["schema"]["fields"]] == [column.name for column in columns]
        assert all(field["description"] for field in each["schema"]["fields"])
    fields = {field["name"]: field["type"] for field in package(folder)["resources"][1]["schema"]["fields"]}
    assert (fields["score"], fields["start"], fields["negated"]) == ("number", "integer", "boolean")


def test_keys_lead_from_list_to_list_where_both_are_there_and_whole() -> None:
    documents, statements = small("documents", "documents.csv", "id"), small("statements", "s.csv", "document", "id")
    both = made(documents, statements)
    assert both["statements"]["primaryKey"] == ["document", "id"]
    assert both["statements"]["foreignKeys"] == [
        {"fields": ["document"], "reference": {"resource": "documents", "fields": ["id"]}},
    ]
    assert "foreignKeys" not in made(statements)["statements"]
    assert "foreignKeys" not in made(documents, statements, whole=False)["statements"]


def test_a_list_in_two_formats_is_two_resources_that_keep_to_their_own() -> None:
    told = made(*(small(name, f"{name}.{form}", "id", "document") for form in ("csv", "parquet")
                  for name in ("documents", "statements")))  # fmt: skip
    assert set(told) == {"documents-csv", "documents-parquet", "statements-csv", "statements-parquet"}
    (key,) = told["statements-parquet"]["foreignKeys"]
    assert key["reference"]["resource"] == "documents-parquet"


def test_a_primary_key_is_not_promised_of_columns_that_are_not_there() -> None:
    assert "primaryKey" not in made(small("statements", "s.csv", "id"))["statements"]


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(SetupError, match="neither CSV nor Parquet"):
        made(small("statements", "s.xlsx", "id"))


def test_the_version_and_the_sources_are_told_and_no_licence_is(folder: Path) -> None:
    told = package(folder)
    assert told["contributors"] == [{"title": "Readout 0.1.0", "roles": ["creator"]}] and "licenses" not in told
    assert told["sources"] == [
        {"title": "https://courier.example/port", "path": "https://courier.example/port"},
        {"title": "The Skerry Courier"},
    ]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_column_is_described_and_no_other(name: str) -> None:
    assert set(column_notes(name)) == {column.name for column in LISTS[name].columns}
    assert all(note.endswith((".", "...")) and len(note) < 121 for note in column_notes(name).values())


@pytest.mark.parametrize("name", LISTS)
def test_the_documents_say_the_same_of_every_column(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs/reference/columns.md").read_text(encoding="utf-8")
    section = page.split(f"## {name}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")]
    told = {(column.name, column.kind, column_notes(name)[column.name]) for column in LISTS[name].columns}
    assert {(row[0].strip("`"), row[1], row[2]) for row in rows} == told and len(rows) == len(told)
