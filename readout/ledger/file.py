"""The ledger as a file: made, connected to, checked. One SQLite database in WAL mode.

Writers wait for one another; readers wait for nobody. Every transaction is on disk before it is told done.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from readout.errors import LedgerError

APPLICATION = 0x52444F54
"""SQLite's application_id of a ledger: "RDOT"."""
SCHEMA = 1
"""Of the base tables; readout/ledger/opening.py brings earlier ones up to date."""
DRAWN = 1
"""Of the drawn tables: another number has them drawn anew."""
PATIENCE = 10_000
"""Milliseconds that a writer waits for another."""
PAGE = 16_384
"""Bytes of a page: a report's text seldom fits in SQLite's own 4 KiB, and what is left of its last page is lost."""
UNKEPT = re.compile("[\0\ud800-\udfff]")
"""What SQLite's text cannot hold: NUL, and half of a surrogate pair."""
CACHE = -65_536
"""SQLite's page cache: 64 MiB, in its unit of -1 KiB."""


def create(path: Path) -> None:
    """Makes an empty ledger; one that is there stays as it is. Raises LedgerError for a file that is none."""
    connection = connected(path, writing=True)
    try:
        with explained(path):
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            if schema_of(connection) == 0 and not _tables(connection):
                for script in ("ledger.sql", "ledger_drawn.sql"):
                    for statement in statements_of(script):
                        connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                mark(connection)
            connection.execute("COMMIT")
            is_older(connection, path)
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All of it or nothing. A failing write leaves the ledger as it was and raises LedgerError."""
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's errors as LedgerErrors, one line each, with what to do."""
    try:
        yield
    except sqlite3.Error as cause:
        raise LedgerError(f"{path}: {_advice(cause)}") from cause


def insert(connection: sqlite3.Connection, table: str, columns: str, row: Sequence[object]) -> int | None:
    """Adds a row; its number, or None where one of the same name is there already."""
    cursor = connection.execute(_insertion(table, columns), tuple(row))
    return int(cursor.lastrowid or 0) if cursor.rowcount else None


def insert_all(connection: sqlite3.Connection, table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    """Adds those rows that are not there."""
    connection.executemany(_insertion(table, columns), list(rows))


def _insertion(table: str, columns: str) -> str:
    """Unlike INSERT OR IGNORE, it lets no row pass away in silence that breaks a rule other than being new."""
    places = ", ".join("?" * len(columns.split(", ")))
    return f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING"


def is_empty(path: Path) -> bool:
    """Whether the file is a database without a table: the making of a ledger was cut off."""
    connection = connected(path, writing=False)
    try:
        return not _tables(connection)
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def connected(path: Path, *, writing: bool) -> sqlite3.Connection:
    """A connection to a file, whatever is in it."""
    mode = "rwc" if writing else "ro"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with explained(path):
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=PATIENCE / 1000, check_same_thread=False
        )
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA trusted_schema = OFF")
        if writing:
            connection.execute("PRAGMA synchronous = FULL")
        else:
            connection.execute("PRAGMA query_only = ON")
    return connection


def is_older(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether a ledger must be brought up to date. Raises LedgerError for no ledger, and for one of a newer Readout."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        if not _tables(connection):
            raise LedgerError(f"{path} is empty: readout add {path} PAGE fills it")
        raise LedgerError(f"{path} is no ledger of Readout: name another file")
    schema = schema_of(connection)
    row = connection.execute("SELECT value FROM about WHERE key = 'drawn'").fetchone()
    drawn = int(row[0]) if row else 0
    if schema > SCHEMA or drawn > DRAWN:
        raise LedgerError(f"{path} was written by a newer Readout (schema {schema}.{drawn}): update Readout to open it")
    return schema < SCHEMA or drawn < DRAWN


def schema_of(connection: sqlite3.Connection) -> int:
    """The schema of the base tables; 0 of an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def mark(connection: sqlite3.Connection) -> None:
    """Says that base and drawn tables are of today's schema."""
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    connection.execute("INSERT OR REPLACE INTO about VALUES ('drawn', ?)", (str(DRAWN),))


def has_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is a table of this name: those of a pass are there once it ran."""
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone())


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def statements_of(script: str) -> Iterator[str]:
    """The statements of one of the shipped SQL files."""
    text = files("readout.data").joinpath(script).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return (statement for each in "\n".join(lines).split(";\n") if (statement := each.strip().rstrip(";")))


def _advice(cause: sqlite3.Error) -> str:
    text = str(cause)
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return "the disk is full: make room and run it again; nothing that was kept is lost"
    if name.startswith("SQLITE_BUSY") or "locked" in text:
        return f"another program has held it for {PATIENCE // 1000} s: try again when it is done"
    if name.startswith("SQLITE_NOTADB"):
        return "is no SQLite file: name another file, or take the ledger from a backup"
    if name.startswith("SQLITE_CORRUPT"):
        return "is damaged: readout merge NEW.ledger with it saves what can be read"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"cannot be opened for this ({text}): check the folder and its rights"
    return f"SQLite refused: {text}"
