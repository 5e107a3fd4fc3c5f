"""Whose word a passage is, which speakers are one, and who takes part in what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.claims.origins import Origin, Speaker, one_speaker, origin_of, party, speaks_for_itself

GUARD = Speaker("guard", "Ostrel Coast Guard", True, "NVL", "COP", "organization")
KVARN = Speaker("kvarn", "Edda Kvarn", True, "NVL", "GOV", "person")
SAILOR = Speaker("sailor", "a sailor", False)
OUTLETS = ("Brennau Courier", "Meridian Press Agency", "Norvale Home Ministry")


def origin(*chain: Speaker | None, anonymous: bool = False, voice: str = "Brennau Courier") -> Origin:
    """The origin of a passage that these speakers hold."""
    return origin_of(chain, anonymous, voice, OUTLETS, {})


def names(speakers: Sequence[Speaker]) -> dict[str, str]:
    """The same whatever the order."""
    found = one_speaker(speakers)
    assert one_speaker(speakers[::-1]) == found
    return found


def person(name: str) -> Speaker:
    """A person whose key is the name."""
    return Speaker(name, name, True, type="person")


def test_what_nobody_is_cited_for_is_the_word_of_the_voice() -> None:
    assert origin() == Origin("Brennau Courier", False)


def test_whoever_is_named_is_the_origin() -> None:
    assert origin(GUARD) == Origin("Ostrel Coast Guard", True)
    assert origin(GUARD, voice="Meridian Press Agency") == origin(GUARD)


def test_the_innermost_speaker_is_the_origin() -> None:
    assert origin(KVARN, GUARD).name == "Edda Kvarn"


def test_a_speaker_goes_by_the_fullest_name() -> None:
    short = Speaker("k", "Kvarn", True)
    assert origin_of([short], False, "Brennau Courier", (), {"k": "Edda Kvarn"}).name == "Edda Kvarn"


def test_a_source_that_wants_no_name_is_the_word_of_the_voice() -> None:
    assert origin(KVARN, anonymous=True) == Origin("Brennau Courier", True)
    assert origin(None) == Origin("Brennau Courier", True)


def test_what_another_outlet_is_cited_for_is_its_word() -> None:
    agency = Speaker("mpa", "Meridian", True)
    assert origin(agency) == Origin("Meridian Press Agency", True)
    assert origin(SAILOR, agency) == origin(None, agency) == origin(KVARN, agency, anonymous=True) == origin(agency)
    assert origin(KVARN, agency) == origin(agency)


def test_a_source_without_a_name_is_kept_where_no_outlet_is_cited() -> None:
    assert origin(SAILOR) == Origin("a sailor", True)


def test_a_known_agency_is_an_outlet_though_it_publishes_nothing_here() -> None:
    assert origin(SAILOR, Speaker("afp", "AFP", True)) == Origin("Agence France-Presse", True)


def test_a_body_that_publishes_is_one_with_the_speaker_of_its_name() -> None:
    assert origin(Speaker("home", "the Home Ministry", True)).name == "Norvale Home Ministry"


def test_what_a_body_publishes_is_its_own_word_whoever_speaks() -> None:
    assert origin(KVARN, voice="Norvale Home Ministry") == Origin("Norvale Home Ministry", True)


def test_a_body_speaks_for_itself_and_a_newsroom_does_not() -> None:
    assert speaks_for_itself("Norvale Home Ministry") and speaks_for_itself("Brill Shipping Ltd")
    assert not speaks_for_itself("Brennau Courier") and not speaks_for_itself("Ostrel University Press")
    assert not speaks_for_itself("Brennau Daily Post Group")


def test_a_surname_is_the_only_one_who_is_called_so() -> None:
    assert names([person("Kvarn"), person("Edda Kvarn")]) == {"Kvarn": "Edda Kvarn", "Edda Kvarn": "Edda Kvarn"}


def test_a_surname_of_two_is_neither() -> None:
    told = [person("Kvarn"), person("Edda Kvarn"), person("Tomas Kvarn")]
    assert names(told) == {each.key: each.name for each in told}


def test_of_two_fuller_names_the_fullest_counts_if_it_holds_the_other() -> None:
    told = [person("Kvarn"), person("Edda Kvarn"), person("Edda Maria Kvarn")]
    assert set(names(told).values()) == {"Edda Maria Kvarn"}


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    told = [person("Kvarn"), Speaker("firm", "Kvarn Shipping", True, type="organization")]
    assert names(told) == {"Kvarn": "Kvarn", "firm": "Kvarn Shipping"}


def test_a_place_speaks_for_its_government() -> None:
    place = Speaker("brennau", "Brennau", True, "NVL", None, "place")
    cabinet = Speaker("cabinet", "Norvale Cabinet", True, "NVL", "GOV", "organization")
    assert names([place, cabinet])["brennau"] == "Norvale Cabinet"
    assert names([place, replace(cabinet, country="OST")])["brennau"] == "Brennau"
    ministry = replace(cabinet, key="home", name="Norvale Home Ministry")
    assert names([place, cabinet, ministry, ministry])["brennau"] == "Norvale Home Ministry"
    unknown = replace(place, country=None), replace(cabinet, country=None)
    assert names(unknown)["brennau"] == "Brennau"


def test_a_speaker_is_called_what_he_is_called_most() -> None:
    told = [person("Graham Tolley"), person("Supremo Graham Tolley"), person("Tolley")]
    assert set(names([*told, told[0]]).values()) == {"Graham Tolley"}
    assert set(names([*told, told[2], told[2]]).values()) == {"Supremo Graham Tolley"}


def test_prosecutors_of_two_countries_are_two() -> None:
    told = [Speaker("kind|prosecutor|Latvian", "Latvian prosecutors", False),
            Speaker("kind|prosecutor|Lithuanian", "Lithuanian prosecutors", False)]  # fmt: skip
    assert len(set(names(told).values())) == 2
    both = names([*told, Speaker("kind|prosecutor", "prosecutors", False)])
    assert len(set(both.values())) == 3
    assert len(set(names([told[0], Speaker("kind|prosecutor", "the prosecutors", False)]).values())) == 1


def test_no_speakers_have_no_names() -> None:
    assert one_speaker([]) == {}


def test_who_is_named_in_what_is_told_takes_part() -> None:
    assert party(KVARN, [GUARD, KVARN]) and party(person("Kvarn"), [KVARN]) and party(KVARN, [person("Kvarn")])


def test_who_is_of_the_same_country_and_sector_takes_part() -> None:
    minister = Speaker("brill", "Tomas Brill", True, "NVL", "GOV", "person")
    assert party(minister, [KVARN]) and not party(minister, [GUARD])
    assert not party(replace(minister, sector=None), [replace(KVARN, sector=None)])


def test_nobody_takes_no_part() -> None:
    assert not party(None, [KVARN]) and not party(KVARN, []) and not party(SAILOR, [Speaker("it", "it", False)])


def test_a_spokesman_speaks_for_his_body_and_an_office_for_the_only_one_who_has_it() -> None:
    speaker = Speaker("ospino", "Julian Ospino", True, type="person", roles=("the army's spokesman",))
    chair = Speaker("tolley", "Graham Tolley", True, type="person", roles=("chairman of Larkmoor",))
    army = Speaker("army", "Colombian army", True, type="organization")
    told = names([speaker, army, chair, Speaker("words|larkmoor chairman", "the Larkmoor chairman", False)])
    assert told["army"] == told["ospino"] and told["words|larkmoor chairman"] == "Graham Tolley"
    other = Speaker("brill", "Tomas Brill", True, type="person", roles=("chairman of Larkmoor",))
    both = names([chair, other, Speaker("words|larkmoor chairman", "the Larkmoor chairman", False)])
    assert len(set(both.values())) == 3
    general = Speaker("general", "Tomas Brill", True, type="person", roles=("chief of the army",))
    assert len(set(names([general, army]).values())) == 2
    other_army = Speaker("other", "Ecuadorian army", True, type="organization")
    armies = names([speaker, army, other_army, Speaker("kind|military", "the army", False)])
    assert armies["army"] != armies["other"] and armies["kind|military"] == armies["ospino"] == "Julian Ospino"
