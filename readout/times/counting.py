"""Counting in units from an anchor: ("month", 2024-01-31, -1) -> "2023-12"; open without a fit anchor."""

from __future__ import annotations

from datetime import date, timedelta

from readout.times.calendar import shift_months, week_of
from readout.times.form import NO_ANCHOR, TOO_COARSE, Anchor, Meaning

FINE = {
    "day": 0,
    "night": 0,
    "morning": 0,
    "afternoon": 0,
    "evening": 0,
    "weekend": 0,
    "week": 0,
    "fortnight": 0,
    "month": 1,
    "quarter": 1,
    "season": 1,
    "year": 2,
    "decade": 2,
    "century": 2,
}


OPEN = {
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "half": "XXXX-HX",
}


def unit_around(unit: str, day: date, by: int) -> str:
    """The value of the unit that holds a day, or of one ``by`` units on: ("month", 2024-01-31, -1) -> "2023-12"."""
    if unit == "day":
        return (day + timedelta(days=by)).isoformat()
    if unit in ("week", "fortnight", "weekend"):
        weeks = 2 * by if unit == "fortnight" else by
        return week_of(day + timedelta(weeks=weeks)) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        year, month = shift_months(day.year, day.month, by)
        return f"{year:04}-{month:02}"
    if unit == "quarter":
        year, month = shift_months(day.year, 3 * ((day.month - 1) // 3) + 1, 3 * by)
        return f"{year:04}-Q{(month + 2) // 3}"
    if unit == "decade":
        return f"{day.year // 10 + by:03}"
    if unit == "century":
        return f"{day.year // 100 + by:02}"
    return f"{day.year + by:04}"


def usable(anchor: Anchor | None, unit: str) -> Anchor | None:
    """The anchor where it is known finely enough for counting in this unit."""
    if anchor is None:
        return None
    known = {"day": 0, "month": 1, "year": 2}[anchor.fine]
    return anchor if known <= FINE.get(unit, 2) else None


def counted(unit: str, by: int, anchor: Anchor | None, why: str, part: str | None = None) -> Meaning:
    """So many units from an anchor; open where there is none."""
    granularity = "daypart" if part else unit if unit in OPEN else "week"
    tail = f"T{part}" if part else ""
    good = usable(anchor, unit)
    if good is None:
        reason = NO_ANCHOR if anchor is None else TOO_COARSE
        return Meaning(OPEN.get(unit, "XXXX-WXX") + tail, granularity, reason)  # type: ignore[arg-type]
    return Meaning(unit_around(unit, good.day, by) + tail, granularity, why, good)  # type: ignore[arg-type]
