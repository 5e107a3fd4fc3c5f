"""``python -m tests.ledger.keep``: keeps a ledger of today's schema for the tests of later versions."""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from pathlib import Path

from readout.ledger import file
from readout.ledger.ledger import Ledger
from tests.ledger.ledgers import add, claim, harbour

if __name__ == "__main__":
    place = Path(__file__).parent / "kept" / f"schema{file.SCHEMA}.ledger.gz"
    if not place.exists():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.ledger"
            add(path, harbour(), claim())
            with Ledger(path) as ledger:
                ledger.judge("relabel", "Q1", field="name", value="Ada", author="mara")
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("VACUUM")
            connection.close()
            place.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    print(place)
