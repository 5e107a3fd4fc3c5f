"""What is known about a page: title, authors, outlet, address, section, language, and every date with its source.

Read from what the page states about itself; where it states no date, from its address, its visible words and
at last htmldate. Nothing is guessed from the clock: a page without a date has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from readout.clean.bylines import names_in
from readout.clean.choosedate import choose
from readout.clean.credits import agency_of, authors_of, byline_in, outlet_of
from readout.clean.facts import Facts, parse, text_of
from readout.clean.finddates import date_in_address, dates_in_markup, given_date, last_resort
from readout.clean.headline import Headline, find_headline
from readout.clean.stateddates import LINES, date_evidence_in_text
from readout.clean.structured import read_facts
from readout.clean.wrapped import Beside
from readout.records import DateEvidence, When


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
    beside: Beside = Beside(),  # noqa: B008 (frozen)
) -> Metadata:
    """Everything an HTML page states about itself; ``given`` (title, published ...) overrides the page, and the page
    what stands ``beside`` it."""
    tree = parse(html)
    if tree is None:
        return read_text_metadata(html.splitlines(), url, fetched=fetched, given=given, beside=beside)
    facts, stated = read_facts(tree, url), dict(given)
    headline = find_headline(tree, facts)
    lines = _lines_near(tree, headline)
    if not facts["author"]:
        facts.add("author", "text byline", byline_in(lines))
    rows = given_date(stated.get("published")) + dates_in_markup(facts, lines)
    rows += [*date_in_address(url or facts.first("canonical")), *beside.dates]
    dates, published = choose(rows, fetched)
    if published is None:
        dates, published = choose(rows + last_resort(tree, url, fetched), fetched)
    authors, byline = authors_of(facts)
    outlet = stated.get("outlet") or outlet_of(facts)
    return Metadata(
        title=stated.get("title") or headline.title or beside.title,
        outlet=outlet,
        byline=byline,
        authors=authors,
        section=facts.first("section"),
        tags=_tags(facts),
        language=_language(stated.get("language") or facts.first("language")),
        canonical=_address(facts.first("canonical"), url),
        agency=agency_of(facts, authors, outlet),
        published=published,
        dates=dates,
    )


def read_text_metadata(
    lines: Sequence[str],
    url: str | None = None,
    *,
    fetched: datetime | None = None,
    given: Sequence[tuple[str, str]] = (),
    beside: Beside = Beside(),  # noqa: B008
) -> Metadata:
    """What is known about a page without markup: what the caller gives, its top lines state, and stands ``beside``."""
    stated = dict(given)
    rows = given_date(stated.get("published")) + list(date_evidence_in_text(lines)) + date_in_address(url)
    rows += beside.dates
    dates, published = choose(rows, fetched)
    byline = byline_in(lines[:LINES])
    return Metadata(
        title=stated.get("title") or beside.title,
        outlet=stated.get("outlet"),
        byline=byline,
        authors=names_in([byline]) if byline else (),
        language=_language(stated.get("language")),
        published=published,
        dates=dates,
    )


_ABOVE, _BELOW = 4, 14
"""Lines before and after the headline in which a page names its authors and its date."""
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
        if len(lines) > (head + _BELOW if head is not None else LINES * 25):
            break
    start = max(0, (head or 0) - _ABOVE)
    return lines[start : start + _ABOVE + _BELOW]


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
