"""Two spoken of together: "Anna Sipos and Bela Nagy" are "they", "the two", "the former" and "the latter" later on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from readout.entities.drafts import Draft, Spot
from readout.entities.scene import Scene

JOINED = re.compile(
    r"(?:,[^,.\n]{1,60},)?\s(?:and|met|met with|with|told|invited|hosted|received|greeted|thanked|called)\s"
    r"(?:(?:the|his|her|a|an)\s)?(?:[\w'’-]+\s){0,5}$"
)
BOTH = re.compile(
    r"(?:(?:the two|both)(?: men| women| leaders| presidents| ministers| officials| politicians| rivals| candidates)?"
    r"|the (?:pair|duo|couple|brothers|sisters|men|women|leaders|presidents|rivals))$"
)
REACH = 3
"""Sentences back to the pair."""


class Pairs:
    """The pairs of persons whom a document names side by side."""

    def __init__(self, scene: Scene, spots: Sequence[Spot]) -> None:
        self.scene = scene
        persons = [spot for spot in spots if spot.type == "person" and spot.draft is not None]
        self.pairs: list[tuple[int, tuple[Draft, Draft]]] = []
        for one, other in pairwise(persons):
            close = 0 <= other.span.start - one.span.end < 90
            if close and one.draft is not other.draft and JOINED.match(scene.text[one.span.end : other.span.start]):
                assert one.draft is not None and other.draft is not None
                self.pairs.append((one.span.start, (one.draft, other.draft)))
        self._starts = [start for start, _ in self.pairs]

    def before(self, at: int) -> tuple[Draft, Draft] | None:
        """The last pair, if it stands in one of the last sentences."""
        place = bisect_left(self._starts, at) - 1
        if place < 0 or self.scene.sentence(at) - self.scene.sentence(self._starts[place]) > REACH:
            return None
        return self.pairs[place][1]
