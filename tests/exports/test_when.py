from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.exports.referents import Referents
from readout.exports.when import interval_words, is_open, timeline
from readout.records import When
from readout.referents import Granularity, TimeExpression, TimeType
from readout.text import Span
from tests.referents import resolved, unsettled


def timed(first: str, last: str, granularity: Granularity = "day") -> TimeExpression:
    when = When(datetime.fromisoformat(first), datetime.fromisoformat(last), "day", "written")
    return TimeExpression(Span(0, 1), "DATE", "X", when, granularity, "rule", "published", "reason")


def valued(value: str, type_: TimeType = "DURATION") -> TimeExpression:
    return TimeExpression(Span(0, 1), type_, value, None, "day", "rule", "none", "reason")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-09-13T00:00+00:00", "2023-09-13T23:59:59+00:00", "Wed 13 September 2023"),
        ("2023-10-09T00:00+00:00", "2023-10-15T23:59:59+00:00", "9 to 15 October 2023"),
        ("2023-09-28T00:00+00:00", "2023-10-04T23:59:59+00:00", "28 September to 4 October 2023"),
        ("2023-12-25T00:00+00:00", "2024-01-03T23:59:59+00:00", "25 December 2023 to 3 January 2024"),
        ("2024-02-01T00:00+00:00", "2024-02-29T23:59:59+00:00", "February 2024"),
        ("2023-07-01T00:00+00:00", "2023-09-30T23:59:59+00:00", "July to September 2023"),
        ("2023-12-01T00:00+00:00", "2024-02-29T23:59:59+00:00", "December 2023 to February 2024"),
        ("2023-01-01T00:00+00:00", "2023-12-31T23:59:59+00:00", "2023"),
        ("1970-01-01T00:00+00:00", "1979-12-31T23:59:59+00:00", "1970 to 1979"),
    ],
)
def test_an_interval_reads_as_people_say_it(first: str, last: str, words: str) -> None:
    assert interval_words(timed(first, last)) == words


def test_a_part_of_a_day_tells_its_hours() -> None:
    morning = timed("2023-09-12T06:00+00:00", "2023-09-12T11:59+00:00", "daypart")
    assert interval_words(morning) == "Tue 12 September 2023, 06:00 to 11:59"


def test_lengths_repeats_and_vague_times_have_no_date_and_are_not_open() -> None:
    told = {"P2W": "2 weeks", "P1D": "1 day", "PT3M": "3 minutes", "PXY": "some years", "P1Y6M": "P1Y6M"}
    assert {value: interval_words(valued(value)) for value in told} == told
    assert interval_words(valued("P1D", "SET")) == "each day"
    assert interval_words(valued("XXXX-WXX-1", "SET")) == "XXXX-WXX-1"
    now = valued("PRESENT_REF", "DATE")
    assert interval_words(now) == "the present" and not is_open(now)


def test_a_weekday_without_an_anchor_is_not_resolved() -> None:
    [[wednesday]] = timeline(Referents(unsettled()))
    assert is_open(wednesday) and interval_words(wednesday) == "not resolved (XXXX-WXX-3)"


moments = st.datetimes(datetime(1, 1, 1), datetime(9998, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))


@given(moments, st.integers(0, 300), st.sampled_from(["day", "hour", "year", "vague"]))
def test_any_interval_has_words_that_name_its_last_year(first: datetime, days: int, how: Granularity) -> None:
    last = first + timedelta(days=days)
    assert str(last.year) in interval_words(timed(first.isoformat(), last.isoformat(), how))


def test_the_timeline_is_in_the_order_of_the_calendar() -> None:
    assert [group[0].value for group in timeline(Referents(resolved()))] == ["2031-03-10"]
