"""The actor table: many thousand aliases, read once, each line parsed only when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from readout.actors.rows import Row, row_of
from readout.actors.spelling import fits, keys, sounds

SURNAME_FIRST = {"PRK", "KOR", "CHN", "TWN", "HKG", "VNM", "KHM"}
"""Where the first word of a name is what others call a person by."""

OTHER_LETTERS = {
    "RUS", "UKR", "BLR", "BGR", "SRB", "MKD", "KAZ", "KGZ", "TJK", "UZB", "TKM", "GEO", "ARM", "AZE", "EGY",
    "LBY", "TUN", "DZA", "MAR", "SDN", "SYR", "LBN", "JOR", "PSE", "ISR", "IRQ", "IRN", "SAU", "YEM", "OMN",
    "ARE", "QAT", "KWT", "BHR", "AFG", "PAK", "IND", "BGD", "NPL", "LKA", "MMR", "THA", "KHM", "LAO", "CHN",
    "TWN", "PRK", "KOR", "JPN", "MNG", "ETH", "ERI", "SOM", "GRC", "SUN",
}  # fmt: skip
"""Where names are spelt in several ways in English: "Gaddafi", "Kadhafi"."""
ENOUGH = 6
"""Shorter sounds are shared by strangers."""


class Table:
    """Lines filed under the key of their alias, in the order of the files."""

    def __init__(self, lines: Sequence[str], written: Sequence[str] = ()) -> None:
        """``lines`` need their keys worked out; each of ``written`` ends in its key."""
        self._filed: dict[str, list[str]] = {}
        self._file(keys([line[: line.index("\t")] for line in lines]), lines)
        self._file([line[line.rindex("\t") + 1 :] for line in written], written)
        self._rows: dict[str, tuple[Row, ...]] = {}

    def _file(self, folded: Iterable[str], lines: Iterable[str]) -> None:
        filed = self._filed
        for name, line in zip(folded, lines, strict=True):
            if name in filed:
                filed[name].append(line)
            else:
                filed[name] = [line]

    def __contains__(self, folded: str) -> bool:
        return folded in self._filed

    def filed(self, folded: str) -> tuple[Row, ...]:
        """The rows under a key, whatever their case."""
        found = self._rows.get(folded)
        if found is None:
            lines = self._filed.get(folded)
            if lines is None:
                return ()
            found = self._rows[folded] = tuple(row_of(line) for line in lines)
        return found

    def rows(self, name: str, folded: str) -> list[Row]:
        """The rows that a name, as written, can mean; ``folded`` is its key."""
        return [row for row in self.filed(folded) if row.alias == name or fits(row.alias, name)]

    @cached_property
    def surnames(self) -> dict[str, tuple[str, ...]]:
        """The last word of every person's name (in much of East Asia the first) -> the keys of those names."""
        found: dict[str, dict[str, None]] = {}
        for folded, lines in self._filed.items():
            persons = [line for line in lines if "\tperson\t" in line]
            if persons and " " in folded:
                words = folded.split(" ")
                first = persons[0].split("\t", 4)[3] in SURNAME_FIRST
                found.setdefault(words[0 if first else -1], {})[folded] = None
        return {word: tuple(names) for word, names in found.items()}

    @cached_property
    def sounds(self) -> dict[str, tuple[str, ...]]:
        """How a name that was put into Latin letters sounds, roughly -> the keys of such names."""
        names = [folded for folded, lines in self._filed.items() if " " in folded and any(map(_transcribed, lines))]
        found: dict[str, list[str]] = {}
        for heard, name in zip(sounds(names), names, strict=True):
            if len(heard) >= ENOUGH:
                found.setdefault(heard, []).append(name)
        return {heard: tuple(alike) for heard, alike in found.items()}

    @cached_property
    def holders(self) -> dict[tuple[str, str], tuple[Row, ...]]:
        """Country and office -> the rows of those who held it."""
        found: dict[tuple[str, str], dict[Row, None]] = {}
        for lines in self._filed.values():
            for line in lines:
                if "\tperson\t" in line and "\tperson\t\t" not in line:
                    row = row_of(line)
                    if row.alias == row.name:
                        found.setdefault((row.country, row.office), {})[row] = None
        return {office: tuple(sorted(rows, key=lambda row: row.since)) for office, rows in found.items()}


def _transcribed(line: str) -> bool:
    return "\tperson\t" in line and line.split("\t", 4)[3] in OTHER_LETTERS
