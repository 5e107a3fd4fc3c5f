"""``readout``: the command line. One file a command; this one only lists them."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from readout.errors import ReadoutError, SetupError

STOPPED = 130
"""What a shell expects of a command that Ctrl-C ended."""
PIPE_CLOSED = 141
"""What a shell expects of a command whose reader (``| head``) went away."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. 0: done; 1: something could not be read; 2: asked for wrongly, or not set up; 130: Ctrl-C."""
    if sys.stderr is None:  # closed by the caller; what would be said there must not land in the output
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    options = _parser().parse_args(arguments)
    try:
        with _orderly_end():
            return int(options.run(options))
    except SetupError as refused:
        return _say(str(refused), 2)
    except ReadoutError as failed:
        return _say(str(failed), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    from readout import __version__
    from readout.cli import (
        add,
        claims,
        copies,
        correct,
        disputes,
        doctor,
        explain,
        export,
        keep,
        lists,
        mcp,
        read,
        stories,
        watch,
    )

    parser = argparse.ArgumentParser(
        prog="readout",
        description="Reads news reports and keeps who said what, each on exact characters. It works offline.",
        epilog="readout COMMAND --help tells what a command takes.",
    )
    parser.add_argument("--version", action="version", version=f"readout {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    read.add_command(commands)
    explain.add_command(commands)
    add.add_command(commands)
    watch.add_command(commands)
    lists.add_commands(commands)
    correct.add_command(commands)
    copies.add_command(commands)
    stories.add_commands(commands)
    claims.add_command(commands)
    disputes.add_command(commands)
    export.add_command(commands)
    keep.add_commands(commands)
    mcp.add_command(commands)
    doctor.add_command(commands)
    return parser


@contextmanager
def _orderly_end() -> Iterator[None]:
    """A request to end (SIGTERM) is answered by leaving the command, so that worker processes are ended too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminated(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def _say(message: str, status: int) -> int:
    print(f"readout: {message}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
