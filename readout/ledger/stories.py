"""Stories as they are told: their reports by voice, since ten copies of one wire are one voice.

A voice is an origin: the agency or outlet whose report it is in the end. Its families of copies and its own reports
stand under it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.copies.credits import same_agency
from readout.ledger.families import Family, Member, all_families
from readout.ledger.file import has_table

TOGETHER = 300
"""Stories that are read at a time."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin with its reports, in families of copies; ``phantom``: the ledger has no report of its own."""

    origin: str
    phantom: bool
    families: tuple[Family, ...]

    @property
    def reports(self) -> int:
        """How many reports there are of it."""
        return sum(len(family.members) for family in self.families)


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one happening, the voice that had it first before the others.

    ``title`` is that of its first report; ``first`` and ``last`` are times of publication, ISO 8601 in UTC.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    voices: tuple[Voice, ...]

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return sum(voice.reports for voice in self.voices)

    @property
    def voice_of(self) -> dict[int, str]:
        """The origin of each report, by the number of its document."""
        return {
            member.document: voice.origin
            for voice in self.voices for family in voice.families for member in family.members
        }  # fmt: skip

    @property
    def families(self) -> list[Family]:
        """The families of its voices."""
        return [family for voice in self.voices for family in voice.families]

    @property
    def members(self) -> list[Member]:
        """All reports in the order of their publication."""
        return sorted((member for family in self.families for member in family.members), key=_time)


def stories(connection: sqlite3.Connection, *, least: int = 2, retold: bool = True) -> list[Story]:
    """The stories of at least so many reports, those with most voices first.

    ``retold``: reports that were retold in other words are of one family.
    """
    if not has_table(connection, "story_of"):
        return []
    story_of = dict(connection.execute("SELECT document, story FROM story_of").fetchall())
    found = _told(all_families(connection, retold=retold), story_of)
    kept = [story for story in found.values() if story.reports >= least]
    return sorted(kept, key=lambda story: (-len(story.voices), -story.reports, story.first or "", story.id))


def changes(connection: sqlite3.Connection, story: str) -> list[tuple[str, str, str | None]]:
    """When a story was new, merged or split: time, what, and the other story."""
    rows = connection.execute(
        "SELECT made, what, other FROM story_change WHERE story = ?1 OR other = ?1 ORDER BY id", (story,)
    )
    return rows.fetchall()


def _told(families: Iterable[Family], story_of: Mapping[int, str]) -> dict[str, Story]:
    """Families put together by the stories of their reports."""
    groups: defaultdict[str, list[Family]] = defaultdict(list)
    for family in families:
        if family.members[0].document in story_of:
            groups[story_of[family.members[0].document]].append(family)
    return {name: _story(name, group) for name, group in groups.items()}


def _story(name: str, group: Sequence[Family]) -> Story:
    voices = _voices(sorted(group, key=lambda family: _time(family.members[0])))
    members = sorted((member for family in group for member in family.members), key=_time)
    dated = [member.published for member in members if member.published]
    title = next((member.title for member in members if member.title), "") or members[0].publisher
    return Story(name, title, dated[0] if dated else None, dated[-1] if dated else None, voices)


def _voices(group: Sequence[Family]) -> tuple[Voice, ...]:
    """Families by their origin, in the order given; an agency that is written in two ways is one."""
    found: dict[str, list[Family]] = {}
    for family in group:
        same = next((origin for origin in found if same_agency(origin, family.origin)), family.origin)
        found.setdefault(same, []).append(family)
    return tuple(Voice(_name(own), all(family.phantom for family in own), tuple(own)) for own in found.values())


def _name(own: Sequence[Family]) -> str:
    """The name under which the ledger has its reports, if it has any."""
    return next((family.origin for family in own if not family.phantom), own[0].origin)


def _time(member: Member) -> tuple[bool, str, str]:
    return member.published is None, member.published or "", member.key


def by_id(connection: sqlite3.Connection, asked: str) -> Story | None:
    """The story of this id, or that of a document or edition of this id."""
    if not has_table(connection, "story_of"):
        return None
    row = connection.execute(
        "SELECT s.story FROM story_of s JOIN edition e ON e.document = s.document WHERE e.name = ?", (asked,)
    ).fetchone()
    name = row[0] if row else asked
    return next(named_stories(connection, [name]), None)


def named_stories(connection: sqlite3.Connection, names: Sequence[str], *, retold: bool = True) -> Iterator[Story]:
    """The stories of these ids that there are, in their order; ``retold`` as in :func:`stories`.

    They are read a few hundred at a time, each as it is when its turn comes nearly.
    """
    for at in range(0, len(names), TOGETHER):
        some = names[at : at + TOGETHER]
        rows = connection.execute(
            "SELECT document, story FROM json_each(?) j JOIN story_of s ON s.story = j.value", (json.dumps(some),)
        )
        story_of = dict(rows.fetchall())
        found = _told(all_families(connection, story_of, retold=retold), story_of)
        yield from (found[name] for name in some if name in found)
