"""What a rule of the grammar makes of some words before it is known from which day they count.

"last Wednesday" is found once, by its words; what it means is asked for with the ``Now`` of the place it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from readout.referents import Granularity, TimeType

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to count from: ``kind`` as TimeExpression.anchor names it, ``value`` the day as TIMEX3 writes it.

    ``fine`` is "day", or "month" or "year" where no more than that is known of the report's date.
    """

    kind: str
    day: date
    value: str
    fine: Literal["year", "month", "day"] = "day"

    def __str__(self) -> str:
        return f"{self.kind} {self.value}" if self.kind != "the text" else f"{self.value}, stated before"


@dataclass(frozen=True, slots=True)
class Now:
    """Where an expression stands: the report's day, the date last stated, the tense, the day named beside it."""

    anchor: Anchor | None
    told: Anchor | None = None
    tense: Tense | None = None
    beside: Anchor | None = None
    day_first: bool | None = None
    """Whether the report writes 3/5/2024 for 3 May; None where that is not known."""
    told_here: Anchor | None = None
    """The date last stated, where that was in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value, what it was counted from, and why in words; an X in the value is what stays open."""

    value: str
    granularity: Granularity
    reason: str
    anchor: Anchor | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Characters ``start:end`` read as a time by one rule; ``mean`` says what they mean at a place in the report."""

    start: int
    end: int
    type: TimeType
    rule: str
    mean: Callable[[Now], Meaning]
    mod: str | None = None
    article: bool = False
    """Whether a "the" before it belongs to it, as in "the last week"."""
    clock: bool = False
    """A time of day, which needs the day that stands beside it."""


def stated(value: str, granularity: Granularity, reason: str) -> Callable[[Now], Meaning]:
    """The meaning of words that need no anchor."""
    meaning = Meaning(value, granularity, reason)
    return lambda now: meaning


NO_ANCHOR = "nothing says which day to count from"
TOO_COARSE = "the report's date is not known to the day"
