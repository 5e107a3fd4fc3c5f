"""``readout disputes LEDGER``: the board of what is held and what is denied, by whom, in how many voices."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.cli.lists import as_json, number, say_shown, write_text
from readout.cli.passes import add_as_of, add_pass_options, limited, looked_at, quoted
from readout.exports.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from readout.ledger.sides import Disputed, Side
    from readout.ledger.stories import Story

HELP = """\
Tells in every story what is held and what is denied: a deed that one report tells as done and another as not done, one
that somebody denies within the same report, a claim that others deny in other words or give another value of, and
denials of which the telling was not found. Each with who holds it and who denies it, in how many voices (copies of one
wire are one), and the sentences. Those come first whose two sides speak of one matter most surely. Nothing is called
true or false."""

EXAMPLES = """\
examples:
  readout disputes news.ledger
  readout disputes news.ledger --story 5f0c1ce7a2b3d4e6 -f json"""
SHOWN = 3
"""Tellings that are shown of each side, one a voice first."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "disputes", help="who holds what others deny", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add_pass_options(parser)
    parser.add_argument("--story", metavar="ID", help="only of this story, or of the story of this document")
    parser.add_argument("--limit", type=number, metavar="N", help="at most so many stories; 0 for all")
    add_as_of(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the board, the stories with most voices first."""
    from readout.ledger.disputed import disputed
    from readout.ledger.storytelling import board

    with looked_at(options, options.story, claims=True) as (store, chosen):
        found = [(story, told) for story in chosen if (told := disputed(store.connection, story))]
    shown = limited(found, options)
    text = (
        _drawn(shown, options)
        if options.format == "table"
        else as_json((board(*each) for each in shown), options.format)
    )
    write_text(options.output, text)
    say_shown(("disputed story", "disputed stories"), len(found), sum(story.reports for story, _ in found), len(shown))
    return 0


def _drawn(found: Sequence[tuple[Story, list[Disputed]]], options: argparse.Namespace) -> str:
    from rich.console import Group
    from rich.text import Text

    from readout.cli.screen import printed

    lines = [line for story, told in found for line in _lines(story, told)]
    if not lines:
        lines = [Text("Nothing is disputed.", style="dim")]
    return printed(lambda console: Group(*lines), to_file=options.output is not None)


def _lines(story: Story, found: list[Disputed]) -> Iterator[RenderableType]:
    from rich.text import Text

    from readout.ledger.sides import against

    yield Text.assemble(
        (visible(story.title), "bold"), (f"  {story.reports} report{'s' * (story.reports > 1)}  {story.id}", "dim")
    )
    for each in found:
        if each.held:
            yield Text(f"  {each.type or 'claim ' + str(each.claim)}")
            yield from _tellings("held", each.held, each.voices[0])
        yield from _tellings(against(each.denied), each.denied, each.voices[1])
    yield Text("")


def _tellings(what: str, sides: tuple[Side, ...], voices: int) -> Iterator[RenderableType]:
    """The first telling of each voice, then further ones; each with who holds it, where, and the sentence."""
    from rich.padding import Padding
    from rich.text import Text

    documents = len({side.document for side in sides})
    told = f"{documents} report{'s' * (documents > 1)}, {voices} voice{'s' * (voices > 1)}"
    yield Text.assemble("    ", (what, "green" if what == "held" else "red"), (f"  {told}", "dim"))
    seen: set[str] = set()
    first = [side for side in sides if side.voice not in seen and not seen.add(side.voice)]  # type: ignore[func-returns-value]
    for side in first[:SHOWN]:
        by = f"{side.holder}, in " if side.holder and side.holder != side.publisher else ""
        when = f" {side.published[:10]}" if side.published else ""
        line = Text.assemble(visible(by + side.publisher), (f"{when}  {side.id}", "dim"))
        yield Padding(line, (0, 0, 0, 6))
        yield Padding(Text(quoted(side.text)), (0, 0, 0, 8))
