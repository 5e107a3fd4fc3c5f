"""POLECAT's 40 tab-separated columns, and Readout's own after them; one row a coded event.

What PLOVER does not code (denied, only possible, plain comment) has no row here: see ``readout.exports.plover``.
"""

from __future__ import annotations

from readout.events.coding import Coded, coded
from readout.exports.codes import countries, country_name, cow, score, sectors
from readout.exports.deeds import Deed, called, deeds
from readout.exports.happening import happening
from readout.exports.referents import Referents
from readout.exports.who import role
from readout.layers import EVENTS, Reading
from readout.plover import CAMEO, QUADS, Participant

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
OURS = (
    "status", "attributed_to", "document", "start", "end", "root", "disputed_by", "date_basis", "cameo",
    "wikidata_actor", "wikidata_recipient", "score",
)  # fmt: skip
"""The wikidata columns hold Q-ids: POLECAT's own ids are titles of Wikipedia, which Readout does not hold."""
VERSION = "readout-plover-2.0"
CITIES = ("city", "capital")


def header() -> str:
    """The line of column names."""
    return _line((*POLECAT, *OURS))


def lines(reading: Reading) -> str:
    """One line a coded event; the empty string for a reading that holds none."""
    if EVENTS not in reading:
        return ""
    known = Referents(reading)
    told = {deed.event.id: deed for deed in deeds(reading)}
    return "".join(_line(_cells(known, reading, record, told[record.event.id])) for record in coded(reading))


def _cells(known: Referents, reading: Reading, record: Coded, deed: Deed) -> tuple[str, ...]:
    document, event = reading.document, record.event
    when, modes = happening(known, document, event), event.modes if record.type == event.type else ()
    intensity, point = score(record.type, modes), when.place
    place = (
        point.name if point else "", point.name if point and point.kind in CITIES else "", "",
        (point.admin or "") if point else "", country_name(point.country) if point else "",
        f"{point.latitude:g}" if point else "", f"{point.longitude:g}" if point else "",
        str(point.geonames) if point and point.geonames else "", when.placename, point.kind if point else "",
    )  # fmt: skip
    return (
        event.id, when.first.isoformat() if when.first else "", record.type, modes[0] if modes else "",
        "" if intensity is None else f"{intensity:g}", QUADS[record.type], ";".join(event.contexts),
        *_side(known, record.actors), *_side(known, record.recipients), *place,
        document.outlet or document.name, document.published.earliest.date().isoformat() if document.published else "",
        *(_story(known, type) for type in ("person", "organization", "place")), document.language or "", VERSION,
        event.status, " > ".join(deed.holders), document.id, str(event.trigger.start), str(event.trigger.end),
        "true" if record.root else "false",
        ";".join(" > ".join(each.name for each in row.holders) for row in deed.disputed), when.basis,
        CAMEO[record.type], _wikidata(record.actors), _wikidata(record.recipients), f"{event.score:.4f}",
    )  # fmt: skip


def _side(known: Referents, side: tuple[Participant, ...]) -> tuple[str, ...]:
    """Names, countries, COW numbers, first sector, sectors, titles, the words themselves, and no id of Wikipedia."""
    codes, told = countries(side), sectors(side)
    meant = [entity for each in side for entity in known.entities_of(each.entities)]
    titles = (role(known, each) for each in meant if each.type == "person")
    return (
        ";".join(called(known, each) for each in side), ";".join(map(country_name, codes)),
        ";".join(filter(None, map(cow, codes))), told[0] if told else "", ";".join(told),
        ";".join(filter(None, titles)), ";".join(each.span.of(known.text) for each in side), "",
    )  # fmt: skip


def _wikidata(side: tuple[Participant, ...]) -> str:
    return ";".join(dict.fromkeys(actor.wikidata for each in side for actor in each.actors if actor.wikidata))


def _story(known: Referents, type: str) -> str:
    return ";".join(dict.fromkeys(each.name for each in known.entities if each.named and each.type == type))


def _line(cells: tuple[str, ...]) -> str:
    """Tabs and line ends inside a cell are made blanks: this format has no quoting."""
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"
