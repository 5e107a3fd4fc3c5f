"""Families of copies: reports that are one voice, with their origin and who took what from whom.

Copies, excerpts and rewordings make one family. A report that only took a part of another belongs to the family of
which it has most, and joins no two. A link that a person rejected does not count.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from readout.clean.agencies import agency_named
from readout.copies.credits import is_initials, same_agency
from readout.copies.owners import owner_of
from readout.groups import groups_of
from readout.ledger.file import has_table
from readout.text import Span, content_id

CLOSE = ("copy", "excerpt", "rewrite")
"""Links that make a family; "partial" only adds to one."""
LINK = "name, one, other, kind, one_in_other, other_in_one, words, evidence"
"""The columns of a link, in whichever table it stands."""
NEARLY = 0.02
LOOSELY = 0.2
"""Of two that hold nearly as much of a third, the earlier one is its source; of one reworded, loosely as much."""
Links = Mapping[int, "list[Link]"]


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports, by the numbers of their documents, of which one has words of the other; corrections name its id."""

    id: str
    one: int
    other: int
    kind: str
    one_in_other: float
    other_in_one: float
    words: int
    evidence: tuple[tuple[Span, Span], ...]

    def of(self, document: int) -> tuple[int, float]:
        """The other report, and the share of this one's words that stand in it."""
        return (self.other, self.one_in_other) if document == self.one else (self.one, self.other_in_one)


