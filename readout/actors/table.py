"""The actor table: many thousand aliases, read once, each line parsed only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from readout.actors.rows import Row, row_of
from readout.actors.spelling import fits, key


class Table:
    """Lines filed under the key of their alias; later lines add to earlier ones."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: dict[str, list[str]] = {}
        for line in lines:
            self._lines.setdefault(key(line[: line.index("\t")]), []).append(line)
        self._rows: dict[str, tuple[Row, ...]] = {}

    def rows(self, name: str) -> Iterator[Row]:
        """The rows that a name, as written, can mean."""
        folded = key(name)
        found = self._rows.get(folded)
        if found is None:
            if folded not in self._lines:
                return
            found = self._rows[folded] = tuple(row_of(line) for line in self._lines[folded])
        for row in found:
            if fits(row.alias, name):
                yield row
