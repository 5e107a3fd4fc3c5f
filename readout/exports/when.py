"""Times as people read them: the day or days meant, and what is not resolved and why."""

from __future__ import annotations

from datetime import datetime, timedelta

from readout.referents import TimeExpression

_FINE = ("second", "minute", "hour", "daypart")


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
