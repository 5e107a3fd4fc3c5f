"""``readout copies LEDGER``: which reports are copies of one another, and whose report it is in the end."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readout.cli.lists import as_json, number, say_shown, write_text
from readout.cli.passes import INDENT, add_pass_options, bring_up_to_date, limited, looking, minute
from readout.exports.visible import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from readout.ledger.families import Family, Member

HELP = """\
Finds reports that are copies of one another (whole, cut, in part, or reworded) and tells whose report each is in the
end: of the agency that they credit, even where the ledger has no report of its own ("not in this ledger"), else of
the outlet that had it first. Words in quotation marks do not count: two reporters who quote the same person are two."""

EXAMPLES = """\
examples:
  readout copies news.ledger
  readout copies news.ledger --evidence
  readout copies news.ledger --document 2a8dc73532241db8 -f json
  readout correct news.ledger reject 5f0c1ce7a2b3d4e6      (a link, by its id: they are no copies)

Only reports that are new since the last time are compared."""
CHANGES = 4
"""Changed words that are shown of a copy."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "copies", help="find copies, and whose report it is", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    add_pass_options(parser)
    parser.add_argument("--document", metavar="ID", help="only the family of this document")
    parser.add_argument("--evidence", action="store_true", help="show the longest words in common, and what changed")
    parser.add_argument("--limit", type=number, metavar="N", help="at most so many families; 0 for all")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Brings the pass up to date and prints the families."""
    from readout.errors import SetupError
    from readout.ledger.families import families
    from readout.ledger.lineage import told
    from readout.ledger.opening import opened
    from readout.ledger.store import Store

    opened(options.ledger).close()
    with Store(options.ledger) as store:
        bring_up_to_date(looking(store), quiet=options.quiet)
        found = families(store.connection)
        if options.document:
            found = [each for each in found if options.document in {member.id for member in each.members}]
            known = "SELECT 1 FROM edition WHERE name = ?"
            if not found and not store.connection.execute(known, (options.document,)).fetchone():
                raise SetupError(f"there is no document {options.document!r:.60}: readout documents lists them")
        shown = limited(found, options)
        rows = (told(store.connection, family) for family in shown)
        text = drawn(store.connection, shown, options) if options.format == "table" else as_json(rows, options.format)
    write_text(options.output, text)
    say_shown(("family", "families"), len(found), sum(len(each.members) for each in found), len(shown))
    return 0


def drawn(connection: sqlite3.Connection, found: Sequence[Family], options: argparse.Namespace) -> str:
    """The families as text: the origin, and under it each report with what it has of which."""
    from rich.console import Group
    from rich.text import Text

    from readout.cli.screen import printed

    lines: list[RenderableType] = [] if found else [Text("No copies were found.", style="dim")]
    for family in found:
        number = len(family.members)
        told = f"  {family.reason}; {number} report{'s' if number > 1 else ''}"
        phantom = ("  not in this ledger", "yellow") if family.phantom else ""
        lines.append(Text.assemble((visible(family.origin), "bold"), phantom, (told, "dim")))
        names = {member.document: member.publisher for member in family.members}
        for member in family.members:
            lines += member_lines(connection, member, names, evidence=options.evidence)
        lines.append(Text(""))
    return printed(lambda console: Group(*lines), to_file=options.output is not None)


def member_lines(
    connection: sqlite3.Connection, member: Member, names: dict[int, str], *, evidence: bool
) -> Iterator[RenderableType]:  # fmt: skip
    """A report, and under it what it has of which other; ``names`` are of the publishers of its family."""
    from rich.padding import Padding
    from rich.text import Text

    from readout.exports.story_html import took_words
    from readout.ledger.lineage import evidence_of

    owner = f" ({member.owner})" if member.owner else ""
    yield Text.assemble(
        (f"  {minute(member.published)}  {member.id}  ", "dim"), visible(member.publisher), (owner, "dim"),
        f"  {visible(member.title or '')}", no_wrap=True, overflow="ellipsis",
    )  # fmt: skip
    if member.source is None:
        return
    other, share = member.source.of(member.document)
    of = took_words(member.source.kind, visible(names[other]), share)
    line = Text.assemble((f"{member.source.id}  ", "dim"), (of, "italic"))
    yield Padding(line, (0, 0, 0, INDENT))
    for each in evidence_of(connection, member.document, member.source, most=1) if evidence else ():
        own, source = (" ".join(visible(each[side]).split()) for side in ("text", "source_text"))
        yield Padding(Text(f"\u201c{own}\u201d"), (0, 0, 0, INDENT))
        if own != source:
            yield Padding(Text(f"\u201c{source}\u201d", style="dim"), (0, 0, 0, INDENT))
    if evidence and (said := _changes(connection, member)):
        yield Padding(Text(said, style="dim"), (0, 0, 0, INDENT))


def _changes(connection: sqlite3.Connection, member: Member) -> str:
    """In a line, what changed from its source: sentences left out and added, words changed, numbers first."""
    from readout.ledger.lineage import changed

    told = changed(connection, member.document, member.source) if member.source else None
    if told is None:
        return ""
    counts = [(len(told["left_out"]), "sentences left out"), (len(told["added"]), "added")]
    words = sorted(told["words"], key=lambda each: not each["number"])
    shown = [f"\u201c{each['source_text']}\u201d \u2192 \u201c{each['text']}\u201d" for each in words[:CHANGES]]
    more = [f"{len(words) - CHANGES} more"] if len(words) > CHANGES else []
    said = [f"{number} {what}" for number, what in counts if number] + list(map(visible, shown)) + more
    return "changed: " + "; ".join(said) if said else "nothing changed"
