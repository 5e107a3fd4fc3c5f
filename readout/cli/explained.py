"""A statement or event explained, as the terminal shows it: its paragraph, then every choice with reason and score."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from readout.cli.ink import Ink, cut, hue, line_of
from readout.cli.screen import printed
from readout.exports.about import published_words
from readout.exports.deeds import Deed
from readout.exports.explain import steps
from readout.exports.given import given
from readout.exports.rows import Row, stance_words
from readout.exports.steps import TITLES, Step
from readout.layers import BLOCKS, Reading
from readout.text import Span

LONGEST_CHOICE = 280
WIDEST = 110
WIDE = 84
LONGEST_CONTEXT = 1_600
MOST_ALIKE = 7


def drawn(reading: Reading, told: Row | Deed) -> str:
    """The whole explanation as text, with colour only where a terminal will show it."""
    return printed(lambda console: _explained(reading, told, console))


def _explained(reading: Reading, told: Row | Deed, console: Console) -> RenderableType:
    width = min(console.width, WIDEST)
    colour = console.color_system is not None and not console.no_color
    parts: list[RenderableType] = [*_top(reading, told), _context(reading, told, colour, width), Text()]
    for stage, group in groupby(steps(reading, told), key=lambda step: step.stage):
        parts += [Text(TITLES[stage], style="bold"), _table(list(group), width), Text()]
    return Group(*parts)


def _top(reading: Reading, told: Row | Deed) -> list[RenderableType]:
    document = reading.document
    if isinstance(told, Deed):
        kind, id, span, tone, said = "Event", told.event.id, told.event.trigger, "", _deed(told)
    else:
        kind, id, span, tone = "Statement", told.statement.id, told.span, hue(told)
        said = Text(line_of(f"{told.who or 'nobody named'} {stance_words(told.statement)}:"), style="bold")
        said.append(" ").append(cut(told.what, LONGEST_CHOICE), style=tone)
    title = Text(f"{kind} {told.number}", style=f"bold {tone}".strip())
    title.append(f" of {line_of(document.title or document.name)}", style="bold")
    facts = (told.place, f"characters {span.start}\u2013{span.end}", f"id {id}")
    return [
        title,
        Text(line_of(" \u00b7 ".join(fact for fact in facts if fact)), style="dim"),
        Text(line_of(published_words(reading)), style="dim"),
        Text(),
        said,
        Text(),
    ]


def _deed(told: Deed) -> Text:
    said = Text(line_of("; ".join(told.actors) or "somebody"), style="bold")
    said.append(f" {told.event.type} {told.event.status} ").append(cut(told.what, LONGEST_CHOICE), style="underline")
    return said.append(f" \u2192 {line_of('; '.join(told.recipients))}" if told.recipients else "", style="bold")


def _context(reading: Reading, told: Row | Deed, colour: bool, width: int) -> RenderableType:
    """The paragraphs that it stands in, with its own characters marked and no others."""
    text, spans, ink = reading.document.text, _spans(told), Ink(reading.document.text, _marked(told), colour=colour)
    blocks = [block.span for block in given(reading, BLOCKS) if any(block.span.overlaps(span) for span in spans)]
    shown = [ink.of(_near(block, spans)) for block in blocks or [Span(0, min(len(text), LONGEST_CONTEXT))]]
    return Padding(Group(*shown), (0, 0, 0, 4)) if width >= 60 else Group(*shown)


def _spans(told: Row | Deed) -> tuple[Span, ...]:
    if isinstance(told, Deed):
        return (told.event.evidence,)
    return (*told.statement.content, *told.statement.source, *told.statement.cue)


def _marked(told: Row | Deed) -> list[Row]:
    """Of an event the statement that it stands in."""
    if isinstance(told, Row):
        return [told]
    return [told.under] if told.under else []


def _near(block: Span, spans: tuple[Span, ...]) -> Span:
    """The block, or of a very long one what lies around the statement."""
    if block.end - block.start <= LONGEST_CONTEXT:
        return block
    here = [span for span in spans if block.overlaps(span)]
    first, last = min(span.start for span in here), max(span.end for span in here)
    room = max(0, LONGEST_CONTEXT - (last - first)) // 2
    return Span(max(block.start, first - room), min(block.end, last + room))


def _table(group: list[Step], width: int) -> RenderableType:
    """What was asked, what was chosen, how surely, and why: beside the choice, or beneath where there is no room."""
    wide = width >= WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=width - 2, show_header=False)
    table.add_column(ratio=3, style="dim", overflow="fold")
    table.add_column(ratio=7, overflow="fold")
    table.add_column(width=4, no_wrap=True, justify="right")
    if wide:
        table.add_column(ratio=6, style="dim", overflow="fold")
    before = ""
    for step in _fewer(group):
        choice, reason = Text(cut(step.choice, LONGEST_CHOICE)), Text(line_of(step.reason), style="dim")
        if step.spans:
            choice.append("  " + ", ".join(f"{span.start}\u2013{span.end}" for span in step.spans), style="dim")
        if reason and not wide:
            choice.append("\n").append(reason)
        score = "" if step.score is None else f"{step.score:.2f}".removeprefix("0")
        asked = Text(line_of(step.what) if step.what != before else "")
        table.add_row(asked, choice, score, *((reason,) if wide else ()))
        before = step.what
    return Padding(table, (0, 0, 0, 2))


def _fewer(group: list[Step]) -> list[Step]:
    """Of a name that the report uses fifty times, the first few; the JSON tells them all."""
    shown: list[Step] = []
    for what, alike in groupby(group, key=lambda step: step.what):
        several = list(alike)
        shown += several[:MOST_ALIKE]
        if len(several) > MOST_ALIKE:
            shown.append(Step(several[0].stage, what, f"and {len(several) - MOST_ALIKE} more (--json tells them all)"))
    return shown
