"""The day a report's times count from: published, then dateline, then address, then first seen; or none at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from readout.records import Block, DateEvidence, Document
from readout.times.calendar import interval
from readout.times.form import Anchor, Meaning, Now
from readout.times.grammar import forms

_FINE = {"year": "year", "month": "month"}
_MONTH_FIRST_HOSTS = (".us", ".gov", ".mil")
_DAY_FIRST_HOSTS = (
    ".uk",
    ".au",
    ".nz",
    ".ie",
    ".in",
    ".za",
    ".de",
    ".fr",
    ".ru",
    ".eu",
    ".ng",
    ".ke",
    ".pk",
    ".sg",
    ".my",
)


def report_anchor(document: Document, blocks: Sequence[Block]) -> Anchor | None:
    """The report's own day, and what says so; None where nothing does."""
    if document.published is not None:
        return _published(document)
    return _dateline(document, blocks) or _address(document) or _first_seen(document)


def _published(document: Document) -> Anchor | None:
    when = document.published
    assert when is not None
    chosen = next((row for row in document.dates if row.chosen and row.value is not None), None)
    # The day is the one of the zone that the page states: 23:30 in New York is the next day in UTC.
    local = chosen.value if chosen is not None and chosen.value is not None else when.earliest
    kind = {"url": "url"}.get(chosen.source, "published") if chosen else "published"
    return _anchor(kind, local.date(), when.precision)


def _anchor(kind: str, day: date, precision: str) -> Anchor:
    fine = _FINE.get(precision, "day")
    value = {"year": f"{day.year:04}", "month": f"{day.year:04}-{day.month:02}"}.get(fine, day.isoformat())
    return Anchor(kind, day, value, fine)  # type: ignore[arg-type]


def _dateline(document: Document, blocks: Sequence[Block]) -> Anchor | None:
    """A day with its year in the dateline, or in a line of its own that states the time of the report."""
    for role in ("dateline", "timestamp"):
        for block in blocks:
            if block.role == role:
                for form in forms(document.text, block.span):
                    meaning = form.mean(Now(None))
                    if re.fullmatch(r"\d{4}-\d\d-\d\d", meaning.value) and interval(meaning.value):
                        return Anchor("dateline", date.fromisoformat(meaning.value), meaning.value)
    return None


def _address(document: Document) -> Anchor | None:
    row: DateEvidence | None = next((each for each in document.dates if each.source == "url" and each.value), None)
    if row is not None and row.value is not None:
        return _anchor("url", row.value.date(), row.precision or "day")
    found = _IN_ADDRESS.search(_path(document.url))
    if found and interval(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"):
        return _anchor("url", date(int(found[1]), int(found[2]), int(found[3])), "day")
    return None


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_.-]|$)", re.ASCII)


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path[:500]
    except ValueError:
        return ""


def _first_seen(document: Document) -> Anchor | None:
    if document.fetched is None:
        return None
    return _anchor("first seen", document.fetched.date(), "day")


def day_first(document: Document) -> bool | None:
    """Whether 3/5/2024 is 3 May here: by the language's region, the outlet's address, or another date of the report."""
    region = (document.language or "").lower().replace("_", "-").partition("-")[2]
    if region:
        return region not in ("us", "ph")
    for first, second in _NUMERIC.findall(document.text):
        if int(first) > 12 >= int(second) or int(second) > 12 >= int(first):
            return int(first) > 12
    return _by_host(document.url)


_NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)\d\d(?![\d/])", re.ASCII)


def _by_host(url: str | None) -> bool | None:
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    if host.endswith(_DAY_FIRST_HOSTS):
        return True
    return False if host.endswith(_MONTH_FIRST_HOSTS) else None


def from_text(meaning: Meaning) -> Anchor | None:
    """A date stated in the text as something to count from: "the next day" after it."""
    value = meaning.value
    if match := re.match(r"\d{4}-\d\d-\d\d", value):
        return Anchor("the text", date.fromisoformat(match[0]), match[0]) if interval(match[0]) else None
    if meaning.granularity in ("year", "month", "season", "quarter", "half", "week", "weekend") and (
        found := interval(value)
    ):
        fine = "year" if meaning.granularity == "year" else "month"
        return Anchor("the text", found.earliest.date(), value, fine)  # type: ignore[arg-type]
    return None


def utterance(said: date, value: str) -> Anchor:
    """The day on which something was said, to count from inside its quotation."""
    return Anchor("utterance", said, value)
