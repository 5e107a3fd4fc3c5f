"""``readout read INPUT...``: the article and its statements, in a terminal or as a file."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from readout.cli.options import EXAMPLES, HELP, add_options, check, format_of, settings_of

if TYPE_CHECKING:
    from readout.cli.progress import Progress
    from readout.records import Fault, Page


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "read",
        help="print the clean article and who said what in it",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads every input, writes each as it comes, and returns the exit status."""
    check(options)
    from readout.api import Recipe, input_options, stated
    from readout.batch import outcomes
    from readout.cli.progress import Progress
    from readout.cli.sinks import open_sink
    from readout.formats import open_inputs

    settings = settings_of(options)
    given = stated(**{key: getattr(options, key) for key in ("published", "title", "language", "outlet")})
    pages = _named(open_inputs(options.inputs, options=input_options(settings, given)), options.url)
    recipe = Recipe(options.model, settings, statements=not options.no_statements)
    tally: Counter[str] = Counter()
    shown = options.output is None and sys.stdout.isatty()
    progress = Progress(options.inputs, quiet=options.quiet, every=settings.progress_seconds, shown=shown)
    if "-" in options.inputs and sys.stdin.isatty() and not options.quiet:
        progress.say("paste the page here; end with Ctrl-D on a line of its own")
    with open_sink(format_of(options), options.output, furniture=options.furniture) as sink, progress:
        for outcome in outcomes(pages, recipe, jobs=options.jobs):
            sink.write(outcome)
            progress.step(outcome)
            tally[type(outcome).__name__] += 1
    return _status(tally, progress)


def _named(pages: Iterable[Page | Fault], url: str | None) -> Iterator[Page | Fault]:
    """The pages, with the address that the caller states for the one page."""
    for page in pages:
        yield replace(page, url=url) if url else page


def _status(tally: Counter[str], progress: Progress) -> int:
    """1 where anything failed or nothing at all was read, else 0."""
    if not tally:
        progress.say("nothing was found to read")
    return 1 if tally["Fault"] or not tally["Reading"] else 0
