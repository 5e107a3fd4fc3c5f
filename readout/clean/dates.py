"""One date as a page writes it -> an instant with its zone and how precisely it is stated.

``"May 3, 2024 2:05 p.m. ET" -> 2024-05-03 14:05 -04:00, to the minute, zone "ET"``. Today's date is never
a guess, and a date whose day and month cannot be told apart is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from readout.clean.zones import offset_of

Precision = Literal["year", "month", "day", "hour", "minute", "second"]
LONGEST = 120
"""Characters of a stated date that are looked at; the longest form in use has about 60."""
EPOCH_SECONDS = (631_152_000, 4_102_444_800)
"""Unix times from 1990 to 2100; the same in milliseconds. Other long numbers are not dates."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware time, how finely it is stated, and the zone as written (None: taken as UTC)."""

    value: datetime
    precision: Precision
    zone: str | None = None


def read_date(raw: str, *, day_first: bool | None = None) -> Moment | None:
    """The moment that one stated date names, or None where it names none.

    ``day_first`` settles ``03/05/2024``: True for 3 May, False for March 5, None leaves it unread unless
    one number is above 12.
    """
    raw = " ".join(raw[:LONGEST].split())
    if raw.isdecimal() and len(raw) in (10, 13):
        return _epoch(int(raw) if len(raw) == 10 else int(raw) / 1000)
    if match := _ISO.fullmatch(raw) or _PACKED.fullmatch(raw):
        return _iso(match)
    found = next(find_dates(raw, day_first=day_first), None)
    return found[2] if found else _rare(raw)


def find_dates(text: str, *, day_first: bool | None = None) -> Iterator[tuple[int, int, Moment]]:
    """Every full date written in a line, with the time and zone beside it: (start, end, moment)."""
    for match in _DATE.finditer(text):
        if (day := _day_of(match, day_first)) is None:
            continue
        start, end, clock = _clock_beside(text, match.start(), match.end())
        if (moment := _moment(day, clock)) is not None:
            yield start, end, moment


_ZONE = r"Z\b|(?:GMT|UTC)?\s?[+\u2212-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{2,5}\b|[A-Z][a-z]+/[A-Z][A-Za-z_]+"
_ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?"
    r"(?:(?:[Tt ]|, )\s?(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2})(?:[.,:]\d{1,9})?)?|T(?P<hour>\d\d))?"
    rf"\s?(?P<zone>{_ZONE}|z)?(?:\[[A-Za-z_/]{{1,40}}\])?"
)
_PACKED = re.compile(
    rf"(?P<y>\d{{4}})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?\s?(?P<zone>{_ZONE})?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<m1>{_MONTH}),?[ -](?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,|\b) ?(?P<y2>(?:19|20)\d{{2}})"
    rf"|(?P<m4>{_MONTH}) (?P<d4>\d{{1,2}}) (?P<t4>\d\d:\d\d:\d\d) (?P<z4>[A-Z]{{2,5}} )?(?P<y4>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<n1>\d{1,2})(?P<sep>[./-])(?P<n2>\d{1,2})(?P=sep)(?P<y5>\d{4}|\d\d(?<=\.\d\d)(?=\D|$)))(?!\d|\.\d)",
    re.IGNORECASE,
)
_TIME = (
    r"(?:(?P<H>\d{1,2})(?:(?P<dot>[:.h])(?P<M>\d{2}))?(?::(?P<S>\d{2}))?\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?P<packed>\d{4}))"
)
_AFTER = re.compile(rf"(?:T|[\s,|@·•/–—-]{{0,4}}(?:at\s|\()?){_TIME}(?:\.\d+)?\s?\(?(?P<zone>{_ZONE})?", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?<![\d:.]){_TIME}\s?\(?(?P<zone>{_ZONE})?\)?[\s,|@·•/–—-]{{0,4}}(?:on\s)?"
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]?\s)?$",
    re.IGNORECASE,
)
_Clock = tuple[int, int | None, int | None, str | None]


