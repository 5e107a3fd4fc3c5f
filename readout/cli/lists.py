"""``readout documents|statements|events|actors|search LEDGER``: what a ledger holds, filtered, sorted, counted."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import SetupError

if TYPE_CHECKING:
    from readout.ledger.query import Results

FORMATS = ("table", "json", "jsonl", "csv", "parquet")
PAGE = 50
"""Rows that a table shows when nobody says how many; the other formats give all."""
HELP = {
    "documents": "list the documents of a ledger",
    "statements": "list who said what",
    "events": "list who did what to whom",
    "actors": "list who is named",
}
MANY = {
    "speaker": "who speaks, in the statement or around it: a name, key or Wikidata id",
    "actor": "who acts, or of documents who is named",
    "recipient": "to whom it is done",
    "country": "ISO code of the speaker or actor: TUR, UNO",
    "recipient_country": "of the recipient",
    "sector": "GOV, MIL, REB ...",
    "stance": "asserts, denies, threatens ...",
    "status": "asserted, denied, planned, possible, conditional, demanded",
    "type": "PLOVER's type: ASSAULT ...; of actors person, organization, place",
    "code": "as PLOVER codes it",
    "outlet": "who published it",
    "document": "the document's id",
    "place": "country where it happened",
}
FLAGS = ("root", "disputed", "named", "least_score", "review")
DAYS = {"said": "said on this day or later", "published": "published", "day": "happened"}
SEARCH = "find words and phrases in the documents of a ledger"
EXAMPLES = """\
examples:
  readout statements news.ledger --speaker "Edda Kvarn" --stance denies --published 2031-03-01
  readout events news.ledger --type ASSAULT --status asserted --country RUS -o events.csv
  readout events news.ledger --count type
  readout search news.ledger '"ferry port" tariff'

A filter may be given several times: any of its values fits. What people rejected is hidden (--review all shows it).
Tables show 50 rows; the other formats give every row that the question names, and say how many."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the five commands with their options."""
    for name, told in HELP.items():
        parser = _parser(commands, name, told)
        parser.add_argument("text", nargs="?", metavar="WORDS", help='only what holds these words and "phrases"')
        add_filters(parser, name)
        parser.add_argument("--sort", metavar="COLUMN", help="sorted by it; -COLUMN for the other way")
        parser.add_argument("--count", metavar="COLUMN", help="how many there are of each value instead of the rows")
        parser.set_defaults(run=run, list=name)
    parser = _parser(commands, "search", SEARCH)
    parser.add_argument("text", metavar="WORDS", help="words, and phrases in double quotes; all must be there")
    add_filters(parser, "documents")
    parser.set_defaults(run=run, list="search", sort=None, count=None)


