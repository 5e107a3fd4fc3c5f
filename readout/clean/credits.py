"""Whose report a page is: its authors, its outlet, and the news agency it credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from readout.clean.bylines import names_in
from readout.clean.dateline import agency_named
from readout.clean.facts import Facts
from readout.clean.headline import letters


def authors_of(facts: Facts) -> tuple[tuple[str, ...], str | None]:
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


def outlet_of(facts: Facts) -> str | None:
    """The outlet's name; the site's own where the publisher stated is a news agency, and no address."""
    names = [s.value for s in facts["outlet"] if not re.match(r"https?:|www\.", s.value)]
    return next((name for name in names if agency_named(name) is None), names[0] if names else None)


def agency_of(facts: Facts, authors: Sequence[str], outlet: str | None) -> str | None:
    """The news agency that the page credits as its source, its publisher or its author; not the outlet itself."""
    stated = [s.value for kind in ("agency", "outlet", "author") for s in facts[kind]]
    named = [agency for text in (*authors, *stated) if (agency := agency_named(text))]
    return next((agency for agency in named if agency != agency_named(outlet or "")), None)


_NAME = r"[^\W\d_a-z][\w.\u2019'-]{0,30}"
_BY = re.compile(
    rf"(?:By|BY):?\s({_NAME}(?:\s{_NAME}){{0,3}}(?:(?:,|,?\s(?:and|&))\s{_NAME}(?:\s{_NAME}){{1,3}}){{0,5}})(?=$|[\s,|•·])"
)


def byline_in(lines: Iterable[str]) -> str | None:
    """The first line such as "By Ana Ruiz and Tom Lee | 3 May" among short lines, up to the end of the names."""
    for line in lines:
        line = " ".join(line[:160].split())
        if len(line) < 160 and (match := _BY.match(line)):
            return match[0]
    return None
