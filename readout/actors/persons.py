"""What a named person was on a date: the office held, a former holder, or one of several of that name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.actors.names import ambiguous
from readout.actors.rows import Row
from readout.actors.spelling import key, sounds
from readout.actors.table import Table
from readout.actors.title import plainer
from readout.referents import Actor

HELD, SUPPOSED, FORMER, SURNAME = 0.95, 0.75, 0.7, 0.6
MANY = 8
"""So many bearers of a surname are named."""

Identity = tuple[str, str]


def rows_of(table: Table, name: str) -> list[Row]:
    """The rows of a person's name as written, or else without its titles, initials and "Jr."."""
    found = [row for row in table.rows(name, key(name)) if row.kind == "person"]
    if found or " " not in name:
        return found
    for plain in plainer(name):
        found = [row for row in table.rows(plain, key(plain)) if row.kind == "person"]
        if found and " " in plain:
            return found
    return []


def of_sound(table: Table, name: str, day: str | None) -> Actor | None:
    """The one person whose name sounds like this one: "Moammar Kadhafi" for Muammar Gaddafi."""
    names = table.sounds.get(sounds((key(name),))[0], ())
    people = _people([row for heard in names for row in table.filed(heard) if row.kind == "person"])
    if not people or len({country for _, country in people}) > 1:
        return None
    found = of_name([row for spells in people.values() for row in spells], day)
    return replace(found, how="spelling", reason=f"spelt otherwise: {found.reason}", score=min(found.score, SURNAME))


def of_name(rows: Sequence[Row], day: str | None) -> Actor:
    """The person of a full name; two persons of one name are told apart by the date where it can be done."""
    people: dict[str, list[Row]] = {}
    for row in rows:
        people.setdefault(row.country, []).append(row)
    if day is not None and len(people) > 1:
        people = {who: spells for who, spells in people.items() if any(row.holds(day) for row in spells)} or people
    if len(people) > 1:
        return ambiguous([(spells[0], _status(spells, day)[0]) for spells in people.values()])
    spells = next(iter(people.values()))
    sector, how, score = _status(spells, day)
    row = _telling(spells, day)
    office = f", {row.office}" if row.office else ""
    return Actor(
        row.country or None, sector, how, f"{row.name}{office} ({row.country}): {how}", score,
        next((each.wikidata for each in spells if each.wikidata), None), row.name, row.credit(),
    )  # fmt: skip


def of_surname(table: Table, word: str, day: str | None) -> Actor | None:
    """The person whom a bare surname means; more than one in the table is shown as a choice.

    Only those whose office is known are called by their surname alone: measured on GUM, ministers of long lists are
    not. Where the table files somebody under the bare name ("Lula", "Putin"), only those so filed are asked for.
    """
    filed = [row for row in table.filed(word) if row.kind == "person"]
    names = table.surnames.get(word, ())
    every = _people(filed or [row for name in names for row in table.filed(name) if row.kind == "person"])
    people = {who: spells for who, spells in every.items() if filed or any(row.office for row in spells)}
    live = {who: spells for who, spells in people.items() if day is None or any(row.holds(day) for row in spells)}
    if len(people) == 1 or (filed and len(live) == 1):
        whole = of_name(next(iter((live or people).values())), day)
        if whole.how == "later in office" and not filed:
            return None
        return replace(whole, how="surname", reason=f"{whole.reason}, by the surname alone", score=SURNAME)
    live |= people if len(live) < 2 else {}
    if not live:
        return None
    shown = ambiguous([(spells[0], _status(spells, day)[0]) for spells in live.values()])
    return replace(shown, alternatives=shown.alternatives[:MANY])


def _people(rows: Sequence[Row]) -> dict[Identity, list[Row]]:
    """Rows by whom they speak of: one name (however spelt) in one country, or one Q-id."""
    found: dict[Identity, list[Row]] = {}
    for row in rows:
        found.setdefault((key(row.name), row.country), []).append(row)
    return found


def _status(spells: Sequence[Row], day: str | None) -> tuple[str | None, str, float]:
    """Sector on a day, how it was found, and how sure that is."""
    if day is None:
        sectors = {row.sector for row in spells}
        return (sectors.pop() if len(sectors) == 1 else None), "any date", SUPPOSED
    row = _telling(spells, day)
    if row.holds(day):
        return (row.sector, "supposed", SUPPOSED) if row.supposed(day) else (row.sector, "held then", HELD)
    if not any(each.begun(day) for each in spells):
        return None, "later in office", SUPPOSED
    return ("ELI" if row.sector in ("GOV", "MIL") else row.sector), "formerly", FORMER


def _telling(spells: Sequence[Row], day: str | None) -> Row:
    """The spell that counts on a day: one in force (the best source's), else the latest begun, else the first."""
    if day is not None:
        live = [row for row in spells if row.holds(day)]
        if live:
            return min(live, key=lambda row: (row.supposed(day), not row.office, row.source.startswith("Phoenix")))
        begun = [row for row in spells if row.begun(day)]
        if begun:
            return max(begun, key=lambda row: row.until or row.since)
        return min(spells, key=lambda row: row.since)
    return max(spells, key=lambda row: (bool(row.office), row.since))