@dataclass(frozen=True, slots=True)
class Member:
    """A report of a family; ``id`` is its edition's, ``published`` ISO 8601 in UTC.

    ``source`` is the link to the earlier report that holds most of it; None for the first.
    """

    document: int
    key: str
    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    credits: tuple[str, ...]
    source: Link | None = None

    @property
    def publisher(self) -> str:
        """Its outlet, else its site."""
        return self.outlet or urlsplit(self.url or "").hostname or "unknown"

    @property
    def owner(self) -> str | None:
        """The house that owns its site, if it is known."""
        return owner_of(self.url)


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that are one voice, the origin's own and the first published first.

    ``origin`` is whose report it is: the agency that is credited, else the outlet that had it first. ``phantom``: the
    ledger has no report of that agency itself.
    """

    id: str
    origin: str
    phantom: bool
    reason: str
    members: tuple[Member, ...]


def families(
    connection: sqlite3.Connection, documents: Collection[int] | None = None, *, retold: bool = True
) -> list[Family]:  # fmt: skip
    """Families of two or more reports, and lone reports that credit somebody else; the largest first."""
    found = all_families(connection, documents, retold=retold)
    return [family for family in found if len(family.members) > 1 or family.members[0].credits]


def all_families(
    connection: sqlite3.Connection, documents: Collection[int] | None = None, *, retold: bool = True
) -> list[Family]:  # fmt: skip
    """The same with the reports that are nobody's copy and credit nobody, each as a family of its own.

    ``documents``: only of these, which must be all of their families; None for all there are. ``retold``: links that
    were found by meaning within a story (readout/ledger/retelling.py) count too.
    """
    if not has_table(connection, "copy"):
        return []
    own = _Rows(connection, documents)
    members = own.members()
    tables = ["copy", "retold"] if retold and has_table(connection, "retold") else ["copy"]
    links = own.links(tables)
    outlets = own.outlets() if any(member.credits for member in members.values()) else []
    found = [_family([members[each] for each in group], links, outlets) for group in _groups(members, links)]
    return sorted(found, key=lambda family: (-len(family.members), _time(family.members[0]), family.id))


class _Rows:
    """What is kept of some documents, or of all."""

    def __init__(self, connection: sqlite3.Connection, documents: Collection[int] | None) -> None:
        self._connection = connection
        self._given = () if documents is None else (json.dumps(sorted(documents)),)

    def _of(self, select: str, column: str, rest: str) -> sqlite3.Cursor:
        """Rows of which a column is one of the documents."""
        table, _, more = rest.partition(" ")
        among = f"json_each(?) j JOIN {table} ON {column} = j.value" if self._given else table
        return self._connection.execute(f"SELECT {select} FROM {among} {more}", self._given)

    def outlets(self) -> list[str]:
        """Those of the whole ledger: a credit may name one that has no report here."""
        rows = self._connection.execute(
            "SELECT DISTINCT e.outlet FROM head h JOIN edition e ON e.id = h.edition WHERE e.outlet <> '' ORDER BY 1"
        )
        return [outlet for (outlet,) in rows]

    def links(self, tables: Sequence[str]) -> Links:
        """The links by each of their ends; what stands in two tables is taken from the first."""
        found: defaultdict[int, list[Link]] = defaultdict(list)
        seen: set[str] = set()
        for table in tables:
            for name, one, other, kind, mine, theirs, words, evidence in self._of(
                LINK, f"{table}.one",
                f"{table} WHERE name NOT IN (SELECT target FROM review WHERE state = 'rejected') ORDER BY name",
            ).fetchall():  # fmt: skip
                if name not in seen:
                    seen.add(name)
                    spans = tuple((Span(a, b), Span(c, d)) for a, b, c, d in json.loads(evidence))
                    link = Link(name, one, other, kind, mine, theirs, words, spans)
                    found[link.one].append(link)
                    found[link.other].append(link)
        return found

    def members(self) -> dict[int, Member]:
        """The reports by their numbers."""
        credits: defaultdict[int, list[str]] = defaultdict(list)
        for document, agency in self._of("document, agency", "credit.document", "credit ORDER BY document, start"):
            credits[document].append(agency)
        rows = self._of(
            "head.document, d.key, e.name, e.outlet, e.title, e.url, e.published", "head.document",
            "head JOIN document d ON d.id = head.document JOIN edition e ON e.id = head.edition"
            " JOIN copies_of c ON c.document = head.document",
        )  # fmt: skip
        return {
            document: Member(document, key, name, outlet, title, url, published, tuple(credits[document]))
            for document, key, name, outlet, title, url, published in rows
        }


def _groups(members: Mapping[int, Member], links: Links) -> list[list[int]]:
    """Every report, with its family: what close links join, and what has a part of it."""
    order = sorted(members, key=lambda document: members[document].key)
    pairs = []
    for document in order:
        own = links.get(document, ())
        close = [link for link in own if link.kind in CLOSE]
        if own and not close:
            close = [max(own, key=lambda link: (link.words, link.id))]
        pairs += [(link.one, link.other) for link in close]
    return groups_of(order, pairs)


def _family(group: Sequence[Member], links: Links, outlets: Sequence[str]) -> Family:
    origin, phantom, reason = _origin(group, outlets)
    order = sorted(group, key=lambda member: (not _is_of(member, origin), _time(member), member.key))
    told = tuple(_with_source(member, order[:place], links) for place, member in enumerate(order))
    return Family(content_id("family", order[0].key), origin, phantom, reason, told)


def _origin(group: Sequence[Member], outlets: Sequence[str]) -> tuple[str, bool, str]:
    """Whose report it is, whether the ledger lacks it, and why."""
    credited = [agency for member in group for agency in dict.fromkeys(member.credits)]
    if credited:
        said = Counter(credited)
        agency = max(said, key=lambda each: (sum(said[other] for other in said if same_agency(each, other)), each))
        number = sum(1 for member in group if any(same_agency(agency, each) for each in member.credits))
        named = _outlet_of(agency, group, outlets)
        of = f"{number} of {len(group)} reports credit it" if len(group) > 1 else "the report credits it"
        return (named, False, of) if named else (agency_named(agency) or agency, True, of)
    earliest = _earliest(group)
    if len(group) == 1:
        return earliest.publisher, False, "its own report"
    if earliest.published is None:
        return earliest.publisher, False, "no report says when it was published: the first by address"
    return earliest.publisher, False, "it had the report first"


def _outlet_of(agency: str, group: Sequence[Member], outlets: Sequence[str]) -> str | None:
    """The outlet that is the agency. Initials of a known agency are another's only if that one had the report first."""
    publishers = [member.publisher for member in group]
    known = agency_named(agency) if is_initials(agency) else None
    if known is None:
        return _named(agency, publishers) or _named(agency, outlets)
    first = _earliest(group).publisher
    return first if same_agency(agency, first) else _named(known, publishers) or _named(known, outlets)


def _named(agency: str, outlets: Sequence[str]) -> str | None:
    """The one outlet that an agency's name stands for; None where there is none, or several ("RNA")."""
    named = {outlet for outlet in outlets if same_agency(agency, outlet)}
    return named.pop() if len(named) == 1 else None


def _is_of(member: Member, origin: str) -> bool:
    return same_agency(member.publisher, origin)


def _earliest(group: Sequence[Member]) -> Member:
    return min(group, key=lambda member: (_time(member), member.key))


def _time(member: Member) -> tuple[bool, str]:
    return member.published is None, member.published or ""


def _with_source(member: Member, earlier: Sequence[Member], links: Links) -> Member:
    before = {each.document: place for place, each in enumerate(earlier)}
    found = [link for link in links.get(member.document, ()) if link.of(member.document)[0] in before]
    if not found:
        return member
    close = [link for link in found if link.kind != "rewrite"]
    shares = {link.id: link.of(member.document)[1] for link in close or found}
    least = max(shares.values()) - (NEARLY if close else LOOSELY)
    near = [link for link in close or found if shares[link.id] >= least]
    source = min(near, key=lambda link: before[link.of(member.document)[0]])
    return replace(member, source=source)
