"""``readout export LEDGER OUT``: the documents that a question names, in the formats of other tools."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.cli.lists import add_filters, asked_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readout.ledger.exporting import Exported

FORMATS = {
    "csv": "a folder of CSV tables with a Frictionless datapackage.json",
    "parquet": "the same in Parquet (needs readout[parquet])",
    "annotations": "W3C Web Annotations, JSON-LD, one a line",
    "polecat": "POLECAT's event table, ours appended",
    "plover": "PLOVER events, JSON Lines",
    "ftm": "FollowTheMoney entities, one a line",
    "prov": "W3C PROV-JSON: what was made of what, by whom",
    "jsonl": "whole readings, one a line",
    "spacy": "a spaCy DocBin (needs readout[spacy])",
    "cas": "a folder of UIMA CAS XMI for INCEpTION (needs readout[cas])",
    "canonical": "the whole ledger, the same bytes for the same content",
}
HELP = (
    "Writes the documents that the filters name, all of them, with every record as people corrected it:\n\n"
    + "\n".join(f"  {name:12} {told}" for name, told in FORMATS.items())
)
EXAMPLES = """\
examples:
  readout export news.ledger tables/ -f csv --published 2031-03-01
  readout export news.ledger port.annotations.jsonl -f annotations --actor "Edda Kvarn"

To write the rows of one list, filter that list: readout events news.ledger --type ASSAULT -o events.csv"""
EVERY = 5.0
"""Seconds between two lines of progress."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command."""
    parser = commands.add_parser(
        "export", help="write documents in the formats of other tools", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("out", type=Path, metavar="OUT", help="the file; of csv, parquet and cas the folder")
    parser.add_argument("-f", "--format", choices=FORMATS, required=True, help="see above")
    parser.add_argument("--words", dest="text", metavar="WORDS", help='only documents with these words and "phrases"')
    add_filters(parser, "documents")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the export and says how much it holds."""
    from readout.ledger.exporting import export
    from readout.ledger.ledger import Ledger

    asked = asked_of(options)
    with Ledger(options.ledger) as ledger:
        total = len(ledger.documents(**asked))
        counts = [0, 0, 0]
        for written in _watched(export(ledger, options.format, options.out, **asked), total):
            counts = [counts[0] + 1, counts[1] + written.statements, counts[2] + written.events]
    told = f"{counts[0]:,} documents, {counts[1]:,} statements, {counts[2]:,} events"
    print(f"readout: {told} -> {options.out}", file=sys.stderr)
    return 0


def _watched(written: Iterator[Exported], total: int) -> Iterator[Any]:
    """The same, with a line of progress every few seconds."""
    from readout.cli.progress import progress_line

    began = said = time.monotonic()
    for done, each in enumerate(written, 1):
        now = time.monotonic()
        if now - said >= EVERY:
            said = now
            print("readout: " + progress_line(done, total, now - began), file=sys.stderr, flush=True)
        yield each
