"""The options of the commands, and the checks that can be made before anything is opened."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import datetime
from pathlib import Path

from readout.errors import SetupError
from readout.settings import DEFAULTS, MEBIBYTE, Settings

FORMATS = ("table", "json", "jsonl", "csv", "html", "events", "plover", "polecat")
ENDINGS = {
    ".events.csv": "events", ".plover.jsonl": "plover", ".polecat.tsv": "polecat", ".tsv": "polecat",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html",
}  # fmt: skip
"""What the end of an output's name says of its format, the longest first."""
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}

HELP = """\
Reads pages and prints the clean article with every statement in it: who said what to whom, how, and where.

INPUT is an HTML file, a text file (a page pasted with its menus is fine), a PDF file, an e-mail or mailbox; a table
with a page in each row (JSON Lines, CSV, Parquet); an archive of pages (zip, tar, WARC); a feed, an OPML list or a
sitemap, whose links are followed; any of these packed with gzip, a folder of them, an address (http or https), or -
for standard input. What each is read as: docs/reference/inputs.md"""

EXAMPLES = """\
examples:
  readout read page.html
  readout read --furniture pasted.txt
  readout read page.html -o page.html.json
  readout read -j 4 pages/ --format jsonl -o readings.jsonl
  readout read https://courier.example/feed.xml --newest 10
  readout read crawl.warc.gz --format jsonl -o readings.jsonl
  curl -s https://courier.example/story | readout read - --url https://courier.example/story

exit status: 0 all was read; 1 some input could not be read, or nothing was read at all; 2 asked for wrongly,
or no model is installed; 130 stopped with Ctrl-C (what was printed is whole). A page that is skipped (not
English, no article in it) is named on standard error and is not a failure while something else was read."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Every option of ``readout read``, grouped as a person looks for them."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="what to read, in this order")
    _add_output(parser.add_argument_group("what is shown"))
    limits = add_page_options(parser)
    limits.add_argument("-j", "--jobs", type=count, default=DEFAULTS.jobs, metavar="N", help="pages read at once")


def add_page_options(
    parser: argparse.ArgumentParser, *, stated: bool = True, fetched: bool = True
) -> argparse._ArgumentGroup:
    """What every command that reads a page takes; gives back the group of limits.

    ``stated``: facts of the page too. ``fetched``: what is to be fetched too.
    """
    if stated:
        _add_stated(parser.add_argument_group("what you know of the page (it wins over what the page says)"))
    limits = parser.add_argument_group("limits and speed")
    limits.add_argument("--model", type=Path, metavar="DIR", help="the model's folder (default: the installed one)")
    if fetched:
        _add_fetching(limits)
    _add_limits(limits)
    return limits


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("-f", "--format", choices=FORMATS, help="default: table, or what the name after -o ends in")
    group.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    group.add_argument("--furniture", action="store_true", help="also show what was set aside, each with its reason")
    group.add_argument("--no-statements", action="store_true", help="only the clean article (needs no model)")
    group.add_argument("-q", "--quiet", action="store_true", help="no progress on standard error")


def _add_stated(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--published", type=_date, metavar="DATE", help="2031-03-12 or 2031-03-12T18:40+01:00")
    group.add_argument("--title", metavar="WORDS", help="of the one page that is read")
    group.add_argument("--url", metavar="ADDRESS", help="where the one page came from; it is not fetched")
    group.add_argument("--outlet", metavar="NAME", help="who published it")
    group.add_argument("--actors", type=Path, metavar="FILE", help="a table of your own actors; see the documents")
    group.add_argument("--language", metavar="CODE", help="en reads a page as English whatever it looks like")


def _add_fetching(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--allow-private", action="store_true", help="fetch from this machine and private networks too")
    group.add_argument("--no-follow", action="store_true", help="fetch no link of a feed, an OPML list or a sitemap")
    group.add_argument("--newest", type=_entries, metavar="N", help="at most N entries of each feed or sitemap")


def _add_limits(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--max-bytes", type=_size, default=DEFAULTS.max_bytes, metavar="SIZE",
        help=f"largest page, unpacked (default {DEFAULTS.max_bytes // MEBIBYTE}M)",
    )  # fmt: skip
    group.add_argument(
        "--timeout", type=_seconds, default=DEFAULTS.parse_seconds, metavar="SECONDS",
        help=f"longest for fetching, and for cleaning, one page (default {DEFAULTS.parse_seconds:g})",
    )  # fmt: skip
    group.add_argument(
        "--memory", type=_size, default=DEFAULTS.parse_memory, metavar="SIZE",
        help=f"most that cleaning one page may hold (default {DEFAULTS.parse_memory // MEBIBYTE}M)",
    )  # fmt: skip


def check(options: argparse.Namespace) -> None:
    """Refuses what cannot be meant, before anything is read. Raises SetupError."""
    for name in ("title", "url"):
        if getattr(options, name) and len(options.inputs) > 1:
            raise SetupError(f"--{name} speaks of one page, but {len(options.inputs)} inputs are named")
        if getattr(options, name) and os.path.isdir(options.inputs[0]):
            raise SetupError(f"--{name} speaks of one page, but {options.inputs[0]} is a folder")
    check_streams(options)
    if options.inputs.count("-") > 1:
        raise SetupError("standard input (-) can be read once")
    if options.output is not None and options.output.is_dir():
        raise SetupError(f"{options.output} is a folder: name a file after -o")
    if options.output is not None and not options.output.parent.is_dir():
        raise SetupError(f"{options.output.parent} is no folder: make it first, or name another file after -o")


def check_streams(options: argparse.Namespace) -> None:
    """Refuses a closed standard input or output that is needed, and a table of actors that is not there."""
    if options.actors is not None and not options.actors.is_file():
        raise SetupError(f"{options.actors} is no file: name a table of actors after --actors")
    if "-" in options.inputs and sys.stdin is None:
        raise SetupError("standard input is closed: name a file instead of -")
    if getattr(options, "output", None) is None and sys.stdout is None:
        raise SetupError("standard output is closed: name a file after -o")


def format_of(options: argparse.Namespace) -> str:
    """The format asked for, else the one that the output's name ends in, else the table."""
    if options.format:
        return str(options.format)
    name = options.output.name.lower() if options.output else ""
    return next((form for ending, form in ENDINGS.items() if name.endswith(ending)), "table")


