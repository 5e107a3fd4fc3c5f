"""The words of the calendar: months, weekdays, units, numbers, seasons; and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CALENDAR = frozenset([*MONTHS, *WEEKDAYS])
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "centurie": "Y",
}
"""A unit and its letter in a TIMEX3 duration; "T" before it stands after the P. A fortnight counts twice."""
MANY = {"fortnight": 2, "decade": 10, "century": 100, "centurie": 100}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "lunchtime": "MI",
    "dawn": "MO",
    "dusk": "EV",
    "daytime": "DT",
    "nighttime": "NI",
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": -1,
    "final": -1,
    "opening": 1,
    "closing": -1,
}
_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
CENTURIES = {
    **{
        f"{word}": n
        for n, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
                "twentieth",
            ],
            1,
        )
    },
    "twenty-first": 21,
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?"
    r"|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![\w])"
)
WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu"
    r"|Fri|Sat|Sun)\b\.?)(?!\w)"
)
PART = r"(?:morning|afternoon|evening|night|midday|lunchtime|dawn|dusk)"
UNIT = (
    r"(?:seconds|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?"
    r"|quarters|years?|decades?|centuries|century)\b"
)
_TO_NINETEEN = "|".join(sorted(_ONES[1:], key=len, reverse=True))
WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{_TO_NINETEEN})"
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d{{1,2}})?(?:[ ]1/2|½)?|{WORD_NUMBER}"
    r"|an?[ ](?:few|couple(?:[ ]of)?)(?:[ ]more)?|several|few|half[ ]an?|dozens"
    r"[ ]of|a[ ]dozen|an?)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"


def month_number(word: str) -> int:
    """The number of a month: "Sept." -> 9."""
    short = word.lower()[:3]
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(short))


def weekday_number(word: str) -> int:
    """The number of a weekday: "Tues." -> 1; Monday is 0."""
    short = word.lower()[:3]
    return next(n for n, weekday in enumerate(WEEKDAYS) if weekday.startswith(short))


def amount(words: str) -> float | None:
    """How many: "two" -> 2, "a" -> 1, "a couple of" -> 2, "2 1/2" -> 2.5; None for "several"."""
    low = words.lower().strip().replace(",", "")
    if low in ("a", "an"):
        return 1
    if low.startswith("half a"):
        return 0.5
    if "couple" in low:
        return 2
    if low == "a dozen":
        return 12
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)( 1/2|½)?", low):
        return float(match[1]) + (0.5 if match[2] else 0)
    parts = [NUMBERS.get(part) for part in re.split(r"[- ]", low)]
    known = [part for part in parts if part is not None]
    return float(sum(known)) if known and len(known) == len(parts) else None


def digits(count: float | None) -> str:
    """A number as a duration writes it; an unknown one is X."""
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def duration(count: float | None, unit: str) -> str:
    """The value of so many units: (2, "weeks") -> "P2W", (90, "minutes") -> "PT90M"."""
    base = unit.lower().rstrip("s")
    letter = UNITS[base]
    times = MANY.get(base, 1)
    if count is None and times > 1:
        return {2: "PXW", 10: "PXDE", 100: "PXCE"}[times]
    many = digits(count if count is None else count * times)
    return f"PT{many}{letter[1]}" if letter.startswith("T") else f"P{many}{letter}"


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of the room's tables, without header."""
    text = files("readout.data").joinpath(name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines()[1:] if line and not line.startswith("#"))
