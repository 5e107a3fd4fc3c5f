"""Numbers with what they count: "some 300 lorries" (300, lorry), "2.1 bln pounds", "ten percent", "72 hours".

Durations are given in hours and so compared across units; other numbers only with the same thing counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.claims.counted import CURRENCIES, counted, is_label, stands_alone, words_of
from readout.claims.numbers import HOURS, NUMBER, PART, value_of_number, value_of_part
from readout.claims.tolls import ANYBODY, fate_of, level_before
from readout.text import Span
from readout.times.lexicon import MONTHS, WEEKDAYS

ABOUT = frozenset(
    ["about", "around", "some", "nearly", "almost", "roughly", "approximately", "over", "under", "least", "most",
     "than", "up", "estimated", "circa", "close"]
)  # fmt: skip
NEAR = 0.15
"""Two numbers of which one is not exact are one when they are so near to each other."""
_SEVERAL = frozenset(["several", "many", "few", "countless"])
"""Before a number that is none: "several dozen", "a few hundred"."""
_STOP = re.compile(r"[.,;:!?)\"\u201d\u2019'](?!\d)")
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['\u2019]clock|GMT|hrs)", re.IGNORECASE)
_OFFSETS = frozenset(["past", "after", "ago", "later", "before", "earlier", "into", "from", "since"])
"""After a duration: it says when, and not how long."""
_YEARS = frozenset(["year", "years", "month", "months"])
_MONTHS = frozenset([*MONTHS, *(month[:3] for month in MONTHS), "sept", "am", "pm"])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: its value, what it counts (the stems of the words after it; "hours", "percent"), if it is exact.

    It counts nothing where the words do not say what: "I counted three".

    ``fate``: what became of the people who are counted (readout/claims/tolls.py). ``moved``: the number rose or fell to
    it.
    """

    span: Span
    value: float
    of: tuple[str, ...]
    exact: bool
    fate: str | None = None
    moved: bool = False

    def beside(self, other: Figure) -> bool:
        """Whether both count the same thing: of people, those of whom the same became."""
        common = set(self.of) & set(other.of)
        if self.fate is None or other.fate is None:
            return bool(common)
        return self.fate == other.fate and (bool(common - ANYBODY) or self.anybody or other.anybody)

    @property
    def anybody(self) -> bool:
        """Whether it counts people without telling which."""
        return set(self.of) <= ANYBODY

    def agrees(self, other: Figure) -> bool:
        """Whether both may be the same number."""
        if self.value == other.value:
            return True
        near = abs(self.value - other.value) <= NEAR * max(self.value, other.value)
        return near and not (self.exact and other.exact)


def figures_of(text: str, within: Span) -> tuple[Figure, ...]:
    """The numbers in a stretch of a text that count something; no dates, years and times of day."""
    return tuple(sorted(_found(text, within), key=lambda figure: figure.span))


def _found(text: str, within: Span) -> Iterator[Figure]:
    taken: list[Span] = []
    numbers = [Span(*number.span()) for number in NUMBER.finditer(text, within.start, within.end)]
    for part in PART.finditer(text, within.start, within.end):
        taken.append(Span(*part.span()))
        yield Figure(taken[-1], value_of_part(part), ("percent",), False)
    for number in NUMBER.finditer(text, within.start, within.end):
        span = Span(*number.span())
        if any(span.overlaps(each) for each in taken):
            continue
        low = max((other.end for other in numbers if other.end <= span.start), default=within.start)
        high = min((other.start for other in numbers if other.start >= span.end), default=within.end)
        figure = _figure(text, number, within, Span(low, high))
        if figure is not None:
            yield figure


def _figure(text: str, number: re.Match[str], within: Span, room: Span) -> Figure | None:
    span, value, end = Span(*number.span()), value_of_number(number), within.end
    if _CLOCK.match(text, number.end(), end):
        return None
    before = text[max(0, number.start() - 24) : number.start()].lower().split()
    following = words_of(text[number.end() : min(end, number.end() + 60)])
    if value is None or (before and before[-1] in _SEVERAL):
        return None
    if following[:1] and (following[0] in _MONTHS or following[0] in WEEKDAYS):
        return None
    if before and (before[-1] in _MONTHS or before[-1].rstrip(".") in ("no", "number", "article", "paragraph", "page")):
        return None
    exact = not (set(before[-3:]) & ABOUT)
    if number["money"]:
        return Figure(span, value, (CURRENCIES[number["money"].strip().lower()],), exact)
    close = text[number.end() : number.end() + 9].lower()
    if close.startswith(("%", " %", " percent", " per cent")):
        return Figure(span, value, ("percent",), exact)
    if "old" in following[:3] and set(following[:2]) & _YEARS:
        return None
    unit = next((word for word in following[:2] if word.removesuffix("s") in HOURS), None)
    if unit:
        if set(following[following.index(unit) + 1 :][:1]) & _OFFSETS:
            return None
        return Figure(
            span,
            value * HOURS[unit.removesuffix("s")],
            ("hours",),
            exact and unit.removesuffix("s") not in ("month", "year"),
        )
    return _count(text, number, value, within, room, exact)


def _count(
    text: str, number: re.Match[str], value: float, within: Span, room: Span, exact: bool
) -> Figure | None:  # fmt: skip
    """A number that counts things or people; ``room`` is the stretch around it in which no other number stands."""
    span = Span(*number.span())
    level = level_before(text, within.start, span.start)
    stopped = bool(_STOP.match(text, span.end, within.end))
    if not level and not stopped and span.end < within.end and text[span.end] not in " -":
        return None
    if number["digits"] and 1900 <= value < 2100 and not number["scale"] and "," not in number["digits"]:
        return None
    if (number["words"] and value == 1) or (stopped and is_label(text, within, span)):
        return None
    fate = level[1] if level else fate_of(text, span, room, within.end)
    behind = "" if stopped else text[span.end : min(within.end, span.end + 60)]
    of = tuple(counted(words_of(level[0] if level else behind)))
    if not of and fate:
        of = ("people",)
    if not of and not stands_alone(text, within, span):
        return None
    return Figure(span, value, of, exact, fate, level is not None and level[2])
