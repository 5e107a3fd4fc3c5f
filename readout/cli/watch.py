"""``readout watch LEDGER FEED...``: feeds and pages asked again and again; what is new or changed is kept."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from readout.cli.options import add_page_options, check_streams, count, settings_of

if TYPE_CHECKING:
    from readout.ledger.watching import Watch

HELP = """\
Asks feeds, OPML lists, sitemaps or single pages again and again and keeps in a ledger what is new. A page that changed
is a new edition of its document. Servers are asked politely: with ETag and Last-Modified, so that what has not
changed is not sent again; one request a second to a host; never what robots.txt forbids; less and less often
where they fail, and not before the time that they ask for (Retry-After)."""

EXAMPLES = """\
examples:
  readout watch news.ledger https://courier.example/feed.xml
  readout watch news.ledger feeds.opml --every 1h -j 2
  readout watch news.ledger https://courier.example/feed.xml --once      (from cron)

It runs until Ctrl-C. With --once the exit status is 0 when all could be had, 1 when something could not."""
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its options."""
    parser = commands.add_parser(
        "watch", help="keep a ledger up to date with feeds", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER", help="the file; it is made if it is not there")
    parser.add_argument("inputs", nargs="+", metavar="FEED", help="addresses, or files that name some (OPML)")
    parser.add_argument("--every", type=_span, metavar="TIME", help="from round to round (30m, 2h; default 15m)")
    parser.add_argument(
        "--recheck", type=_span, metavar="TIME",
        help="look at each page again for so long, less and less often (default 7d; 0: never)",
    )  # fmt: skip
    parser.add_argument("--once", action="store_true", help="one round")
    parser.add_argument("-q", "--quiet", action="store_true", help="no line a page, only what failed and the sums")
    limits = add_page_options(parser, stated=False)
    limits.add_argument("-j", "--jobs", type=count, default=1, metavar="N", help="pages read at once")
    parser.set_defaults(run=run, actors=None)


def run(options: argparse.Namespace) -> int:
    """Round after round; the exit status of the one round of ``--once``."""
    from readout.api import Recipe
    from readout.errors import SetupError
    from readout.ledger.store import Store
    from readout.ledger.watching import EVERY, RECHECK, Watch

    check_streams(options)
    if "-" in options.inputs:
        raise SetupError("standard input cannot be asked again: name addresses, or files that name some")
    every = EVERY if options.every is None else options.every
    if every < timedelta(minutes=1):
        raise SetupError("--every is shorter than a minute: no server likes to be asked so often")
    with Store(options.ledger) as store:
        watch = Watch(
            store, options.inputs, Recipe(options.model, settings_of(options)), every=every,
            recheck=RECHECK if options.recheck is None else options.recheck, jobs=options.jobs,
        )  # fmt: skip
        while True:
            began = time.monotonic()
            failed = _round(watch, options)
            if options.once:
                return 1 if failed else 0
            time.sleep(max(0.0, every.total_seconds() - (time.monotonic() - began)))


def _round(watch: Watch, options: argparse.Namespace) -> int:
    """One round, told line by line; how many pages or lists could not be had."""
    from readout.cli.add import sum_of, tell

    tally: Counter[str] = Counter()
    for added in watch.round():
        tally[added.what] += 1
        tell(added, _say, quiet=options.quiet)
    visits = watch.visits
    then = "" if options.once else f"; next round at {datetime.now() + watch.every:%H:%M}"
    asked = f"{visits.asked:,} addresses asked, {visits.unchanged:,} unchanged"
    _say(f"{options.ledger}: {asked}; {sum_of(tally, 'nothing new')}{then}")
    return tally["failed"]


def _say(message: str) -> None:
    from readout.exports.visible import visible

    print(visible(f"readout: {message}"), file=sys.stderr, flush=True)


def _span(words: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,6})([smhd]?)", words.strip())
    if found is None or (not found[2] and int(found[1])):
        raise argparse.ArgumentTypeError(f"{words!r} is no span of time: write 30m, 2h or 7d")
    return timedelta(**{_UNITS[found[2] or "s"]: int(found[1])})
