"""Every date that a page or its surroundings state, as evidence: caller, markup, address, visible words, htmldate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import htmldate
from lxml import etree

from readout.clean.choosedate import EARLIEST
from readout.clean.dates import LONGEST, read_date
from readout.clean.facts import Facts
from readout.clean.stateddates import date_evidence_in_text
from readout.records import DateEvidence

_KINDS = ("published", "time", "created", "modified")
_FARTHEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Bound given to htmldate where it is not known when the page was fetched, so that no result depends on today."""


def given_date(stated: str | None) -> list[DateEvidence]:
    """What the caller says of the publication time, as evidence like any other."""
    return [evidence("given", stated, None)] if stated else []


def dates_in_markup(facts: Facts, lines: Sequence[str]) -> list[DateEvidence]:
    """The dates stated in markup, then those in the visible lines near the headline."""
    day_first = _day_first(facts)
    rows = [evidence(_source(s.source, kind), s.value, day_first) for kind in _KINDS for s in facts[kind]]
    return rows + list(date_evidence_in_text(lines, day_first=day_first))


def date_in_address(url: str | None) -> list[DateEvidence]:
    """The day in an address such as ``/2024/05/03/bridge-reopens`` or ``/2024/may/03/bridge-reopens``."""
    match = _IN_ADDRESS.search(_path(url))
    if match is None:
        return []
    year, month, day = match.groups()
    moment = read_date(f"{year}-{month}-{day}" if month.isdecimal() else f"{day} {month} {year}")
    return [DateEvidence("url", match[0], moment.value, moment.precision, moment.zone)] if moment else []


def last_resort(tree: Any, url: str | None, fetched: datetime | None) -> list[DateEvidence]:
    """The day that htmldate finds anywhere in the page but its JSON-LD, which was read and may be of other stories.

    Only a day that the page writes in full is taken: htmldate also reads "3 hours ago" and "May 3" against today's
    clock, and a copyright year as its first of January.
    """
    etree.strip_elements(tree, "script", with_tail=False)
    for node in tree.iter():
        node.text, node.tail = _clipped(node.text), _clipped(node.tail)
    page = etree.tostring(tree, encoding="unicode", method="html")
    for thorough in (False, True):
        day = _htmldate(page, url, fetched, thorough)
        if day and _written(page, *(int(part) for part in day.split("-"))):
            return [evidence("htmldate", day, None)]
    return []


_CLIP = 400
"""Characters of one stretch of text that htmldate sees; it hands a whole paragraph to a parser that takes seconds."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that lxml finds in pages (``&#1;``), but does not take back."""


def _clipped(text: str | None) -> str:
    return _NOT_XML.sub(" ", (text or "")[:_CLIP])


def _htmldate(page: str, url: str | None, fetched: datetime | None, thorough: bool) -> str | None:
    earliest, latest = (when.replace(tzinfo=None) for when in (EARLIEST, (fetched or _FARTHEST).astimezone(UTC)))
    try:
        return htmldate.find_date(
            page, url=url, original_date=True, extensive_search=thorough, min_date=earliest, max_date=latest
        )
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError):
        return None


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d?)(?=[/_.-]|$)", re.IGNORECASE)


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path[:500]
    except ValueError:
        return ""


def evidence(source: str, raw: str, day_first: bool | None = None) -> DateEvidence:
    """A date as it is written, with what it was read as; ``day_first`` settles 03/05/2024."""
    moment = read_date(raw, day_first=day_first)
    if moment is None:
        return DateEvidence(source, raw[:LONGEST], None, None, None)
    return DateEvidence(source, raw[:LONGEST], moment.value, moment.precision, moment.zone)


def _source(source: str, kind: str) -> str:
    return "<time> updated" if source == "<time>" and kind == "modified" else source


_MONTH_FIRST = frozenset({"us", "ph"})
"""Regions whose English writes the month first; elsewhere in English, and in every other language, the day is."""


def _day_first(facts: Facts) -> bool | None:
    """How the page's language writes 03/05/2024; None for English of no stated region."""
    for statement in facts["language"]:
        language, _, region = statement.value.lower().replace("_", "-").partition("-")
        if language != "en":
            return True
        if region:
            return region not in _MONTH_FIRST
    return None


def _written(page: str, year: int, month: int, day: int) -> bool:
    """Whether a page writes a day with its year: 2024-05-03, 20240503, 3/5/24, 3 May 2024, May 3, 2024."""
    d, m, gap = f"0?{day}", f"0?{month}", r"\D{1,3}"
    years = f"(?:{year}|{year % 100:02})"
    forms = (
        rf"{year}\D{{0,3}}{m}\D{{0,3}}{d}",
        rf"{d}\D{{1,24}}{year}",
        rf"{d}{gap}{m}{gap}{years}",
        rf"{m}{gap}{d}{gap}{years}",
    )
    return any(re.search(rf"(?<!\d){form}(?!\d)", page) for form in forms)
