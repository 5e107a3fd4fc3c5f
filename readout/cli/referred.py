"""The lists under the statements: who is named, the times, the places."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from readout.cli.ink import cut, line_of
from readout.exports.named import Entry, index
from readout.exports.referents import Referents
from readout.exports.when import anchor_words, interval_words, is_open, timeline
from readout.exports.where import coordinates, place_words, places, why_open
from readout.exports.wording import words
from readout.layers import Reading
from readout.referents import Place, TimeExpression

LONGEST = 90
LONGEST_REASON = 160


def referred(reading: Reading, width: int) -> list[RenderableType]:
    """The three lists, each where there is something in it."""
    known = Referents(reading)
    named, times, points = index(reading, known), timeline(known), places(known)
    lists = (
        ("Who is named", _named(named, width) if named else None),
        ("Times", _times(known, times, width) if times else None),
        ("Places", _places(known, points, width) if points else None),
    )
    return [Group(Text(title, style="bold"), table, Text()) for title, table in lists if table is not None]


def _grid(width: int, *shares: int) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width, show_header=False)
    for share in shares:
        grid.add_column(ratio=share, overflow="fold")
    return grid


def _named(entries: list[Entry], width: int) -> Table:
    """Name, role, country and sector, how often, other names."""
    grid = _grid(width, 7, 6, 3, 8)
    described = False
    for entry in entries:
        if not entry.entity.named and not described:
            described = True
            grid.add_row(Text("described, not named", style="dim italic"))
        codes = Text(entry.codes or "\u2013", style="" if entry.codes else "dim")
        name = Text(cut(entry.name, LONGEST), style="bold" if entry.entity.named else "")
        grid.add_row(name, Text(cut(entry.role, LONGEST)), codes, Text(_often(entry), style="dim"))
    return grid


def _often(entry: Entry) -> str:
    """``8 times, 3 statements; also Kim, Jong-Un``."""
    often = f"{entry.often} times" if entry.often > 1 else "once"
    speaks = f", {entry.speaks} statement{'s' if entry.speaks > 1 else ''}" if entry.speaks else ""
    also = f"; also {', '.join(entry.aliases)}" if entry.aliases else ""
    could = f"; could be {entry.open}" if entry.open else ""
    return line_of(f"{often}{speaks}{also}{could}")


def _times(known: Referents, groups: list[list[TimeExpression]], width: int) -> Table:
    """The words, what they came to, and from where it was counted; what is not resolved says why."""
    grid = _grid(width, 5, 7, 12)
    for group in groups:
        time = group[0]
        told = _repeated(words(known.text, [time.span]), len(group))
        came, style = interval_words(time), "italic" if is_open(time) else ""
        why = time.reason if is_open(time) else anchor_words(time) or time.reason
        grid.add_row(Text(told, style="bold"), Text(came, style=style), Text(cut(why, LONGEST_REASON), style="dim"))
    return grid


def _places(known: Referents, groups: list[list[Place]], width: int) -> Table:
    """The words, the place meant, its country and coordinates; what is not resolved says why."""
    grid = _grid(width, 5, 7, 12)
    for group in groups:
        place = group[0]
        told = Text(_repeated(words(known.text, [place.span]), len(group)), style="bold")
        point = place.place
        if point is None:
            grid.add_row(
                told, Text("not resolved", style="italic"), Text(cut(why_open(place), LONGEST_REASON), style="dim")
            )
            continue
        facts = ", ".join(fact for fact in (place_words(point), point.country) if fact)
        grid.add_row(told, Text(line_of(facts)), Text(coordinates(point), style="dim"))
    return grid


def _repeated(told: str, count: int) -> str:
    return cut(told, LONGEST) + (f" \u00d7 {count}" if count > 1 else "")
