"""A ledger's connection through apsw's SQLite, whose writes fail when they are told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import apsw


class Disk(apsw.VFS):
    """The system's files; the write or sync whose turn ``fails`` is, and every later one, is refused."""

    def __init__(self) -> None:
        self.fails = 0
        self.done = 0
        self.name = f"failing{id(self)}"
        super().__init__(self.name, "unix")

    def xOpen(self, name: Any, flags: list[int]) -> Any:
        return File(self, name, flags)

    def count(self) -> None:
        self.done += 1
        if self.fails and self.done >= self.fails:
            raise apsw.FullError("the disk is full")


class File(apsw.VFSFile):
    """One of its files."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self.disk = disk
        super().__init__("unix", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.count()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self.disk.count()
        super().xSync(flags)


class Cursor:
    """As the standard library has it."""

    def __init__(self, connection: apsw.Connection, sql: str, row: Sequence[Any]) -> None:
        before = connection.total_changes()
        self._rows = iter(_all(connection, sql, row))
        self.rowcount = connection.total_changes() - before
        self.lastrowid = connection.last_insert_rowid()

    def __iter__(self) -> Any:
        return self._rows

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchall(self) -> list[Any]:
        return list(self._rows)


def _all(connection: apsw.Connection, sql: str, row: Sequence[Any]) -> list[Any]:
    try:
        return list(connection.execute(sql, row))
    except apsw.FullError as full:
        raise sqlite3.OperationalError("database or disk is full") from full
    except apsw.Error as error:
        raise sqlite3.OperationalError(str(error)) from error


class Connection:
    """What of sqlite3.Connection a Store uses."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._inner = apsw.Connection(str(path), vfs=disk.name)
        self._inner.set_busy_timeout(1000)
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY"):
            self.execute(f"PRAGMA {pragma}")

    @property
    def in_transaction(self) -> bool:
        return bool(self._inner.in_transaction)

    def execute(self, sql: str, row: Sequence[Any] = ()) -> Cursor:
        return Cursor(self._inner, sql, row)

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        for row in rows:
            self.execute(sql, row)

    def close(self) -> None:
        with suppress(apsw.FullError):  # what SQLite cannot tidy up at the end it leaves for the next one
            self._inner.close()
