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
from readout.clean.dates import read_date
from readout.clean.stateddates import date_evidence_in_text
from readout.clean.structured import Facts, Stated, parse, read_facts, text_of
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
    rows += _visible_dates(tree, _day_first(facts)) if tree is not None else []
    dates, published = choose(rows, fetched)
    if published is None and tree is not None:
        dates, published = choose(rows + _htmldate(html, url, fetched), fetched)
    authors, byline = _authors(facts)
    return Metadata(
        title=stated.get("title") or _title(tree, facts),
        outlet=stated.get("outlet") or facts.first("outlet"),
        byline=byline,
        authors=authors,
        section=facts.first("section"),
        tags=_tags(facts),
        language=language,
        canonical=_address(facts.first("canonical"), url),
        agency=facts.first("agency"),
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


def _visible_dates(tree: Any, day_first: bool | None) -> list[DateEvidence]:
    """Dates in the visible lines around the headline, or at the top where there is none."""
    lines: list[str] = []
    head = None
    for node in tree.iter("h1", "p", "div", "span", "time", "li", "h2", "h3", "header", "address", "small", "b", "em"):
        if node.tag == "h1" and head is None:
            head = len(lines)
        if node.tag == "h1" or not len(node) or (node.text or "").strip():
            lines.append(text_of(node))
        if head is not None and len(lines) > head + _BELOW:
            break
    start = max(0, (head or 0) - _ABOVE)
    return list(date_evidence_in_text(lines[start : start + _ABOVE + _BELOW], day_first=day_first))


def _htmldate(html: str, url: str | None, fetched: datetime | None) -> list[DateEvidence]:
    """The day that htmldate finds anywhere in the page, as the last resort."""
    latest = (fetched or _FARTHEST).replace(tzinfo=None)
    try:
        day = htmldate.find_date(
            html, url=url, original_date=True, min_date=EARLIEST.replace(tzinfo=None), max_date=latest
        )
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError):
        return []
    if day is None:
        return []
    row = _evidence("htmldate", day, None)
    return [row]


def _title(tree: Any, facts: Facts) -> str | None:
    """The headline as the page shows it, where its markup agrees; else as its markup states it."""
    stated = [_without_outlet(s.value, facts) for s in facts["title"]]
    shown = [text_of(node) for node in tree.iter("h1")] if tree is not None else []
    shown = [text for text in shown if text]
    likeliest = max(shown, key=lambda text: max((_overlap(text, title) for title in stated), default=0.0), default=None)
    if likeliest and (not stated or max(_overlap(likeliest, title) for title in stated) >= 0.5 or len(shown) == 1):
        return likeliest
    return stated[0] if stated else None


def _without_outlet(title: str, facts: Facts) -> str:
    """The title without the outlet's name behind a bar or dash: "Bridge reopens | The Gazette"."""
    for joint in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(joint)
        names = {s.value.casefold() for s in facts["outlet"]}
        if found and (tail.strip().casefold() in names or (joint == " | " and len(tail) < len(head))):
            return head.strip()
    return title


def _overlap(one: str, other: str) -> float:
    """Shared words over all words of two titles, 0 to 1."""
    first, second = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return len(first & second) / len(first | second) if first and second else 0.0


def _authors(facts: Facts) -> tuple[tuple[str, ...], str | None]:
    """The authors of the most trusted source that names any, and the words they were read from."""
    by_source: dict[str, list[str]] = {}
    for statement in facts["author"] + facts["creator"]:
        by_source.setdefault(statement.source, []).append(statement.value)
    for statements in by_source.values():
        if names := names_in(statements):
            return names, ", ".join(statements)
    return (), None


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


__all__ = ["Metadata", "Stated", "read_metadata", "read_text_metadata"]
