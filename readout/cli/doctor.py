"""``readout doctor [LEDGER]``: what is wrong with an installation or a ledger, and how to mend it."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = """\
Looks at the installation (Python, SQLite, packages, the model, a trial reading) and, if one is named, at a ledger:
its file, every hash, key and offset, the raw pages, room on the disk. Whatever is wrong is told with what to do."""
MARKS = {"ok": "ok    ", "absent": "-     ", "wrong": "WRONG "}


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command."""
    parser = commands.add_parser("doctor", help="say what is wrong and how to mend it", description=HELP)
    parser.add_argument("ledger", type=Path, nargs="?", metavar="LEDGER")
    parser.add_argument("--model", type=Path, metavar="DIR", help="the model's folder (default: the installed one)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the findings; 1 where anything is wrong."""
    from readout.exports.visible import visible
    from readout.ledger import checkup

    wrong = 0
    for findings in (
        checkup.installation(options.model),
        checkup.ledger(options.ledger, options.model) if options.ledger else (),
    ):
        for finding in findings:
            wrong += finding.state == "wrong"
            told = f"{finding.what}: {finding.advice}" if finding.advice else finding.what
            print(MARKS[finding.state] + visible(" ".join(told.split())), flush=True)
    return 1 if wrong else 0
