"""Events as CSV: one row an event with its status, its sides, and by whose word."""

from __future__ import annotations

from readout.exports.codes import countries, evidence, score, sectors
from readout.exports.csv import line
from readout.exports.deeds import Deed, called, deeds
from readout.exports.happening import happening
from readout.exports.referents import Referents
from readout.layers import Reading
from readout.plover import CAMEO, Participant

COLUMNS = (
    "document", "name", "url", "title", "outlet", "published",
    "number", "event", "type", "status", "standing", "quad", "cameo", "modes", "contexts", "intensity",
    "trigger", "actors", "actor_countries", "actor_sectors", "actor_words",
    "recipients", "recipient_countries", "recipient_sectors", "recipient_words",
    "according_to", "statement", "disputed_by",
    "when", "when_value", "earliest", "latest", "date_basis",
    "where", "country", "latitude", "longitude", "geonames",
    "mentions", "place", "start", "end", "evidence", "evidence_start", "evidence_end", "score", "status_score",
)  # fmt: skip


def header() -> str:
    """The line of column names."""
    return line(COLUMNS)


def lines(reading: Reading) -> str:
    """One line an event; the empty string for a reading that holds none."""
    known = Referents(reading)
    return "".join(line(_cells(known, reading, deed)) for deed in deeds(reading))


def _cells(known: Referents, reading: Reading, deed: Deed) -> tuple[str | float, ...]:
    document, event = reading.document, deed.event
    when = happening(known, document, event)
    point, intensity = when.place, score(event.type, event.modes)
    return (
        document.id, document.name, document.url or "", document.title or "", document.outlet or "",
        document.published.earliest.isoformat() if document.published else "",
        deed.number, event.id, event.type, event.status, event.standing, event.quad, CAMEO[event.type],
        "; ".join(event.modes), "; ".join(event.contexts), "" if intensity is None else intensity,
        deed.what, *_side(known, event.actors), *_side(known, event.recipients),
        " > ".join(deed.holders), event.under or "", "; ".join(_disputed(deed)),
        event.when.of(known.text) if event.when else "", when.time.value if when.time else "",
        when.first.isoformat() if when.first else "", when.last.isoformat() if when.last else "", when.basis,
        when.placename, (point.country or "") if point else "",
        point.latitude if point else "", point.longitude if point else "",
        str(point.geonames) if point and point.geonames else "",
        str(1 + len(event.mentions)), deed.place, str(event.trigger.start), str(event.trigger.end),
        evidence(event, known.text), str(event.evidence.start), str(event.evidence.end),
        f"{event.score:.4f}", f"{event.status_score:.4f}",
    )  # fmt: skip


def _side(known: Referents, side: tuple[Participant, ...]) -> tuple[str, str, str, str]:
    return (
        "; ".join(called(known, each) for each in side), "; ".join(countries(side)), "; ".join(sectors(side)),
        "; ".join(each.span.of(known.text) for each in side),
    )  # fmt: skip


def _disputed(deed: Deed) -> list[str]:
    return [" > ".join(each.name or "(unnamed)" for each in row.holders) for row in deed.disputed]
