"""Laws that hold for any text: spans inside, order, no anchor no guess, the calendar's ends, and speed."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.times.calendar import easter, interval, nth_weekday, shift_months
from tests.times.reports import times

PIECES = """
on in the last next May March Monday Tuesday two weeks ago days 12 31 2023 2010 – - , . : 5 p.m. GMT February early mid
late every year quarter first third of '90s 19th century BC 9999 0001 years ago since until 24:00 99 1/2 and a half said
will Christmas Easter summer fall tonight yesterday now 14:48 UTC before later 3/5/2024 1,000 seconds a an
"""
WORDS = [*PIECES.split(), "\n"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
DAYS = st.dates().map(str)


@settings(max_examples=300, deadline=None)
@given(st.one_of(PROSE, st.text(max_size=200)), st.one_of(st.none(), DAYS))
def test_any_text_on_any_day_is_read_without_a_fault(text: str, day: str | None) -> None:
    day = None if day is not None and day > "9999-12-30" else day
    found = times(text, day)
    assert found == times(text, day)
    last = 0
    for one in found:
        assert last <= one.span.start < one.span.end <= len(text)
        last = one.span.end
        assert one.reason
        if one.when is not None:
            assert one.when.earliest <= one.when.latest
            assert one.when.earliest.utcoffset() is not None
            assert "X" not in one.value
            assert "REF" not in one.value
        if day is None:
            assert one.anchor in ("none", "the text")


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(-500, 500))
def test_months_counted_on_and_back_are_the_same(year: int, month: int, by: int) -> None:
    assert shift_months(*shift_months(year, month, by), -by) == (year, month)


def test_intervals_end_where_the_calendar_says() -> None:
    for value, start, end in (
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023-W37", "2023-09-11", "2023-09-17"),
        ("2023-W37-WE", "2023-09-16", "2023-09-17"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-H1", "2023-01-01", "2023-06-30"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-09-11TNI", "2023-09-11", "2023-09-12"),
        ("2023-09-11T24:00", "2023-09-12", "2023-09-12"),
        ("2023-09-11T23:30-04:00", "2023-09-12", "2023-09-12"),
    ):
        found = interval(value)
        assert found is not None
        assert (str(found.earliest.date()), str(found.latest.date())) == (start, end), value


def test_what_no_calendar_has_is_no_interval() -> None:
    for value in (
        "2023-02-31",
        "2023-13",
        "2023-W54",
        "0000",
        "2023-09-11T25:00",
        "XXXX-WXX-3",
        "BC0044",
        "P2W",
        "9999-12-31",
    ):
        assert interval(value) is None, value


def test_easter_falls_where_the_almanac_has_it() -> None:
    assert [str(easter(year)) for year in (1999, 2008, 2011, 2023, 2024, 2038)] == [
        "1999-04-04", "2008-03-23", "2011-04-24", "2023-04-09", "2024-03-31", "2038-04-25",
    ]  # fmt: skip
    assert str(nth_weekday(2023, 11, 4, 3)) == "2023-11-23"
    assert str(nth_weekday(2023, 5, -1, 0)) == "2023-05-29"


def test_long_runs_of_the_same_words_take_no_longer_than_their_length() -> None:
    for word in ("in the last two ", "12 ", "May 3-", "2010-", "1,000 ", "a ", "the early ", "twenty-", "5:5"):
        short, long = (word * (20_000 // len(word)), word * (80_000 // len(word)))
        assert _seconds(long) < 12 * _seconds(short) + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    times(text)
    return time.process_time() - start
