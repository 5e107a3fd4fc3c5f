"""What is known about a page: title, authors, outlet, address, section, language, and every date with its source.

Read from what the page states about itself; where it states no date, from its address, its visible words and
at last htmldate. Nothing is guessed from the clock: a page without a date has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import htmldate

from readout.clean.bylines import names_in
from readout.clean.choosedate import EARLIEST, choose
from readout.clean.dateline import agency_named
from readout.clean.dates import read_date
from readout.clean.headline import Headline, find_headline, letters
from readout.clean.stateddates import date_evidence_in_text
from readout.clean.structured import Facts, parse, read_facts, text_of
from readout.records import DateEvidence, When

_FARTHEST = datetime(2100, 1, 1, tzinfo=UTC)
"""Bound given to htmldate where it is not known when the page was fetched, so that no result depends on today."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself. ``language`` is a hint; ``canonical`` the address the page gives itself."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    canonical: str | None = None
    agency: str | None = None
    published: When | None = None
    dates: tuple[DateEvidence, ...] = ()


def read_metadata(
    html: str,
    url: str | None = None,
    *,
    fetched: datetime | None = None,
    given: Sequence[tuple[str, str]] = (),
) -> Metadata:
    """Everything an HTML page states about itself; ``given`` (title, published ...) overrides the page."""
    tree = parse(html)
    facts = read_facts(tree, url) if tree is not None else Facts()
    stated = dict(given)
    language = _language(stated.get("language") or facts.first("language"))
    rows = _given_date(stated) + _stated_dates(facts, language) + _address_date(url or facts.first("canonical"))
    headline = find_headline(tree, facts) if tree is not None else Headline(None)
    lines = _lines_near(tree, headline) if tree is not None else []
    _add_byline(lines, facts)
    rows += date_evidence_in_text(lines, day_first=_day_first(facts))
    dates, published = choose(rows, fetched)
    if published is None and tree is not None:
        dates, published = choose(rows + _htmldate(html, url, fetched), fetched)
    authors, byline = _authors(facts)
    outlet = stated.get("outlet") or _outlet(facts)
    return Metadata(
        title=stated.get("title") or headline.title,
        outlet=outlet,
        byline=byline,
        authors=authors,
        section=facts.first("section"),
        tags=_tags(facts),
        language=language,
        canonical=_address(facts.first("canonical"), url),
        agency=_agency(facts, authors, outlet),
        published=published,
        dates=dates,
    )


def read_text_metadata(
    lines: Sequence[str],
    url: str | None = None,
    *,
    fetched: datetime | None = None,
    given: Sequence[tuple[str, str]] = (),
) -> Metadata:
    """What is known about a page without markup: what the caller gives, and the dates in its top lines."""
    stated = dict(given)
    rows = _given_date(stated) + list(date_evidence_in_text(lines)) + _address_date(url)
    dates, published = choose(rows, fetched)
    return Metadata(
        title=stated.get("title"),
        outlet=stated.get("outlet"),
        language=_language(stated.get("language")),
        published=published,
        dates=dates,
    )


def _given_date(stated: dict[str, str]) -> list[DateEvidence]:
    return [_evidence("given", stated["published"], None)] if stated.get("published") else []


def _stated_dates(facts: Facts, language: str | None) -> list[DateEvidence]:
    day_first = _day_first(facts)
    kinds = ("published", "time", "created", "modified")
    return [_evidence(s.source, s.value, day_first, kind) for kind in kinds for s in facts[kind]]


def _evidence(source: str, raw: str, day_first: bool | None, kind: str = "") -> DateEvidence:
    moment = read_date(raw, day_first=day_first)
    if kind == "modified" and source in ("<time>",):
        source = "<time> updated"
    if moment is None:
        return DateEvidence(source, raw[:120], None, None, None)
    return DateEvidence(source, raw[:120], moment.value, moment.precision, moment.zone)


def _day_first(facts: Facts) -> bool | None:
    """Whether 03/05/2024 is 3 May: not in American English, yes in every other language named with a region."""
    for statement in facts["language"]:
        parts = re.split(r"[-_]", statement.value.lower())
        if parts[0] != "en":
            return True
        if len(parts) > 1:
            return parts[1] not in ("us", "ph")
    return None


_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d?)(?=[/_.-]|$)", re.IGNORECASE)


