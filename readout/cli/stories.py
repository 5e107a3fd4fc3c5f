"""``readout stories LEDGER`` and ``readout story LEDGER ID``: what was reported on, and by how many voices."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.cli.claims import claim_lines
from readout.cli.copies import member_lines
from readout.cli.lists import as_json, number, say_shown, write_text
from readout.cli.passes import INDENT, add_as_of, add_pass_options, limited, looked_at, minute
from readout.exports.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from readout.ledger.stories import Story
    from readout.ledger.storytelling import Telling

HELP = """\
Puts reports of one happening together into stories and tells by how many voices each was told. Ten copies of one wire
are one voice: copies are counted under their origin (readout copies). Reports more than a week apart are not put
together directly."""

ONE = """\
Tells one story: what changed in it, and when (a voice more, a denial, a withdrawal, a correction); its voices, under
each what is theirs and what others took from it; who said what, each utterance once with how many reports and voices
relay it."""

UTTERANCES = 12
"""Utterances that are shown of a story."""
CLAIMS = 8
"""Claims that are shown of a story."""
EXAMPLES = """\
examples:
  readout stories news.ledger
  readout stories news.ledger --least 1 -f jsonl -o stories.jsonl
  readout story news.ledger 5f0c1ce7a2b3d4e6 --evidence
  readout story news.ledger 5f0c1ce7a2b3d4e6 -f html -o story.html

ID is that of a story, or of a document in it. Only reports that are new since the last time are compared."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists both commands with their options."""
    parser = _parser(commands, "stories", "put reports together into stories, and count voices", HELP)
    parser.add_argument("--least", type=number, default=2, metavar="N", help="stories of so many reports (default 2)")
    parser.add_argument("--limit", type=number, metavar="N", help="at most so many stories; 0 for all")
    parser.set_defaults(run=run)
    parser = _parser(commands, "story", "tell one story", ONE, "html")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--evidence", action="store_true", help="show the longest words in common of each copy")
    parser.set_defaults(run=run_one)


