"""Raw pages beside the ledger, each under the SHA-256 of its bytes: written whole or not at all, never changed.

``mine.ledger`` keeps them in ``mine.ledger.pages/ab/abcd....gz``.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from readout.errors import LedgerError

LEVEL = 6


def digest(data: bytes) -> str:
    """The SHA-256 of raw bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Snapshots:
    """The folder of one ledger's raw pages."""

    def __init__(self, ledger: Path) -> None:
        self.folder = ledger.with_name(ledger.name + ".pages")

    def keep(self, data: bytes) -> str:
        """Keeps the bytes, unless they are kept already; their digest. Raises LedgerError when they cannot be."""
        name = digest(data)
        place = self._place(name)
        if place.exists():
            return name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            self._write(place, gzip.compress(data, LEVEL, mtime=0))
        except OSError as cause:
            raise LedgerError(
                f"{place.parent} cannot be written ({cause.strerror}): make room or name another place"
            ) from (cause)
        return name

    def data(self, name: str) -> bytes:
        """The bytes of a digest. Raises LedgerError when they are gone or not what they were."""
        try:
            data = gzip.decompress(self._place(name).read_bytes())
        except (OSError, EOFError, ValueError) as cause:
            raise LedgerError(f"the raw page {name[:16]} is gone or damaged ({cause}): {self._place(name)}") from cause
        if digest(data) != name:
            raise LedgerError(f"the raw page {name[:16]} is not what it was: {self._place(name)}")
        return data

    def __iter__(self) -> Iterator[str]:
        """The digests of every page that is kept."""
        return (path.name.removesuffix(".gz") for path in sorted(self.folder.glob("??/*.gz")))

    def _place(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.gz"

    def _write(self, place: Path, data: bytes) -> None:
        """To a file of another name first, which then takes the place in one step."""
        handle, made = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(made, place)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise
        _sync(place.parent)


def _sync(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
