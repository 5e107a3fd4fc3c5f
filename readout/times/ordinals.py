"""A week, weekend or weekday counted within a month: the last week of March 2009 -> 2009-W13."""

from __future__ import annotations

from datetime import date, timedelta

from readout.times.calendar import nth_weekday, shift_months, week_of
from readout.times.form import Meaning
from readout.times.lexicon import weekday_number


def nth_of_month(whole: Meaning, month: int, nth: int, unit: str) -> Meaning:
    """The meaning of "the nth unit of a month", given the meaning of that month; open where its year is."""
    year = whole.value[:4]
    if not year.isdigit():
        return Meaning("XXXX-WXX" if unit.startswith("week") else "XXXX-XX-XX", "day", whole.reason)
    why = f"counted within the month; {whole.reason}"
    if unit == "day":
        day = nth_day(int(year), month, nth)
        return Meaning(day.isoformat(), "day", why, whole.anchor)
    if unit == "weekend":
        saturday = nth_weekday(int(year), month, nth, 5)
        return Meaning(f"{week_of(saturday)}-WE", "weekend", why, whole.anchor)
    if unit == "week":
        return Meaning(week_of(_week(int(year), month, nth)), "week", why, whole.anchor)
    return Meaning(nth_weekday(int(year), month, nth, weekday_number(unit)).isoformat(), "day", why, whole.anchor)


def nth_day(year: int, month: int, nth: int) -> date:
    """The nth day of a month, the last for -1."""
    if nth > 0:
        return date(year, month, nth)
    return date(*shift_months(year, month, 1), 1) - timedelta(days=1)


def _week(year: int, month: int, nth: int) -> date:
    """A Thursday of the nth week that lies mostly in the month."""
    return nth_weekday(year, month, nth, 3)
