"""Names that the gazetteer knows only in part: "Jordan" before "River", "Kabul airport", "Ill."."""

from __future__ import annotations

import re

from readout.places.atlas import BY_KIND, Option, holders, options
from readout.places.clues import Clue
from readout.places.outcome import candidate
from readout.places.regions import abbreviations, kept
from readout.places.spelling import spelled, without_possessive
from readout.referents import Place
from readout.text import Span

_NEXT = re.compile(r" (River|Lake|Sea|Strait|Bay|Gulf|Island|Islands|Valley|Peninsula|Desert|Mountains|Delta|Heights|"
                   r"region|Region|Province|province|Oblast|oblast|City|County|State|state|territory)\b")  # fmt: skip
_BEFORE = re.compile(r"\b(Lake|Mount|Mt\.?|River|Gulf of|Bay of|Strait of|Sea of|Isle of|Cape|Port|Fort|Province of) $")
_FIRST_HALVES = frozenset(
    {
        "San",
        "Santa",
        "Los",
        "Las",
        "New",
        "St",
        "St.",
        "Saint",
        "El",
        "Al",
        "La",
        "Fort",
        "Port",
        "Mount",
        "North",
        "South",
    }
)
"""Words that are seldom a whole name: where the name head stopped at one, the rest is read on."""

_OWNER = re.compile(r"([A-Z][\w-]+['’]s)\s$")
_REST = re.compile(r"( [A-Z][\w'’-]+)( [A-Z][\w'’-]+)?")
_SIDE = re.compile(
    r"^(?:(?:north|south|east|west)(?:ern)?|(?:north|south)(?:east|west)(?:ern)?|central|downtown|greater|mainland|"
    r"northern|occupied|rural|upstate|suburban|metropolitan|annexed|inner) ",
    re.IGNORECASE,
)
_PART = re.compile(
    r" (?:International Airport|Airport|Air Base|Airfield|Harbou?r|Square|Stadium|Cathedral|Castle|Bridge|Street|"
    r"Hospital|University|Prison|Park|Palace|Zoo|Port|Station|Metro|Suburbs|Metropolitan Area|Province|Region|"
    r"Governorate|District|Oblast|Prefecture|County|State|City|Territory|Peninsula|Area|Municipality|Township|"
    r"Voivodeship)$",
    re.IGNORECASE,
)
WITHIN = 400
"""Radius in kilometres up to which a stated unit stands in for a village that no list has."""


def _with_owner(text: str, span: Span) -> str | None:
    """The name with the one whose it is, where that is another place: "Far East" behind "Russia's"."""
    owner = _OWNER.search(text, max(0, span.start - 25), span.start)
    whole = f"{owner[1]} {span.of(text)}" if owner else ""
    return whole if spelled(whole) in kept() else None


def meant(text: str, span: Span, clue: Clue) -> list[Option]:
    """What a name can mean; with the word beside it where that is part of the name ("Jordan" in "Jordan River")."""
    name = _with_owner(text, span) or without_possessive(span.of(text))
    if text[max(0, span.start - 2) : span.start] == ", ":
        for short in (f"{name}.", name):
            if (short in abbreviations()) and (short == name or text[span.end : span.end + 1] == "."):
                return [Option(row, BY_KIND["admin"]) for row in holders(short)]
    after, before = _NEXT.match(text, span.end), _BEFORE.search(text, max(0, span.start - 12), span.start)
    wider = [name + after.group()] if after else []
    if name in _FIRST_HALVES and (rest := _REST.match(text, span.end)):
        wider = [name + rest.group(1) + (rest.group(2) or ""), name + rest.group(1)]
    wider += [f"{before.group()}{name}"] if before else []
    for each in wider:
        if found := options(each):
            return list(found)
    if clue.sort == "water" and (after or before):
        return [each for each in options(name) if each.row.kind == "water"]
    return list(options(name) or options(_SIDE.sub("", name)) or options(_PART.sub("", name)))


def extended(span: Span, words: str, clue: Clue) -> Place:
    """A place without a row of its own: the unit that the text puts it in where that is small, else nothing."""
    kind = f", a {clue.sort}" if clue.sort else ""
    holder = next((row for row in clue.by if row.kind != "country" and 0 < row.radius <= WITHIN), None)
    if holder is None:
        return Place(span, None, "unknown", f"the gazetteer has no place called {words}{kind}", 0.0)
    reason = f"the gazetteer has no {words}{kind}; the text puts it in {clue.held}, whose point this is"
    return Place(span, candidate(holder, 0.5), "within", reason, 0.4)
