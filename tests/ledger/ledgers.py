"""Ledgers to test with: hand-made readings, and made-up ones by the dozen. No model is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lab.bench.made import World
from readout.layers import Reading
from readout.ledger.canonical import lines
from readout.ledger.ledger import Ledger
from readout.ledger.opening import opened
from readout.ledger.store import Kept, Run, Store
from readout.ledger.verifying import problems
from readout.records import Page
from readout.text import content_id
from tests.exports.test_event_formats import report
from tests.referents import resolved

RUN = Run("1.0", "modelhash")
LATER = Run("1.1", "otherhash")
SEEN = datetime(2031, 3, 13, 8, tzinfo=UTC)


def page_of(reading: Reading, data: bytes | None = None) -> Page:
    """The page that a reading could have been read from."""
    document = reading.document
    raw = document.text.encode("utf-8", "replace") if data is None else data
    return Page(document.name, raw, "text/plain", document.url, document.fetched or SEEN, "utf-8")


def add(path: Path, *readings: Reading, run: Run = RUN) -> list[Kept]:
    """Adds readings to a ledger, which is made if it is not there."""
    with Store(path) as store:
        return [store.add(page_of(each), each, run) for each in readings]


def made(number: int, seed: int = 1) -> list[Reading]:
    """So many made-up documents; the same seed gives the same."""
    return [reading for _, reading in World(seed).pages(number)]


def known(path: Path) -> Ledger:
    """A ledger with the harbour page (six statements, four actors) and a claim with its denial (one event)."""
    add(path, harbour(), claim())
    return Ledger(path)


def harbour() -> Reading:
    """The harbour page, seen on a known day."""
    reading = resolved()
    return _with(reading, fetched=SEEN)


def claim() -> Reading:
    """Ukraine says that Russia bombed a port; Russia denies it."""
    reading = report()
    url = "https://tidings.example/odesa"
    return _with(reading, url=url, title="Port of Odesa hit", outlet="Tidings", fetched=SEEN + timedelta(days=1))


def changed(reading: Reading, words: str, now: str, later: timedelta = timedelta(days=2)) -> Reading:
    """The same page with other words of the same length, seen later: offsets stay, the text is another."""
    assert len(words) == len(now) and words in reading.document.text
    text = reading.document.text.replace(words, now)
    return _with(reading, text=text, id=content_id("document", text), fetched=SEEN + later)


def canonical(path: Path) -> str:
    """All that a ledger holds, however it came there."""
    connection = opened(path)
    told = "".join(lines(connection))
    connection.close()
    return told


def sound(path: Path) -> bool:
    """Whether verify finds nothing."""
    return not list(problems(path))


def _with(reading: Reading, **facts: object) -> Reading:
    layers = {name: reading._layers[name] for name in reading}
    return Reading(replace(reading.document, **facts), layers)  # type: ignore[arg-type]
