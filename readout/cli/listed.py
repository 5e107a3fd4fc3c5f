"""A list of a ledger in a terminal: what a person looks for; the other formats hold every column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from readout.cli.ink import cut, line_of
from readout.cli.screen import printed
from readout.ledger.query import MARK_OFF, MARK_ON

if TYPE_CHECKING:
    from readout.ledger.query import Results

LONGEST = {"content": 240, "evidence": 240, "snippet": 300, "title": 90}
SHORT = 60
SHOWN: dict[str, tuple[tuple[str, int], ...]] = {
    "documents": (("id", 0), ("published", 0), ("outlet", 2), ("title", 6), ("statements", 0), ("events", 0)),
    "statements": (("id", 0), ("published", 0), ("chain", 4), ("stance", 0), ("content", 8), ("outlet", 2)),
    "events": (
        ("id", 0), ("day", 0), ("actors", 4), ("type", 0), ("status", 0), ("recipients", 4), ("according_to", 3),
        ("evidence", 7),
    ),
    "actors": (
        ("key", 3), ("name", 4), ("country", 0), ("sector", 0), ("documents", 0), ("statements", 0), ("acts", 0),
        ("receives", 0),
    ),
    "search": (("id", 0), ("published", 0), ("outlet", 2), ("title", 3), ("snippet", 7)),
}  # fmt: skip
"""Columns of each list with their share of the width; 0 for as wide as it is."""
DAY = 10


def drawn(found: Results, name: str, *, to_file: bool) -> tuple[str, int]:
    """The table as text, and how many rows it shows."""
    rows = list(found)
    columns = (
        SHOWN[name] if {"id", "key"} & {c.name for c in found.columns} else tuple((c.name, 0) for c in found.columns)
    )
    return printed(lambda console: _table(rows, columns, console.width), to_file=to_file), len(rows)


def _table(rows: list[dict[str, Any]], columns: tuple[tuple[str, int], ...], width: int) -> RenderableType:
    if not rows:
        return Group(Text("Nothing was found.", style="dim"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width, header_style="dim")
    for name, share in columns:
        right = isinstance(next((row[name] for row in rows if row[name] is not None), ""), int)
        table.add_column(
            name.replace("_", " "), ratio=share or None, no_wrap=not share, overflow="fold",
            justify="right" if right else "left", min_width=8 if share else None,
        )  # fmt: skip
    for row in rows:
        table.add_row(*(_cell(name, row[name]) for name, _ in columns))
    return table


def _cell(name: str, value: Any) -> Text:
    if value is None:
        return Text("")
    if name in ("published", "day"):
        return Text(str(value)[:DAY])
    text = cut(str(value), LONGEST.get(name, SHORT))
    if name == "snippet":
        return _marked(text)
    style = {"denied": "red", "denies": "red"}.get(text, "dim" if name in ("id", "key") else "")
    return Text(line_of(text), style=style)


def _marked(snippet: str) -> Text:
    """The words found in bold."""
    text = Text()
    for place, piece in enumerate(snippet.replace(MARK_OFF, MARK_ON).split(MARK_ON)):
        text.append(line_of(piece) if piece.strip() else piece, style="bold" if place % 2 else "")
    return text