def _parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str, about: str, *more: str
) -> argparse.ArgumentParser:  # fmt: skip
    parser = commands.add_parser(
        name, help=told, description=about, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_pass_options(parser, *more)
    add_as_of(parser)
    return parser


def run(options: argparse.Namespace) -> int:
    """Prints the stories, those with most voices first."""
    from readout.ledger.storytelling import Telling, told

    with looked_at(options) as (store, every):
        found = [story for story in every if story.reports >= options.least]
        shown = limited(found, options)
        rows = (told(Telling(store.connection, story), evidence=False) for story in shown)
        write_text(
            options.output, _drawn(shown, options) if options.format == "table" else as_json(rows, options.format)
        )
    say_shown(("story", "stories"), len(found), sum(story.reports for story in found), len(shown))
    return 0


def run_one(options: argparse.Namespace) -> int:
    """Prints one story."""
    from readout.errors import SetupError
    from readout.exports.story_html import story_page
    from readout.ledger.storytelling import Telling, board, told

    with looked_at(options, options.id, claims=True) as (store, found):
        if not found:
            raise SetupError(f"nothing was known of {options.id!r:.60} by {options.as_of}: name a later time")
        story = max(found, key=lambda each: (each.reports, each.id))
        telling = Telling(store.connection, story)
        if options.format == "table":
            text = _drawn_one(telling, options)
        elif options.format == "html":
            text = story_page(told(telling), board(story, telling.disputes)["disputes"])
        else:
            text = as_json([told(telling)], options.format)
    write_text(options.output, text)
    return 0


def _drawn(found: Sequence[Story], options: argparse.Namespace) -> str:
    from rich.table import Table
    from rich.text import Text

    from readout.cli.screen import printed

    if not found:
        return printed(lambda console: Text("No stories were found.", style="dim"), to_file=options.output is not None)

    def draw(width: int) -> Table:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", width=width)
        for name, right in (("id", False), ("voices", True), ("reports", True), ("days", False), ("title", False)):
            wide = name == "title"
            table.add_column(name, justify="right" if right else "left", no_wrap=True, overflow="ellipsis",
                             ratio=1 if wide else None)  # fmt: skip
        for story in found:
            days = " ".join(dict.fromkeys(time[:10] for time in (story.first, story.last) if time))
            table.add_row(story.id, str(len(story.voices)), str(story.reports), days.replace(" ", " to "),
                          Text(visible(story.title)))  # fmt: skip
        return table

    return printed(lambda console: draw(console.width), to_file=options.output is not None)


def _drawn_one(telling: Telling, options: argparse.Namespace) -> str:
    from rich.console import Group

    from readout.cli.screen import printed

    lines = list(_lines(telling, evidence=options.evidence))
    return printed(lambda console: Group(*lines), to_file=options.output is not None)


def _lines(telling: Telling, *, evidence: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    from readout.ledger.stories import changes

    story, connection = telling.story, telling.connection
    number = len(story.voices)
    told = f"{story.reports} reports, {number} voice{'s' if number > 1 else ''}"
    yield Text.assemble((visible(story.title), "bold"), (f"  {told}  {story.id}", "dim"))
    yield from _timeline(telling)
    yield from _claimed(telling)
    for voice in story.voices:
        yield Text("")
        phantom = ("  not in this ledger", "yellow") if voice.phantom else ""
        reasons = "; ".join(dict.fromkeys(family.reason for family in voice.families if len(family.members) > 1))
        yield Text.assemble((visible(voice.origin), "bold"), phantom, (f"  {reasons}", "dim"))
        for family in voice.families:
            names = {member.document: member.publisher for member in family.members}
            for member in family.members:
                yield from member_lines(connection, member, names, evidence=evidence)
    yield from _said(telling)
    told_changes = [each for each in changes(connection, story.id) if each[1] != "new"]
    if told_changes:
        yield Text("")
    for made, what, other in told_changes:
        yield Text(f"{made[:16].replace('T', ' ')}  {what} {other or ''}", style="dim")


def _timeline(telling: Telling) -> Iterator[RenderableType]:
    """What changed in the story, and when."""
    from rich.padding import Padding
    from rich.text import Text

    from readout.exports.story_html import TURNS

    told = telling.turns
    if len(told) < 2:
        return
    yield Text("")
    yield Text("What changed, and when", style="bold")
    for turn in told:
        yield Text.assemble((f"  {minute(turn.published)}  ", "dim"), (TURNS[turn.what], "italic"), visible(turn.who))
        yield Padding(Text("\u201c" + " ".join(visible(turn.text).split()) + "\u201d"), (0, 0, 0, INDENT))


def _claimed(telling: Telling) -> Iterator[RenderableType]:
    """Claims of several voices and those that are contested, the weightiest first."""
    from rich.text import Text

    told = [claim for claim in telling.claims if claim.is_news]
    if not told:
        return
    yield Text("")
    yield Text("What is claimed, and how it stands", style="bold")
    for claim in told[:CLAIMS]:
        yield from claim_lines(claim)
    if len(told) > CLAIMS:
        yield Text(f"  {len(told) - CLAIMS} more: readout claims", style="dim")


def _said(telling: Telling) -> Iterator[RenderableType]:
    """What is said in several reports, and what is denied in any: each utterance once, with how often it is relayed."""
    from rich.padding import Padding
    from rich.text import Text

    told = [each for each in telling.utterances if each.reports > 1 or each.stance == "denies"]
    if not told:
        return
    yield Text("")
    yield Text("Who said what, in several reports or denying it", style="bold")
    for each in told[:UTTERANCES]:
        voices = (
            f"{each.reports} report{'s' * (each.reports > 1)}, {len(each.voices)} voice{'s' * (len(each.voices) > 1)}"
        )
        yield Text.assemble(
            "  ", visible(each.speaker or "nobody named"), " ", (each.stance, "italic"), (f"  {voices}", "dim")
        )
        yield Padding(Text(" ".join(visible(each.text).split())), (0, 0, 0, 4))
    if len(told) > UTTERANCES:
        yield Text(f"  {len(told) - UTTERANCES} more: -f json", style="dim")
