"""Which of the dates found is the publication time, and why; the others stay as evidence with their reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from readout.records import DateEvidence, When

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""No news page is older; an earlier date is a default of some software (1970-01-01) or history."""
AHEAD = timedelta(days=2)
"""A page may be dated this far after it was fetched: zones, wrong clocks, an early print date."""
_ORDER = (
    "given", "json-ld datePublished", "meta article:published_time", "itemprop datepublished", "meta", "<time>",
    "text published", "text", "created", "url", "htmldate", "changed",
)  # fmt: skip
"""From most to least trusted. What search engines and social networks read is kept true by outlets; names that one
vendor reads less so: a page of the fundus set keeps the date of the page it replaced there. A date of change is taken
only where nothing else is stated."""
_FINENESS = ("year", "month", "day", "hour", "minute", "second")


def choose(rows: Sequence[DateEvidence], fetched: datetime | None) -> tuple[tuple[DateEvidence, ...], When | None]:
    """The same rows, one marked as chosen and each with a reason, and the interval that the chosen one names."""
    checked = [_checked(row, fetched) for row in rows]
    able = [row for row in checked if row.value and not row.reason]
    if not able:
        return tuple(checked), None
    first = min(able, key=_rank)
    best, why = _finer(first, sorted(able, key=_rank))
    reason = f"{best.source}: {why}"
    if best.zone is None:
        reason += "; no zone stated, taken as UTC"
    marked, done = [], False
    for row in checked:
        if row is best and not done:
            marked.append(replace(row, chosen=True, reason=reason))
            done = True
        else:
            marked.append(row if row.reason else replace(row, reason=_why_not(row, best)))
    return tuple(marked), interval(best, reason)


def interval(row: DateEvidence, basis: str) -> When | None:
    """The time that a date covers: "2024-05-03" is that whole day in the zone stated, or in UTC."""
    if row.value is None or row.precision is None:
        return None
    start = _floor(row.value, row.precision)
    try:
        end = _next(start, row.precision) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return None
    return When(start.astimezone(UTC), end.astimezone(UTC), row.precision, basis)


def _checked(row: DateEvidence, fetched: datetime | None) -> DateEvidence:
    """The row with the reason why it cannot be the publication time, where there is one."""
    if row.value is None:
        return replace(row, reason=row.reason or "not a full date, or its day and month cannot be told apart")
    if row.value < EARLIEST:
        return replace(row, reason="not chosen: before 1990")
    if fetched is not None and row.value > fetched + AHEAD:
        return replace(row, reason="not chosen: later than the page was fetched")
    return row


def _rank(row: DateEvidence) -> int:
    return _ORDER.index(_kind(row.source))


def _kind(source: str) -> str:
    """The row of ``_ORDER`` that a source belongs to."""
    if source in _ORDER:
        return source
    if source.startswith("meta") and source.endswith(("article:published_time", "article#published_time")):
        return "meta article:published_time"
    if any(word in source.lower() for word in ("modif", "updat", "changed", "revis", "lastmod")):
        return "changed"
    return "meta" if source.startswith("meta") and "creat" not in source.lower() else "created"


def _finer(first: DateEvidence, able: Sequence[DateEvidence]) -> tuple[DateEvidence, str]:
    """A row that says the same as the most trusted one, but adds the time of day or the zone."""
    why = "the most trusted of the dates stated"
    if first.source == "given":
        return first, "stated by the caller, which overrides the page"
    if _coarse(first):
        for row in able:
            if not _coarse(row) and _kind(row.source) != "changed" and _same_day(first, row):
                return row, f"the same day as {first.source}, with the time of day"
    elif first.zone is None:
        for row in able:
            if row.zone and row.value and first.value and _clock(row.value) == _clock(first.value):
                return row, f"the same clock time as {first.source}, with its zone"
    if _kind(first.source) == "changed":
        why = "only a date of change is stated"
    return first, why


def _coarse(row: DateEvidence) -> bool:
    """Whether a row states a day at most; midnight to the second is how software writes a day."""
    if row.value is None or row.precision is None or _FINENESS.index(row.precision) <= 2:
        return True
    return (row.value.hour, row.value.minute, row.value.second) == (0, 0, 0)


def _same_day(first: DateEvidence, row: DateEvidence) -> bool:
    """Whether the finer row lies in the day that the coarser one states, in either one's zone."""
    if first.value is None or row.value is None:
        return False
    return first.value.date() in (row.value.date(), row.value.astimezone(UTC).date())


def _clock(value: datetime) -> tuple[int, ...]:
    return value.timetuple()[:5]


def _why_not(row: DateEvidence, best: DateEvidence) -> str:
    """In words: what a date that was not chosen has to do with the one that was."""
    if _kind(row.source) == "changed":
        return "not chosen: a date of change"
    if _agree(row, best):
        return "agrees with the date chosen"
    return "not chosen: another time, from a less trusted source"


def _agree(row: DateEvidence, best: DateEvidence) -> bool:
    """Whether two dates can mean the same minute: the same clock time or instant, or a day that holds the other."""
    if row.value is None or best.value is None:
        return False
    if _coarse(row) or _coarse(best):
        return _same_day(row, best)
    if row.zone and best.zone:
        return abs(row.value - best.value) < timedelta(minutes=1)
    return _clock(row.value) == _clock(best.value)


def _floor(value: datetime, precision: str) -> datetime:
    cleared = {"microsecond": 0, "second": 0, "minute": 0, "hour": 0, "day": 1, "month": 1}
    finer = len(_FINENESS) - _FINENESS.index(precision)
    return value.replace(**dict(list(cleared.items())[:finer]))  # type: ignore[arg-type]


def _next(start: datetime, precision: str) -> datetime:
    if precision == "year":
        return start.replace(year=start.year + 1)
    if precision == "month":
        return (start + timedelta(days=32)).replace(day=1)
    return start + timedelta(**{f"{precision}s": 1})
