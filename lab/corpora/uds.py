"""UDS event factuality: predicates of UD English EWT, and whether annotators held that each had happened.

Annotations count sentences of EWT 1.2 and its words from 1. Where the train part at hand is in another order the
word is no verb, so predicates on other words than verbs are left out; the dev part does not fit and is not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

from readout.text import Span

FACTS = Path("factuality/uds/decomp/data/1.0/normalized/sentence/annotations/factuality.zip")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its predicates: where each stands, and whether it happened; ``sure`` in [0, 1]."""

    text: str
    predicates: tuple[tuple[Span, bool, float], ...]


def sentences(data: Path, part: Literal["train", "test"]) -> Iterator[Judged]:
    """The sentences of one part that have judged predicates, in order."""
    with ZipFile(data / FACTS) as archive:
        judged = json.loads(archive.read("factuality.json"))["data"]
    blocks = (data / "ewt" / f"en_ewt-ud-{part}.conllu").read_text(encoding="utf-8").split("\n\n")
    for number, block in enumerate(filter(str.strip, blocks), 1):
        found = judged.get(f"ewt-{part}-{number}")
        if found:
            text = re.search(r"^# text = (.*)$", block, re.MULTILINE)
            assert text is not None
            verbs = _verbs(text[1], block)
            rows = []
            for name, value in found.items():
                span = verbs.get(int(name.rpartition("-")[2]))
                if span is not None:
                    factual = value["factuality"]["factual"]
                    rows.append((span, factual["value"] > 0, float(factual["confidence"])))
            if rows:
                yield Judged(text[1], tuple(sorted(rows)))


def _verbs(text: str, block: str) -> dict[int, Span]:
    """Where the verbs and auxiliaries of a sentence stand, by the number of the word."""
    found, at = {}, 0
    for line in block.split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            start = text.find(cells[1], at)
            if 0 <= start < at + len(cells[1]) + 4:
                at = start + len(cells[1])
                if cells[3] in ("VERB", "AUX"):
                    found[int(cells[0])] = Span(start, at)
    return found
