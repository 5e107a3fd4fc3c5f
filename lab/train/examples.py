"""Articles to training windows: which words are cues, and for each cue the role of every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from lab.corpora.attributions import Article, Gold, Spans
from readout.attribution.heads import CONTENT, CUE, SOURCE
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.text import Span

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; W words, A attributions whose cue stands in it.

    ``cues`` (2, W): is the word in an outermost cue, in a nested one; ``weights`` (2, W): how much that counts.
    ``roles`` (A, W) in {0 none, 1 source, 2 cue, 3 content}.
    """

    window: Window
    cues: Floats
    weights: Floats
    roles: NDArray[np.int64]


def lines_of(text: str) -> list[Span]:
    """Every line of a text that is not blank, as PolNeAR and GUM part their paragraphs."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def examples_of(article: Article, tokenizer: Tokenizer, outer_weight: float = 1.0) -> Iterator[Example]:
    """The windows of one article; ``outer_weight`` is what its outermost cues count in the loss."""
    for window in pack(words_of(article.text, lines_of(article.text), tokenizer)):
        yield _example(window, article, outer_weight)


def _example(window: Window, article: Article, outer_weight: float) -> Example:
    count = len(window.first)
    cues = np.zeros((2, count), dtype=np.float32)
    weights = np.ones((2, count), dtype=np.float32)
    weights[0] *= outer_weight
    roles: list[NDArray[np.int64]] = []
    deepest = np.zeros(count, dtype=bool)
    for gold in article.attributions:
        parts = {role: words_in(window, spans) for role, spans in _parts(gold)}
        if article.levels == 1 or not _holds_another(gold, article.attributions):
            deepest[parts[CONTENT]] = True
        if not len(parts[CUE]) or not len(parts[CONTENT]):
            continue
        cues[min(gold.level, 1), parts[CUE]] = 1
        row = np.zeros(count, dtype=np.int64)
        for role in (CONTENT, SOURCE, CUE):
            row[parts[role]] = role
        roles.append(row)
    weights[1, deepest & (cues[1] == 0)] = article.searched
    return Example(window, cues, weights, np.array(roles, dtype=np.int64).reshape(-1, count))


def _parts(gold: Gold) -> tuple[tuple[int, Spans], ...]:
    return ((SOURCE, gold.source), (CUE, gold.cue), (CONTENT, gold.content))


def _holds_another(gold: Gold, golds: Sequence[Gold]) -> bool:
    deeper = [other.cue[0][0] for other in golds if other.cue and other.level > gold.level]
    return any(a <= at < b for at in deeper for a, b in gold.content)


def words_in(window: Window, spans: Spans) -> NDArray[np.int64]:
    """Words at least half inside one of the spans."""
    found = [np.zeros(0, dtype=np.int64)]
    for start, end in spans:
        shared = np.minimum(window.ends, end) - np.maximum(window.starts, start)
        found.append(np.flatnonzero(2 * shared >= window.ends - window.starts))
    return np.unique(np.concatenate(found))
