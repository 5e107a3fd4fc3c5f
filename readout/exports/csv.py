"""CSV: one row a statement, for spreadsheets; cells that a spreadsheet would run as a formula are defused."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from readout.exports.referents import Referents
from readout.exports.rows import Row, rows
from readout.exports.who import name_of, role
from readout.exports.wording import words
from readout.layers import Reading
from readout.referents import Place, TimeExpression

COLUMNS = (
    "document", "name", "url", "title", "outlet", "published", "number", "statement", "parent",
    "source", "chain", "cue", "content", "mode", "stance", "negated", "hedged", "addressee", "medium",
    "anonymous", "anonymity_reason", "place", "start", "end", "score",
    "speaker", "speaker_role", "speaker_country", "speaker_sector", "speaker_wikidata", "speaker_id",
    "speaker_kind", "speaker_how", "speaker_reason", "speaker_score",
    "said", "said_value", "said_earliest", "said_latest", "times", "places",
)  # fmt: skip

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell starting so is run by Excel, LibreOffice or Google Sheets (OWASP, "CSV injection"); the last four
are the full-width forms, which some of them fold to the plain ones."""


def header() -> str:
    """The line of column names."""
    return line(COLUMNS)


def lines(reading: Reading) -> str:
    """One line a statement; the empty string for a reading that holds none."""
    known = Referents(reading)
    return "".join(
        line((*_cells(reading, row), *_speaker(known, row), *_when_and_where(known, row))) for row in rows(reading)
    )


def neutral(cell: str) -> str:
    """The cell with an apostrophe before anything that a spreadsheet would run as a formula."""
    return "'" + cell if cell.lstrip(" \u00a0").startswith(FORMULA_STARTS) else cell


def _cells(reading: Reading, row: Row) -> tuple[str, ...]:
    document, statement = reading.document, row.statement
    text, anonymous = document.text, statement.anonymous
    published = document.published.earliest.isoformat() if document.published else ""
    return (
        document.id, document.name, document.url or "", document.title or "", document.outlet or "", published,
        row.number, statement.id, statement.parent or "",
        row.who, " > ".join(link or "(unnamed)" for link in row.chain), words(text, statement.cue), row.what,
        statement.mode, statement.stance, _flag(statement.negated), _flag(statement.hedged),
        words(text, statement.addressee), statement.medium or "",
        anonymous.kind if anonymous else "", words(text, anonymous.reason) if anonymous else "",
        row.place, str(row.span.start), str(row.span.end), f"{statement.score:.4f}",
    )  # fmt: skip


def _speaker(known: Referents, row: Row) -> tuple[str, ...]:
    """Whom the source stands for; several are joined by a semicolon, in the same order in every column."""
    speaker = known.speaker(row.statement.id)
    if speaker is None:
        return ("",) * 10
    meant = known.entities_of(speaker.entities)
    actors = [each.actor for each in meant]
    columns = (
        [name_of(each) for each in meant],
        [role(known, each) for each in meant],
        [(actor.country if actor else None) or "" for actor in actors],
        [(actor.sector if actor else None) or "" for actor in actors],
        [(actor.wikidata if actor else None) or "" for actor in actors],
        [each.id for each in meant],
    )
    joined = ("; ".join(column) if any(column) else "" for column in columns)
    return *joined, speaker.kind or "", speaker.how, speaker.reason, f"{speaker.score:.4f}"


def _when_and_where(known: Referents, row: Row) -> tuple[str, ...]:
    """When it was said; and the times and places named in what was said."""
    content = row.statement.content
    said = known.said(row.statement.id)
    time = known.time_at(said.time) if said else None
    when = time.when if time else None
    return (
        words(known.text, [said.time]) if said else "",
        time.value if time else "",
        when.earliest.isoformat() if when else "",
        when.latest.isoformat() if when else "",
        "; ".join(_time(known, each) for each in known.times_in(content)),
        "; ".join(_place(known, each) for each in known.places_in(content)),
    )


def _time(known: Referents, time: TimeExpression) -> str:
    """``Wednesday = 2023-09-13``."""
    return f"{words(known.text, [time.span])} = {time.value}"


def _place(known: Referents, place: Place) -> str:
    """``Tavish (NOR 60.39 5.32)``; the name alone where it has no point."""
    name, point = words(known.text, [place.span]), place.place
    return f"{name} ({point.country or '-'} {point.latitude:g} {point.longitude:g})" if point else name


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def line(cells: Iterable[str | float]) -> str:
    """One row, defused, with its end; a number is no formula."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(
        [neutral(cell) if isinstance(cell, str) else f"{cell:g}" for cell in cells]
    )
    return buffer.getvalue()
