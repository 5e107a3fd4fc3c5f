"""The harbour page with who is meant, when and where; and a short text in which nothing can be settled."""

from __future__ import annotations

from datetime import UTC, datetime

from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    MENTIONS,
    NAMES,
    PLACES,
    SAID,
    SPEAKERS,
    TIMES,
    Reading,
)
from readout.records import Block, Document, When
from readout.referents import (
    Actor,
    Candidate,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Name,
    Place,
    Said,
    Speaker,
    TimeExpression,
)
from readout.text import Span, content_id
from tests.readings import harbour, span, statement

KVARN, BRILL, RADIO, OFFICIAL = (content_id("entity", name) for name in ("Kvarn", "Brill", "Radio", "official"))
NAME, NOMINAL, PRONOUN = "same name", "described", "nearest fitting person"

_MENTIONS: tuple[tuple[str, MentionKind, EntityType, str, str], ...] = (
    ("|Kvarn|: no", "name", "person", KVARN, NAME),
    ("says |the prime minister|", "nominal", "person", KVARN, NOMINAL),
    ("Edda Kvarn", "name", "person", KVARN, NAME),
    ("|She| met", "pronoun", "person", KVARN, PRONOUN),
    ("told |Kvarn|", "name", "person", KVARN, NAME),
    ("Tomas Brill", "name", "person", BRILL, NAME),
    ("that |Brill| told", "name", "person", BRILL, NAME),
    ("|Radio Ostrel| reported", "name", "organization", RADIO, NAME),
    ("The station", "nominal", "organization", RADIO, NOMINAL),
    ("A senior official, who may not speak in public", "nominal", "person", OFFICIAL, "described"),
)


def mentions() -> tuple[Mention, ...]:
    """Every stretch of the harbour page that stands for somebody."""
    made = [
        Mention(span(words), kind, type_, entity, how, f"{how}, in the same report", 0.9)
        for words, kind, type_, entity, how in _MENTIONS
    ]
    return tuple(sorted(made, key=lambda mention: mention.span))


def entities() -> tuple[Entity, ...]:
    """Two persons, a broadcaster, and an official without a name."""
    row = "actors.tsv: row 12 (CC0)"
    kvarn = Actor(
        "NOR", "GOV", "table", "an office on the report's date: prime minister", 0.97, "Q1", "Edda Kvarn", row
    )
    radio = Actor("NOR", "MED", "table", "an outlet, state-owned", 0.9, None, "Radio Ostrel", row)
    brill = Actor(None, None, "table", "two persons of this name", 0.4, alternatives=("NOR BUS Brill", "SWE LEG Brill"))
    stretches = {entity: tuple(m.span for m in mentions() if m.entity == entity) for entity in (KVARN, BRILL, RADIO)}
    official = span("A senior official, who may not speak in public")
    role = (span("says the |prime minister|"),)
    return (
        Entity(KVARN, "Edda Kvarn", "person", True, stretches[KVARN], role, kvarn),
        Entity(BRILL, "Tomas Brill", "person", True, stretches[BRILL], (), brill),
        Entity(RADIO, "Radio Ostrel", "organization", True, stretches[RADIO], (), radio),
        Entity(OFFICIAL, "A senior official", "person", False, (official,)),
    )


def resolved() -> Reading:
    """The harbour page with every layer of who, when and where."""
    page = harbour()
    told = page[ATTRIBUTIONS]
    who = (KVARN, KVARN, RADIO, BRILL, RADIO, OFFICIAL)
    kinds: tuple[MentionKind, ...] = ("name", "name", "name", "name", "nominal", "nominal")
    speakers = tuple(
        Speaker(each.id, (entity,), kind, NOMINAL if kind == "nominal" else NAME, "the source's own words", 0.9)
        for each, entity, kind in zip(told, who, kinds, strict=True)
    )
    monday = span("Monday")
    day = (datetime(2031, 3, 10, tzinfo=UTC), datetime(2031, 3, 10, 23, 59, 59, tzinfo=UTC))
    when = When(*day, "day", "weekday before the anchor", monday)
    time = TimeExpression(
        monday, "DATE", "2031-03-10", when, "day", "weekday", "published",
        "the Monday before 12 March 2031, for the verb is in the past", "2031-03-12",
    )  # fmt: skip
    ostrel = Candidate("Ostrel", "city", "NOR", "Vestland", 60.39, 5.32, 3161732, 0.8)
    names = tuple(Name(m.span, m.type, 0.99) for m in mentions() if m.kind == "name")
    return page.plus(
        {
            NAMES: names, MENTIONS: mentions(), ENTITIES: entities(), SPEAKERS: speakers, TIMES: (time,),
            SAID: (Said(told[1].id, monday, "the only time in the paragraph"),),
            PLACES: (Place(span("Radio |Ostrel| rep"), ostrel, "only one", "one place of this name", 0.8, (ostrel,)),),
        }
    )  # fmt: skip


UNSETTLED = "Brill met Kvarn. “I will not go,” he said on Wednesday. Georgia was calm."


def unsettled() -> Reading:
    """Two men for one "he", a weekday without an anchor, and a Georgia that may be either."""
    text = UNSETTLED
    told = (statement("|he| said", "said", "“I will not go,”", text=text, mode="direct"),)
    names = (_at("Brill"), _at("Kvarn"))
    people = tuple(Entity(content_id("entity", at), at.of(text), "person", True, (at,), actor=None) for at in names)
    ids = tuple(each.id for each in people)
    reason = "two persons fit: Brill, Kvarn"
    marked = (
        *(Mention(at, "name", "person", name, NAME, "", 0.9) for at, name in zip(names, ids, strict=True)),
        Mention(_at("|he| said"), "pronoun", "person", None, "unresolved", reason, 0.4, candidates=ids),
    )
    either = (
        Candidate("Georgia", "country", "GEO", None, 42.0, 43.5, 614540, 0.5),
        Candidate("Georgia", "admin", "USA", "Georgia", 32.75, -83.5, 4197000, 0.5),
    )
    document = Document(content_id("document", text), text, "unsettled.txt")
    return Reading(document).plus(
        {
            BLOCKS: (Block(Span(0, len(text)), "body", "prose"),), ATTRIBUTIONS: told,
            NAMES: tuple(Name(at, "person", 0.9) for at in names), MENTIONS: marked, ENTITIES: people,
            SPEAKERS: (Speaker(told[0].id, (), "pronoun", "unresolved", reason, 0.4, ids),),
            TIMES: (TimeExpression(
                _at("Wednesday"), "DATE", "XXXX-WXX-3", None, "day", "weekday", "none", "no date to count from",
            ),),
            SAID: (Said(told[0].id, _at("Wednesday"), "stands with the verb of saying"),),
            PLACES: (Place(_at("Georgia"), None, "ambiguous", "a country and a state fit alike", 0.5, either),),
        }
    )  # fmt: skip


def _at(words: str) -> Span:
    return span(words, UNSETTLED)
