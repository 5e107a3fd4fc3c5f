"""What a ledger remembers of the addresses that it watches: what their servers said, and when to ask them again.

A visit is written down only when what it brought is kept, so that a watch that is killed brings it again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from readout.formats.format import Link
from readout.formats.http import Answer
from readout.ledger.file import UNKEPT
from readout.ledger.store import Store

LONGEST = timedelta(days=1)
"""The longest wait after failures, and the longest that a server's Retry-After is kept."""
PATIENCE = timedelta(days=7)
"""How long a page that cannot be had is asked for."""
GONE = 410
_LATER = 1.5
"""A page is asked again when it is so many times as old as at the last visit: 17 times a week, most the first day."""
_HEADER = 1_000
"""The longest header that is kept: a server may send anything."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A row of the table ``visit``, its columns in their order; all times are aware and in UTC."""

    url: str
    kind: Literal["list", "page"]
    since: datetime
    seen: datetime
    status: int | None = None
    at: str | None = None
    etag: str | None = None
    modified: str | None = None
    stamp: str = ""
    failures: int = 0
    due: datetime | None = None


_PLACES = ", ".join("?" for _ in fields(Visit))


class Visited:
    """The memory of a watch (readout/formats/visits.py), kept in its ledger.

    ``every`` is the time from round to round, ``recheck`` how long after its first visit a page is asked for changes.
    """

    def __init__(self, store: Store, *, every: timedelta, recheck: timedelta, now: Callable[[], datetime]) -> None:
        self._store, self._every, self._recheck, self._now = store, every, recheck, now
        self._tried: dict[str, Link] = {}
        self._answers: dict[str, tuple[str, Answer]] = {}
        self._nesting: set[str] = set()
        self.asked = self.unchanged = 0

    def conditions(self, asked: str, at: str) -> Mapping[str, str]:
        """If-None-Match and If-Modified-Since, where the same address answered before."""
        visit = self.last(asked)
        if visit is None or visit.at != at:
            return {}
        stated = {"If-None-Match": visit.etag, "If-Modified-Since": visit.modified}
        return {name: value for name, value in stated.items() if value}

    def answered(self, asked: str, at: str, answer: Answer) -> None:
        """Notes an answer until ``settle`` writes it down; that nothing has changed is written at once."""
        self.asked += 1
        self._answers[asked] = (at, answer)
        if answer.status == 304:
            self.unchanged += 1
            self.settle(asked)

    def wants(self, link: Link, within: str) -> bool:
        """What is new, what its list says has changed, and every list; nothing that is not due after a failure."""
        if link.kind == "list":
            self._nesting.add(within)
        return self._try(link)

    def named(self, url: str) -> bool:
        """Whether an address that was named by hand, and is asked every round, may be asked now."""
        return self._try(Link(url, "list"))

    def _try(self, link: Link) -> bool:
        visit = self.last(link.url)
        if link.kind == "list":
            wanted = visit is None or visit.due is None or visit.due <= self._now()
        else:
            wanted = visit is None or (visit.stamp != link.stamp and not visit.failures)
        if wanted:
            self._tried[link.url] = link
        return wanted

    def pages(self) -> list[str]:
        """The pages that are to be looked at again."""
        rows = self._store.connection.execute(
            "SELECT url, stamp FROM visit WHERE kind = 'page' AND due <= ? ORDER BY due, url",
            (self._now().isoformat(),),
        ).fetchall()
        self._tried |= {url: Link(url, stamp=stamp) for url, stamp in rows}
        return [url for url, _ in rows]

    def settle(self, url: str, *, failed: bool = False) -> None:
        """Writes a visit down: what it brought is kept, or it ``failed``. What was not visited is passed over."""
        link = self._tried.pop(url, None)
        at, answer = self._answers.pop(url, (None, None))
        if link is None or (answer is None and not failed):
            return
        last, now = self.last(url), self._now()
        since, stamp = (last.since, last.stamp) if last else (now, "")
        visit = Visit(url, link.kind, since, now, answer.status if answer else None, at, stamp=stamp)
        if answer is None or answer.status not in (200, 304):
            visit = replace(visit, failures=1 + (last.failures if last else 0))
            self._write(replace(visit, due=self._after_failure(visit, answer)))
            return
        etag, modified = (_kept(answer.headers.get(name)) for name in ("etag", "last-modified"))
        if answer.status == 304 and last:
            etag, modified = etag or last.etag, modified or last.modified
        if link.kind == "list" and (failed or url in self._nesting):
            etag = modified = None  # it broke off, or names lists that are to be asked too: ask for all of it again
        due = None if link.kind == "list" else self._again(visit)
        self._write(replace(visit, etag=etag, modified=modified, stamp=link.stamp, due=due))

    def settle_all(self) -> None:
        """Writes down all visits that are left, when everything that they brought is kept."""
        for url in list(self._answers):
            self.settle(url)

    def last(self, url: str) -> Visit | None:
        """The last visit to an address that was written down."""
        row = self._store.connection.execute("SELECT * FROM visit WHERE url = ?", (url,)).fetchone()
        return _visit(row) if row else None

    def _again(self, visit: Visit) -> datetime | None:
        age = visit.seen - visit.since
        due = max(visit.seen + self._every, visit.since + age * _LATER)
        return due if due - visit.since <= self._recheck else None

    def _after_failure(self, visit: Visit, answer: Answer | None) -> datetime | None:
        """Twice as long after each failure; never for a page that is gone or could not be had for a week."""
        if visit.kind == "page" and (visit.status == GONE or visit.seen - visit.since > PATIENCE):
            return None
        wait: timedelta = self._every * int(2 ** min(visit.failures - 1, 20))
        return visit.seen + min(LONGEST, max(wait, _retry_after(answer, visit.seen)))

    def _write(self, visit: Visit) -> None:
        with self._store.transaction():
            values = [value.isoformat() if isinstance(value, datetime) else value for value in astuple(visit)]
            self._store.connection.execute(f"INSERT OR REPLACE INTO visit VALUES ({_PLACES})", values)


def _visit(row: Sequence[Any]) -> Visit:
    visit, parse = Visit(*row), datetime.fromisoformat
    since, seen = parse(str(visit.since)), parse(str(visit.seen))
    return replace(visit, since=since, seen=seen, due=parse(str(visit.due)) if visit.due else None)


def _kept(header: str | None) -> str | None:
    return header if header and len(header) <= _HEADER and not UNKEPT.search(header) else None


def _retry_after(answer: Answer | None, now: datetime) -> timedelta:
    """What the server asks for: seconds, or a date (RFC 9110 section 10.2.3)."""
    stated = answer.headers.get("retry-after", "").strip() if answer else ""
    if stated.isascii() and stated.isdigit():
        return timedelta(seconds=min(int(stated[:9]), LONGEST.total_seconds()))
    try:
        when = parsedate_to_datetime(stated)
    except (ValueError, TypeError):
        return timedelta(0)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)) - now
