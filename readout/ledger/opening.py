"""A ledger that is there, opened; one of an earlier schema is brought up to date first, all of it or not at all.

Base tables are changed by numbered steps. Tables that are drawn from the readings are not migrated but drawn anew.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from readout.errors import LedgerError
from readout.ledger import file
from readout.ledger.actors import Roll
from readout.ledger.corrected import apply_all
from readout.ledger.shown import redraw

STEPS: dict[int, tuple[str, ...]] = {}
"""By schema the SQL that makes the next one of it. No step ever takes a row away."""


def opened(path: Path, *, writing: bool = False) -> sqlite3.Connection:
    """A connection to a ledger that is there. Raises LedgerError, with what to do, for anything else."""
    if not path.is_file():
        raise LedgerError(f"{path} is not there: readout add {path} PAGE makes it")
    connection = file.connected(path, writing=writing)
    try:
        with file.explained(path):
            if file.is_older(connection, path):
                connection.close()
                bring_up_to_date(path)
                connection = file.connected(path, writing=writing)
    except BaseException:
        connection.close()
        raise
    return connection


def bring_up_to_date(path: Path) -> None:
    """Every step from the ledger's schema to this one, in one transaction."""
    connection = file.connected(path, writing=True)
    try:
        with file.transaction(connection, path):
            for schema in range(file.schema_of(connection), file.SCHEMA):  # another program may have done it meanwhile
                for statement in STEPS[schema]:
                    connection.execute(statement)
            if file.is_older(connection, path):
                redraw(connection, Roll(connection))
                apply_all(connection, Roll(connection))
                file.mark(connection)
    finally:
        connection.close()
