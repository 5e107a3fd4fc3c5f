"""The tables under the article: who said what, what to keep in mind, what was set aside."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli.ink import Ink, cut, hue, line_of
from readout.exports.about import grouped
from readout.exports.deeds import Deed
from readout.exports.rows import Places, Row, stance_words
from readout.exports.wording import words
from readout.plover import Event
from readout.records import Block, Flag

WIDE = 88
"""From this many columns on, a reason stands beside what it explains, not beneath."""
LONGEST_WHAT = 240
LONGEST_WHO = 90
LONGEST_ASIDE = 160
LONGEST_SAID = 40
LONGEST_OPEN = 120
HUES = {"denied": "red"}
"""Colours of a status; the others that are not asserted are yellow."""


def statements(told: list[Row], text: str, width: int) -> RenderableType:
    """Number, source with its chain, stance, content, and where it stands."""
    if not told:
        return Group(Text("No statement was found.", style="dim"), Text())
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width, header_style="dim")
    table.add_column("#", no_wrap=True)
    table.add_column("who", ratio=5, min_width=12, overflow="fold")
    table.add_column("stance", min_width=8, overflow="fold")
    table.add_column("what", ratio=9, min_width=16, overflow="fold")
    table.add_column("where", no_wrap=True, style="dim")
    for row in told:
        table.add_row(Text(row.number, style=hue(row)), *_cells(row, text))
    return Group(Text("Who said what", style="bold"), table, Text())


def events(told: list[Deed], width: int) -> RenderableType:
    """Number, actors, type with its status and the words that say it, recipients, and the statement it stands in."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width, header_style="dim")
    table.add_column("#", no_wrap=True)
    table.add_column("who", ratio=6, min_width=12, overflow="fold")
    table.add_column("did what", ratio=5, min_width=12, overflow="fold")
    table.add_column("to whom", ratio=6, min_width=12, overflow="fold")
    table.add_column("according to", no_wrap=True)
    table.add_column("where", no_wrap=True, style="dim")
    for deed in told:
        event = deed.event
        what = Text(event.type)
        what.append(f" {event.status}", style="" if event.status == "asserted" else HUES.get(event.status, "yellow"))
        what.append(f"\n{cut(deed.what, LONGEST_SAID)}" + _again(event), style="dim")
        by = Text(f"statement {deed.under.number}" if deed.under else "the report", style="" if deed.under else "dim")
        if deed.disputed:
            by.append("\ndenied in " + ", ".join(row.number for row in deed.disputed), style="red")
        where = Text(f"{deed.place} {event.trigger.start}\u2013{event.trigger.end}".strip())
        table.add_row(deed.number, _sides(deed.actors), what, _sides(deed.recipients), by, where)
    return Group(Text("Who did what to whom", style="bold"), table, Text())


def _sides(names: tuple[str, ...]) -> Text:
    return Text("\n".join(cut(name, LONGEST_WHO) for name in names)) if names else Text("\u2013", style="dim")


def _again(event: Event) -> str:
    more = len(event.mentions)
    return f", told {more + 1} times" if more else ""


def _cells(row: Row, text: str) -> tuple[Text, Text, Text, Text]:
    who = _who(row)
    what = Text(cut(row.what, LONGEST_WHAT))
    details = _details(row, text)
    if details:
        what.append(f"\n{details}", style="dim")
    where = Text(f"{row.place} {row.span.start}\u2013{row.span.end}".strip())
    return who, Text(stance_words(row.statement), style=hue(row)), what, where


def _who(row: Row) -> Text:
    """The chain of holders by name, then this one: ``he → Dmitry Peskov``, beneath it role, country and sector."""
    who, holder = Text(), row.holder
    for outer in row.holders[:-1]:
        who.append(f"{cut(outer.name or '(unnamed)', LONGEST_WHO)} > ", style="dim")
    if holder.renamed:
        who.append(f"{cut(holder.said, LONGEST_SAID)} \u2192 ", style="dim")
    who.append(cut(holder.name, LONGEST_WHO) or "nobody named", style="bold" if holder.said else "dim italic")
    about = " \u00b7 ".join(fact for fact in (cut(holder.about, LONGEST_WHO), holder.codes) if fact)
    if about:
        who.append(f"\n{about}", style="dim")
    if holder.open:
        who.append(f"\nnot settled: {cut(holder.open, LONGEST_OPEN)}", style="dim italic")
    return who


def _details(row: Row, text: str) -> str:
    """``to Kvarn · post · unnamed: official``; empty where there is nothing to add."""
    statement, facts = row.statement, []
    if row.said:
        facts.append(f"said {row.said}")
    if statement.addressee:
        facts.append(f"to {words(text, statement.addressee)}")
    if statement.medium not in (None, "speech"):
        facts.append(str(statement.medium))
    if statement.anonymous:
        reason = words(text, statement.anonymous.reason)
        facts.append(f"unnamed: {statement.anonymous.kind}" + (f", \u201c{reason}\u201d" if reason else ""))
    return line_of(" \u00b7 ".join(facts))


def flagged(flags: tuple[Flag, ...], text: str, places: Places) -> RenderableType:
    """What a reader should know about the text, each with its place."""
    lines: list[RenderableType] = []
    for flag in flags:
        line = Text(line_of(f"{places.of(flag.span)} {flag.kind}: {flag.reason}"))
        line.append("  " + cut(words(text, [flag.span]), LONGEST_ASIDE), style="dim")
        lines.append(Padding(line, (0, 0, 0, 2)))
    return Group(Text("To keep in mind", style="bold"), *lines, Text())


def aside(blocks: list[Block], text: str, ink: Ink, width: int) -> RenderableType:
    """What was set aside: its role, its words, and the reason."""
    wide = width >= WIDE
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    grid.width = width
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=5, overflow="fold")
    if wide:
        grid.add_column(ratio=3, overflow="fold", style="dim")
    for group in grouped(text, blocks):
        what = Text(" \u00b7 ").join(_short(ink, block, count) for block, count in group)
        reason = Text(line_of(group[0][0].reason), style="dim")
        role = group[0][0].role.replace("_", " ")
        grid.add_row(role, *((what, reason) if wide else (what.append("\n").append(reason),)))
    return Group(Text("Set aside", style="bold"), grid, Text())


def _short(ink: Ink, block: Block, count: int) -> Text:
    text = ink.of(block.span)
    text.truncate(LONGEST_ASIDE, overflow="ellipsis")
    return text.append(f" \u00d7\u00a0{count}" if count > 1 else "", style="dim")
