"""A list of a ledger written out: every row of it, and how many they were. JSON, JSON Lines, CSV and Parquet.

Parquet needs pyarrow (``pip install 'readout[parquet]'``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from readout.errors import LedgerError, SetupError
from readout.exports.csv import line
from readout.exports.json import dumps
from readout.ledger.query import Results

Write = Callable[[str], object]


def write(results: Results, form: str, path: Path | None) -> int:
    """Writes all rows to a file, or to standard output; how many they were."""
    if form == "parquet":
        assert path is not None
        return parquet(results, path)
    with _opened(path) as out:
        return {"json": _json, "jsonl": _jsonl, "csv": _csv}[form](results, out)


def parquet(results: Results, path: Path, metadata: dict[str, str] | None = None) -> int:
    """Writes a Parquet file, compressed with zstd. Raises SetupError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise SetupError("Parquet needs pyarrow: pip install 'readout[parquet]'") from None
    reader = pyarrow.RecordBatchReader.from_stream(results)
    schema = reader.schema.with_metadata({**(metadata or {}), "readout.columns": "1"})
    rows = 0
    try:
        with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as file:
            for batch in reader:
                file.write_batch(batch.replace_schema_metadata(schema.metadata))
                rows += batch.num_rows
    except OSError as cause:
        raise LedgerError(f"{path} cannot be written ({cause}): make room, or name another file") from cause
    return rows


def _json(results: Results, out: Write) -> int:
    rows = 0
    for row in results:
        out((",\n" if rows else "[\n") + dumps(row))
        rows += 1
    out("\n]\n" if rows else "[]\n")
    return rows


def _jsonl(results: Results, out: Write) -> int:
    rows = 0
    for row in results:
        out(dumps(row) + "\n")
        rows += 1
    return rows


def _csv(results: Results, out: Write) -> int:
    out(line([column.name for column in results.columns]))
    rows = 0
    for row in results.tuples():
        out(line([_cell(value) for value in row]))
        rows += 1
    return rows


def _cell(value: Any) -> str | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | int | float) else str(value)


@contextmanager
def _opened(path: Path | None) -> Iterator[Write]:
    """Text to a file, made only when something is written, or to standard output."""
    if path is None:
        yield lambda text: sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file.write
    except OSError as cause:
        raise LedgerError(f"{path} cannot be written ({cause.strerror}): make room, or name another file") from cause