def _epoch(seconds: float) -> Moment | None:
    low, high = EPOCH_SECONDS
    return Moment(datetime.fromtimestamp(seconds, UTC), "second", "epoch") if low <= seconds < high else None


def _rare(raw: str) -> Moment | None:
    """ISO 8601's weeks: "2031-W11-5", "2031-W11-5T09:30+01:00"."""
    try:
        value = datetime.fromisoformat(raw)
    except ValueError:
        return None
    day, clock, _ = raw.partition("T")
    zone = raw[len(day) + 1 :].lstrip("0123456789:.,") or None
    return Moment(value if value.tzinfo else value.replace(tzinfo=UTC), "minute" if clock else "day", zone)


def _iso(match: re.Match[str]) -> Moment | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"] or 1)
    if (hour := match.groupdict().get("hour")) is not None:
        return _moment((year, month, day), (int(hour), None, None, match["zone"]))
    if match["H"] is None:
        precision: Precision = "day" if match["d"] else "month"
        return _moment((year, month, day), None, precision)
    second = int(match["S"]) if match["S"] else None
    return _moment((year, month, day), (int(match["H"]), int(match["M"]), second, match["zone"]))


def _day_of(match: re.Match[str], day_first: bool | None) -> tuple[int, int, int] | None:
    for tag in ("1", "2", "3", "4"):
        if match["y" + tag]:
            month = match["m" + tag].lower()
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
            return int(match["y" + tag]), number, int(match["d" + tag])
    first, second = int(match["n1"]), int(match["n2"])
    if max(first, second) > 12 or first == second or match["sep"] == ".":
        day_first = first > 12 or second <= 12
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    year = int(match["y5"])
    return year if year > 99 else year + (1900 if year >= 90 else 2000), month, day


def _clock_beside(text: str, start: int, end: int) -> tuple[int, int, _Clock | None]:
    """The time of day next to a date at ``text[start:end]``, and the stretch that holds both."""
    inner = re.search(r"(\d\d):(\d\d):(\d\d) ([A-Z]{2,5})?", text[start:end])
    if inner:
        return start, end, (int(inner[1]), int(inner[2]), int(inner[3]), inner[4])
    after = _AFTER.match(text, end, end + 48)
    if after and (clock := _clock(after)):
        return start, after.end(), clock
    low = max(0, start - 48)
    before = _BEFORE.search(text[low:start])
    if before and (clock := _clock(before)):
        return low + before.start(), end, clock
    return start, end, None


def _clock(match: re.Match[str]) -> _Clock | None:
    """Hour, minute, second and zone; a bare number is a time only with a half of the day or a zone."""
    zone = match["zone"] if match["zone"] and offset_of(match["zone"], datetime(2000, 1, 1)) is not None else None
    half = (match["half"] or "")[:1].lower()
    if match["packed"]:
        return (int(match["packed"][:2]), int(match["packed"][2:]), None, zone) if zone else None
    sure = match["dot"] == ":" or half or (zone and match["M"]) or (match["dot"] == "h")
    if not sure:
        return None
    hour = int(match["H"])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(match["M"]) if match["M"] else None
    return hour, minute, int(match["S"]) if match["S"] else None, zone


def _moment(day: tuple[int, int, int], clock: _Clock | None, precision: Precision = "day") -> Moment | None:
    """An aware moment from its parts, or None where the calendar has no such day or time."""
    try:
        if clock is None:
            return Moment(datetime(*day, tzinfo=UTC), precision)
        hour, minute, second, zone = clock
        local = datetime(*day, hour % 24, minute or 0, min(second or 0, 59)) + timedelta(days=hour == 24)
        if hour > 24:
            return None
        offset = offset_of(zone, local) if zone else None
        aware = local.replace(tzinfo=timezone(offset) if offset is not None else UTC)
        aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    finest: Precision = "second" if second is not None else "minute" if minute is not None else "hour"
    return Moment(aware, finest, zone if offset is not None else None)
