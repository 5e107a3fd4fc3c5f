"""Choosing the publication time among the dates found, with the reason in words."""

from __future__ import annotations

from datetime import UTC, datetime

from readout.clean.choosedate import choose
from readout.clean.dates import read_date
from readout.records import DateEvidence

FETCHED = datetime(2024, 5, 4, 8, 0, tzinfo=UTC)


def row(source: str, raw: str) -> DateEvidence:
    """One evidence row as the finder makes it."""
    moment = read_date(raw)
    if moment is None:
        return DateEvidence(source, raw, None, None, None)
    return DateEvidence(source, raw, moment.value, moment.precision, moment.zone)


def chosen(*rows: DateEvidence, fetched: datetime | None = FETCHED) -> DateEvidence | None:
    dates, _ = choose(rows, fetched)
    assert len(dates) == len(rows)
    return next((date for date in dates if date.chosen), None)


def test_exactly_one_date_is_chosen_and_every_row_has_its_reason() -> None:
    rows = [row("url", "2024-05-03"), row("json-ld datePublished", "2024-05-03T14:05:00Z"), row("<time>", "nonsense")]
    dates, when = choose(rows, FETCHED)
    assert sum(date.chosen for date in dates) == 1
    assert all(date.reason for date in dates)
    assert when is not None and "json-ld datePublished" in when.basis


def test_what_the_caller_says_overrides_the_page_even_when_it_is_coarser() -> None:
    best = chosen(row("given", "2024-05-01"), row("json-ld datePublished", "2024-05-01T14:05:00Z"))
    assert best is not None and best.source == "given"


def test_a_date_of_change_is_taken_only_when_nothing_else_is_stated() -> None:
    change = row("json-ld dateModified", "2024-05-03T15:00:00Z")
    both = chosen(change, row("url", "2024-05-01"))
    assert both is not None and both.source == "url"
    alone = chosen(change)
    assert alone is not None and "only a date of change" in alone.reason


def test_a_time_on_the_same_day_refines_a_day() -> None:
    best = chosen(row("json-ld datePublished", "2024-05-03"), row("<time>", "2024-05-03T14:05:00+02:00"))
    assert best is not None and best.raw == "2024-05-03T14:05:00+02:00"


def test_midnight_is_how_software_writes_a_day() -> None:
    best = chosen(row("json-ld datePublished", "2024-05-03T00:00:00"), row("<time>", "2024-05-03T14:05:00+02:00"))
    assert best is not None and best.source == "<time>"


def test_a_change_never_refines_a_day() -> None:
    best = chosen(row("json-ld datePublished", "2024-05-03"), row("<time> updated", "2024-05-03T14:05:00+02:00"))
    assert best is not None and best.source == "json-ld datePublished"


def test_the_same_clock_time_with_a_zone_is_better_than_without() -> None:
    best = chosen(row("json-ld datePublished", "2024-05-03 14:05"), row("<time>", "2024-05-03T14:05:00+02:00"))
    assert best is not None and best.zone == "+02:00"


def test_impossible_dates_are_kept_but_not_chosen() -> None:
    rows = [row("json-ld datePublished", "2031-01-01"), row("meta date", "1970-01-01T00:00:00Z")]
    dates, when = choose(rows, FETCHED)
    assert when is None and len(dates) == 2
    assert ["later than the page was fetched" in dates[0].reason, "before 1990" in dates[1].reason] == [True, True]


def test_a_day_without_a_zone_covers_that_day_in_utc() -> None:
    _, when = choose([row("url", "2024-05-03")], FETCHED)
    assert when is not None
    assert (str(when.earliest), str(when.latest)) == ("2024-05-03 00:00:00+00:00", "2024-05-03 23:59:59.999999+00:00")
    assert "no zone stated, taken as UTC" in when.basis


def test_a_minute_covers_its_sixty_seconds_in_utc() -> None:
    _, when = choose([row("text published", "3 May 2024 14:05 BST")], FETCHED)
    assert when is not None
    assert (str(when.earliest), str(when.latest)) == ("2024-05-03 13:05:00+00:00", "2024-05-03 13:05:59.999999+00:00")


def test_a_month_covers_the_whole_month() -> None:
    _, when = choose([row("given", "2024-02")], None)
    assert when is not None and str(when.latest)[:10] == "2024-02-29"


def test_no_dates_is_no_time_and_not_today() -> None:
    assert choose([], FETCHED) == ((), None)


def test_a_date_not_chosen_says_whether_it_agrees() -> None:
    first = row("json-ld datePublished", "2024-05-03T14:05:00+02:00")
    dates, _ = choose(
        [first, row("text", "3 May 2024 14:05"), row("url", "2024-05-03"), row("<time>", "2024-05-02")], FETCHED
    )
    assert [date.reason.split(":")[0] for date in dates[1:]] == ["agrees with the date chosen"] * 2 + ["not chosen"]
