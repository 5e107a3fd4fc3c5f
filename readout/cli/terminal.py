"""The terminal view: the article set for reading, its statements marked, and a table of who said what beneath."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.exports.about import by_words, count_of, grouped, headline, other_title, published_words, report, set_aside
from readout.exports.given import given
from readout.exports.marks import Mark, Marks
from readout.exports.rows import Places, Row, paragraph_numbers, rows, stance_words, words
from readout.exports.visible import visible
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, Reading
from readout.records import Block
from readout.settings import DEFAULTS
from readout.text import Span

_LINE_END = re.compile(r" +((?:\x1b\[[0-9;]{0,20}m)*) *$")
"""Blanks at the end of a line, also under a style that would underline them."""
PLAIN_WIDTH = 100
"""Columns where the output is no terminal and COLUMNS says nothing."""
TABLE_WIDTH = 132
WIDE = 88
"""From this many columns on, a reason stands beside what it explains, not beneath."""
LONGEST_WHAT = 240
LONGEST_WHO = 90
LONGEST_ASIDE = 160


def drawn(reading: Reading, *, furniture: bool, to_file: bool = False, first: bool = True) -> str:
    """The view as text, with colour only where a terminal will show it and NO_COLOR is not set."""
    terminal = not to_file and sys.stdout.isatty()
    width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if terminal or "COLUMNS" in os.environ else PLAIN_WIDTH
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=max(width, 40), highlight=False, emoji=False)
    console.print(View(reading, furniture, console, first).renderable())
    return "\n".join(_LINE_END.sub(r"\1", line) for line in out.getvalue().split("\n"))


class View:
    """One reading drawn for one console."""

    def __init__(self, reading: Reading, furniture: bool, console: Console, first: bool = True) -> None:
        self.reading, self.furniture, self.first = reading, furniture, first
        self.told = rows(reading)
        self.marks = Marks(self.told)
        self.text = reading.document.text
        self.colour = console.color_system is not None and not console.no_color
        self.width = min(console.width, DEFAULTS.text_width)
        self.table_width = min(console.width, TABLE_WIDTH)

    def renderable(self) -> RenderableType:
        """Everything, top to bottom."""
        parts: list[RenderableType] = [] if self.first else [Text("\u2500" * self.width, style="dim"), Text()]
        parts += [self._top(), Text(), *self._article()]
        if ATTRIBUTIONS in self.reading:
            parts.append(self._statements())
        flags = given(self.reading, FLAGS)
        if flags:
            parts += [self._heading("To keep in mind"), self._flags()]
        blocks = set_aside(self.reading)
        if blocks and self.furniture:
            parts += [self._heading("Set aside"), self._aside(blocks)]
        elif blocks:
            noun = "block" if len(blocks) == 1 else "blocks"
            hint = f"{len(blocks)} {noun} set aside: {count_of(blocks)} (--furniture shows them)"
            parts += [Text(hint, style="dim"), Text()]
        return Group(*parts)

    def _top(self) -> RenderableType:
        document, top = self.reading.document, headline(self.reading)
        title = self._marked(top.span) if top else Text(_line(document.title or document.name))
        title.stylize("bold")
        facts = [fact for fact in (document.outlet, by_words(document), published_words(document)) if fact]
        lines = [title, Text(_line(" \u00b7 ".join(facts)), style="dim")]
        stated = other_title(self.reading)
        if stated:
            lines.append(Text(_line(f"page title: {stated}"), style="dim"))
        if document.url:
            lines.append(Text(_line(document.url), style="dim", overflow="fold"))
        return Padding(Group(*lines), (0, 0, 0, 4), expand=False) if self.width >= 60 else Group(*lines)

    def _article(self) -> list[RenderableType]:
        blocks = report(self.reading)
        numbers = paragraph_numbers(given(self.reading, BLOCKS))
        if not blocks:
            return [Text("    No text of a report was found on this page.", style="dim"), Text()]
        grid = Table.grid(padding=(0, 1), pad_edge=False)
        grid.width = self.width
        grid.add_column(width=3, justify="right", style="dim", no_wrap=True)
        grid.add_column(ratio=1, overflow="fold")
        for block in blocks:
            grid.add_row(str(numbers.get(block.span, "")), self._paragraph(block))
            grid.add_row("", "")
        return [grid]

    def _paragraph(self, block: Block) -> Text:
        text = self._marked(block.span)
        text.stylize({"headline": "bold", "deck": "italic"}.get(block.role, ""))
        return text

    def _marked(self, span: Span) -> Text:
        text = Text(overflow="fold")
        for piece, over in self.marks.segments(span):
            for mark in over:
                if mark.first and mark.kind == "content" and mark.span.start == piece.start:
                    text.append(f"[{mark.row.number}]", style=f"dim {_hue(mark.row)}").append(" ")
            text.append(visible(piece.of(self.text)), style=" ".join(filter(None, map(self._style, over))))
        return text

    def _style(self, mark: Mark) -> str:
        if mark.kind == "content":
            return f"{_hue(mark.row)} underline" if mark.row.depth else _hue(mark.row) if self.colour else "underline"
        return {"source": "bold", "cue": "italic"}.get(mark.kind, "")

    def _heading(self, words: str) -> Text:
        return Text(words, style="bold")

    def _statements(self) -> RenderableType:
        if not self.told:
            return Group(Text("No statement was found.", style="dim"), Text())
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=self.table_width, header_style="dim")
        table.add_column("#", no_wrap=True)
        table.add_column("who", ratio=4, min_width=12, overflow="fold")
        table.add_column("stance", min_width=8, overflow="fold")
        table.add_column("what", ratio=9, min_width=16, overflow="fold")
        table.add_column("where", no_wrap=True, style="dim")
        for row in self.told:
            table.add_row(Text(row.number, style=_hue(row)), *self._cells(row))
        return Group(self._heading("Who said what"), table, Text())

    def _cells(self, row: Row) -> tuple[Text, Text, Text, Text]:
        who = Text()
        for link in row.chain[:-1]:
            who.append(f"{_cut(link or '(unnamed)', LONGEST_WHO)} > ", style="dim")
        who.append(_cut(row.who, LONGEST_WHO) or "nobody named", style="bold" if row.who else "dim italic")
        what = Text(_cut(row.what, LONGEST_WHAT))
        details = self._details(row)
        if details:
            what.append(f"\n{details}", style="dim")
        where = Text(f"{row.place} {row.span.start}\u2013{row.span.end}".strip())
        return who, Text(stance_words(row.statement), style=_hue(row)), what, where

    def _details(self, row: Row) -> str:
        """``to Kvarn · post · unnamed: official``; empty where there is nothing to add."""
        statement, facts = row.statement, []
        if statement.addressee:
            facts.append(f"to {words(self.text, statement.addressee)}")
        if statement.medium not in (None, "speech"):
            facts.append(str(statement.medium))
        if statement.anonymous:
            reason = words(self.text, statement.anonymous.reason)
            facts.append(f"unnamed: {statement.anonymous.kind}" + (f", \u201c{reason}\u201d" if reason else ""))
        return _line(" \u00b7 ".join(facts))

    def _flags(self) -> RenderableType:
        lines: list[RenderableType] = []
        places = Places(given(self.reading, BLOCKS))
        for flag in self.reading[FLAGS]:
            line = Text(_line(f"{places.of(flag.span)} {flag.kind}: {flag.reason}"))
            line.append("  " + _cut(words(self.text, [flag.span]), LONGEST_ASIDE), style="dim")
            lines.append(Padding(line, (0, 0, 0, 2)))
        return Group(*lines, Text())

    def _aside(self, blocks: list[Block]) -> RenderableType:
        wide = self.table_width >= WIDE
        grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
        grid.width = self.table_width
        grid.add_column(no_wrap=True)
        grid.add_column(ratio=5, overflow="fold")
        if wide:
            grid.add_column(ratio=3, overflow="fold", style="dim")
        for group in grouped(self.text, blocks):
            what = Text(" \u00b7 ").join(self._short(block, count) for block, count in group)
            reason = Text(_line(group[0][0].reason), style="dim")
            role = group[0][0].role.replace("_", " ")
            grid.add_row(role, *((what, reason) if wide else (what.append("\n").append(reason),)))
        return Group(grid, Text())

    def _short(self, block: Block, count: int) -> Text:
        text = self._marked(block.span)
        text.truncate(LONGEST_ASIDE, overflow="ellipsis")
        return text.append(f" \u00d7\u00a0{count}" if count > 1 else "", style="dim")


def _hue(row: Row) -> str:
    """Calm colours that every terminal theme keeps readable: quoted words cyan, denials red, the rest green."""
    if row.statement.stance == "denies" and not row.statement.negated:
        return "red"
    return "cyan" if row.statement.mode == "direct" else "green"


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _cut(text: str, longest: int) -> str:
    line = _line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "\u2026"
