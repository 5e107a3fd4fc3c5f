"""The documents that a question names, written for other tools: exactly those, with all that is read in them.

Files are written beside their place and take it when they are whole, so that a run that fails leaves the old ones.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from readout.errors import LedgerError, SetupError
from readout.exports import annotations as web
from readout.exports import cas, datapackage, followthemoney, plover, polecat, prov, spacy_docs
from readout.exports.given import given
from readout.exports.json import dumps
from readout.exports.jsonl import line as reading_line
from readout.exports.origin import Origin
from readout.layers import ATTRIBUTIONS, EVENTS, Reading
from readout.ledger.actors import of_entity
from readout.ledger.canonical import lines as canonical_lines
from readout.ledger.ledger import Ledger
from readout.ledger.lists import LISTS
from readout.ledger.query import Results
from readout.ledger.writing import write

LINES: dict[str, Callable[[Reading, Origin], str]] = {
    "annotations": web.lines,
    "ftm": lambda reading, origin: followthemoney.lines(reading, origin, key=lambda entity: of_entity(entity).key),
    "jsonl": lambda reading, _: reading_line(reading) + "\n",
    "plover": lambda reading, _: plover.lines(reading),
    "polecat": lambda reading, _: polecat.lines(reading),
}
"""Formats of one line a record or reading, all documents one after another."""
PACKAGES = ("csv", "parquet")
FORMATS = (*LINES, "prov", "spacy", "cas", *PACKAGES, "canonical")
TITLE = "Who said what, and who did what to whom, as news reports have it"
BATCH = 500
"""Documents asked for at once."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One document that was written, by its id."""

    document: str
    statements: int
    events: int


def export(ledger: Ledger, form: str, out: Path, **asked: Any) -> Iterator[Exported]:
    """Writes the documents that fit, each told as it is written; ``out`` is a folder for csv, parquet and cas.

    Raises SetupError for a format or filter that there is not, LedgerError when it cannot be written.
    """
    if form not in FORMATS:
        raise SetupError(f"there is no format {form!r:.40}: there are {', '.join(FORMATS)}")
    if form == "canonical" and asked:
        raise SetupError("the canonical form is of the whole ledger: leave the filters out")
    documents = [row["id"] for row in ledger.documents(**asked)]
    run = _Export(ledger, documents, whole=not asked)
    if form in LINES:
        yield from run.lines(form, out)
    elif form in PACKAGES:
        yield from run.package(form, out)
    else:
        yield from {"prov": run.prov, "spacy": run.spacy, "cas": run.cas, "canonical": run.canonical}[form](out)


class _Export:
    """The documents of one export."""

    def __init__(self, ledger: Ledger, documents: list[str], *, whole: bool) -> None:
        self.ledger, self.documents, self.whole = ledger, documents, whole

    def lines(self, form: str, out: Path) -> Iterator[Exported]:
        with _written(out) as file:
            if form == "polecat":
                file.write(polecat.header().encode())
            for document, reading in self._readings():
                text = LINES[form](reading, self.ledger.origin(document))
                file.write(text.encode("utf-8", "backslashreplace"))
                yield _told(document, reading)

    def prov(self, out: Path) -> Iterator[Exported]:
        made, told = [], []
        for document, reading in self._readings():
            made.append(prov.provenance(reading, self.ledger.origin(document)))
            told.append(_told(document, reading))
        with _written(out) as file:
            file.write((dumps(prov.together(made)) + "\n").encode("utf-8", "backslashreplace"))
        yield from told

    def spacy(self, out: Path) -> Iterator[Exported]:
        told: list[Exported] = []

        def readings() -> Iterator[Reading]:
            for document, reading in self._readings():
                told.append(_told(document, reading))
                yield reading

        with _written(out) as file:
            file.write(spacy_docs.docbin(readings()))
        yield from told

    def cas(self, out: Path) -> Iterator[Exported]:
        _folder(out)
        with _written(out / "TypeSystem.xml") as file:
            file.write(cas.typesystem())
        for document, reading in self._readings():
            with _written(out / f"{document}.xmi") as file:
                file.write(cas.xmi(reading))
            yield _told(document, reading)

    def canonical(self, out: Path) -> Iterator[Exported]:
        with _written(out) as file:
            for line in canonical_lines(self.ledger.connection):
                file.write(line.encode("utf-8", "surrogatepass"))
        yield from (_told(document, reading) for document, reading in self._readings())

    def package(self, form: str, out: Path) -> Iterator[Exported]:
        """A folder of tables with its datapackage.json."""
        _folder(out)
        tables = [self._table(name, form, out) for name in LISTS]
        sources = dict.fromkeys(row["url"] or row["outlet"] for row in self._rows("documents"))
        told = datapackage.descriptor(
            tables, self.ledger.origin(), name="readout-ledger", title=TITLE,
            created=datetime.now(UTC).isoformat(timespec="seconds"), sources=filter(None, sources), whole=self.whole,
        )  # fmt: skip
        with _written(out / "datapackage.json") as file:
            file.write((dumps(told) + "\n").encode("utf-8"))
        for row in self._rows("documents"):
            yield Exported(row["id"], row["statements"], row["events"])

    def _table(self, name: str, form: str, out: Path) -> datapackage.Table:
        path, rows = out / f"{name}.{form}", self._rows(name)
        with _placed(path) as made:
            count = write(rows, form, made)
            with made.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = made.stat().st_size
        return datapackage.Table(name, path.name, rows.columns, count, size, digest)

    def _rows(self, name: str) -> Results:
        """The rows of a list that belong to the documents."""
        if self.whole:
            return self.ledger.rows(name)
        batches = [self.documents[at : at + BATCH] for at in range(0, len(self.documents), BATCH)]

        def rows() -> Iterator[tuple[Any, ...]]:
            seen: set[Any] = set()
            for batch in batches:
                for row in self.ledger.rows(name, document=batch).tuples():
                    if name != "actors" or row[0] not in seen:  # an actor may be in many documents
                        seen.add(row[0])
                        yield row

        return Results(LISTS[name].columns, rows, lambda: sum(1 for _ in rows()))

    def _readings(self) -> Iterator[tuple[str, Reading]]:
        return ((document, self.ledger.reading(document)) for document in self.documents)


def _told(document: str, reading: Reading) -> Exported:
    return Exported(document, len(list(given(reading, ATTRIBUTIONS))), len(list(given(reading, EVENTS))))


def _folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise SetupError(f"{out} cannot be made a folder ({cause.strerror}): name another") from None


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes its place when it is whole."""
    with _placed(path) as made, made.open("wb") as file:
        yield file


@contextmanager
def _placed(path: Path) -> Iterator[Path]:
    """A name beside the place, and the place itself when all went well."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        try:
            yield Path(name)
            os.chmod(name, 0o666 & ~_umask())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as cause:
        raise LedgerError(f"{path} cannot be written ({cause.strerror}): make room, or name another file") from cause


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
