"""Date strings as pages write them, and what must never be guessed."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.clean.dates import find_dates, read_date
from readout.clean.zones import offset_of

WRITTEN = [
    ("2024-05-03T14:05:00+02:00", "2024-05-03 14:05:00+02:00", "second", "+02:00"),
    ("2024-05-03T14:05:00.389Z", "2024-05-03 14:05:00+00:00", "second", "Z"),
    ("2024-05-03 14:05:00 +0200", "2024-05-03 14:05:00+02:00", "second", "+0200"),
    ("2024-05-03T14:05", "2024-05-03 14:05:00+00:00", "minute", None),
    ("2024-05-03T14:05:00+02:00[Europe/Berlin]", "2024-05-03 14:05:00+02:00", "second", "+02:00"),
    ("2024-05-03T24:00:00Z", "2024-05-04 00:00:00+00:00", "second", "Z"),
    ("2024-05-03", "2024-05-03 00:00:00+00:00", "day", None),
    ("2024-05-03T14+02:00", "2024-05-03 14:00:00+02:00", "hour", "+02:00"),
    ("2024-W18-5", "2024-05-03 00:00:00+00:00", "day", None),
    ("2024-W18-5T14:05+02:00", "2024-05-03 14:05:00+02:00", "minute", "+02:00"),
    ("2024-05", "2024-05-01 00:00:00+00:00", "month", None),
    ("20240503T140500Z", "2024-05-03 14:05:00+00:00", "second", "Z"),
    ("20240503", "2024-05-03 00:00:00+00:00", "day", None),
    ("1714745100", "2024-05-03 14:05:00+00:00", "second", "epoch"),
    ("1714745100000", "2024-05-03 14:05:00+00:00", "second", "epoch"),
    ("Fri, 03 May 2024 14:05:00 GMT", "2024-05-03 14:05:00+00:00", "second", "GMT"),
    ("Fri May 03 2024 14:05:00 GMT+0200 (CEST)", "2024-05-03 14:05:00+02:00", "second", "GMT+0200"),
    ("Fri May  3 14:05:00 UTC 2024", "2024-05-03 14:05:00+00:00", "second", "UTC"),
    ("May 3, 2024 2:05 p.m. ET", "2024-05-03 14:05:00-04:00", "minute", "ET"),
    ("Jan. 3, 2024 3:04pm EST", "2024-01-03 15:04:00-05:00", "minute", "EST"),
    ("January 3, 2024, 12:30 a.m. PT", "2024-01-03 00:30:00-08:00", "minute", "PT"),
    ("14:05 GMT, 3 May 2024", "2024-05-03 14:05:00+00:00", "minute", "GMT"),
    ("1405 GMT, 3 May 2024", "2024-05-03 14:05:00+00:00", "minute", "GMT"),
    ("3 May 2024 | 14.05 BST", "2024-05-03 14:05:00+01:00", "minute", "BST"),
    ("3rd of May 2024 at 9 pm", "2024-05-03 21:00:00+00:00", "hour", None),
    ("Sept. 5, 2023", "2023-09-05 00:00:00+00:00", "day", None),
    ("03.05.2024, 14:05", "2024-05-03 14:05:00+00:00", "minute", None),
    ("13/05/2024", "2024-05-13 00:00:00+00:00", "day", None),
    ("04/04/2024", "2024-04-04 00:00:00+00:00", "day", None),
]


@pytest.mark.parametrize(("raw", "value", "precision", "zone"), WRITTEN)
def test_a_date_keeps_its_minutes_its_zone_and_how_finely_it_was_stated(
    raw: str, value: str, precision: str, zone: str | None
) -> None:
    moment = read_date(raw)
    assert moment is not None
    assert (str(moment.value), moment.precision, moment.zone) == (value, precision, zone)


@pytest.mark.parametrize(
    "raw",
    ["", "yesterday", "3 hours ago", "May 3", "03/05/2024", "2024-02-31", "2024-13-01", "24", "0000000000", "2024"],
)
def test_what_does_not_name_one_day_is_not_read(raw: str) -> None:
    assert read_date(raw) is None


def test_the_order_of_day_and_month_is_read_only_when_it_is_known() -> None:
    assert str(read_date("03/05/2024", day_first=True)).count("2024, 5, 3")
    assert str(read_date("03/05/2024", day_first=False)).count("2024, 3, 5")


def test_a_number_after_a_date_is_not_a_time() -> None:
    moment = read_date("4 May 2024 12 people")
    assert moment is not None and moment.precision == "day"


def test_a_word_in_capitals_that_is_no_zone_is_not_one() -> None:
    moment = read_date("3 May 2024 14:05 LIVE")
    assert moment is not None and (moment.precision, moment.zone) == ("minute", None)


def test_american_zones_without_a_season_follow_the_season_of_the_day() -> None:
    hours = [offset_of("ET", datetime(2024, month, 15)) for month in (1, 7, 12)]
    assert hours == [timedelta(hours=-5), timedelta(hours=-4), timedelta(hours=-5)]


def test_every_date_of_a_line_is_found_with_its_place() -> None:
    line = "Published May 3, 2024, 2:05 PM UTC / Updated May 4, 2024, 5:09 PM UTC"
    found = [(line[start:end], moment.value.day) for start, end, moment in find_dates(line)]
    assert [day for _, day in found] == [3, 4]
    assert found[0][0].startswith("May 3, 2024")


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)),
    st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
def test_every_iso_time_is_read_back_to_the_second(local: datetime, zone: timezone) -> None:
    stated = local.replace(microsecond=0, tzinfo=zone)
    moment = read_date(stated.isoformat())
    assert moment is not None and moment.value == stated


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.value.astimezone(UTC)


@pytest.mark.parametrize(
    "pump", ["1", "1:", "May ", "3 May ", "2024-", "12.", " ", "+1", "1 p", "Z" * 5, "3 May 2024 1:", "Published "]
)
def test_a_pumped_line_takes_no_longer_than_its_length(pump: str) -> None:
    start = time.perf_counter()
    list(find_dates(pump * (200_000 // len(pump))))
    assert time.perf_counter() - start < 3
