"""Times as people read them: the day or days meant, and what is not resolved and why."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime
from itertools import groupby

from readout.exports.referents import Referents
from readout.exports.wording import words
from readout.referents import TimeExpression

_FINE = ("second", "minute", "hour", "daypart")
_REFERENCES = {"PRESENT_REF": "the present", "PAST_REF": "some time past", "FUTURE_REF": "some time to come"}
_LENGTH = re.compile(r"P(T?)(\d{1,9}(?:\.\d{1,3})?|X)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def timeline(known: Referents) -> list[list[TimeExpression]]:
    """The times in the order of the calendar, the same words for the same time together; then lengths and repeats
    ("two weeks", "every Monday", "now"), then what is not resolved."""
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
    """Whether the words mean a time that could not be worked out; a length, a repeat or "now" has none."""
    return time.when is None and time.type in ("DATE", "TIME") and time.value not in _REFERENCES


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
    """``Wed 13 September 2023``, ``9 to 15 October 2023``, ``1970 to 1979``; ``2 weeks`` for a length."""
    if is_open(time):
        return f"not resolved ({time.value})"
    if time.when is None:
        lasting = _lasting(time.value)
        return f"each {lasting.removeprefix('1 ')}" if time.type == "SET" and lasting != time.value else lasting
    return _between(time.when.earliest, time.when.latest, time.granularity)


def _lasting(value: str) -> str:
    """``P10Y`` -> 10 years; ``PXD`` -> some days; anything else as it is."""
    found = _LENGTH.fullmatch(value)
    if value in _REFERENCES or found is None:
        return _REFERENCES.get(value, value)
    unit = _UNITS.get(found[1] + found[3])
    if unit is None:
        return value
    many = "some" if found[2] == "X" else found[2]
    return f"{many} {unit}" + ("" if many == "1" else "s")


def _between(first: datetime, last: datetime, granularity: str) -> str:
    if granularity in _FINE and first.date() == last.date():
        return f"{_day(first)}, {_clock(first, last)}"
    if _is_month_end(last) and first.day == 1:
        if (first.month, last.month) == (1, 12):
            return _joined(f"{first.year}", f"{last.year}")
        begins = f"{first:%B}" if first.year == last.year else f"{first:%B} {first.year}"
        same = (first.year, first.month) == (last.year, last.month)
        return f"{last:%B} {last.year}" if same else f"{begins} to {last:%B} {last.year}"
    if first.date() == last.date():
        return _day(first)
    return f"{_without_the_same(first, last)} to {last.day} {last:%B} {last.year}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _day(moment: datetime) -> str:
    return f"{moment:%a} {moment.day} {moment:%B} {moment.year}"


def _clock(first: datetime, last: datetime) -> str:
    return _joined(f"{first:%H:%M}", f"{last:%H:%M}")


def _without_the_same(first: datetime, last: datetime) -> str:
    """The first day, without what the last one says again."""
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year}"
    return f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"


def _is_month_end(last: datetime) -> bool:
    return last.day == monthrange(last.year, last.month)[1]
