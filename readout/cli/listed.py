"""A list of a ledger in a terminal: what a person looks for; the other formats hold every column.

Statements, events and finds are told a few lines each, so that they read in a narrow window too; documents and actors
are tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from readout.cli.ink import cut
from readout.cli.screen import printed
from readout.cli.tables import HUES
from readout.exports.visible import visible
from readout.ledger.query import MARK_OFF, MARK_ON

if TYPE_CHECKING:
    from readout.ledger.query import Results

Row = dict[str, Any]
_BLANKS = re.compile(r"\s+")
LONGEST = 240
LONGEST_NAME = 60
DAY = len("2031-03-12")
TABLES: dict[str, tuple[tuple[str, int], ...]] = {
    "documents": (("id", 0), ("published", 0), ("outlet", 2), ("title", 6), ("statements", 0), ("events", 0)),
    "actors": (
        ("name", 4), ("country", 0), ("sector", 0), ("documents", 0), ("statements", 0), ("acts", 0), ("receives", 0),
        ("key", 3),
    ),
}  # fmt: skip
"""Columns of the lists that are tables, with their share of the width; 0 for as wide as it is."""


def drawn(found: Results, name: str, *, to_file: bool) -> tuple[str, int]:
    """The list as text, and how many rows it shows."""
    rows = list(found)
    counted = not {"id", "key"} & {column.name for column in found.columns}

    def draw(width: int) -> RenderableType:
        if not rows:
            return Group(Text("Nothing was found.", style="dim"))
        if counted:
            return _table(rows, tuple((column.name, 0) for column in found.columns), None)
        return _table(rows, TABLES[name], width) if name in TABLES else _told(rows, TOLD[name], width)

    return printed(lambda console: draw(console.width), to_file=to_file), len(rows)


def _table(rows: list[Row], columns: tuple[tuple[str, int], ...], width: int | None) -> RenderableType:
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
        return Text("\u2013", style="dim")
    if name == "published":
        return Text(str(value)[:DAY])
    return Text(cut(str(value), LONGEST_NAME * 2), style="dim" if name in ("id", "key") else "")


def _told(rows: list[Row], told: Callable[[Row], list[Text]], width: int) -> RenderableType:
    """The day beside what happened on it, a few lines a row."""
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.width = width
    grid.add_column(no_wrap=True, min_width=DAY)
    grid.add_column(ratio=1, overflow="fold")
    for row in rows:
        day = row.get("day") or row.get("said") or row["published"]
        grid.add_row(Text(str(day)[:DAY] if day else "no day", style="" if day else "dim"), Text("\n").join(told(row)))
    return grid


def _statement(row: Row) -> list[Text]:
    *outer, own = (row["chain"] or "").split(" > ")
    head = Text("".join(f"{cut(name, LONGEST_NAME)} > " for name in outer), style="dim")
    head.append(cut(own, LONGEST_NAME) or "nobody named", style="not dim bold")
    stance = ("does not " if row["negated"] else "") + row["stance"] + (", hedged" if row["hedged"] else "")
    head.append(
        f"  {stance}", style="not dim " + ("red" if row["stance"] == "denies" and not row["negated"] else "green")
    )
    return [head, Text(cut(row["content"] or "", LONGEST)), _foot(row)]


def _event(row: Row) -> list[Text]:
    head = Text(cut(row["actors"] or "somebody", LONGEST_NAME), style="bold" if row["actors"] else "dim")
    head.append(f"  {row['type']}", style="not dim not bold")
    status = row["status"]
    if status != "asserted":
        head.append(f" {status}", style=f"not dim not bold {HUES.get(status, 'yellow')}")
    if row["recipients"]:
        head.append(f"  {cut(row['recipients'], LONGEST_NAME)}", style="not dim bold")
    if row["according_to"]:
        head.append(f"  according to {cut(row['according_to'], LONGEST_NAME)}", style="dim not bold")
    if row["disputed_by"]:
        head.append(f"  denied by {cut(row['disputed_by'], LONGEST_NAME)}", style="not bold red")
    return [head, Text(cut(row["evidence"] or "", LONGEST)), _foot(row)]


def _find(row: Row) -> list[Text]:
    head = Text(cut(row["title"] or row["url"] or "without a title", LONGEST), style="bold")
    return [head, _marked(row["snippet"]), _foot(row)]


def _foot(row: Row) -> Text:
    facts = (row["id"], row["outlet"], row.get("review"))
    return Text(" \u00b7 ".join(cut(str(fact), LONGEST_NAME) for fact in facts if fact), style="dim")


def _marked(snippet: str) -> Text:
    """The words found in bold."""
    text = Text()
    for place, piece in enumerate(snippet.replace(MARK_OFF, MARK_ON).split(MARK_ON)):
        text.append(visible(_BLANKS.sub(" ", piece)), style="bold" if place % 2 else "")
    return text


TOLD = {"statements": _statement, "events": _event, "search": _find}
