"""What the tables know of a word: whether it stands in a known person's, body's or place's name.

A hint to the name head, not a verdict: "Reading" is a town and a verb, and the head has the sentence to tell them
apart. The table is made by ``lab.build.known_names`` from what Readout ships.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from readout.encoder.windows import Window

GIVEN, PERSON, SURNAME, ORGANIZATION, ORGANIZATION_INSIDE, PLACE, PLACE_INSIDE = range(7)
FLAGS = 7
LONGEST = 7
"""Words of the longest name that is looked up."""

WORD = re.compile(r"\w+|[^\w\s]")


@lru_cache(maxsize=1)
def table() -> tuple[dict[str, int], frozenset[str]]:
    """The flags of every known name, as bits, and the first words of those of several words."""
    packed = files("readout").joinpath("data/known_names.tsv.gz").read_bytes()
    names: dict[str, int] = {}
    for line in gzip.decompress(packed).decode().split("\n")[:-1]:
        value, _, name = line.partition("\t")
        names[name] = int(value)
    return names, frozenset(name.partition(" ")[0] for name in names if " " in name)


def flags_of(text: str, window: Window) -> NDArray[np.float32]:
    """(W, FLAGS) in {0, 1}: the known names that begin with a capital in the text, the longest at each word."""
    names, openers = table()
    written = [text[start:end] for start, end in zip(window.starts.tolist(), window.ends.tolist(), strict=True)]
    found = np.zeros((len(written), FLAGS), dtype=np.float32)
    at = 0
    while at < len(written):
        step = 1
        if written[at][:1].isupper() or written[at][:1].isdigit():
            length, bits = _longest(written, at, names, openers)
            if bits:
                _mark(found, at, length, bits)
                step = length
        at += step
    return found


def _longest(written: list[str], at: int, names: dict[str, int], openers: frozenset[str]) -> tuple[int, int]:
    """Words and flags of the longest known name that begins here."""
    first = written[at].lower()
    if first in openers:
        rest = [word.lower() for word in written[at : at + LONGEST]]
        for length in range(len(rest), 1, -1):
            bits = names.get(" ".join(rest[:length]))
            if bits:
                return length, bits
    return 1, names.get(first, 0)


def _mark(found: NDArray[np.float32], at: int, length: int, bits: int) -> None:
    for flag in range(FLAGS):
        if bits >> flag & 1:
            if flag in (ORGANIZATION, PLACE):
                found[at, flag] = 1
                found[at + 1 : at + length, flag + 1] = 1
            else:
                found[at : at + length, flag] = 1
