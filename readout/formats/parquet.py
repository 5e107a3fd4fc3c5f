"""Apache Parquet tables with a page in each row, read a few rows at a time in a process that can be ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from tempfile import NamedTemporaryFile
from typing import Any

from readout.errors import InputError
from readout.extras import extra
from readout.formats.apart import apart
from readout.formats.format import Found
from readout.formats.material import Kind, Material, copy_to
from readout.formats.options import InputOptions
from readout.formats.rows import Columns
from readout.formats.sizes import metered, most_of
from readout.records import Fault

NAME = "a Parquet table"
SUFFIXES: tuple[str, ...] = (".parquet",)
KIND: Kind = "pages"
BINARY = True

ROWS = 16
"""Read at a time: a page may be 20 MiB, and a file of a few bytes may say the same large page a million times."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows, each cell a text or None, and the names of their columns; no rows at the end of the table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def fits(head: bytes, suffix: str) -> bool:
    """Whether the file begins as Parquet does."""
    return head.startswith(b"PAR1")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """One page or Fault for each row, in order. A table that cannot be read on is one Fault for the rest of it."""
    with _on_disk(material) as path:
        material.budget.narrow(most_of(os.path.getsize(path)))
        start = 0
        while True:
            batch = apart(options, material.name, rows_of, path, start, options.max_bytes)
            columns = Columns.of(batch.columns)
            if not batch.rows:
                return
            for number, row in enumerate(batch.rows, start=start + 1):
                material.budget.take(sum(len(cell) for cell in row if cell))
                try:
                    yield columns.page(f"{material.name}:{number}", row, material, options)
                except InputError as error:
                    yield Fault(f"{material.name}:{number}", "input", str(error), columns.value(row, "url") or None)
            start += len(batch.rows)


@contextmanager
def _on_disk(material: Material) -> Iterator[str]:
    """The path of the table: its own, or that of a copy which is deleted afterwards."""
    name = getattr(material.source, "name", None)
    if isinstance(name, str) and os.path.isfile(name):
        yield os.path.abspath(name)
        return
    with NamedTemporaryFile(suffix=".parquet") as copy:
        copy_to(copy, metered(material.stream, material.budget))
        copy.flush()
        yield copy.name


def rows_of(path: str, start: int, max_bytes: int) -> Batch:
    """The rows from one on. Called in the other process, which keeps the file open from one call to the next."""
    arrow, parquet = (extra(module, "parquet", NAME) for module in ("pyarrow", "pyarrow.parquet"))
    reading = _reading.pop(path, None)
    _reading.clear()
    try:
        if reading is None or reading.at != start:
            reading = _Reading(parquet, path, start)
        batch = reading.next(max_bytes)
    except MemoryError:
        raise
    except (OSError, ValueError, arrow.ArrowException) as error:
        raise InputError(f"is a damaged Parquet table ({' '.join(str(error).split())[:120]})") from None
    if batch.rows:
        _reading[path] = reading
    return batch


class _Reading:
    """A table being read; ``at`` is the number of the next row."""

    def __init__(self, parquet: Any, path: str, start: int) -> None:
        self._file = parquet.ParquetFile(path, buffer_size=1 << 20, pre_buffer=False)
        self._names = tuple(self._file.schema_arrow.names)
        known = Columns.found(self._names).places
        self._wanted = [self._names[place] for place in sorted(set(known.values()))]
        self._batches = self._from(start) if known.keys() & {"text", "html"} else iter(())
        self.at = start

    def next(self, max_bytes: int) -> Batch:
        """The next rows, of the known columns; where none of these is a text, the names of all."""
        batch = next(self._batches, None)
        if batch is None:
            return Batch(self._names, ())
        self.at += batch.num_rows
        columns = [batch.column(batch.schema.names.index(name)) for name in self._wanted]
        rows = (tuple(_text(column[row], max_bytes) for column in columns) for row in range(batch.num_rows))
        return Batch(tuple(self._wanted), tuple(rows))

    def _from(self, start: int) -> Iterator[Any]:
        at = 0
        for group in range(self._file.metadata.num_row_groups):
            size = self._file.metadata.row_group(group).num_rows
            if at + size <= start:
                at += size
                continue
            for batch in self._file.iter_batches(ROWS, row_groups=[group], columns=self._wanted, use_threads=False):
                at += batch.num_rows
                if at > start:
                    yield batch


_reading: dict[str, _Reading] = {}
"""The table in hand, in the other process."""


def _text(cell: Any, max_bytes: int) -> str | None:
    """A cell in words, cut off where it is longer than a page may be; None for lists and records."""
    try:
        value = cell.as_py()
    except (ValueError, OverflowError):
        value = cell.as_buffer().to_pybytes() if hasattr(cell, "as_buffer") else None
    if isinstance(value, bytes):
        value = value[: max_bytes + 1].decode("utf-8", "replace")
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int | float):
        value = str(value)
    return value[: max_bytes + 1] if isinstance(value, str) else None