def settings_of(options: argparse.Namespace) -> Settings:
    """The limits for this run."""
    return Settings(
        max_bytes=options.max_bytes,
        parse_seconds=options.timeout,
        parse_memory=options.memory,
        fetch_seconds=options.timeout,
        allow_private=getattr(options, "allow_private", DEFAULTS.allow_private),
        follow=not getattr(options, "no_follow", not DEFAULTS.follow),
        newest=getattr(options, "newest", DEFAULTS.newest),
        actors=getattr(options, "actors", None),
        jobs=getattr(options, "jobs", DEFAULTS.jobs),
    )


def _date(words: str) -> str:
    """An ISO date or time, given on as written; a day is enough."""
    try:
        datetime.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no date: write 2031-03-12 or 2031-03-12T18:40+01:00") from None
    return words


def _size(words: str) -> int:
    found = re.fullmatch(r"(\d{1,15})([kmg]?)(?:i?b)?", words.strip().lower())
    if found is None or int(found[1]) == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no size: write 500k, 20M or 1G")
    return int(found[1]) * _UNITS[found[2]]


def _seconds(words: str) -> float:
    try:
        seconds = float(words)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 1e6:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of seconds above 0")
    return seconds


def _entries(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words[:9]) == 0:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of entries above 0")
    return int(words[:9])


def count(words: str) -> int:
    """A number of processes."""
    if not words.isascii() or not words.isdigit() or not 0 < int(words[:6]) <= 512:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes from 1 to 512")
    return int(words)
