"""What each column of a ledger's lists holds: the same sentence in a data package and in the documents."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def column_notes(name: str) -> dict[str, str]:
    """The sentences of one list (``documents``, ``statements``, ``events``, ``actors``) by column, in order."""
    return {column: what for own, column, what in _notes() if own == name}


@cache
def _notes() -> tuple[tuple[str, str, str], ...]:
    lines = files("readout.data").joinpath("columns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((name, column, what) for name, column, what in (line.split("\t") for line in lines))
