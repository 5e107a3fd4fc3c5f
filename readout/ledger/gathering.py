"""Reports that linkage put into groups, each moved to the group that it is most like (readout/stories/clusters.py).

Where a group changed, that concerns the reports that are or were like one of it, wherever they are; and no others.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from readout.ledger.settling import Region, keys_of
from readout.stories.clusters import nearest


@dataclass(frozen=True, slots=True)
class Gathered:
    """Groups of which some report may have come or gone: all their reports, and the order of these (see Region)."""

    groups: list[list[int]]
    keys: Mapping[int, str]


def gather(connection: sqlite3.Connection, region: Region, groups: Sequence[Sequence[int]]) -> Gathered:
    """Notes the groups of a region, which is settled, and moves the reports in it and beside it.

    A group is called by the key of its first report, so that what comes out does not depend on the order of arrival.
    """
    families = _families(connection, {*region.documents, *region.beside})
    was = _labels(connection, "joined", families)
    label = {document: region.keys[group[0]] for group in groups for document in group}
    _write(connection, [(document, name, name) for document, name in label.items()])
    linked = _labels(connection, "linked", set(families.values()))
    sums = _sums(connection, linked)
    sizes = _sizes(connection, {*linked.values(), *(name for own in sums.values() for name in own)})
    joined = {lead: nearest(name, sums[lead], sizes) for lead, name in linked.items()}
    _write(connection, [(document, linked[lead], joined[lead]) for document, lead in families.items()])
    return _with(connection, {*was.values(), *joined.values()})


def _families(connection: sqlite3.Connection, documents: Collection[int]) -> dict[int, int]:
    """The reports of all families of which one is among these, with the first of each."""
    sql = (
        "SELECT f.document, f.lead FROM json_each(?) j JOIN settled s ON s.document = j.value"
        " JOIN settled f ON f.lead = s.lead"
    )
    return dict(_rows(connection, sql, documents))


def _labels(connection: sqlite3.Connection, which: str, documents: Collection[int]) -> dict[int, str]:
    sql = f"SELECT document, {which} FROM json_each(?) j JOIN gathered ON document = j.value"
    return dict(_rows(connection, sql, documents))


def _sums(connection: sqlite3.Connection, leads: Collection[int]) -> dict[int, dict[str, float]]:
    """By report, the first of its family, the groups that it is like, each with how much in all."""
    sql = (
        "SELECT a.one, g.linked, likeness FROM json_each(?1) j JOIN alike a ON a.one = j.value"
        " JOIN settled s ON s.document = a.other AND s.lead = a.other JOIN gathered g ON g.document = a.other"
        " UNION ALL SELECT a.other, g.linked, likeness FROM json_each(?1) j JOIN alike a ON a.other = j.value"
        " JOIN settled s ON s.document = a.one AND s.lead = a.one JOIN gathered g ON g.document = a.one"
    )
    found: dict[int, dict[str, float]] = {lead: {} for lead in leads}
    for lead, name, how in sorted(_rows(connection, sql, leads)):
        found[lead][name] = found[lead].get(name, 0.0) + how
    return found


def _sizes(connection: sqlite3.Connection, labels: Collection[str]) -> Counter[str]:
    """How many families linkage put into each group."""
    sql = (
        "SELECT linked FROM json_each(?) j JOIN gathered g ON g.linked = j.value"
        " JOIN settled s ON s.document = g.document AND s.lead = g.document"
    )
    return Counter(name for (name,) in _rows(connection, sql, labels))


def _with(connection: sqlite3.Connection, labels: Collection[str]) -> Gathered:
    """All reports of the groups so called."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    sql = "SELECT document, joined FROM json_each(?) j JOIN gathered ON joined = j.value"
    for document, name in _rows(connection, sql, labels):
        found[name].append(document)
    return Gathered(list(found.values()), keys_of(connection, [each for group in found.values() for each in group]))


def _write(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    connection.executemany("INSERT OR REPLACE INTO gathered VALUES (?, ?, ?)", rows)


def _rows(connection: sqlite3.Connection, sql: str, values: Collection[int] | Collection[str]) -> list[Any]:
    return connection.execute(sql, (json.dumps(sorted(values)),)).fetchall()
