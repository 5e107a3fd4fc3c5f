"""``readout add LEDGER INPUT...``: pages read and kept in a ledger; run again it adds only what is new."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli.options import add_page_options, check_streams, count, settings_of

if TYPE_CHECKING:
    from readout.ledger.adding import Added

HELP = """\
Reads pages and keeps them in a ledger: one SQLite file, with the raw pages in a folder beside it. What is there
already is passed over, so that a run that was stopped goes on where it was, and a page that changed becomes a new
edition of its document.

INPUT is all that `readout read` takes."""

EXAMPLES = """\
examples:
  readout add news.ledger pages/ -j 4
  readout add news.ledger https://courier.example/story
  readout statements news.ledger --speaker "Edda Kvarn" --stance denies

exit status: 0 all is kept; 1 some input could not be read (the ledger keeps the reason); 2 asked for wrongly;
130 stopped with Ctrl-C (what was told is kept)."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "add", help="read pages and keep them in a ledger", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER", help="the file; it is made if it is not there")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="what to read")
    parser.add_argument("-q", "--quiet", action="store_true", help="no line a page, only what failed and the sum")
    limits = add_page_options(parser)
    limits.add_argument("-j", "--jobs", type=count, default=1, metavar="N", help="pages read at once")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Adds every input and returns the exit status."""
    check_streams(options)
    from readout.api import Recipe, input_options, stated
    from readout.cli.progress import Progress
    from readout.formats import open_inputs
    from readout.ledger.adding import add
    from readout.ledger.store import Store

    settings = settings_of(options)
    given = stated(**{key: getattr(options, key) for key in ("published", "title", "language", "outlet")})
    pages = open_inputs(options.inputs, options=input_options(settings, given))
    tally: Counter[str] = Counter()
    shown = not options.quiet and sys.stdout.isatty()
    progress = Progress(options.inputs, quiet=options.quiet, every=settings.progress_seconds, shown=shown)
    with Store(options.ledger) as store, progress:
        for added in add(store, pages, Recipe(options.model, settings), jobs=options.jobs):
            tally[added.what] += 1
            progress.passed()
            tell(added, progress.say, quiet=options.quiet)
        progress.say(f"{options.ledger}: {sum_of(tally, 'nothing was found to read')}")
    return 1 if tally["failed"] or not tally else 0


def tell(added: Added, say: Callable[[str], None], *, quiet: bool) -> None:
    """What became of a page: kept, on standard output; not read, by ``say``."""
    from readout.exports.visible import visible

    if added.reason is not None:
        say(f"{added.name}: {'skipped: ' if added.what == 'skipped' else ''}{added.reason}")
    elif not quiet:
        told = filter(None, (added.what, added.document, added.title or added.name))
        print("\t".join(map(visible, told)), flush=True)


def sum_of(tally: Counter[str], nothing: str) -> str:
    """How many of each; ``nothing`` when there are none."""
    return ", ".join(f"{number:,} {what}" for what, number in tally.most_common()) or nothing