def _address_date(url: str | None) -> list[DateEvidence]:
    """The day in an address such as ``/2024/05/03/bridge-reopens``."""
    match = _IN_ADDRESS.search(urlsplit(url).path[:500]) if url else None
    if match is None:
        return []
    joint = "-" if match[2].isdecimal() else " "
    moment = read_date(
        joint.join((match[1], match[2], match[3])) if joint == "-" else f"{match[3]} {match[2]} {match[1]}"
    )
    return [DateEvidence("url", match[0], moment.value, moment.precision, moment.zone)] if moment else []


_ABOVE, _BELOW = 4, 14
"""Lines before and after the headline in which a page states its date."""


_LINES = ("p", "div", "span", "time", "li", "header", "address", "small", "b", "em", "strong", "a", "h1", "h2", "h3")


def _lines_near(tree: Any, headline: Headline) -> list[str]:
    """The visible lines around the headline, or the first ones where there is none."""
    lines: list[str] = []
    head = None
    for node in tree.iter(*_LINES):
        if node is headline.node:
            head = len(lines)
        if not len(node) or (node.text or "").strip():
            lines.append(text_of(node))
        if head is not None and len(lines) > head + _BELOW:
            break
    start = max(0, (head or 0) - _ABOVE)
    return lines[start : start + _ABOVE + _BELOW]


_BY = re.compile(r"By:?\s(?=[^\W\d_a-z])[^|•·\d]{3,90}")


def _add_byline(lines: Sequence[str], facts: Facts) -> None:
    """A line such as "By Ana Ruiz | 3 May" near the headline, where nothing else names an author."""
    for line in lines:
        if not facts["author"] and len(line) < 160 and (match := _BY.match(line)):
            facts.add("author", "text byline", match[0])


def _htmldate(html: str, url: str | None, fetched: datetime | None) -> list[DateEvidence]:
    """The day that htmldate finds anywhere in the page, as the last resort.

    Only a day that the page writes in full is taken: htmldate also reads "3 hours ago" and "May 3" against today's
    clock, and a copyright year as its first of January.
    """
    latest = fetched.astimezone(UTC) if fetched else _FARTHEST
    try:
        day = htmldate.find_date(
            html,
            url=url,
            original_date=True,
            min_date=EARLIEST.replace(tzinfo=None),
            max_date=latest.replace(tzinfo=None),
        )
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError):
        return []
    if day is None or not _written(html, *(int(part) for part in day.split("-"))):
        return []
    return [_evidence("htmldate", day, None)]


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


def _authors(facts: Facts) -> tuple[tuple[str, ...], str | None]:
    """The authors of the most trusted source that names any, and the words they were read from.

    A source that names the outlet only ("The Gazette") gives way to one that names a person.
    """
    by_source: dict[str, list[str]] = {}
    for statement in facts["author"] + facts["creator"]:
        by_source.setdefault(statement.source, []).append(statement.value)
    read = [(names, ", ".join(said)) for said in by_source.values() if (names := names_in(said))]
    own = {letters(s.value) for s in facts["outlet"]}
    persons = [(names, said) for names, said in read if not {letters(name) for name in names} <= own]
    best = persons or read
    return best[0] if best else ((), None)


def _outlet(facts: Facts) -> str | None:
    """The outlet's name; the site's own where the publisher stated is a news agency, and no address."""
    names = [s.value for s in facts["outlet"] if not re.match(r"https?:|www\.", s.value)]
    return next((name for name in names if agency_named(name) is None), names[0] if names else None)


def _agency(facts: Facts, authors: Sequence[str], outlet: str | None) -> str | None:
    """The news agency that the page credits: as its source, its publisher or its author."""
    stated = [s.value for kind in ("agency", "outlet", "author") for s in facts[kind]]
    named = [agency for text in (*authors, *stated) if (agency := agency_named(text))]
    return next((agency for agency in named if agency != agency_named(outlet or "")), None)


def _tags(facts: Facts) -> tuple[str, ...]:
    parts = [part.strip() for statement in facts["tags"] for part in re.split(r"[,;]", statement.value)]
    return tuple(dict.fromkeys(part for part in parts if part))[:50]


def _language(stated: str | None) -> str | None:
    """The two- or three-letter code of a stated language: "en-GB" -> "en"."""
    match = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", stated or "")
    return match[1].lower() if match else None


def _address(stated: str | None, url: str | None) -> str | None:
    """The canonical address in full, http or https only."""
    try:
        full = urljoin(url or "", stated) if stated else None
        return full if full and urlsplit(full).scheme in ("http", "https") else None
    except ValueError:
        return None
