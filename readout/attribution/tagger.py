"""From word vectors to attributions: find cues, ask the role head for each, draw spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from readout.attribution.heads import CONTENT, CUE, NONE, SOURCE, Heads
from readout.encoder.roles import Floats, Ints, chances
from readout.encoder.stage import Encoded
from readout.encoder.windows import Window
from readout.text import Span


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as the heads see it; ``nested`` when its cue stands inside another's content.

    ``evidence`` holds what the score is computed from: cue probability, then the mean probability of the
    words chosen as source and as content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested: bool
    evidence: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the cue head must be; chosen on held-out training articles (lab.train.calibrate)."""

    outer: float = 0.4
    nested: float = 0.2
    edge: float = 0.25
    """A word joins an outermost cue from this probability on, once one word of it passes the bar; a word of a nested
    cue from ``nested`` on, if that is lower."""


def attributions_in(windows: Sequence[Encoded], heads: Heads, bars: Thresholds) -> list[Found]:
    """Every attribution whose cue stands in one of the windows, in the order of their cues."""
    cues = [_cues(heads.cues(each.vectors), bars) for each in windows]
    tables = [
        heads.emissions(each.vectors, each.window.paragraph, [(first, last) for first, last, _, _ in own])
        for each, own in zip(windows, cues, strict=True)
    ]
    found: list[Found] = []
    for each, own, table, rows in zip(windows, cues, tables, heads.decode(tables), strict=True):
        here = []
        for (first, last, level, score), row, sure in zip(own, rows, chances(table), strict=True):
            row[first : last + 1] = np.where(row[first : last + 1] == CONTENT, CONTENT, CUE)
            if (row == CONTENT).any():
                here.append(_found(each.window, row, sure, level, score))
        found += _distinct(here)
    return found


def _cues(marked: Floats, bars: Thresholds) -> list[tuple[int, int, int, float]]:
    """Runs of cue words as (first, last, level, probability), in text order."""
    level = np.where(marked[0] >= marked[1], 0, 1)
    chance = marked.max(0)
    runs = []
    for first, last in _runs(chance >= np.where(level == 0, bars.edge, min(bars.edge, bars.nested))):
        top = first + int(chance[first : last + 1].argmax())
        outer, nested = (float(marked[kind, top]) for kind in (0, 1))
        if level[top] == 0 and outer >= bars.outer:
            runs.append((first, last, 0, outer))
        elif nested >= bars.nested:
            runs.append((first, last, 1, nested))
    return runs


def _runs(flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Iterable[tuple[int, int]]:
    """(first, last) of each stretch of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return [(int(first), int(last) - 1) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _found(window: Window, row: Ints, sure: Floats, level: int, score: float) -> Found:
    def mean(role: int) -> float:
        chosen = row == role
        return float(sure[chosen, role].mean()) if chosen.any() else float((1 - sure[:, role]).min())

    row = _one_source(row, sure)
    spans = {role: _spans(window, row == role) for role in (SOURCE, CUE, CONTENT)}
    evidence = (score, mean(SOURCE), mean(CONTENT))
    return Found(spans[SOURCE], spans[CUE], spans[CONTENT], level > 0, evidence)


def _one_source(row: Ints, sure: Floats) -> Ints:
    """The roles with the surest stretch of source words alone: 9 of PolNeAR's 18,352 sources have two."""
    runs = list(_runs(row == SOURCE))
    if len(runs) < 2:
        return row
    first, last = max(runs, key=lambda run: float(sure[run[0] : run[1] + 1, SOURCE].mean()))
    place = np.arange(len(row))
    return np.where((row == SOURCE) & ((place < first) | (place > last)), NONE, row)


def _spans(window: Window, chosen: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Span, ...]:
    """Stretches of chosen words; a stretch ends with its paragraph."""
    spans: list[Span] = []
    for first, last in _runs(chosen):
        cuts = first + 1 + np.flatnonzero(np.diff(window.paragraph[first : last + 1]))
        bounds = [first, *cuts.tolist(), last + 1]
        spans += [Span(int(window.starts[low]), int(window.ends[high - 1])) for low, high in pairwise(bounds)]
    return tuple(spans)


def _distinct(found: list[Found]) -> list[Found]:
    """Of two attributions with the same content and level, the surer."""
    best: dict[tuple[tuple[Span, ...], bool], Found] = {}
    for each in found:
        key = (each.content, each.nested)
        if key not in best or each.evidence[0] > best[key].evidence[0]:
            best[key] = each
    return [each for each in found if best[each.content, each.nested] is each]
