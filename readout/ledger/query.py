"""Lists read from a ledger: filtered, sorted, counted, paged; each row with the characters it stands on.

Results are read when they are gone through, so a list of a million rows needs no more memory than one of ten.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.errors import LedgerError, SetupError
from readout.ledger.file import explained
from readout.ledger.filters import Filters, where
from readout.ledger.fulltext import expression, holds_phrase
from readout.ledger.lists import LISTS, OF_DOCUMENT, Column, List
from readout.ledger.opening import opened

PAGE = 1_000
"""Rows fetched at once."""
MARK_ON, MARK_OFF = "\u27e6", "\u27e7"
"""Around the words found, in a snippet."""
SNIPPET_WORDS = 24
TITLE_WEIGHT = 4.0
"""How much more a word counts in a title."""
EVERYTHING = Filters()
STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Results:
    """One list: its columns, and its rows whenever they are gone through."""

    columns: tuple[Column, ...]
    _rows: Callable[[], Iterator[tuple[Any, ...]]]
    _count: Callable[[], int]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dictionary, in order."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.tuples())

    def tuples(self) -> Iterator[tuple[Any, ...]]:
        """Each row as a tuple in the order of the columns; yes and no as booleans."""
        flags = [place for place, column in enumerate(self.columns) if column.kind == "boolean"]
        for row in self._rows():
            if flags:
                row = tuple(bool(v) if place in flags and v is not None else v for place, v in enumerate(row))
            yield row

    def __len__(self) -> int:
        """How many rows there are."""
        return self._count()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The Arrow C stream of the rows: pandas, polars, DuckDB and pyarrow read it without a copy of ours."""
        from readout.ledger.arrow import stream

        return stream([(column.name, column.kind) for column in self.columns], self.tuples())

    def _repr_html_(self) -> str:
        """The first rows as a table, for notebooks."""
        from readout.ledger.notebook import table

        return table(self)


class Query:
    """A ledger opened for reading. ``seconds`` ends a query that takes longer, where strangers ask."""

    def __init__(self, path: Path, seconds: float | None = None) -> None:
        self.path, self.seconds = path, seconds
        self.connection = opened(path)
        self.connection.create_function("holds_phrase", 2, holds_phrase, deterministic=True)

    def close(self) -> None:
        """Ends the connection."""
        self.connection.close()

    def list(
        self, name: str, filters: Filters = EVERYTHING, *, sort: str | None = None, limit: int | None = None,
        offset: int = 0,
    ) -> Results:  # fmt: skip
        """``documents``, ``statements``, ``events`` or ``actors``; ``sort`` a column that it can be sorted by, "-"
        before it for the other way. Raises SetupError for a name, filter or order that there is not."""
        asked = _list(name)
        bound = where(filters, asked.filters)
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in asked.columns)
        order = _order(asked, sort)
        sql = f"SELECT {columns} FROM {asked.table(columns, bound.sql, order)} WHERE {bound.sql} ORDER BY {order}"
        counted = f"{asked.table(bound.sql)} WHERE {bound.sql}"
        return self._results(asked.columns, sql, counted, bound.parameters, limit, offset)

    def search(
        self, text: str, filters: Filters = EVERYTHING, *, limit: int | None = None, offset: int = 0
    ) -> Results:  # fmt: skip
        """Documents whose text holds all words and phrases, the best first, each with a snippet."""
        bound = where(filters, {key: value for key, value in LISTS["documents"].filters.items() if key != "text"})
        columns = (
            Column("id", "e.name"), *OF_DOCUMENT[1:],
            Column("snippet", f"snippet(report_text, 1, '{MARK_ON}', '{MARK_OFF}', '\u2026', {SNIPPET_WORDS})"),
            Column("rank", f"round(bm25(report_text, {TITLE_WEIGHT}, 1.0), 4)", "real"),
        )  # fmt: skip
        source = (
            "report_text JOIN head h ON h.document = report_text.rowid JOIN edition e ON e.id = h.edition"
            " JOIN document c ON c.id = h.document"
        )
        told = ", ".join(f'{column.sql} AS "{column.name}"' for column in columns)
        condition = f"report_text MATCH ? AND {bound.sql}"
        sql = f"SELECT {told} FROM {source} WHERE {condition} ORDER BY rank, e.id"
        parameters = (expression(text), *bound.parameters)
        return self._results(columns, sql, f"{source} WHERE {condition}", parameters, limit, offset)

    def text(self, document: str) -> tuple[str, str]:
        """The text of an edition and its SHA-256. Raises SetupError where there is no such edition."""
        with explained(self.path), self._in_time():
            row = self.connection.execute(
                "SELECT b.text, b.hash FROM edition e JOIN body b ON b.id = e.body WHERE e.name = ?", (document,)
            ).fetchone()
        if row is None:
            raise SetupError(f"{self.path} holds no document {document!r:.60}: readout documents lists them")
        return str(row[0]), str(row[1])

    def counts(self, name: str, by: str, filters: Filters = EVERYTHING, *, limit: int | None = None) -> Results:
        """How many rows there are of each value, the most first."""
        asked = _list(name)
        if by not in asked.counted:
            raise SetupError(f"{name} cannot be counted by {by!r:.40}: by {', '.join(asked.counted)}")
        bound, facet = where(filters, asked.filters), asked.counted[by]
        columns = (Column(by, facet.shown), Column("count", "n", "integer"))
        source = f"{asked.table(facet.sql, bound.sql)} WHERE {bound.sql} GROUP BY 1"
        counted = f"(SELECT {facet.sql} AS value, count(*) AS n FROM {source})"
        sql = f"SELECT {facet.shown.format('value')} AS told, n FROM {counted} ORDER BY n DESC, told"
        return self._results(columns, sql, counted, bound.parameters, limit, 0)

    def _results(
        self, columns: tuple[Column, ...], sql: str, counted: str, parameters: Sequence[object], limit: int | None,
        offset: int,
    ) -> Results:  # fmt: skip
        if limit is not None or offset:
            sql += f" LIMIT {-1 if limit is None else max(0, int(limit))} OFFSET {max(0, int(offset))}"

        def rows() -> Iterator[tuple[Any, ...]]:
            with explained(self.path), self._in_time():
                cursor = self.connection.execute(sql, tuple(parameters))
                while page := cursor.fetchmany(PAGE):
                    yield from page

        def count() -> int:
            with explained(self.path), self._in_time():
                (total,) = self.connection.execute(f"SELECT count(*) FROM {counted}", tuple(parameters)).fetchone()
            left = max(0, int(total) - offset)
            return left if limit is None else min(left, limit)

        return Results(columns, rows, count)

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """Ends a query that takes longer than it may."""
        if self.seconds is None:
            yield
            return
        deadline = time.monotonic() + self.seconds
        self.connection.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)
        try:
            yield
        except sqlite3.OperationalError as cause:
            if "interrupted" in str(cause):
                raise LedgerError(f"the question took longer than {self.seconds:g} s: ask for less") from cause
            raise
        finally:
            self.connection.set_progress_handler(None, 0)


def _list(name: str) -> List:
    if name not in LISTS:
        raise SetupError(f"a ledger has no list {name!r:.40}: it has {', '.join(LISTS)}")
    return LISTS[name]


def _order(asked: List, sort: str | None) -> str:
    if sort is None:
        return asked.order
    name = sort.removeprefix("-")
    if name not in asked.sorts:
        raise SetupError(f"{asked.name} cannot be sorted by {name!r:.40}: by {', '.join(asked.sorts)}")
    return f"{asked.sorts[name]} {'DESC' if sort.startswith('-') else 'ASC'}, {asked.key}"
