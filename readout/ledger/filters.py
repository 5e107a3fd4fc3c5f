"""What a person can ask a ledger for, as SQL with parameters: no value ever becomes a part of the SQL.

A filter that a table has no column for is refused; one whose value nobody knows finds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from readout.errors import SetupError
from readout.ledger.file import UNKEPT


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that must all hold; a tuple of values means any of them. Days are ISO dates; ``until`` is inclusive.

    ``text`` is full text: words, and phrases in double quotes. ``review`` is a state, or "all"; None hides what was
    rejected.
    """

    text: str | None = None
    speaker: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    recipient_country: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    said: str | None = None
    said_until: str | None = None
    published: str | None = None
    published_until: str | None = None
    day: str | None = None
    day_until: str | None = None
    root: bool | None = None
    disputed: bool | None = None
    named: bool | None = None
    least_score: float | None = None
    review: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions joined by AND, and their parameters in order."""

    sql: str
    parameters: tuple[object, ...]


Condition = Callable[[object], Iterator[tuple[str, Sequence[object]]]]


def where(filters: Filters, known: Mapping[str, Condition]) -> Where:
    """The conditions of the filters that are set. Raises SetupError for one that this table does not know."""
    clauses: list[str] = []
    parameters: list[object] = []
    for field in fields(Filters):
        value = getattr(filters, field.name)
        if value in (None, ()) and field.name != "review":
            continue
        if field.name not in known:
            raise SetupError(f"this list cannot be filtered by {field.name.replace('_', ' ')}")
        if any(UNKEPT.search(str(each)) for each in (value if isinstance(value, tuple) else (value,))):
            raise SetupError(f"{field.name.replace('_', ' ')}: no such value, for it holds NUL or half a character")
        for sql, own in known[field.name](value):
            clauses.append(f"({sql})")
            parameters += own
    return Where(" AND ".join(clauses) or "1", tuple(parameters))


def among(column: str) -> Condition:
    """The column holds one of the values, whatever their case."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        yield f"{column} COLLATE NOCASE IN ({', '.join('?' * len(values))})", values

    return told


def exactly(column: str) -> Condition:
    """The column is one of the values."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        yield f"{column} IN ({', '.join('?' * len(values))})", values

    return told


def from_day(column: str) -> Condition:
    """The column's day is this one or later."""
    return lambda value: iter([(f"{column} >= ?", (day(value),))])


def until_day(column: str) -> Condition:
    """The column's day is this one or earlier."""
    return lambda value: iter([(f"substr({column}, 1, 10) <= ?", (day(value),))])


def flag(column: str) -> Condition:
    """The column is true or false."""
    return lambda value: iter([(f"({column}) = ?", (int(bool(value)),))])


def least(column: str) -> Condition:
    """The column is at least this number."""
    return lambda value: iter([(f"{column} >= ?", (float(value),))])  # type: ignore[arg-type]


def day(value: object) -> str:
    """An ISO day. Raises SetupError for anything else."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise SetupError(f"{value!r:.40} is no day: write 2031-03-12") from None
