"""Articles to training windows: which words are cues, and for each cue the role of every word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from lab.corpora.acting import Acting
from lab.corpora.attributions import Article, Gold, Spans
from lab.corpora.names import Named, NamedSpan
from readout.attribution.heads import CONTENT, CUE, SOURCE
from readout.encoder.windows import Window, pack
from readout.encoder.words import words_of
from readout.names.heads import TYPES
from readout.names.known import flags_of
from readout.text import Span

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; W words, A attributions whose cue stands in it.

    ``cues`` (2, W): is the word in an outermost cue, in a nested one; ``weights`` (2, W): how much that counts.
    """

    window: Window
    cues: Floats
    weights: Floats
    roles: NDArray[np.int64]
    tags: NDArray[np.int64] | None = None
    acting: NDArray[np.int64] | None = None
    known: Floats | None = None
    """(W, FLAGS) what the tables know of the words (readout.names.known)."""


def lines_of(text: str) -> list[Span]:
    """Every line of a text that is not blank, as PolNeAR and GUM part their paragraphs."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def examples_of(
    article: Article, tokenizer: Tokenizer, outer_weight: float = 1.0, acting: tuple[Acting, ...] = ()
) -> Iterator[Example]:
    """The windows of one article; ``outer_weight`` is what its outermost cues count in the loss."""
    for window in pack(words_of(article.text, lines_of(article.text), tokenizer)):
        example = _example(window, article, outer_weight)
        if acting:
            known = flags_of(article.text, window)
            example = replace(example, acting=acting_of(window, acting), known=known)
        yield example


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


UNMARKED = -100


def named_examples(named: Named, acting: tuple[Acting, ...], tokenizer: Tokenizer) -> Iterator[Example]:
    """The windows of a text whose names are marked and whose attributions are not."""
    for window in pack(words_of(named.text, lines_of(named.text), tokenizer)):
        count = len(window.first)
        none = np.zeros((2, count), dtype=np.float32)
        roles = np.zeros((0, count), dtype=np.int64)
        labels = tags_of(window, named.names), acting_of(window, acting)
        yield Example(window, none, none, roles, *labels, flags_of(named.text, window))


def tags_of(window: Window, names: Sequence[NamedSpan]) -> NDArray[np.int64]:
    """(W,) begin and inside tags of the names."""
    tags = np.zeros(len(window.first), dtype=np.int64)
    for start, end, kind in names:
        words = words_in(window, ((start, end),))
        if len(words):
            tags[words] = 2 * TYPES.index(kind) + 2
            tags[words[0]] -= 1
    return tags


def acting_of(window: Window, acting: Sequence[Acting]) -> NDArray[np.int64]:
    """(W,) 1 on the words of state names that act, 0 on those that do not, UNMARKED elsewhere."""
    labels = np.full(len(window.first), UNMARKED, dtype=np.int64)
    for start, end, acts in acting:
        labels[words_in(window, ((start, end),))] = int(acts)
    return labels


def words_in(window: Window, spans: Spans) -> NDArray[np.int64]:
    """Words at least half inside one of the spans."""
    found = [np.zeros(0, dtype=np.int64)]
    for start, end in spans:
        shared = np.minimum(window.ends, end) - np.maximum(window.starts, start)
        found.append(np.flatnonzero(2 * shared >= window.ends - window.starts))
    return np.unique(np.concatenate(found))
