"""The calendar: a TIMEX3 value as an interval, counting in months and weeks, Easter and "the fourth Thursday".

``"2023-W37"`` -> 11 September 2023 00:00 to 17 September 23:59:59.999999, UTC. Days are days of UTC: a report
rarely says whose day it means. Seasons are the northern ones, by whole months.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal, NamedTuple

from readout.referents import Granularity

Precision = Literal["year", "month", "day", "hour", "minute", "second"]
TICK = timedelta(microseconds=1)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season; winter runs on into the next year."""
DAYPARTS = {"MO": (5, 7), "AF": (12, 6), "EV": (18, 6), "NI": (20, 10), "MI": (11, 3), "DT": (8, 10)}
"""The hour at which each part of a day begins, and how many hours it lasts; the night runs on into the next day."""


class Interval(NamedTuple):
    """The first and the last instant of a time, how finely it is stated, and what kind of stretch it is."""

    earliest: datetime
    latest: datetime
    precision: Precision
    granularity: Granularity


def interval(value: str) -> Interval | None:
    """The stretch that a value names; None where it leaves something open or the calendar has no such day."""
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(value):
            try:
                return read(match)
            except (ValueError, OverflowError):
                return None
    return None


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month some months on: (2024, 1) less one -> (2023, 12)."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def week_of(day: date) -> str:
    """The ISO week of a day as a value: 2024-12-30 -> "2025-W01"."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth Monday (0) to Sunday (6) of a month; nth -1 is the last. Raises ValueError where there is none."""
    if nth < 0:
        after = date(*shift_months(year, month, 1), 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches, after the anonymous Gregorian rule (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _days(start: date, end: date, precision: Precision, granularity: Granularity) -> Interval:
    """From the first day to the day before ``end``."""
    return Interval(_instant(start), _instant(end) - TICK, precision, granularity)


def _years(start: int, count: int, granularity: Granularity) -> Interval:
    last = datetime(start + count - 1, 12, 31, 23, 59, 59, 999999, UTC)
    return Interval(datetime(start, 1, 1, tzinfo=UTC), last, "year", granularity)


def _months(year: int, month: int, count: int, granularity: Granularity) -> Interval:
    return _days(date(year, month, 1), date(*shift_months(year, month, count), 1), "month", granularity)


def _week(match: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match[3]:
        return _days(monday + timedelta(days=5), monday + timedelta(days=7), "day", "weekend")
    return _days(monday, monday + timedelta(days=7), "day", "week")


def _day(match: re.Match[str]) -> Interval:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return _days(day, day + timedelta(days=1), "day", "day")


def _daypart(match: re.Match[str]) -> Interval:
    hour, hours = DAYPARTS[match[4]]
    start = datetime(int(match[1]), int(match[2]), int(match[3]), hour, tzinfo=UTC)
    return Interval(start, start + timedelta(hours=hours) - TICK, "hour", "daypart")


def _clock(match: re.Match[str]) -> Interval:
    year, month, day, hour = (int(match[group]) for group in range(1, 5))
    minute, second, zone = match[5], match[6], match[7]
    start = datetime(year, month, day, tzinfo=_zone(zone)) + timedelta(hours=hour, minutes=int(minute or 0))
    if hour > 24 or int(minute or 0) > 59 or int(second or 0) > 60:
        raise ValueError("no such time of day")
    start = (start + timedelta(seconds=int(second or 0))).astimezone(UTC)
    if second is not None:
        return Interval(start, start + timedelta(seconds=1) - TICK, "second", "second")
    if minute is not None:
        return Interval(start, start + timedelta(minutes=1) - TICK, "minute", "minute")
    return Interval(start, start + timedelta(hours=1) - TICK, "hour", "hour")


def _zone(zone: str | None) -> timezone:
    if not zone or zone == "Z":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes))


_DATE = r"(\d{4})-(\d\d)-(\d\d)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (_DATE, _day),
        (r"(\d{4})", lambda m: _years(int(m[1]), 1, "year")),
        (r"(\d{4})-(\d\d)", lambda m: _months(int(m[1]), int(m[2]), 1, "month")),
        (r"(\d{4})-W(\d\d)(-WE)?", _week),
        (rf"{_DATE}T(MO|AF|EV|NI|MI|DT)", _daypart),
        (rf"{_DATE}T(\d\d)(?::(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?", _clock),
        (r"(\d{4})-(SP|SU|FA|WI)", lambda m: _months(int(m[1]), SEASONS[m[2]], 3, "season")),
        (r"(\d{4})-Q([1-4])", lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3, "quarter")),
        (r"(\d{4})-H([12])", lambda m: _months(int(m[1]), 6 * int(m[2]) - 5, 6, "half")),
        (r"(\d{3})", lambda m: _years(int(m[1]) * 10, 10, "decade")),
        (r"(\d{2})", lambda m: _years(int(m[1]) * 100 or 1, 100 if int(m[1]) else 99, "century")),
    )
)
