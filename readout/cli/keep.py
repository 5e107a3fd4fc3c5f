"""``readout reread|verify|merge LEDGER``: a ledger read again, checked, put together with another."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from readout.cli.options import add_page_options, count, settings_of

REREAD = """\
Reads every kept page again with the model and version at hand, from the raw pages beside the ledger. The new reading
is shown; the older ones stay in the ledger. Stopped, it goes on where it was."""
VERIFY = """\
Checks a ledger: the file, its keys, every text against its hash, every record against its text, the full-text index
and the raw pages. --redraw drops all that is drawn from the readings and draws it again; nothing is lost by it."""
MERGE = """\
Adds to the first ledger all that the second holds. Documents, readings and corrections that both hold are kept once,
and it makes no difference which is merged into which."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the three commands with their options."""
    parser = commands.add_parser("reread", help="read the kept pages of a ledger again", description=REREAD)
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    limits = add_page_options(parser, stated=False, fetched=False)
    limits.add_argument("-j", "--jobs", type=count, default=1, metavar="N", help="pages read at once")
    parser.set_defaults(run=reread)
    parser = commands.add_parser("verify", help="check a ledger", description=VERIFY)
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("--redraw", action="store_true", help="first draw all lists and indexes anew")
    parser.set_defaults(run=verify)
    parser = commands.add_parser("merge", help="add one ledger to another", description=MERGE)
    parser.add_argument("ledger", type=Path, metavar="LEDGER", help="what is added to; made if it is not there")
    parser.add_argument("other", type=Path, metavar="OTHER", help="what is added; it stays as it is")
    parser.set_defaults(run=merge)


def reread(options: argparse.Namespace) -> int:
    """Reads all again; 1 where some could not be."""
    from readout.api import Recipe
    from readout.cli.progress import Progress
    from readout.ledger.adding import run_of
    from readout.ledger.opening import opened
    from readout.ledger.rereading import reread, unread
    from readout.ledger.store import Store

    settings = settings_of(options)
    recipe = Recipe(options.model, settings)
    opened(options.ledger).close()
    tally: Counter[str] = Counter()
    with Store(options.ledger) as store:
        names = ["page"] * sum(1 for _ in unread(store, run_of(recipe)))
        with Progress(names, quiet=False, every=settings.progress_seconds, shown=False) as progress:
            for added in reread(store, recipe, jobs=options.jobs):
                tally[added.what] += 1
                progress.passed()
                if added.reason:
                    progress.say(f"{added.name}: {added.reason}")
            told = ", ".join(f"{number:,} {what}" for what, number in tally.most_common())
            progress.say(f"{options.ledger}: {told or 'all was read by this model and version already'}")
    return 1 if tally["failed"] else 0


def verify(options: argparse.Namespace) -> int:
    """Says what is wrong; 1 where anything is."""
    from readout.ledger.corrected import apply_all
    from readout.ledger.file import transaction
    from readout.ledger.opening import opened
    from readout.ledger.shown import redraw
    from readout.ledger.store import Store
    from readout.ledger.verifying import problems

    opened(options.ledger).close()
    if options.redraw:
        with Store(options.ledger) as store, transaction(store.connection, store.path):
            redraw(store.connection, store.roll)
            apply_all(store.connection, store.roll)
    found = 0
    for problem in problems(options.ledger):
        found += 1
        print(problem)
    print(f"readout: {options.ledger}: {found:,} problems" if found else f"readout: {options.ledger} is sound",
          file=sys.stderr)  # fmt: skip
    return 1 if found else 0


def merge(options: argparse.Namespace) -> int:
    """Adds the second ledger to the first."""
    from readout.ledger.merging import merge

    kept = lost = 0
    for merged in merge(options.ledger, options.other):
        if merged.lost is None:
            kept += 1
        else:
            lost += 1
            print(
                f"readout: {options.other}: {merged.edition} cannot be read ({merged.lost}): left out", file=sys.stderr
            )
    of = "of the" if lost else "all"
    print(f"readout: {options.ledger} holds {of} {kept:,} editions of {options.other}", file=sys.stderr)
    return 1 if lost else 0
