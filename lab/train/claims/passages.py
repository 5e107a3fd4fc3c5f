"""The passages of small stories with the claims that gold says they speak of, as they are learned."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lab.corpora.stories import Story, stories
from lab.train.claims.losses import Told
from readout.api import Reader, Recipe
from readout.claims.passages import paragraphs_of, passages_of
from readout.claims.vectors import inside
from readout.encoder.windows import pack
from readout.encoder.words import words_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FIRST = 1_000_000
"""The number of the first story: those of lines have smaller ones."""
KINDS = {
    "states": "states", "repeats": "states", "confirms": "states", "hedges": "hedged", "denies": "denied",
    "contradicts": "other value", "updates": "update", "corrects": "update",
}  # fmt: skip
"""What a passage does to a claim, in the words of lab/guidelines/claims.md."""


def passages_told(folder: Path, tokenizer: Tokenizer) -> Iterator[list[Told]]:
    """The passages of each story, those of the same words once."""
    told = stories(folder)
    with Reader(Recipe(None)) as reader:
        for number, story in enumerate(told):
            if number % 10 == 0:
                print(f"read {number} of {len(told)} stories", file=sys.stderr, flush=True)
            yield list(_passages(story, FIRST + number, reader, tokenizer))


def _passages(story: Story, number: int, reader: Reader, tokenizer: Tokenizer) -> Iterator[Told]:
    seen: set[tuple[str, ...]] = set()
    for report in story.reports:
        reading = reader.read(report.page)
        text = reading.document.text
        windows = list(pack(words_of(text, paragraphs_of(reading), tokenizer)))
        for passage in passages_of(reading):
            words = tuple(passage.span.of(text).lower().split())
            if words in seen:
                continue
            seen.add(words)
            own, window = max(((inside(each, passage.span), each) for each in windows), key=lambda pair: pair[0].sum())
            if own.any():
                spoken = story.spoken_of(report.id, text, passage.span)
                yield Told(window, own, number, {claim: KINDS[how] for claim, how in spoken.items()})
