"""``readout claims LEDGER``: what is claimed in each story, by how many independent origins, and what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.claims.status import KINDS
from readout.cli.lists import as_json, number, say_shown, write_text
from readout.cli.passes import INDENT, add_as_of, add_pass_options, limited, looked_at, minute, quoted
from readout.exports.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from readout.ledger.accounts import Account
    from readout.ledger.claims import Claim
    from readout.ledger.stories import Story

HELP = """\
Tells what is claimed in each story and how it stands: held by one origin, corroborated by several, denied by whom it
concerns, disputed, superseded by a newer value, corrected, retracted, or told under an if. Copies are no origins, nor
are outlets that cite the same person. Never whether it is true. Listed are claims of several voices and those that are
contested; --all lists the others too."""

EXAMPLES = """\
examples:
  readout claims news.ledger
  readout claims news.ledger --status denied --status disputed
  readout claims news.ledger --story 5f0c1ce7a2b3d4e6 --as-of 2031-03-12T18:00 -f json
  readout explain news.ledger 77aa01c3b5d9e2f4          (a claim, with its evidence)"""
COLOURS = {"denied": "red", "disputed": "red", "retracted": "red", "corrected": "yellow", "superseded": "yellow",
           "corroborated": "green", "conditional": "cyan"}  # fmt: skip
"""How a status is drawn."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "claims", help="what is claimed, by how many independent origins, and how it stands", description=HELP,
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add_pass_options(parser)
    parser.add_argument("--story", metavar="ID", help="only of this story, or of the story of this document")
    parser.add_argument("--status", action="append", choices=KINDS, help="only of this status; may be given again")
    parser.add_argument("--all", action="store_true", help="claims of a single voice too")
    parser.add_argument("--limit", type=number, metavar="N", help="at most so many claims; 0 for all")
    add_as_of(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the claims, story after story, the contested ones and those of most voices first."""
    from readout.ledger.claims import claims
    from readout.ledger.claimtelling import told

    with looked_at(options, options.story, claims=True) as (store, chosen):
        found = [
            (story, claim)
            for story in chosen
            for claim in claims(store.connection, story)
            if (options.all or claim.is_news) and (not options.status or claim.status.kind in options.status)
        ]
        shown = limited(found, options)
        rows = (told(*each) for each in shown)
        text = _drawn(shown, options) if options.format == "table" else as_json(rows, options.format)
    write_text(options.output, text)
    say_shown(("claim", "claims"), len(found), len({story.id for story, _ in found}), len(shown), of="stories")
    return 0


def _drawn(found: Sequence[tuple[Story, Claim]], options: argparse.Namespace) -> str:
    from rich.console import Group
    from rich.text import Text

    from readout.cli.screen import printed

    lines = list(_lines(found)) or [Text("No claims were found.", style="dim")]
    return printed(lambda console: Group(*lines), to_file=options.output is not None)


def _lines(found: Sequence[tuple[Story, Claim]]) -> Iterator[RenderableType]:
    from rich.text import Text

    before = None
    for story, claim in found:
        if story is not before:
            if before is not None:
                yield Text("")
            yield Text.assemble(
                (visible(story.title), "bold"),
                (f"  {story.reports} report{'s' * (story.reports > 1)}  {story.id}", "dim"),
            )
        before = story
        yield from claim_lines(claim)


def claim_lines(claim: Claim) -> Iterator[RenderableType]:
    """A claim in two lines and, where it is contested, the other side."""
    from rich.padding import Padding
    from rich.text import Text

    from readout.ledger.claims import CONTESTED

    status = claim.status
    counted = (
        f"{len(claim.voices)} voice{'s' * (len(claim.voices) > 1)}, {claim.reports} report{'s' * (claim.reports > 1)}"
    )
    yield Text.assemble("  ", (status.words, COLOURS.get(status.kind, "")), (f"  {counted}  {claim.id}", "dim"))
    yield Padding(Text(quoted(claim.text)), (0, 0, 0, 4))
    yield Padding(Text(f"{visible(claim.lead.holder)}", style="dim"), (0, 0, 0, 4))
    yield from (Padding(line, (0, 0, 0, 4)) for line in house_lines(claim))
    if status.kind in CONTESTED:
        for account in claim.evidence:
            if account.relation not in ("states", "repeats", "confirms"):
                yield from account_lines(account)


def house_lines(claim: Claim) -> Iterator[RenderableType]:
    """Which of the voices that hold a claim have one owner."""
    from rich.text import Text

    for owner, voices in claim.houses.items():
        told = ", ".join(map(visible, voices))
        yield Text.assemble((f"of one house, {owner}: ", "yellow"), told)


def account_lines(account: Account) -> Iterator[RenderableType]:
    """A passage: when, how it stands to the claim, who holds it, and its words."""
    from rich.padding import Padding
    from rich.text import Text

    when = minute(account.spoken.member.published)
    yield Text.assemble((f"  {when}  ", "dim"), (account.relation, "italic"), " ", visible(account.holder))
    yield Padding(Text(quoted(account.spoken.text)), (0, 0, 0, INDENT))