def _parser(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str
) -> argparse.ArgumentParser:  # fmt: skip
    parser = commands.add_parser(
        name, help=told, description=told[0].upper() + told[1:] + ".", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("-f", "--format", choices=FORMATS, help="default: table, or what the name after -o ends in")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    parser.add_argument("--limit", type=number, metavar="N", help="at most so many rows; 0 for all")
    parser.add_argument("--offset", type=number, default=0, metavar="N", help="pass over the first N rows")
    return parser


def add_filters(parser: argparse.ArgumentParser, name: str) -> None:
    """The options that a list can be filtered by."""
    from readout.ledger.lists import LISTS

    known = LISTS[name].filters
    group = parser.add_argument_group("filters")
    for option, told in MANY.items():
        if option in known:
            group.add_argument(_dashed(option), action="append", default=[], metavar="X", help=told)
    for option, told in DAYS.items():
        if option in known:
            group.add_argument(_dashed(option), metavar="DAY", help=f"{told} (2031-03-12)")
            group.add_argument(_dashed(option + "_until"), metavar="DAY", help="... or earlier")
    if "root" in known:
        group.add_argument("--root", action="store_true", default=None, help="only the news of its sentence")
    if "disputed" in known:
        group.add_argument("--disputed", action="store_true", default=None, help="only what somebody denies")
    if "named" in known:
        group.add_argument("--named", action="store_true", default=None, help="only who has a name")
    if "least_score" in known:
        group.add_argument("--least-score", type=float, metavar="P", help="only what is at least this sure, 0 to 1")
    group.add_argument("--review", metavar="STATE", help="open, accepted, rejected or all")


def run(options: argparse.Namespace) -> int:
    """Prints the list and returns the exit status."""
    from readout.ledger.ledger import filters
    from readout.ledger.query import Query

    query = Query(options.ledger)
    asked = asked_of(options)
    form = format_of(options)
    limit = options.limit if options.limit is not None else (PAGE if form == "table" else 0)
    page = {"limit": limit or None, "offset": options.offset}
    if options.list == "search":
        found = query.search(asked.pop("text"), filters(asked), **page)
    elif options.count:
        found = query.counts(options.list, options.count, filters(asked), limit=limit or None)
    else:
        found = query.list(options.list, filters(asked), sort=options.sort, **page)
    written = _write(found, form, options)
    _say(options, query, asked, form, written)
    return 0


def asked_of(options: argparse.Namespace) -> dict[str, Any]:
    """The filters that were given."""
    names = ("text", *MANY, *DAYS, *(f"{name}_until" for name in DAYS), *FLAGS)
    return {name: value for name in names if (value := getattr(options, name, None)) not in (None, [])}


def format_of(options: argparse.Namespace) -> str:
    """The format asked for, else the one that the output's name ends in, else the table."""
    if options.format:
        return str(options.format)
    ending = options.output.suffix.lower().lstrip(".") if options.output else ""
    return {"ndjson": "jsonl"}.get(ending, ending if ending in FORMATS else "table")


def _write(found: Results, form: str, options: argparse.Namespace) -> int:
    if form == "table":
        from readout.cli.listed import drawn

        text, rows = drawn(found, options.list, to_file=options.output is not None)
        write_text(options.output, text)
        return rows
    from readout.ledger.writing import write

    if form == "parquet" and options.output is None:
        raise SetupError("Parquet is no text: name a file after -o")
    return write(found, form, options.output)


def _say(options: argparse.Namespace, query: Any, asked: dict[str, Any], form: str, written: int) -> None:
    """How many rows were given; of a page of a table also how many there are."""
    from readout.ledger.ledger import filters

    if form == "table" and options.list != "search" and not options.count and (written == (options.limit or PAGE)):
        total = len(query.list(options.list, filters(asked)))
        if total > written + options.offset:
            more = options.offset + written
            print(f"readout: rows {options.offset + 1:,} to {more:,} of {total:,}: --offset {more} shows the next,"
                  " --limit 0 all", file=sys.stderr)  # fmt: skip
    elif form != "table":
        print(f"readout: {written:,} rows", file=sys.stderr)


def write_text(path: Path | None, text: str) -> None:
    """Writes a text to a file, or to standard output."""
    if path is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as cause:
        raise SetupError(f"{path} cannot be written: {cause.strerror}: name another file") from None


def as_json(rows: Iterable[Mapping[str, Any]], form: str) -> str:
    """Rows as a JSON list, or as JSON Lines."""
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def say_shown(what: tuple[str, str], found: int, within: int, shown: int, of: str = "reports") -> None:
    """How many there are, in the singular or the plural, of how many reports, and how many of them are shown."""
    rest = f", the first {shown:,}" if shown < found else ""
    of = {"reports": "report", "stories": "story"}[of] if within == 1 else of
    print(f"readout: {found:,} {what[found != 1]} of {within:,} {of}{rest}", file=sys.stderr)


def _dashed(name: str) -> str:
    return "--" + name.replace("_", "-")


def number(words: str) -> int:
    """A number of rows."""
    if not words.isascii() or not words.isdigit() or len(words) > 12:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of rows")
    return int(words)
