"""Statements as people read them: numbered, with the chain of holders, what was said, and where it stands.

Every view (terminal, HTML, CSV) is written from these rows, so that number 3.1 is the same everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readout.exports.given import given
from readout.exports.referents import Referents
from readout.exports.when import said_words
from readout.exports.who import Who, who
from readout.exports.wording import words
from readout.layers import ATTRIBUTIONS, BLOCKS, Reading
from readout.records import Attribution, Block
from readout.text import Span

DEEPEST = 32
"""A longer chain of parents, or one that runs in a circle, is damaged: its statements are shown side by side."""


@dataclass(frozen=True, slots=True)
class Row:
    """One statement for people. ``number`` is "3" or, inside statement 3, "3.1".

    ``holders`` holds the source of each statement that this one stands inside, outermost first, and its own last.
    """

    number: str
    depth: int
    statement: Attribution
    holders: tuple[Who, ...]
    what: str
    place: str
    span: Span
    said: str = ""
    """When it was said, where the text says it: ``Wed 13 September 2023 (“Wednesday”)``."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The words of each source, outermost first; an empty string is a source that the text does not name."""
        return tuple(holder.said for holder in self.holders)

    @property
    def holder(self) -> Who:
        """This statement's own source."""
        return self.holders[-1]

    @property
    def who(self) -> str:
        """The words of this statement's own source, "" where nobody is named."""
        return self.holder.said


def rows(reading: Reading) -> list[Row]:
    """The reading's statements in text order, each followed by the ones inside it."""
    statements = given(reading, ATTRIBUTIONS)
    parents = {statement.id: statement.parent for statement in statements}
    inside: dict[str | None, list[Attribution]] = defaultdict(list)
    for statement in sorted(statements, key=_order):
        inside[statement.parent if _rooted(statement.parent, parents) else None].append(statement)
    places = Places(given(reading, BLOCKS))
    return list(_walk(Referents(reading), places, inside, None, (), ""))


def stance_words(statement: Attribution) -> str:
    """``denies`` -> "denies", negated -> "does not deny"; a hedged one says so."""
    stance: str = statement.stance
    if statement.negated:
        stance = "does not " + (stance[:-3] + "y" if stance.endswith("ies") else stance.removesuffix("s"))
    return stance + (", hedged" if statement.hedged else "")


def paragraph_numbers(blocks: Iterable[Block]) -> dict[Span, int]:
    """Body blocks counted from 1, in page order."""
    body = [block.span for block in blocks if block.role == "body"]
    return {span: number for number, span in enumerate(body, start=1)}


class Places:
    """Where characters stand: ``\u00b64`` for the fourth paragraph of the report, else the block's role."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = sorted(blocks, key=lambda block: block.span)
        self._ends = [block.span.end for block in self._blocks]
        self._numbers = paragraph_numbers(self._blocks)

    def of(self, span: Span) -> str:
        """The place of the first block that the span touches; "" where it touches none."""
        first = bisect_right(self._ends, span.start)
        if first == len(self._blocks) or not self._blocks[first].span.overlaps(span):
            return ""
        block = self._blocks[first]
        number = self._numbers.get(block.span)
        return f"\u00b6{number}" if number else block.role.replace("_", " ")


def _walk(
    known: Referents,
    places: Places,
    inside: dict[str | None, list[Attribution]],
    parent: str | None,
    chain: tuple[Who, ...],
    prefix: str,
) -> Iterator[Row]:
    for position, statement in enumerate(inside.pop(parent, ()), start=1):
        number = f"{prefix}{position}"
        links = (*chain, who(known, statement))
        span = extent(statement)
        what, said = words(known.text, statement.content), said_words(known, statement.id)
        yield Row(number, len(chain), statement, links, what, places.of(span), span, said)
        yield from _walk(known, places, inside, statement.id, links, f"{number}.")


def _rooted(parent: str | None, parents: dict[str, str | None]) -> bool:
    """Whether the parents lead to a statement that stands in no other, so that this one is shown inside them."""
    for _ in range(DEEPEST):
        if parent is None:
            return True
        if parent not in parents:
            return False
        parent = parents[parent]
    return False


def extent(statement: Attribution) -> Span:
    """From the first to the last character of the content (of the cue or source, where there is no content)."""
    spans = statement.content or statement.cue or statement.source or (Span(0, 0),)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _order(statement: Attribution) -> tuple[int, int, str]:
    span = extent(statement)
    return span.start, -span.end, statement.id
