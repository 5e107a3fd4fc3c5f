"""Places of sentences written for this test: names marked with bars."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.layers import BLOCKS, ENTITIES, MENTIONS, NAMES, PLACES, SENTENCES, Reading
from readout.places.stages import Locate
from readout.records import Block, Document, Sentence
from readout.referents import Entity, EntityType, Mention, Name, Place
from readout.text import Span


def reading(marked: str, acting: tuple[str, ...] = (), types: dict[str, EntityType] | None = None) -> Reading:
    """A report of one paragraph; ``|Kyiv|`` is a name, a place where ``types`` says nothing else."""
    text, names = "", []
    for at, part in enumerate(re.split(r"\|", marked)):
        if at % 2:
            span = Span(len(text), len(text) + len(part))
            names.append(Name(span, (types or {}).get(part, "place"), 0.9, part in acting))
        text += part
    ends = [match.end() for match in re.finditer(r"[a-z]{3}\. (?=[A-Z])", text)] + [len(text)]
    sentences = tuple(Sentence(Span(start, end)) for start, end in zip([0, *ends], ends, strict=False))
    whole = (Block(Span(0, len(text)), "body", "given"),)
    layers = {BLOCKS: whole, SENTENCES: sentences, NAMES: tuple(names), ENTITIES: (), MENTIONS: ()}
    return Reading(Document(id="0" * 16, text=text, name="a test")).plus(layers)


def located(marked: str, **more: object) -> list[Place]:
    """The places of a report."""
    return list(Locate().run(reading(marked, **more))[PLACES])  # type: ignore[arg-type]


def where(marked: str) -> list[str]:
    """Each place as "name, unit, country"."""
    return [
        ", ".join(filter(None, (p.place.name, p.place.admin, p.place.country))) if p.place else f"none: {p.how}"
        for p in located(marked)
    ]


def test_what_follows_a_comma_says_where_a_town_is() -> None:
    assert where("A barn burned in |Paris|, |Texas|, on Monday.")[0] == "Paris, Texas, USA"
    assert where("A fair in |Springfield|, |Ill.|, was off.") == ["Springfield, Illinois, USA", "Illinois, USA"]
    assert where("A tram hit a van in |London|, |Ontario|, on Monday.")[0] == "London, Ontario, CAN"


def test_a_town_without_more_words_is_the_best_known_of_its_name() -> None:
    assert where("A barge sank in |Paris| on Monday.") == ["Paris, Île-de-France, FRA"]


def test_words_for_a_people_say_where_a_town_is() -> None:
    assert where("Shots fell in the Lebanese city of |Tripoli|.") == ["Tripoli, North Lebanon, LBN"]
    assert where("Shots fell in |Tripoli|, and Libyan banks closed.") == ["Tripoli, Tripoli, LBY"]


def test_one_name_has_one_sense_in_a_report() -> None:
    report = "Rain fell on |Birmingham|, |Alabama|, for days. Schools in |Birmingham| stayed shut."
    assert where(report)[0] == where(report)[2] == "Birmingham, Alabama, USA"


def test_words_beside_one_mention_outweigh_the_sense_of_the_others() -> None:
    report = "He left |Paris|, |France|, at noon. The twin town is |Paris|, |Texas|, he said."
    assert [place.split(", ")[-1] for place in where(report)] == ["FRA", "FRA", "USA", "USA"]


def test_georgia_is_the_country_or_the_state_by_its_company() -> None:
    assert where("Voters in |Atlanta| and all over |Georgia| queued.")[1] == "Georgia, USA"
    assert where("Voters in |Tbilisi| and all over |Georgia| queued.")[1] == "Georgia, GEO"


def test_several_equally_likely_places_are_listed_and_none_is_chosen() -> None:
    (place,) = located("Voters all over |Georgia| queued.")
    assert place.place is None
    assert place.how == "ambiguous"
    assert {each.country for each in place.candidates} >= {"GEO", "USA"}
    assert "nothing in the report decides" in place.reason


def test_a_name_that_nothing_is_called_stays_without_a_point() -> None:
    (place,) = located("The ferry to |Qvornheddle| was late.")
    assert (place.place, place.how) == (None, "unknown")
    assert "Qvornheddle" in place.reason


def test_a_village_that_no_list_has_gets_the_unit_that_the_text_puts_it_in() -> None:
    (village, unit) = located("Shells hit |Qvornheddle| in |Kharkiv| region.")
    assert village.how == "within"
    assert village.place and unit.place and village.place.name == unit.place.name == "Kharkiv"
    assert unit.place.kind == "admin"


def test_a_place_that_acts_as_its_government_is_not_a_location() -> None:
    assert [each.span.start for each in located("|Moscow| said that |Kazan| was calm.", acting=("Moscow",))] == [17]


def test_a_name_settled_as_a_body_is_not_a_location() -> None:
    given_names = reading("|Everton| beat |Leeds| in |Hull|.")
    spans = [name.span for name in given_names[NAMES]]
    bodies = tuple(Entity(str(at), span.of(given_names.document.text), "organization", True, (span,)) for at, span in
                   enumerate(spans[:2]))  # fmt: skip
    mentions = tuple(
        Mention(span, "name", "organization", str(at), "name", "a club", 1.0) for at, span in enumerate(spans[:2])
    )
    settled = given_names.without(frozenset({"entities", "mentions"})).plus({ENTITIES: bodies, MENTIONS: mentions})
    assert [place.span for place in Locate().run(settled)[PLACES]] == spans[2:]


def test_a_region_behind_its_countrys_name_is_that_countrys() -> None:
    (place,) = located("They met in Russia’s |Far East| on Monday.")
    assert place.place is not None and place.place.name == "Russian Far East"


def test_the_far_east_of_russia_is_one_region() -> None:
    (place,) = located("They met in |Russia’s Far East| on Monday.")
    assert place.place and (place.place.kind, place.place.country) == ("region", "RUS")
    assert place.place.radius and place.place.radius > 1000


def test_the_part_of_an_area_that_is_meant_is_told() -> None:
    (place,) = located("Shells fell in eastern |Ukraine| all night.")
    assert place.place and place.place.country == "UKR"
    assert "eastern part" in place.reason


def test_a_river_is_not_the_country_it_is_named_like() -> None:
    (place,) = located("They waded through the |Jordan| River at night.")
    assert place.place and place.place.kind == "water"


def test_old_names_and_other_spellings_stand_for_the_place_of_today() -> None:
    assert [place.split(",")[0] for place in where("|Bombay|, |Kiev|, |Saigon| and |Peking| were named.")] == [
        "Mumbai", "Kyiv", "Ho Chi Minh City", "Beijing",
    ]  # fmt: skip
    assert where("Planes left |Sao Paulo|.") == where("Planes left |São Paulo|.")


def test_a_nation_in_a_persons_name_does_not_vote() -> None:
    told = located("|Jordan Holm| lives in |Cambridge|.", types={"Jordan Holm": "person"})
    assert told == located("|Morten Holm| lives in |Cambridge|.", types={"Morten Holm": "person"})


_WORDS = [
    "|Paris|",
    "|Texas|",
    "|Chad|",
    "|U.S.|",
    "|Sana’a|",
    "|É|",
    ",",
    "in",
    "the",
    "of",
    "city",
    "Ill.",
    "(",
    "French",
    "north",
    "’s",
    "river",
    "and",
    "|Georgia|",
    ")",
    "near",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=14))
def test_every_name_gets_one_place_on_its_own_characters_and_the_same_each_time(words: list[str]) -> None:
    marked = " ".join(words)
    report = reading(marked)
    places = Locate().run(report)[PLACES]
    assert [place.span for place in places] == [name.span for name in report[NAMES]]
    assert all(0.0 <= place.score <= 1.0 and place.reason for place in places)
    assert places == Locate().run(report)[PLACES]
