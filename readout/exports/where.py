"""Places as people read them: name, kind, country and coordinates."""

from __future__ import annotations

from readout.referents import Candidate


def point_words(place: Candidate) -> str:
    """``Tavish, city, Vestland, NOR, 60.39 N 5.32 E``."""
    admin = place.admin if place.admin != place.name else None
    facts = (place.name, place.kind, admin, place.country, coordinates(place))
    return ", ".join(fact for fact in facts if fact)


def coordinates(place: Candidate) -> str:
    """``60.39 N 5.32 E``, to the hundredth of a degree (about a kilometre)."""
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f} {north} {abs(place.longitude):.2f} {east}"
