"""``readout explain PAGE N``, why statement or event N of a page is read as it is; ``readout explain LEDGER CLAIM``."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

from readout.cli.options import add_page_options, check_streams, settings_of
from readout.cli.passes import add_as_of, looked_at
from readout.errors import InputError, SetupError
from readout.layers import Reading
from readout.records import Fault

CLAIM = "[0-9a-f]{16}"
"""What the id of a claim looks like."""
HELP = """\
Explains one statement or event of a page: the record, its characters in their paragraph, and each choice on the way
to it with its reason and score. Of a statement: the block it stands in, cue, source and content, how it was said and
which words decided that, who the source is, when it was said, and the times and places it names. Of an event: its
type, status and mode, who took part, whose word it is and who denies it, when and where, and what PLOVER makes of it.

N is the number that `readout read PAGE` shows: 3, or 3.1 for a statement inside statement 3, or E3 for an event.

With a ledger and the id of a claim (readout claims): its status, the passages without which it would be another,
every passage that speaks of it with how it stands to the claim and whose word it is, and why each was put there."""

EXAMPLES = """\
examples:
  readout explain page.html 3
  readout explain page.html 3.1 --json
  readout explain page.html E2
  readout explain news.ledger 77aa01c3b5d9e2f4
  readout explain news.ledger 77aa01c3b5d9e2f4 --as-of 2031-03-12T18:00 --json

exit status: 0 explained; 1 the page could not be read; 2 asked for wrongly (no such number), or no model."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "explain",
        help="say why one statement or event is read as it is",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("page", metavar="PAGE", help="a file, an address, - for standard input, or a ledger")
    parser.add_argument(
        "number", nargs="?", type=_number, metavar="N", help="its number: 3, 3.1 or E3; or a claim's id"
    )
    parser.add_argument("--statement", type=_number, metavar="N", help="the same")
    parser.add_argument("--json", action="store_true", help="for programs")
    add_as_of(parser)
    add_page_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads the page, explains the statement, or the claim of a ledger, and returns the exit status."""
    if options.number and re.fullmatch(CLAIM, options.number):
        return _claim(options)
    if options.as_of:
        raise SetupError("--as-of asks for a claim of a ledger: readout explain LEDGER CLAIM --as-of TIME")
    options.inputs = [options.page]
    check_streams(options)
    number = options.number or options.statement
    if number is None or (options.number and options.statement and options.number != options.statement):
        raise SetupError(
            f"name a statement or event: readout explain {options.page} 1 (readout read shows the numbers)"
        )
    reading = _read(options)
    from readout.exports.explain import chosen, explanation_to_dict

    told = chosen(reading, number)
    if options.json:
        from readout.exports.json import dumps

        written = dumps(explanation_to_dict(reading, told), indent=1) + "\n"
    else:
        from readout.cli.explained import drawn

        written = drawn(reading, told)
    sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
    return 0


def _read(options: argparse.Namespace) -> Reading:
    """The reading of the one page. Raises SetupError when the input holds several."""
    from readout.api import Reader, Recipe, input_options, stated
    from readout.formats import open_inputs

    settings = settings_of(options)
    given = stated(**{key: getattr(options, key) for key in ("published", "title", "language", "outlet")})
    found = list(islice(open_inputs([options.page], options=input_options(settings, given)), 2))
    if len(found) != 1:
        raise SetupError(f"{options.page} holds {'several pages' if found else 'no page'}: name one page to explain")
    page = found[0]
    if isinstance(page, Fault):
        raise InputError(f"{page.name}: {page.cause}")
    with Reader(Recipe(options.model, settings)) as reader:
        return reader.read(replace(page, url=options.url) if options.url else page)


def _claim(options: argparse.Namespace) -> int:
    """Explains a claim; as of an earlier time, the one that had most of its passages then."""
    from readout.cli.explained_claim import drawn
    from readout.cli.lists import as_json
    from readout.ledger.claims import claim_by_id, claims
    from readout.ledger.claimtelling import told

    options.ledger, options.quiet = Path(options.page), False
    asked, as_of = options.number.lower(), options.as_of
    options.as_of = None
    with looked_at(options, claims=True) as (store, _):
        found = claim_by_id(store.connection, asked)
        if found is None:
            raise SetupError(f"there is no claim {asked!r}: readout claims {options.page} lists them")
        story, claim = found
    if as_of:
        options.as_of, own = as_of, {record.id for record in claim.records}
        with looked_at(options, story.id, claims=True) as (store, then):
            told_then = [(each, one) for each in then for one in claims(store.connection, each)]
            count = {one.id: len(own & {record.id for record in one.records}) for _, one in told_then}
            told_then = [each for each in told_then if count[each[1].id]]
        if not told_then:
            raise SetupError(f"nobody had told of claim {asked} by {as_of}: name a later time")
        story, claim = max(told_then, key=lambda each: (count[each[1].id], each[1].id))
    written = as_json([told(story, claim)], "json") if options.json else drawn(story, claim)
    sys.stdout.buffer.write(written.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
    return 0


def _number(words: str) -> str:
    if re.fullmatch(CLAIM, words):
        return words
    if not re.fullmatch(r"[1-9]\d{0,5}(?:\.[1-9]\d{0,5}){0,32}|[Ee][1-9]\d{0,5}", words):
        raise argparse.ArgumentTypeError(f"{words!r} is no number of a statement or event: write 3, 3.1 or E3")
    return words.upper()
