"""Readout reads news reports and keeps who said what, each on exact characters.

import readout
reading = readout.read("page.html")
for statement in reading[readout.ATTRIBUTIONS]:
    print([span.of(reading.document.text) for span in statement.content])
"""

from readout.api import Reader, read, read_many
from readout.errors import InputError, LedgerError, ReadingError, ReadoutError, SetupError, SkippedInput
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES, Layer, Reading
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
from readout.settings import DEFAULTS, Settings
from readout.text import Span

__version__ = "0.1.0"

__all__ = [
    "ATTRIBUTIONS",
    "BLOCKS",
    "DEFAULTS",
    "FLAGS",
    "SENTENCES",
    "Anonymity",
    "Attribution",
    "Block",
    "DateEvidence",
    "Document",
    "Fault",
    "Flag",
    "InputError",
    "Layer",
    "LedgerError",
    "Page",
    "Reader",
    "Reading",
    "ReadingError",
    "ReadoutError",
    "Sentence",
    "Settings",
    "SetupError",
    "Skip",
    "SkippedInput",
    "Span",
    "When",
    "read",
    "read_many",
]
