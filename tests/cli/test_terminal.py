from __future__ import annotations

import io
from typing import Literal

import pytest
from rich.console import Console

from readout.cli.terminal import View, drawn
from readout.layers import ATTRIBUTIONS, BLOCKS, Reading
from readout.records import Attribution, Block, Document
from readout.text import Span
from tests.readings import harbour


def screen(
    reading: Reading, *, width: int = 110, terminal: bool = True, colour: bool = True, furniture: bool = False
) -> str:
    out = io.StringIO()
    system: Literal["truecolor"] | None = "truecolor" if terminal else None
    console = Console(
        file=out, force_terminal=terminal, width=width, highlight=False, color_system=system, no_color=not colour
    )
    console.print(View(reading, furniture, console).renderable())
    return out.getvalue()


def test_outside_a_terminal_the_marks_are_plain_numbers() -> None:
    shown = drawn(harbour(), furniture=False, to_file=True)
    assert "\x1b" not in shown
    assert "reported [3] that Brill told Kvarn [3.1] the price was too high" in shown
    assert not any(line != line.rstrip() for line in shown.split("\n"))


def test_the_table_says_who_in_which_chain_with_which_stance_and_where() -> None:
    shown = drawn(harbour(), furniture=False, to_file=True)
    table = shown.split("Who said what")[1]
    assert "Radio Ostrel >" in table and "does not assert" in table and "denies, hedged" in table
    assert "to Kvarn" in table and "¶2 256–278" in table and "“There is no deal,” … “and" in table


def test_in_a_terminal_there_is_colour_and_with_no_color_there_are_lines_under_the_words() -> None:
    assert "\x1b[36m“There is no deal,”" in screen(harbour())
    bare = screen(harbour(), colour=False)
    assert "\x1b[4m“There is no deal,”" in bare and "\x1b[36m" not in bare and "\x1b[32m" not in bare


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_nothing_is_wider_than_the_window(width: int) -> None:
    shown = screen(harbour(), width=width, terminal=False, furniture=True)
    assert max(map(len, shown.split("\n"))) <= width


def test_what_is_set_aside_is_counted_and_shown_on_request() -> None:
    assert "4 blocks set aside" in screen(harbour(), terminal=False)
    shown = screen(harbour(), terminal=False, furniture=True)
    assert "Play video" in shown and "label of a player" in shown


def test_no_date_on_the_page_is_said_plainly() -> None:
    assert "no date on the page" in screen(Reading(Document("1", "text", "name")), terminal=False)


def test_a_page_cannot_move_the_cursor_or_turn_a_line_around() -> None:
    text = "\x1b[2J\x1b]0;owned\x07 said \u202eno\u202c\r\n [red]never[/red] :smile:"
    told = (Attribution("1", (Span(0, 4),), (), (Span(20, len(text)),), 0.5),)
    reading = Reading(Document("1", text, "\x1b[2Jname", title=text, outlet=text, byline=text, url=text)).plus(
        {BLOCKS: (Block(Span(0, len(text)), "body", text),), ATTRIBUTIONS: told}
    )
    shown = drawn(reading, furniture=True, to_file=True)
    assert not set(shown) & {"\x1b", "\x07", "\r", "\u202e"}
    assert "[red]never[/red] :smile:" in shown
