"""Numbers as they are written: "5,000", "2.1 bln", "one hundred and five", "half a million", "two thirds"."""

from __future__ import annotations

import re

from readout.times.lexicon import NUMBERS

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bln": 1e9,
    "bn": 1e9, "trillion": 1e12, "trn": 1e12, "k": 1e3, "dozen": 12, "score": 20,
}  # fmt: skip
VAGUE = {"couple": 2, "pair": 2}
HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.0, "year": 8766.0}
PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_WORD = "|".join(sorted((*NUMBERS, *(word for word in SCALES if len(word) > 3), *VAGUE), key=len, reverse=True))
NUMBER = re.compile(
    rf"(?P<money>[$€£¥₹]|\b(?:USD|EUR|GBP) )?(?<![\d.:/,])\b(?:(?P<digits>\d{{1,3}}(?:[,\u202f]\d{{3}})+|\d+(?:\.\d+)?)"
    rf"(?:[- ]?(?P<scale>hundred|thousand|million|billion|trillion|mln|bln|bn|mn|trn|m|k)\b)?"
    rf"|(?P<half>half an? )?(?P<words>(?:{_WORD})(?:(?:[- ]|, )(?:and )?(?:{_WORD}))*))(?![\w.:/]\d)(?<!\s)\b",
    re.IGNORECASE,
)
_UNIT = "|".join((*HOURS, "mile", "century", "decade"))
PART = re.compile(
    rf"(?<!and )\b(?:an?|one|(?P<many>two|three|four)) (?P<part>{'|'.join(PARTS)})s?\b(?! (?:of an? )?(?:{_UNIT}))",
    re.IGNORECASE,
)


def value_of_part(part: re.Match[str]) -> float:
    """A part as a percentage: "two thirds" is 66.7."""
    return PARTS[part["part"].lower()] * NUMBERS.get((part["many"] or "one").lower(), 1)


def value_of_number(number: re.Match[str]) -> float | None:
    """What a match of NUMBER is worth; None for nought."""
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
