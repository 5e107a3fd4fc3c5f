"""FollowTheMoney entities, checked against its own model where it is installed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from unicodedata import category, normalize

import pytest

from readout.exports.followthemoney import entities, lines
from readout.exports.followthemoney_actors import country
from readout.exports.origin import Origin
from readout.layers import Reading
from readout.records import Document
from readout.referents import Actor
from tests.awkward import AWKWARD, THIRD, awkward
from tests.exports.test_event_formats import report
from tests.readings import harbour
from tests.referents import resolved, unsettled

ORIGIN = Origin("0.1.0", "f00d")
READINGS = (harbour(), resolved(), unsettled(), report("denied"), report("planned"), awkward())

THING = {
    "name", "alias", "weakAlias", "summary", "description", "country", "wikidataId", "keywords", "proof", "sourceUrl",
    "publisher",
}  # fmt: skip
MODEL: dict[str, set[str]] = {
    "Article": {
        "title", "fileName", "author", "language", "publishedAt", "publisher", "sourceUrl", "retrievedAt", "bodyText",
        "processingAgent",
    },
    "Person": THING | {"position"}, "PublicBody": THING, "Organization": THING, "Company": THING,
    "LegalEntity": THING, "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
    "Note": THING | {"entity"},
    "Event": THING | {"date", "startDate", "endDate", "location", "involved", "recordId"},
}  # fmt: skip
"""The schemata written, with the properties of FollowTheMoney 4.11 that they may have here."""
LINKS = {"document", "resolved", "proof", "entity", "involved"}


def told(reading: Reading, **more: Any) -> list[dict[str, Any]]:
    """The entities as they come out of their JSON."""
    return [json.loads(line) for line in lines(reading, ORIGIN, **more).split("\n") if line]


def only(reading: Reading, schema: str) -> list[dict[str, list[str]]]:
    """The properties of the entities of one schema."""
    return [each["properties"] for each in told(reading) if each["schema"] == schema]


def seen(properties: dict[str, list[str]]) -> dict[str, list[str]]:
    """Properties as they look: FollowTheMoney composes accents and takes joiners and the like out of every text."""
    return {key: sorted(map(looks, values)) for key, values in properties.items()}


def looks(value: str) -> str:
    """A text without what nobody sees."""
    return "".join(c for c in normalize("NFC", value.replace("\u2028", " ")) if category(c) != "Cf")


@pytest.mark.parametrize("reading", READINGS)
def test_every_property_is_one_of_the_model_and_every_link_leads_to_an_entity(reading: Reading) -> None:
    whole = told(reading)
    ids = {each["id"] for each in whole}
    assert len(ids) == len(whole)
    for each in whole:
        assert set(each["properties"]) <= MODEL[each["schema"]]
        for key, values in each["properties"].items():
            assert values and all(isinstance(value, str) and value for value in values)
            assert key not in LINKS or set(values) <= ids


@pytest.mark.parametrize("reading", READINGS)
def test_followthemoney_takes_every_entity_as_it_is(reading: Reading) -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs followthemoney (in the interchange-tests extra)")
    for each in told(reading, text=True):
        proxy = ftm.model.get_proxy(each, cleaned=False)
        proxy.schema.validate(each)
        assert seen(proxy.to_dict()["properties"]) == seen(each["properties"])
        assert proxy.schema.name == each["schema"] and proxy.caption


def test_followthemoneys_ranges_hold_for_every_link() -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs followthemoney (in the interchange-tests extra)")
    for reading in READINGS:
        kinds = {each["id"]: ftm.model.get(each["schema"]) for each in told(reading)}
        for each in told(reading):
            for key in LINKS & set(each["properties"]):
                wanted = kinds[each["id"]].get(key).range
                assert all(kinds[value].is_a(wanted) for value in each["properties"][key])


def test_the_article_comes_first_with_its_facts() -> None:
    first = told(awkward())[0]
    assert first["schema"] == "Article" and first["properties"] == {
        "title": ["No \U0001f91d"], "fileName": ["awkward.txt"], "publishedAt": ["2031-03-12T17:40:00"],
        "sourceUrl": ["https://courier.example/port?a=1#top"], "publisher": ["The Skerry Courier"],
        "author": ["Mirre Aldane", "Pell Osk"], "language": ["eng"], "processingAgent": ["Readout 0.1.0"],
    }  # fmt: skip


def test_the_whole_text_is_there_on_request_only() -> None:
    (with_text,) = (each for each in told(awkward(), text=True) if each["schema"] == "Article")
    assert with_text["properties"]["bodyText"] == [AWKWARD] and "bodyText" not in told(awkward())[0]["properties"]


def test_actors_have_the_schema_of_what_they_are() -> None:
    found = {each["properties"]["name"][0]: each for each in told(awkward()) if each["schema"] != "Mention"
             and "name" in each["properties"]}  # fmt: skip
    assert found["Radio Ostrel"]["schema"] == "Organization"
    assert (found["Norvale"]["schema"], found["Norvale"]["id"]) == ("PublicBody", "Q20")
    assert "Ostrel-on-Sea" not in found  # a town where nobody acts
    kvarn = found["E\u0301dda Kvarn"]
    assert (kvarn["schema"], kvarn["id"]) == ("Person", "Q42")
    assert kvarn["properties"]["country"] == ["no"] and kvarn["properties"]["weakAlias"] == ["Kvarn"]


def test_a_key_across_documents_names_an_actor_everywhere() -> None:
    def key(actor: Any) -> str:
        return f"{actor.type}|{actor.name}"

    (brill,) = (each for each in told(awkward(), key=key) if each["properties"].get("name") == ["Tomas Brill"]
                and each["schema"] == "Person")  # fmt: skip
    (other,) = (each for each in told(resolved(), key=key) if each["properties"].get("name") == ["Tomas Brill"]
                and each["schema"] == "Person")  # fmt: skip
    assert brill["id"] == other["id"]


def test_two_that_are_one_across_documents_are_told_once() -> None:
    def key(actor: Any) -> str:
        return str(actor.type)

    persons = [each for each in told(awkward(), key=key) if each["schema"] == "Person"]
    assert [each["properties"]["name"] for each in persons] == [["E\u0301dda Kvarn", "Tomas Brill"]]
    assert persons[0]["properties"]["wikidataId"] == ["Q42"]


def test_every_name_is_a_mention_of_its_actor() -> None:
    mentions = only(awkward(), "Mention")
    assert Counter(each["resolved"][0] for each in mentions) == {
        "Q42": 2, "readout-radio": 1, "readout-brill": 1, "Q20": 1,
    }  # fmt: skip
    assert mentions[0]["contextCountry"] == ["no"] and mentions[0]["detectedSchema"] == ["Person"]


def test_a_statement_is_a_note_on_its_speaker_and_its_article() -> None:
    split, _, inner = only(awkward(), "Note")
    assert split["description"] == ["“there is \U0001f91d no deal,” … “שלום לכם”"] and split["entity"] == ["Q42"]
    assert inner["summary"] == ["Radio Ostrel > E\u0301dda Kvarn: does not deny"]
    assert inner["keywords"] == ["does not deny", "indirect"]
    start = AWKWARD.index("“no – never”")
    assert inner["sourceUrl"][0].startswith(f"https://courier.example/port?a=1#char={start},{start + 12}:~:text=")


def test_an_event_has_its_sides_its_day_its_place_and_its_evidence() -> None:
    (attack,) = only(awkward(), "Event")
    assert attack["name"] == ["ASSAULT: Norvale (NOR MIL): attacked"] and attack["involved"] == ["Q20"]
    assert attack["date"] == ["2031-03-12"] and attack["location"] == ["Ostrel-on-Sea"]
    assert attack["summary"] == [THIRD] and "day from: the day of publication" in attack["description"][0]


def test_what_did_not_happen_does_not_look_as_if_it_had() -> None:
    (event,) = only(report("denied"), "Event")
    assert event["name"][0].startswith("ASSAULT (denied): ") and "denied" in event["keywords"]
    assert "according to: Ukraine" in event["description"][0] and "denied by: Russia" in event["description"][0]


def test_countries_are_followthemoneys_codes() -> None:
    assert [country(Actor(code, None, "", "", 1.0)) for code in ("KOR", "SUN", "EUR", "NGO", None)] == [
        "kr", "suhh", "eu", None, None,
    ]  # fmt: skip


def test_a_page_without_an_address_has_no_links() -> None:
    reading = unsettled()
    assert reading.document.url is None
    assert not any("sourceUrl" in each["properties"] for each in told(reading))


def test_a_reading_without_records_is_an_article() -> None:
    assert [each["schema"] for each in entities(Reading(Document("1", "text", "name")), ORIGIN)] == ["Article"]
