"""Frictionless ``datapackage.json`` for a folder of a ledger's tables: every file with its columns, size and hash.

Data Package 2.0. No licence is stated: whose the reports are, and whether they may be passed on, Readout cannot know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from readout.errors import SetupError
from readout.exports.column_notes import column_notes
from readout.exports.origin import Origin

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
TYPES = {"text": "string", "integer": "integer", "real": "number", "boolean": "boolean"}
PRIMARY = {"documents": ["id"], "statements": ["document", "id"], "events": ["id"], "actors": ["key"]}
FOREIGN = {
    "statements": (("document", "documents", "id"), ("speaker_key", "actors", "key")),
    "events": (("document", "documents", "id"),),
}
"""Which column leads to which column of which list."""
BOOLEANS = {"trueValues": ["true", "yes"], "falseValues": ["false", "no"]}


class Named(Protocol):
    """A column, as the ledger's lists have it; ``kind`` is text, integer, real or boolean."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the folder: a list's name, the file's path from the folder, its columns and what it weighs."""

    name: str
    path: str
    columns: Sequence[Named]
    rows: int
    bytes: int
    sha256: str

    @property
    def format(self) -> str:
        """``csv`` or ``parquet``, by the end of the file's name."""
        return self.path.rpartition(".")[2].lower()


def descriptor(
    tables: Iterable[Table], origin: Origin, *, name: str, title: str, created: str, sources: Iterable[str] = (),
    whole: bool = True,
) -> dict[str, Any]:  # fmt: skip
    """The descriptor as JSON. ``created`` is ISO 8601 with its zone, ``sources`` the addresses or outlets behind it.

    ``whole`` is False for tables that were filtered: their keys may lead to rows that were left out, so none of them is
    promised to lead anywhere. Raises SetupError for a file that is neither CSV nor Parquet.
    """
    listed = list(tables)
    given = [_source(each) for each in dict.fromkeys(sources)]
    return {
        "$schema": PROFILE, "name": name, "title": title, "created": created,
        "contributors": [{"title": origin.software, "roles": ["creator"]}],
        **({"sources": given} if given else {}), "resources": [_resource(each, listed, whole) for each in listed],
    }  # fmt: skip


def _resource(table: Table, tables: Sequence[Table], whole: bool) -> dict[str, Any]:
    if table.format not in MEDIA:
        raise SetupError(f"{table.path} is neither CSV nor Parquet: a data package lists only these")
    return {
        "name": _resource_name(table, tables), "type": "table", "path": table.path, "format": table.format,
        "mediatype": MEDIA[table.format], **({"encoding": "utf-8"} if table.format == "csv" else {}),
        "bytes": table.bytes, "hash": f"sha256:{table.sha256}", "rows": table.rows,
        "schema": _schema(table, tables, whole),
    }  # fmt: skip


def _resource_name(table: Table, tables: Sequence[Table]) -> str:
    """The list's name; with the format where the folder holds a list in both."""
    twice = sum(each.name == table.name for each in tables) > 1
    return f"{table.name}-{table.format}" if twice else table.name


def _schema(table: Table, tables: Sequence[Table], whole: bool) -> dict[str, Any]:
    notes, has = column_notes(table.name), {column.name for column in table.columns}
    primary = PRIMARY.get(table.name, [])
    foreign = [
        {"fields": [column], "reference": {"resource": _resource_name(other, tables), "fields": [to]}}
        for column, list, to in FOREIGN.get(table.name, ())
        for other in tables
        if whole and other.name == list and other.format == table.format and column in has
    ]
    return {
        "fields": [_field(column, notes.get(column.name), table.format) for column in table.columns],
        "missingValues": [""], **({"primaryKey": primary} if primary and has.issuperset(primary) else {}),
        **({"foreignKeys": foreign} if foreign else {}),
    }  # fmt: skip


def _field(column: Named, note: str | None, format: str) -> dict[str, Any]:
    type = TYPES[column.kind]
    return {
        "name": column.name, "type": type, **({"description": note} if note else {}),
        **(BOOLEANS if type == "boolean" and format == "csv" else {}),
    }  # fmt: skip


def _source(told: str) -> dict[str, str]:
    return {"title": told, "path": told} if told.startswith(("http://", "https://")) else {"title": told}
