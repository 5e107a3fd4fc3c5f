"""The terminal view: the article set for reading, its statements marked, and a table of who said what beneath."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli.ink import Ink, line_of
from readout.cli.referred import referred
from readout.cli.screen import printed
from readout.cli.tables import aside, events, flagged, statements
from readout.exports.about import by_words, count_of, headline, other_title, published_words, report, set_aside
from readout.exports.deeds import deeds
from readout.exports.given import given
from readout.exports.rows import Places, paragraph_numbers, rows
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, Reading
from readout.records import Block
from readout.settings import DEFAULTS

TABLE_WIDTH = 132


def drawn(reading: Reading, *, furniture: bool, to_file: bool = False, first: bool = True) -> str:
    """The view as text, with colour only where a terminal will show it and NO_COLOR is not set."""
    return printed(lambda console: View(reading, furniture, console, first).renderable(), to_file=to_file)


class View:
    """One reading drawn for one console."""

    def __init__(self, reading: Reading, furniture: bool, console: Console, first: bool = True) -> None:
        self.reading, self.furniture, self.first = reading, furniture, first
        self.told = rows(reading)
        colour = console.color_system is not None and not console.no_color
        self.ink = Ink(reading.document.text, self.told, colour=colour)
        self.width = min(console.width, DEFAULTS.text_width)
        self.table_width = min(console.width, TABLE_WIDTH)

    def renderable(self) -> RenderableType:
        """Everything, top to bottom."""
        text = self.reading.document.text
        parts: list[RenderableType] = [] if self.first else [Text("\u2500" * self.width, style="dim"), Text()]
        parts += [self._top(), Text(), *self._article()]
        if ATTRIBUTIONS in self.reading:
            parts.append(statements(self.told, text, self.table_width))
        told = deeds(self.reading)
        if told:
            parts.append(events(told, self.table_width))
        parts += referred(self.reading, self.table_width)
        flags = given(self.reading, FLAGS)
        if flags:
            parts.append(flagged(flags, text, Places(given(self.reading, BLOCKS))))
        blocks = set_aside(self.reading)
        if blocks and self.furniture:
            parts.append(aside(blocks, text, self.ink, self.table_width))
        elif blocks:
            noun = "block" if len(blocks) == 1 else "blocks"
            hint = f"{len(blocks)} {noun} set aside: {count_of(blocks)} (--furniture shows them)"
            parts += [Text(hint, style="dim"), Text()]
        return Group(*parts)

    def _top(self) -> RenderableType:
        document, top = self.reading.document, headline(self.reading)
        title = self.ink.of(top.span) if top else Text(line_of(document.title or document.name))
        title.stylize("bold")
        facts = [fact for fact in (document.outlet, by_words(document), published_words(self.reading)) if fact]
        lines = [title, Text(line_of(" \u00b7 ".join(facts)), style="dim")]
        stated = other_title(self.reading)
        if stated:
            lines.append(Text(line_of(f"page title: {stated}"), style="dim"))
        if document.url:
            lines.append(Text(line_of(document.url), style="dim", overflow="fold"))
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
        text = self.ink.of(block.span)
        text.stylize({"headline": "bold", "deck": "italic"}.get(block.role, ""))
        return text
