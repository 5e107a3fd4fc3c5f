"""What a name of a place, a body or an outlet stands for; several readings are shown, none is guessed."""

from __future__ import annotations

from collections.abc import Sequence

from readout.actors.rows import Row
from readout.referents import Actor, EntityType

PLACES = ("country", "capital", "admin", "territory", "city")
"""Kinds that name a place; the seat of a government acts when the name is typed as an organization."""

DEFAULTS = {"MNC": "BUS", "NGO": "SOC"}
"""Sectors of actors without a country whose row tells none."""
NOT_PLACES = ("outlet", "party", "group")
RANK = {kind: at for at, kind in enumerate((
    "metonym", "country", "agency", "body", "ministry", "outlet", "organization", "party", "group", "capital", "admin",
    "territory", "demonym", "city",
))}  # fmt: skip
SURE, SHARED = 0.95, 0.4


def reading(rows: Sequence[Row], type: EntityType | None, day: str | None) -> Actor | None:
    """One actor for the rows of a name, none of them a person; None where none can be of that type."""
    live = _typed([row for row in rows if day is None or row.holds(day)] or list(rows), type)
    live = sorted(live, key=lambda row: (RANK.get(row.kind, 5), _origin(row)))
    if not live:
        return None
    chosen = _strongest(live)
    if len({row.country for row in chosen}) > 1:
        return ambiguous([(row, _sector(row, type)) for row in chosen])
    row = chosen[0]
    return Actor(
        row.country or None, _sector(row, type), "table", f"{row.alias}: {row.name}, {_kind(row)}", SURE,
        next((each.wikidata for each in chosen if each.wikidata), None), row.name, row.credit(),
    )  # fmt: skip


def ambiguous(readings: Sequence[tuple[Row, str | None]]) -> Actor:
    """An actor that holds only what all readings share, and names them."""
    countries, sectors = {row.country for row, _ in readings}, {sector for _, sector in readings}
    named = tuple(dict.fromkeys(f"{row.country or '-'} {sector or '-'} {row.name}" for row, sector in readings))
    return Actor(
        countries.pop() or None if len(countries) == 1 else None, sectors.pop() if len(sectors) == 1 else None,
        "ambiguous", f"{readings[0][0].alias}: " + " or ".join(name.split(" ", 2)[2] for name in named[:4]), SHARED,
        alternatives=named, source=readings[0][0].credit(),
    )  # fmt: skip


def _typed(rows: list[Row], type: EntityType | None) -> list[Row]:
    """A place is where it lies ("Brussels" is Belgian there), else a seat ("the Kremlin"), else a public body."""
    if type == "place":
        return (
            [row for row in rows if row.kind in PLACES]
            or [row for row in rows if row.kind == "metonym"]
            or [row for row in rows if row.kind not in NOT_PLACES and row.country not in DEFAULTS]
        )
    return rows


def _strongest(rows: list[Row]) -> list[Row]:
    """A country is stronger than cities of its name, a body kept by hand than one of a list; the rest are rivals.

    "Georgia" stays two: a country and a part of another one; "Brussels" acts for the European Union or for Belgium.
    """
    best = rows[0]
    if best.kind in PLACES or best.kind == "demonym":
        return [row for row in rows if row.kind in PLACES or row.kind == "demonym"
                if not (best.kind == "country" and row.kind == "city")]  # fmt: skip
    seats = [row for row in rows if best.kind == "metonym" and row.kind == "capital" and row.country != best.country]
    return [row for row in rows if row.kind == best.kind and _origin(row) == _origin(best)] + seats


def _origin(row: Row) -> int:
    return 2 if row.source.startswith("Phoenix") else 1 if row.source.startswith("GeoNames") else 0


def _sector(row: Row, type: EntityType | None) -> str | None:
    """A place without a sector acts as its government when it is typed as an organization."""
    acts = type == "organization" and row.kind in ("country", "capital", "admin", "territory")
    return row.sector or ("GOV" if acts else DEFAULTS.get(row.country))


def _kind(row: Row) -> str:
    """ "outlet" or "outlet (state-owned)"."""
    return f"{row.kind} ({row.ownership})" if row.ownership else row.kind
