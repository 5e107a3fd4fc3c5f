"""Lists as an Arrow C stream: pandas, polars, DuckDB and pyarrow read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readout.ledger.arrow import BATCH, stream
from readout.ledger.ledger import Ledger
from tests.ledger.ledgers import known

KINDS = [("words", "text"), ("number", "integer"), ("share", "real"), ("flag", "boolean")]
SOME: list[tuple[Any, ...]] = [
    ("Élysée 😀", 1, 0.5, True), (None, None, None, None), ("", -(2**62), float("inf"), False), ("\0x", 0, -0.0, True),
]  # fmt: skip


class Streamed:
    """Something that offers its rows as libraries ask for them."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self.rows = rows

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return stream(KINDS, iter(self.rows))


@pytest.mark.parametrize("count", [0, 1, 7, BATCH - 1, BATCH, BATCH + 1, 3 * BATCH])
def test_every_value_arrives(count: int) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    rows = [SOME[number % len(SOME)] for number in range(count)]
    table = pyarrow.table(Streamed(rows))
    assert table.schema.names == [name for name, _ in KINDS] and table.num_rows == count
    table.validate(full=True)
    assert list(zip(*(column.to_pylist() for column in table.columns), strict=True)) == rows


def test_an_error_on_the_way_reaches_the_reader() -> None:
    pyarrow = pytest.importorskip("pyarrow")

    class Broken(Streamed):
        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            def rows() -> Any:
                yield from SOME
                raise RuntimeError("the ledger went away")

            return stream(KINDS, rows())

    with pytest.raises(Exception, match="the ledger went away"):
        pyarrow.table(Broken([]))


def test_a_stream_that_nobody_reads_does_no_harm() -> None:
    for _ in range(50):
        stream(KINDS, iter(SOME))


@pytest.mark.parametrize("name", ["documents", "statements", "events", "actors"])
def test_libraries_read_the_lists(tmp_path: Path, name: str) -> None:
    found = known(tmp_path / "a.ledger").rows(name)
    rows = list(found)
    tried = 0
    for library in ("pyarrow", "pandas", "polars", "duckdb"):
        try:
            module = __import__(library)
        except ImportError:
            continue
        tried += 1
        if library == "pyarrow":
            assert module.table(found).to_pylist() == rows
        elif library == "polars":
            assert module.DataFrame(found).to_dicts() == rows
        elif library == "pandas":
            frame = module.DataFrame.from_arrow(found) if hasattr(module.DataFrame, "from_arrow") else None
            assert frame is None or len(frame) == len(rows)
        else:
            assert module.sql("SELECT count(*) FROM found").fetchall() == [(len(rows),)]
    assert tried or not __import__("importlib.util").util.find_spec("pyarrow")


def test_a_notebook_shows_the_first_rows_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    shown = known(path).statements()._repr_html_()
    assert shown.count("<tr>") == 1 + 8 and "8 rows" in shown
    assert "&lt;b&gt;everything&lt;/b&gt;" in shown and "<b>everything" not in shown
    assert "<th>documents</th><td>2</td>" in Ledger(path)._repr_html_()
