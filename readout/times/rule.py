"""One rule of the grammar: the words it may begin with, its pattern, and what it reads in a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from readout.times.form import Form
from readout.times.lexicon import MONTHS, NUMBERS, WEEKDAYS

DIGITS1, DIGITS3, DIGITS4 = "#1", "#3", "#4"
"""Stand for a first word of one or two, of three and of four digits."""
MONTH_WORDS = frozenset(MONTHS) | {month[:3] for month in MONTHS} | {"sept"}
WEEKDAY_WORDS = frozenset(WEEKDAYS) | {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
NUMBER_WORDS = (frozenset(NUMBERS) - {"zero"}) | {"a", "an", "several", "few", "half", "dozens"}


class Rule(NamedTuple):
    """``read`` gives None where the words match but mean no time."""

    first: frozenset[str]
    pattern: str
    flags: int
    read: Callable[[re.Match[str]], Form | None]


def rule(
    first: Iterable[str], pattern: str, read: Callable[[re.Match[str]], Form | None], *, case: bool = False
) -> Rule:
    """A rule; ``case`` where capitals matter."""
    return Rule(frozenset(first), pattern, 0 if case else int(re.IGNORECASE), read)


@cache
def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """A rule's pattern, made when its first word is first met: all of them take some 30 ms."""
    return re.compile(pattern, flags)


def before(match: re.Match[str], width: int = 24) -> str:
    """The characters in front of a match."""
    return match.string[max(0, match.start() - width) : match.start()]


def after(match: re.Match[str], width: int = 24) -> str:
    """The characters behind a match."""
    return match.string[match.end() : match.end() + width]
