"""Times as people read them: the day or days meant, and what is not resolved and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby

from readout.exports.referents import Referents
from readout.exports.wording import words
from readout.referents import TimeExpression

_FINE = ("second", "minute", "hour", "daypart")


def timeline(known: Referents) -> list[list[TimeExpression]]:
    """The times in the order of the calendar, the same words for the same time together; then lengths and repeats
    ("two weeks", "every Monday"), then what is not resolved."""
    told = sorted(known.times, key=lambda time: (*_order(time), words(known.text, [time.span]).casefold(), time.span))
    alike = groupby(told, key=lambda time: (_order(time), words(known.text, [time.span]).casefold(), time.reason))
    return [list(group) for _, group in alike]


def said_words(known: Referents, attribution: str) -> str:
    """``Wed 13 September 2023 (“Wednesday”)``: when the statement was made; "" where the text does not say."""
    said = known.said(attribution)
    if said is None:
        return ""
    time, told = known.time_at(said.time), f"\u201c{words(known.text, [said.time])}\u201d"
    return told if time is None or time.when is None else f"{interval_words(time)} ({told})"


def is_open(time: TimeExpression) -> bool:
    """Whether the words mean a time that could not be worked out; a length or a repeat has none."""
    return time.when is None and time.type in ("DATE", "TIME")


def anchor_words(time: TimeExpression) -> str:
    """``counted from published 2023-09-14``; "" for a date written out in full."""
    if time.anchor in ("none", "the text"):
        return ""
    return f"counted from {time.anchor}" + (f" {time.anchor_value}" if time.anchor_value else "")


def _order(time: TimeExpression) -> tuple[int, str, str, str]:
    if time.when is None:
        return (2 if is_open(time) else 1), "", "", time.value
    return 0, time.when.earliest.isoformat(), time.when.latest.isoformat(), time.value


def interval_words(time: TimeExpression) -> str:
    """``Wed 13 September 2023``, ``9 to 15 October 2023``, ``2023``; the bare value of what has no place in time."""
    when = time.when
    if when is None:
        return time.value if time.type in ("DURATION", "SET") else f"not resolved ({time.value})"
    first, last = when.earliest, when.latest
    if _is_year(first, last):
        return f"{first.year}"
    if _is_month(first, last):
        return f"{first:%B} {first.year}"
    if first.date() == last.date():
        clock = f", {_clock(first, last)}" if time.granularity in _FINE else ""
        return f"{first:%a} {first.day} {first:%B} {first.year}{clock}"
    return f"{_day(first, last)} to {last.day} {last:%B} {last.year}"


def _clock(first: datetime, last: datetime) -> str:
    begins, ends = f"{first:%H:%M}", f"{last:%H:%M}"
    return begins if begins == ends else f"{begins} to {ends}"


def _day(first: datetime, last: datetime) -> str:
    """The first day, without what the last one says again."""
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year}"
    return f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"


def _is_month(first: datetime, last: datetime) -> bool:
    return first.day == 1 and first.month == last.month and first.year == last.year and _ends_month(last)


def _is_year(first: datetime, last: datetime) -> bool:
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole and first.year == last.year


def _ends_month(last: datetime) -> bool:
    return last.month == 12 and last.day == 31 if last.year == 9999 else (last + timedelta(days=1)).day == 1
