"""Places as people read them: name, kind, country and coordinates."""

from __future__ import annotations

from readout.exports.referents import Referents
from readout.exports.wording import words
from readout.referents import Candidate, Place


def places(known: Referents) -> list[list[Place]]:
    """The places, those that mean the same point together, the most often named first; then what is not resolved."""
    alike: dict[object, list[Place]] = {}
    for place in known.places:
        point = place.place
        key = (point.name, point.latitude, point.longitude) if point else words(known.text, [place.span]).casefold()
        alike.setdefault(key, []).append(place)
    return sorted(alike.values(), key=lambda group: (group[0].place is None, -len(group), group[0].span))


def why_open(place: Place) -> str:
    """Why it is not resolved, with what it could be."""
    could = [f"{each.name} ({each.country or each.kind})" for each in place.candidates[:3]]
    if not could or all(each.name in place.reason for each in place.candidates[:3]):
        return place.reason
    return f"{place.reason}: {', '.join(could)}?"


def place_words(place: Candidate) -> str:
    """``Tavish, city, Vestland``: its name in the gazetteer, what it is, and the state or province around it."""
    admin = place.admin if place.admin != place.name else None
    kind = "state or province" if place.kind == "admin" else place.kind
    return ", ".join(fact for fact in (place.name, kind, admin) if fact)


def point_words(place: Candidate) -> str:
    """``Tavish, city, Vestland, NOR, 60.39 N 5.32 E``."""
    return ", ".join(fact for fact in (place_words(place), place.country, coordinates(place)) if fact)


def coordinates(place: Candidate) -> str:
    """``60.39 N 5.32 E``, to the hundredth of a degree (about a kilometre)."""
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f} {north} {abs(place.longitude):.2f} {east}"
