"""Numbers with what they count: "some 300 lorries" (300, lorry), "2.1 bln pounds", "ten percent", "72 hours".

Durations are given in hours and so compared across units; other numbers only with the same thing counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.claims.tolls import ANYBODY, fate_of, level_before
from readout.copies.reworded import LITTLE
from readout.text import Span
from readout.times.lexicon import MONTHS, NUMBERS, WEEKDAYS

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "trillion": 1e12, "trn": 1e12, "k": 1e3, "dozen": 12, "score": 20,
}  # fmt: skip
VAGUE = {"couple": 2, "pair": 2}
CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "usd": "dollar", "eur": "euro", "gbp": "pound",
}  # fmt: skip
_MONEY = frozenset(f"{word}{end}" for word in CURRENCIES.values() for end in ("", "s")) - {"yens"}
HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0, "year": 8766.0}
PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
ABOUT = frozenset(
    ["about", "around", "some", "nearly", "almost", "roughly", "approximately", "over", "under", "least", "most",
     "than", "up", "estimated", "circa", "close"]
)  # fmt: skip
NEAR = 0.15
"""Two numbers of which one is not exact are one when they are so near to each other."""
AHEAD = 3
"""Words after a number in which the thing that it counts is looked for."""
_SKIPPED = frozenset(
    ["more", "other", "further", "additional", "new", "local", "young", "old", "whole", "full", "straight",
     "consecutive"]
)  # fmt: skip
_OFFSETS = frozenset(["past", "after", "ago", "later", "before", "earlier", "into", "from", "since"])
"""After a duration: it says when, and not how long."""
_STEM = 6
_MONTHS = frozenset([*MONTHS, *(month[:3] for month in MONTHS), "sept", "am", "pm"])
_WORD = "|".join(sorted((*NUMBERS, *(word for word in SCALES if len(word) > 3), *VAGUE), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<money>[$€£¥₹]|\b(?:USD|EUR|GBP) )?(?<![\d.:/,])\b(?:(?P<digits>\d{{1,3}}(?:[,\u202f]\d{{3}})+|\d+(?:\.\d+)?)"
    rf"(?:[- ]?(?P<scale>hundred|thousand|million|billion|trillion|mln|bln|bn|mn|trn|m|k)\b)?"
    rf"|(?P<half>half an? )?(?P<words>(?:{_WORD})(?:(?:[- ]|, )(?:and )?(?:{_WORD}))*))(?![\w.:/]\d)(?<!\s)\b",
    re.IGNORECASE,
)
_UNIT = "|".join((*HOURS, "mile", "century", "decade"))
_PART = re.compile(
    rf"(?<!and )\b(?:an?|one|(?P<many>two|three|four)) (?P<part>{'|'.join(PARTS)})s?\b(?! (?:of an? )?(?:{_UNIT}))",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: its value, what it counts (the stems of the words after it; "hours", "percent"), if it is exact.

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
    for part in _PART.finditer(text, within.start, within.end):
        value = PARTS[part["part"].lower()] * NUMBERS.get((part["many"] or "one").lower(), 1)
        taken.append(Span(*part.span()))
        yield Figure(taken[-1], value, ("percent",), False)
    for number in _NUMBER.finditer(text, within.start, within.end):
        span = Span(*number.span())
        if any(span.overlaps(each) for each in taken):
            continue
        figure = _figure(text, number, within)
        if figure is not None:
            yield figure


def _figure(text: str, number: re.Match[str], within: Span) -> Figure | None:
    value, end = _value(number), within.end
    before = text[max(0, number.start() - 24) : number.start()].lower().split()
    following = [word.lower() for word in _AFTER.findall(text[number.end() : min(end, number.end() + 60)])]
    if value is None or (following[:1] and (following[0] in _MONTHS or following[0] in WEEKDAYS)):
        return None
    if before and (before[-1] in _MONTHS or before[-1].rstrip(".") in ("no", "number", "article", "paragraph", "page")):
        return None
    exact = not (set(before[-3:]) & ABOUT)
    span = Span(*number.span())
    if number["money"]:
        return Figure(span, value, (CURRENCIES[number["money"].strip().lower()],), exact)
    close = text[number.end() : number.end() + 9].lower()
    if close.startswith(("%", " %", " percent", " per cent")):
        return Figure(span, value, ("percent",), exact)
    unit = next((word for word in following[:2] if word.removesuffix("s") in HOURS), None)
    if unit and "old" not in following[:3]:
        if set(following[following.index(unit) + 1 :][:1]) & _OFFSETS:
            return None
        return Figure(
            span,
            value * HOURS[unit.removesuffix("s")],
            ("hours",),
            exact and unit.removesuffix("s") not in ("month", "year"),
        )
    gap = re.match(r"[ -]*", text[number.end() : end])
    level = level_before(text, within.start, number.start())
    if not level and (gap is None or (not gap[0] and number.end() < end)):
        return None
    counted = list(_counted(_AFTER.findall(level[0].lower()) if level else following))
    if not counted or (
        number["digits"] and 1900 <= value < 2100 and not number["scale"] and "," not in number["digits"]
    ):
        return None
    if number["words"] and value == 1:
        return None
    fate = level[1] if level else fate_of(text, within, span)
    return Figure(span, value, tuple(counted), exact, fate, level is not None)


def _counted(following: list[str]) -> Iterator[str]:
    for word in following[:AHEAD]:
        if word in _MONEY:
            yield word.removesuffix("s")
            return
        if word in LITTLE and word not in _SKIPPED:
            if word not in ("of", "the"):
                return
        elif word not in _SKIPPED:
            yield (word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s"))[:_STEM]


def _value(number: re.Match[str]) -> float | None:
    if number["digits"]:
        return float(number["digits"].replace(",", "").replace("\u202f", "")) * SCALES.get(
            (number["scale"] or "").lower(), 1
        )
    total, part = 0.0, 0.0
    for word in re.split(r"[- ,]+", number["words"].lower()):
        if word in SCALES:
            part = (part or 1) * SCALES[word]
            if SCALES[word] >= 1e3:
                total, part = total + part, 0.0
        elif word in VAGUE:
            part = (part or 1) * VAGUE[word]
        elif word in NUMBERS:
            part += NUMBERS[word]
    return (total + part) * (0.5 if number["half"] else 1) or None
