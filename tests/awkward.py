"""A report in which code points, UTF-16 units and letters count differently before every record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    MENTIONS,
    NAMES,
    SENTENCES,
    SPEAKERS,
    Reading,
)
from readout.plover import Event, Participant
from readout.records import Attribution, Block, Document, Sentence, When
from readout.referents import Actor, Entity, EntityType, Mention, Name, Speaker
from readout.text import Span, content_id
from tests.readings import span, statement

FURNITURE = "\U0001f3f4\u200d\u2620\ufe0f Home \U0001f6a2\r\nWeather"
FIRST = "E\u0301dda Kvarn \U0001f600 said “there is \U0001f91d no deal,” and “שלום לכם”, she added."
SECOND = "In \U0001d54b\U0001d552vish Radio Ostrel\u2028reported that Kvarn told Tomas Brill “no – never”."
THIRD = "The Kelpie\U0001f409 army of Norvale attacked Ostrel-on-Sea."
AWKWARD = f"{FURNITURE}\r\n\r\n{FIRST}\n\n{SECOND} {THIRD}"


def awkward() -> Reading:
    """A split content in two scripts, a statement inside another, an event; emoji, joiners, CR LF around them."""
    moment = datetime(2031, 3, 12, 17, 40, tzinfo=UTC)
    document = Document(
        content_id("document", AWKWARD), AWKWARD, "awkward.txt", url="https://courier.example/port?a=1#top",
        title="No \U0001f91d", outlet="The Skerry Courier", authors=("Mirre Aldane", "Pell Osk"), language="en",
        published=When(moment, moment, "minute", "given"),
    )  # fmt: skip
    told = statements()
    speakers = tuple(
        Speaker(each.id, (name,), "name", "same name", "the source's own words", 0.9)
        for each, name in zip(told, ("kvarn", "radio", "kvarn"), strict=True)
    )
    return Reading(document).plus(
        {
            BLOCKS: blocks(), SENTENCES: tuple(Sentence(_at(each)) for each in (FIRST, SECOND, THIRD)),
            ATTRIBUTIONS: told, NAMES: tuple(Name(each.span, each.type, 0.9) for each in mentions()),
            MENTIONS: mentions(), ENTITIES: entities(), SPEAKERS: speakers, EVENTS: (event(),),
        }
    )  # fmt: skip


def statements() -> tuple[Attribution, ...]:
    """Three, the last inside the second."""
    outer = _told("Radio Ostrel", "reported", "that Kvarn told Tomas Brill “no – never”")
    return (
        _told("E\u0301dda Kvarn", "|said| “there", "“there is \U0001f91d no deal,”", "“שלום לכם”", mode="direct"),
        outer,
        _told("|Kvarn| told", "told", "“no – never”", parent=outer.id, addressee=(_at("Tomas Brill"),),
              stance="denies", negated=True),
    )  # fmt: skip


def event() -> Event:
    """An attack, told by the outlet itself and denied by nobody."""
    army, town = _at("The Kelpie\U0001f409 army of Norvale"), _at("Ostrel-on-Sea")
    known = Actor("NOR", "MIL", "description", "army", 0.9)
    return Event(
        content_id("event", "attacked"), "ASSAULT", _at("attacked"), (Participant(army, ("norvale",), (known,)),),
        (Participant(town),), "asserted", "main", _at(THIRD), 0.8, 0.9, where=town,
    )  # fmt: skip


_NAMED: tuple[tuple[str, EntityType, str], ...] = (
    ("E\u0301dda Kvarn", "person", "kvarn"), ("Radio Ostrel", "organization", "radio"),
    ("|Kvarn| told", "person", "kvarn"), ("Tomas Brill", "person", "brill"),
    ("Norvale", "place", "norvale"), ("|Ostrel|-on-Sea", "place", "town"),
)  # fmt: skip


def mentions() -> tuple[Mention, ...]:
    """Every name, in text order; the last begins where its token has just begun."""
    return tuple(
        Mention(_at(words), "name", type, entity, "same name", "", 0.9, acting=entity == "norvale")
        for words, type, entity in _NAMED
    )


def entities() -> tuple[Entity, ...]:
    """A prime minister, a broadcaster, a foreign minister, a country that acts, and a town."""
    spans = {name: tuple(each.span for each in mentions() if each.entity == name) for _, _, name in _NAMED}
    office = Actor("NOR", "GOV", "table", "an office: prime minister", 0.97, "Q42")
    army = Actor("NOR", "GOV", "metonym", "a country that acts is its government", 0.9, "Q20")
    return (
        Entity("kvarn", "E\u0301dda Kvarn", "person", True, spans["kvarn"], actor=office),
        Entity("radio", "Radio\u2028Ostrel", "organization", True, spans["radio"]),
        Entity("brill", "Tomas Brill", "person", True, spans["brill"], actor=replace(office, wikidata=None)),
        Entity("norvale", "Norvale", "place", True, spans["norvale"], actor=army),
        Entity("town", "Ostrel-on-Sea", "place", True, spans["town"]),
    )


def blocks() -> tuple[Block, ...]:
    """Furniture of two lines, then the report."""
    return (
        Block(_at(FURNITURE), "navigation", "links only"), Block(_at(FIRST), "body", "prose"),
        Block(_at(f"{SECOND} {THIRD}"), "body", "prose"),
    )  # fmt: skip


def _at(words: str) -> Span:
    return span(words, AWKWARD)


def _told(source: str, cue: str, *content: str, **more: object) -> Attribution:
    return statement(source, cue, *content, text=AWKWARD, **more)
