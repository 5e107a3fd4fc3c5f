"""Where the report's places are: every place name to one point of the gazetteer, or to none with the reason."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from readout.layers import BLOCKS, ENTITIES, MENTIONS, NAMES, PLACES, SENTENCES, Layer, Reading
from readout.places.choose import Named, choose
from readout.places.clues import clue
from readout.places.mentions import mentioned
from readout.places.spelling import spelled, without_possessive
from readout.records import REPORT_ROLES
from readout.referents import Place
from readout.text import Span


class Locate:
    """Gives PLACES: one for every place name that does not act as its government.

    The same report always gives the same points: nothing but its own words and the shipped tables is looked at.
    """

    name = "places"
    needs: tuple[Layer[Any], ...] = (BLOCKS, SENTENCES, NAMES, ENTITIES, MENTIONS)
    gives: tuple[Layer[Any], ...] = (PLACES,)

    def run(self, reading: Reading) -> Mapping[Layer[Any], tuple[Place, ...]]:
        """The places of one report, in text order."""
        text, sentences = reading.document.text, [sentence.span for sentence in reading[SENTENCES]]
        starts = [span.start for span in sentences]
        acting = _acting(reading)
        named, asked = [], set()
        names = reading[NAMES]
        for name in sorted(names, key=lambda each: each.span):
            if name.type != "place":
                continue
            sentence = _sentence(name.span, sentences, starts, len(text))
            words = name.span.of(text)
            beside = clue(text, name.span, sentence)
            named.append(Named(name.span, words, spelled(without_possessive(words)), sentence, beside, name.score))
            if not name.acting and name.span not in acting:
                asked.add(name.span)
        persons = [name.span for name in names if name.type == "person"]
        mentions = mentioned(text, _stretches(reading), persons) if asked else ()
        places = choose(text, named, frozenset(asked), mentions) if asked else ()
        countries = _countries(reading)
        return {PLACES: tuple(_told(text, place, countries.get(place.span)) for place in places)}


def _acting(reading: Reading) -> frozenset[Span]:
    """Spans that a later look at the report settled as a body: a government, a club, a company."""
    bodies = {entity.id for entity in reading[ENTITIES] if entity.type == "organization"}
    return frozenset(each.span for each in reading[MENTIONS] if each.acting or each.entity in bodies)


def _countries(reading: Reading) -> dict[Span, str]:
    """The country that each mention was settled to stand for."""
    actors = {entity.id: entity.actor for entity in reading[ENTITIES] if entity.type == "place" and entity.actor}
    settled = ((each.span, actors.get(each.entity)) for each in reading[MENTIONS] if each.entity)
    return {span: actor.country for span, actor in settled if actor and actor.country and not actor.alternatives}


def _told(text: str, place: Place, country: str | None) -> Place:
    """A name of several places, where who is meant was settled: "Georgia" beside Tbilisi."""
    fits = [each for each in place.candidates if each.kind == "country" and each.country == country]
    if len(fits) != 1 or (place.place is not None and place.place.country == country):
        return place
    (chosen,) = fits
    everyone = (place.place, *place.candidates) if place.place else place.candidates
    others = tuple(each for each in everyone if each is not chosen)
    reason = f"{chosen.name} (country, {chosen.country}): the report names others of that country"
    return Place(place.span, chosen, "gazetteer", reason, chosen.score, others)


def _sentence(span: Span, sentences: Sequence[Span], starts: Sequence[int], end: int) -> Span:
    """The sentence that a name stands in; the stretch around it where no sentence holds it."""
    at = bisect_right(starts, span.start) - 1
    if at >= 0 and sentences[at].end >= span.end:
        return sentences[at]
    return Span(max(0, span.start - 200), min(end, span.end + 200))


def _stretches(reading: Reading) -> tuple[Span, ...]:
    """Where countries are counted: the report and its dateline, not the furniture."""
    spans = tuple(block.span for block in reading[BLOCKS] if block.role in REPORT_ROLES or block.role == "dateline")
    return spans or (Span(0, len(reading.document.text)),)
