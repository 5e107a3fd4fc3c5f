"""``readout mcp LEDGER``: a ledger for language models, over the Model Context Protocol; it only reads."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = """\
Serves a ledger to a language model's client over standard input and output (Model Context Protocol). It only reads:
search, document, statements, events, actor. It needs the mcp package: pip install 'readout[mcp]'."""
EXAMPLES = """\
A client is told of it like this:
  {"mcpServers": {"readout": {"command": "readout", "args": ["mcp", "/path/to/news.ledger"]}}}"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command."""
    parser = commands.add_parser(
        "mcp", help="serve a ledger to a language model", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves until the client goes away."""
    from readout.ledger.mcp import server

    server(options.ledger).run("stdio")
    return 0
