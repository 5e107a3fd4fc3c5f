"""Which stories have to be put together again: those near a report that changed, and no others.

What comes out is what putting all reports together anew would give. Only those groups become one that are most alike to
each other. So as long as no group that is new, or merges at another likeness than before, or has a report that changed
is like a report elsewhere, all that is elsewhere stays as it is. Where one is, that report's story is looked at too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from readout.ledger.families import families
from readout.stories.clusters import lifetimes

MOST = 4
"""If more than one report in so many changed, all are put together again."""

Alike = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Region:
    """Reports that are put together again, the first of the family of each, and how alike the first are.

    ``keys``: by report, in an order that does not depend on when they came, what a story is named after if it is the
    first of it. ``beside``: the reports elsewhere that are like one of these, or were.
    """

    keys: Mapping[int, str]
    lead: Mapping[int, int]
    alike: Alike
    beside: Collection[int] = ()

    @property
    def documents(self) -> list[int]:
        """The reports in their order, by which ties are broken."""
        return list(self.keys)


def region_of(connection: sqlite3.Connection) -> Region | None:
    """What has to be put together again; None where nothing changed since."""
    unsettled = {document for (document,) in connection.execute(_UNSETTLED)}
    changed = unsettled | _relinked(connection)
    if not changed:
        return None
    (number,) = connection.execute("SELECT count(*) FROM stories_of").fetchone()
    whole = MOST * len(changed) > number
    documents = _all(connection) if whole else _closed(connection, changed)
    while True:
        region = _region(connection, documents, whole=whole)
        if whole:
            return region
        near = _near(connection, documents, _other_groups(connection, region, unsettled), "alike")
        if not near:
            now, before = (_near(connection, documents, documents, each) for each in ("alike", "was_alike"))
            return replace(region, beside=now | before)
        documents |= _closed(connection, near)


def settle(connection: sqlite3.Connection, region: Region) -> None:
    """Notes from what the stories of a region were made."""
    own = json.dumps(region.documents)
    connection.execute("DELETE FROM settled WHERE document IN (SELECT value FROM json_each(?))", (own,))
    readings = dict(
        connection.execute(
            "SELECT s.document, reading FROM json_each(?) j JOIN stories_of s ON s.document = j.value", (own,)
        )
    )
    rows = [(document, readings[document], region.lead[document]) for document in region.documents]
    connection.executemany("INSERT INTO settled VALUES (?, ?, ?)", rows)
    connection.execute("DELETE FROM was_alike")
    connection.execute("DELETE FROM parted")
    connection.execute(f"INSERT INTO parted {_REJECTED}")


_REJECTED = "SELECT name FROM copy WHERE name IN (SELECT target FROM review WHERE state = 'rejected')"
_UNSETTLED = (
    "SELECT s.document FROM stories_of s LEFT JOIN settled t ON t.document = s.document"
    " WHERE t.reading IS NOT s.reading"
)


def _relinked(connection: sqlite3.Connection) -> set[int]:
    """The reports of links that were rejected, or are not any more."""
    found: set[int] = set()
    rejected, before = ({name for (name,) in connection.execute(sql)} for sql in (_REJECTED, "SELECT copy FROM parted"))
    for name in rejected ^ before:
        found.update(*connection.execute("SELECT one, other FROM copy WHERE name = ?", (name,)))
    return found


def _all(connection: sqlite3.Connection) -> set[int]:
    return {document for (document,) in connection.execute("SELECT document FROM stories_of")}


def _closed(connection: sqlite3.Connection, documents: Iterable[int]) -> set[int]:
    """These reports with all that linkage put together with them, and of all that are copies of one of them."""
    found: set[int] = set()
    new = set(documents)
    while new:
        found |= new
        rows = connection.execute(
            "SELECT c.other FROM json_each(?1) j JOIN copy c ON c.one = j.value"
            " UNION SELECT c.one FROM json_each(?1) j JOIN copy c ON c.other = j.value"
            " UNION SELECT b.document FROM json_each(?1) j JOIN gathered a ON a.document = j.value"
            " JOIN gathered b ON b.linked = a.linked",
            (json.dumps(sorted(new)),),
        )
        new = {document for (document,) in rows} - found
    return found


def _region(connection: sqlite3.Connection, documents: set[int], *, whole: bool) -> Region:
    lead = {document: document for document in documents}
    for family in families(connection, None if whole else documents, retold=False):
        lead.update((member.document, family.members[0].document) for member in family.members)
    leads = set(lead.values())
    return Region(keys_of(connection, documents), lead, _alike(connection, "alike", leads))


def keys_of(connection: sqlite3.Connection, documents: Iterable[int]) -> dict[int, str]:
    """Reports in the order of publication, each with what says where it stands in it."""
    rows = connection.execute(
        "SELECT h.document, coalesce(e.published, '9999') || ' ' || d.key FROM json_each(?) j"
        " JOIN head h ON h.document = j.value JOIN edition e ON e.id = h.edition"
        " JOIN document d ON d.id = h.document ORDER BY 2",
        (json.dumps(sorted(documents)),),
    )
    return dict(rows.fetchall())


def _alike(connection: sqlite3.Connection, table: str, among: Collection[int]) -> Alike:
    rows = connection.execute(
        f"SELECT one, other, likeness FROM json_each(?) j JOIN {table} a ON a.one = j.value",
        (json.dumps(sorted(among)),),
    )
    return {(one, other): how for one, other, how in rows if other in among}


def _other_groups(connection: sqlite3.Connection, region: Region, changed: set[int]) -> set[int]:
    """The reports of groups that were not there before, or not merged at that likeness, or have one that changed."""
    own = json.dumps(region.documents)
    rows = connection.execute(
        "SELECT t.document, t.lead FROM json_each(?) j JOIN settled t ON t.document = j.value", (own,)
    ).fetchall()
    leads = {document for document, lead in rows if document == lead}
    before = _alike(connection, "was_alike", leads)
    for pair, how in _alike(connection, "alike", leads).items():
        if not changed & set(pair):
            before[pair] = how
    old = _lifetimes(region.documents, leads, before)
    new = _lifetimes(region.documents, set(region.lead.values()), region.alike)
    return set(chain.from_iterable(
        group for group, life in new.items() if old.get(group) != life or not changed.isdisjoint(group)
    ))  # fmt: skip


def placed(order: list[int], alike: Alike) -> tuple[dict[int, int], Alike]:
    """The place of each report in an order, and the pairs that are alike by their places, the smaller first."""
    place = {document: at for at, document in enumerate(order)}
    pairs = {(min(place[one], place[other]), max(place[one], place[other])): how for (one, other), how in alike.items()}
    return place, pairs


def _lifetimes(order: list[int], leads: set[int], alike: Alike) -> dict[tuple[int, ...], tuple[float, float]]:
    """Groups of reports with their lifetimes; ties are broken by their order."""
    place, pairs = placed(order, alike)
    found = lifetimes([place[document] for document in order if document in leads], pairs)
    return {tuple(order[at] for at in group): life for group, life in found.items()}


def _near(connection: sqlite3.Connection, region: set[int], documents: set[int], table: str) -> set[int]:
    """The reports elsewhere that are like one of these."""
    rows = connection.execute(
        f"SELECT a.other FROM json_each(?1) j JOIN {table} a ON a.one = j.value"
        f" UNION SELECT a.one FROM json_each(?1) j JOIN {table} a ON a.other = j.value",
        (json.dumps(sorted(documents)),),
    )
    return {document for (document,) in rows} - region
