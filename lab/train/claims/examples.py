"""Windows with the stretches that are compared, padded to one size, and the sentences to learn likeness from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import normalize

from lab.train.batch import Padded, padded
from readout.claims.vectors import inside
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.text import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_END = re.compile(r"(?<=[.!?\"\u201d])\s+(?=[A-Z\u201c\"])")
_CLAUSE = re.compile(r"[,;:\u2014]\s+|\s+(?:that|and|but|after|while|because|which|who|if|unless)\s+")
SHORTEST, LONGEST, LEAST = 25, 400, 15
"""Characters of a sentence, and of a clause of it at least."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window, and which of its W words are compared; several stretches may stand in one window."""

    window: Window
    inside: np.ndarray


def stretch(text: str, part: Span, tokenizer: Tokenizer) -> Stretch:
    """The stretch ``part`` of a sentence."""
    window = next(pack(words_of(text, [Span(0, len(text))], tokenizer)))
    own = inside(window, part)
    return Stretch(window, own if own.any() else np.ones_like(own))


@dataclass(frozen=True, slots=True)
class Stretches:
    """N stretches of B windows: ``row`` (N,) the window of each, ``share`` (N, W) of each word in what is compared."""

    windows: Padded
    row: Tensor
    share: Tensor

    def means(self, words: Tensor) -> Tensor:
        """(N, E) the mean of each stretch's words (B, W, E), of unit length."""
        return normalize(torch.einsum("nw,nwd->nd", self.share, words.float()[self.row]), dim=-1)


def together(stretches: Sequence[Stretch]) -> Stretches:
    """Their windows, each once, padded to one size."""
    windows = list({id(each.window): each.window for each in stretches}.values())
    place = {id(window): at for at, window in enumerate(windows)}
    both = padded(windows)
    share = np.zeros((len(stretches), both.first.shape[1]), dtype=np.float32)
    for row, each in zip(share, stretches, strict=True):
        row[: len(each.inside)] = each.inside / each.inside.sum()
    return Stretches(both, torch.tensor([place[id(each.window)] for each in stretches]), torch.from_numpy(share))


def sentences(data: Path, seed: int) -> list[tuple[str, Span]]:
    """Sentences of the open training parts, each with a stretch of it: half of them whole, else a clause."""
    chance = random.Random(seed)
    told = sorted({each for text in _texts(data) for line in text.split("\n") for each in _END.split(line.strip())
                   if SHORTEST <= len(each) <= LONGEST})  # fmt: skip
    return [(each, chance.choice(_clauses(each)) if chance.random() < 0.5 else Span(0, len(each))) for each in told]


def _clauses(text: str) -> list[Span]:
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(text)), len(text)]
    found = [Span(a, b) for a, b in pairwise(cuts) if b - a >= LEAST]
    return found or [Span(0, len(text))]


def _texts(data: Path) -> Iterator[str]:
    from lab.corpora import claims, events, ewt, polnear, statuses

    for annotated in polnear.articles(data / "polnear", "train"):
        yield annotated[0].text
    for document in ewt.documents(data / "ewt" / "en_ewt-ud-train.conllu"):
        yield document.text
    yield from (each.text for each in events.read(events.WRITTEN))
    yield from (each.text for each in statuses.written())
    yield from (line.text for story in claims.stories(False) for claim in story.claims for line in claim.lines)
