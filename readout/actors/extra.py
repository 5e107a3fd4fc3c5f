"""A user's own actor rows: a TSV with the table's header, checked line by line."""

from __future__ import annotations

import re
from pathlib import Path

from readout.actors.rows import COLUMNS
from readout.errors import InputError

NEEDED = ("alias", "country")
_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def own_lines(path: Path) -> list[str]:
    """The user's rows in the table's column order; columns may come in any order, and only two are needed."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the rows cannot be read ({error}); give tab-separated rows in UTF-8") from error
    header = lines[0].split("\t") if lines else []
    missing = [name for name in NEEDED if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown:
        wrong = f"lacks {missing[0]!r}" if missing else f"has {unknown[0]!r}"
        raise InputError(f"{path}: line 1: the header {wrong}; it names some of: {', '.join(COLUMNS)}")
    return [_line(path, number, header, line) for number, line in enumerate(lines[1:], 2) if line and line[0] != "#"]


def _line(path: Path, number: int, header: list[str], line: str) -> str:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(header):
        raise _refused(path, number, f"has {len(cells)} cells, the header {len(header)}", "put one tab between cells")
    row = dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False))
    if not row["alias"]:
        raise _refused(path, number, "has no alias", "write the name as reports write it")
    for column in ("country", "sector"):
        if row[column] and not _CODE.fullmatch(row[column]):
            raise _refused(path, number, f"{column} is {row[column]!r}", "write three capital letters, or nothing")
    for column in ("since", "until"):
        if row[column] and not _DATE.fullmatch(row[column]):
            raise _refused(path, number, f"{column} is {row[column]!r}", "write YYYY-MM-DD, YYYY-MM or YYYY")
    row["name"] = row["name"] or row["alias"]
    row["kind"] = row["kind"] or "organization"
    row["source"] = row["source"] or f"your rows, {path.name}"
    return "\t".join(row[column] for column in COLUMNS)


def _refused(path: Path, number: int, wrong: str, mend: str) -> InputError:
    return InputError(f"{path}: line {number} {wrong}; {mend}")
