"""Readout reads news reports and keeps who said what, when and where, each on exact characters.

import readout
reading = readout.read("page.html")
for statement in reading[readout.ATTRIBUTIONS]:
    print([span.of(reading.document.text) for span in statement.content])
"""

from typing import TYPE_CHECKING

from readout.api import Reader, read, read_many
from readout.errors import InputError, LedgerError, ReadingError, ReadoutError, SetupError, SkippedInput
from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    FLAGS,
    MENTIONS,
    NAMES,
    PLACES,
    SAID,
    SENTENCES,
    SPEAKERS,
    TIMES,
    Layer,
    Reading,
)
from readout.plover import Event, Participant
from readout.records import (
    Anonymity,
    Attribution,
    Block,
    DateEvidence,
    Document,
    Fault,
    Flag,
    Page,
    Sentence,
    Skip,
    When,
)
from readout.referents import Actor, Candidate, Entity, Mention, Name, Place, Said, Speaker, TimeExpression
from readout.settings import DEFAULTS, Settings
from readout.text import Span

if TYPE_CHECKING:
    from pathlib import Path

    from readout.ledger.ledger import Ledger

__version__ = "0.1.0"


def open(path: "str | Path", *, make: bool = False) -> "Ledger":
    """A ledger file; ``make`` makes it if it is not there. Raises LedgerError, with what to do."""
    from readout.ledger.ledger import Ledger

    return Ledger(path, make=make)


__all__ = [
    "ATTRIBUTIONS",
    "BLOCKS",
    "DEFAULTS",
    "ENTITIES",
    "EVENTS",
    "FLAGS",
    "MENTIONS",
    "NAMES",
    "PLACES",
    "SAID",
    "SENTENCES",
    "SPEAKERS",
    "TIMES",
    "Actor",
    "Anonymity",
    "Attribution",
    "Block",
    "Candidate",
    "DateEvidence",
    "Document",
    "Entity",
    "Event",
    "Fault",
    "Flag",
    "InputError",
    "Layer",
    "LedgerError",
    "Mention",
    "Name",
    "Page",
    "Participant",
    "Place",
    "Reader",
    "Reading",
    "ReadingError",
    "ReadoutError",
    "Said",
    "Sentence",
    "Settings",
    "SetupError",
    "Skip",
    "SkippedInput",
    "Span",
    "Speaker",
    "TimeExpression",
    "When",
    "open",
    "read",
    "read_many",
]
