"""What is wrong with an installation or a ledger, and how to mend it: a line a finding, the sound ones too."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from readout.errors import LedgerError, ReadoutError, SetupError
from readout.ledger.file import SCHEMA, explained
from readout.ledger.opening import opened
from readout.ledger.snapshots import Snapshots
from readout.ledger.verifying import problems

OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""
COUNTED = {"document": "documents", "edition": "editions", "reading": "readings"}
ROOM = 200 * (1 << 20)
"""Bytes that should be free beside a ledger."""
TRIAL = (
    "The mayor of Tarn denied on Monday that the bridge had been closed.\n\n"
    "\u201cNobody closed it,\u201d Mayor Ada Lund said at a meeting in the town hall. She said that it would open on"
    " Friday."
)
REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*([^;]*)(?:;\s*extra\s*==\s*[\"']([\w-]+)[\"'])?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``advice`` says what to do where it is not well."""

    state: Literal["ok", "absent", "wrong"]
    what: str
    advice: str = ""


def installation(model: Path | None = None) -> Iterator[Finding]:
    """Python, SQLite, the packages, the model, and a trial reading."""
    told = ".".join(map(str, sys.version_info[:3]))
    yield (
        Finding("ok", f"Python {told}")
        if sys.version_info >= (3, 11)
        else Finding("wrong", f"Python {told}", "Readout needs 3.11 or newer")
    )
    yield _sqlite()
    yield from _packages()
    yield from _model(model)


def ledger(path: Path, model: Path | None = None) -> Iterator[Finding]:
    """The ledger's file, its rows and pages, room on the disk, and whether a newer model could read it again."""
    try:
        connection = opened(path)
    except ReadoutError as refused:
        yield Finding("wrong", str(refused))
        return
    try:
        with explained(path):
            counts = ", ".join(
                f"{connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} {many}"
                for table, many in COUNTED.items()
            )
            runs = {model for (model,) in connection.execute("SELECT model FROM run")}
        yield Finding("ok", f"{path}: schema {SCHEMA}, {counts}")
        told = list(problems(path))
    except LedgerError as damaged:
        yield Finding("wrong", str(damaged))
        return
    finally:
        connection.close()
    for problem in told:
        advice = "" if "readout verify" in problem else f"readout merge NEW.ledger {path} saves what is sound"
        yield Finding("wrong", problem, advice)
    if not told:
        yield Finding("ok", "every hash, key, offset, index and raw page")
    free = shutil.disk_usage(path.absolute().parent).free
    if free < ROOM:
        yield Finding("wrong", f"{free / (1 << 20):,.0f} MiB free beside the ledger", "make room before adding to it")
    left = list(Snapshots(path).folder.glob("??/*.part"))
    if left:
        yield Finding("absent", f"{len(left):,} unfinished raw pages of a run that was cut off", "they may be deleted")
    yield from _newer(path, runs, model)


def _sqlite() -> Finding:
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    if sqlite3.sqlite_version_info < OLDEST_SQLITE or "ENABLE_FTS5" not in options:
        return Finding(
            "wrong", f"SQLite {sqlite3.sqlite_version}", "a ledger needs 3.37 with FTS5: a newer Python has it"
        )
    return Finding("ok", f"SQLite {sqlite3.sqlite_version} with full text")


def _packages() -> Iterator[Finding]:
    """What Readout itself needs, and which extras are there."""
    try:
        told = requires("readout") or []
    except PackageNotFoundError:
        yield Finding("wrong", "readout runs from a folder and is not installed", "pip install -e .")
        return
    extras: dict[str, list[str]] = {}
    for each in told:
        name, bounds, extra = REQUIREMENT.match(each).groups()  # type: ignore[union-attr]
        have = _version(name)
        if not extra and (have is None or not _enough(have, bounds)):
            yield Finding("wrong", f"{name} {have or 'is not there'}", f"pip install '{name}{bounds.strip()}'")
        elif extra:
            extras.setdefault(extra, []).append(name if have is None else "")
    yield Finding("ok", f"Readout {version('readout')} and what it needs")
    for extra in sorted(extras.keys() & USEFUL.keys()):
        lacking = [name for name in extras[extra] if name]
        if lacking:
            yield Finding("absent", f"{USEFUL[extra]} ({', '.join(lacking)})", f"pip install 'readout[{extra}]'")
        else:
            yield Finding("ok", USEFUL[extra])


USEFUL = {
    "archives": "reads WARC archives", "feeds": "reads RSS and Atom feeds", "pdf": "reads PDF files",
    "parquet": "reads and writes Parquet", "mcp": "serves language models", "spacy": "writes spaCy files",
    "cas": "writes UIMA CAS files",
}  # fmt: skip
"""What each extra is good for."""


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _enough(have: str, bounds: str) -> bool:
    """Whether a version is not below the lower bound."""
    lowest = re.search(r">=\s*([\d.]+)", bounds)
    return lowest is None or _numbers(have) >= _numbers(lowest[1])


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", words)[:3])


def _model(model: Path | None) -> Iterator[Finding]:
    from readout.api import Reader, Recipe
    from readout.encoder.model import load_model
    from readout.layers import ATTRIBUTIONS
    from readout.records import Page

    if model is None and find_spec("readout_model_en") is None:
        yield Finding("wrong", "no model is installed", "pip install ./models/readout-model-en")
        return
    try:
        folder = load_model(str(model) if model else None).folder
        with Reader(Recipe(model)) as reader:
            reading = reader.read(Page("trial", TRIAL.encode(), "text/plain", charset="utf-8"))
    except (ReadoutError, OSError) as refused:
        yield Finding(
            "wrong", f"no page can be read: {refused}", "" if isinstance(refused, SetupError) else "reinstall"
        )
        return
    found = len(reading[ATTRIBUTIONS])
    if found:
        yield Finding("ok", f"the model in {folder} reads a trial page: {found} statements")
    else:
        yield Finding("wrong", f"the model in {folder} finds nothing in a trial page", "install the model again")


def _newer(path: Path, runs: set[str], model: Path | None) -> Iterator[Finding]:
    from readout.api import Recipe
    from readout.ledger.adding import run_of

    try:
        own = run_of(Recipe(model)).model
    except ReadoutError:
        return
    if runs and own not in runs:
        yield Finding("absent", "no page was read by the model at hand", f"readout reread {path} reads all again")
