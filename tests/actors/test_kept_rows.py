"""The hand-kept actors and head nouns: what must hold of every line."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import readout

DATA = Path(readout.__file__).parent / "data"
COLUMNS = [
    "alias", "name", "wikidata", "country", "sector", "kind", "office", "since", "until", "source", "licence",
    "ownership",
]  # fmt: skip
HEAD_COLUMNS = ["head", "sector", "kind", "unique", "note"]


def codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


SECTORS = codes("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC")
WORLD = codes("IGO UNO EUR NGO ISM IMG MNC KOS")
"""PLOVER's codes for actors of no country, and its code for Kosovo, which ISO lacks."""
STATES = codes(
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN
    BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP
    EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HKG HND HRV HTI HUN IDN IND IRL IRN
    IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN
    PAK PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP
    SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT
    VEN VNM VUT WSM YEM ZAF ZMB ZWE
    """
)
"""ISO 3166 alpha-3 of states, Hong Kong and Palestine; dependencies count with their state, as in PLOVER."""


def table(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").split("\n")
    assert lines[-1] == "", "the file ends in one newline"
    return [line.split("\t") for line in lines[:-1]]


@cache
def kept() -> tuple[dict[str, str], ...]:
    header, *rows = table("actors_kept.tsv")
    assert header == COLUMNS
    assert all(len(row) == len(COLUMNS) for row in rows)
    return tuple(dict(zip(COLUMNS, row, strict=True)) for row in rows)


@cache
def heads() -> tuple[dict[str, str], ...]:
    header, *rows = table("actor_heads.tsv")
    assert header == HEAD_COLUMNS
    assert all(len(row) == len(HEAD_COLUMNS) for row in rows)
    return tuple(dict(zip(HEAD_COLUMNS, row, strict=True)) for row in rows)


def test_every_row_has_an_alias_a_name_a_kind_a_source_and_a_licence() -> None:
    for row in kept():
        assert all(row[column] for column in ("alias", "name", "kind", "source", "licence")), row


def test_no_cell_has_white_space_to_spare() -> None:
    for row in (*kept(), *heads()):
        assert all(cell == " ".join(cell.split()) for cell in row.values()), row


def test_every_country_is_a_state_or_one_of_plovers_codes() -> None:
    for row in kept():
        generic = row["kind"] == "ministry" and not row["country"]
        assert generic or row["country"] in STATES | WORLD, row


def test_every_sector_is_plovers_and_only_bodies_of_the_world_go_without() -> None:
    for row in kept():
        assert row["sector"] in SECTORS or (not row["sector"] and row["country"] in {"IGO", "UNO"}), row


def test_dates_are_days_in_order() -> None:
    for row in kept():
        days = [date.fromisoformat(row[column]) for column in ("since", "until") if row[column]]
        assert days == sorted(days), row


def test_wikidata_ids_look_like_ids_and_stand_for_one_name() -> None:
    names: dict[str, set[str]] = {}
    for row in kept():
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row
        names.setdefault(row["wikidata"], set()).add(row["name"])
    shared = {number: found for number, found in names.items() if number and len(found) > 1}
    assert not shared


def test_no_fact_stands_twice() -> None:
    facts = [tuple(row[c] for c in ("alias", "country", "sector", "office", "since", "until")) for row in kept()]
    twice = sorted({fact for fact in facts if facts.count(fact) > 1}) if len(set(facts)) < len(facts) else []
    assert not twice


def test_ownership_is_told_of_agencies_and_outlets_only() -> None:
    for row in kept():
        assert row["ownership"] in {"", "state", "public", "private"}, row
        assert not row["ownership"] or row["kind"] in {"agency", "outlet"}, row
        if row["kind"] == "outlet" or (row["kind"] == "agency" and row["sector"] == "JRN"):
            assert row["ownership"], row


@pytest.mark.parametrize(
    ("kind", "sector", "least"),
    [
        ("metonym", "GOV", 120), ("metonym", "LEG", 10), ("ministry", "GOV", 40), ("agency", "JRN", 100),
        ("outlet", "JRN", 500), ("body", "MIL", 60), ("body", "LEG", 30), ("body", "JUD", 10), ("body", "COP", 20),
        ("body", "SPY", 20), ("body", "REB", 100), ("body", "PTY", 150), ("body", "BUS", 200), ("body", "SOC", 80),
        ("person", "GOV", 600), ("person", "MIL", 25), ("person", "REB", 25), ("person", "OPP", 30),
    ],
)  # fmt: skip
def test_every_group_is_there(kind: str, sector: str, least: int) -> None:
    names = {row["name"] for row in kept() if row["kind"] == kind and row["sector"] == sector}
    assert len(names) >= least


@pytest.mark.parametrize(
    ("alias", "country", "sector"),
    [
        ("Kremlin", "RUS", "GOV"), ("Downing Street", "GBR", "GOV"), ("Blue House", "KOR", "GOV"),
        ("Pentagon", "USA", "MIL"), ("KCNA", "PRK", "JRN"), ("UN", "UNO", ""), ("EU", "EUR", "GOV"),
        ("ICC", "IGO", "JUD"), ("WHO", "UNO", "MED"), ("Gazprom", "RUS", "BUS"), ("Wagner Group", "RUS", "PRM"),
    ],
)  # fmt: skip
def test_a_reader_of_news_would_agree(alias: str, country: str, sector: str) -> None:
    assert (country, sector) in {(row["country"], row["sector"]) for row in kept() if row["alias"] == alias}


def test_the_taliban_are_rebels_until_they_govern() -> None:
    def sectors(day: str) -> set[str]:
        rows = (row for row in kept() if row["alias"] == "Taliban")
        return {row["sector"] for row in rows if row["since"] <= day <= (row["until"] or "9999")}

    assert sectors("2021-08-14") == {"REB"}
    assert sectors("2021-08-15") == {"GOV"}


def test_heads_are_lower_case_once_each_with_a_sector_of_plovers() -> None:
    words = [row["head"] for row in heads()]
    assert len(words) == len(set(words)) >= 500
    for row in heads():
        assert row["head"] and row["head"] == row["head"].lower(), row
        assert row["sector"] in SECTORS | {"", "IGO"}, row
        assert row["kind"] in {"title", "role", "group", "body"}, row
        assert row["unique"] in {"yes", "no"}, row


def test_a_spokesman_has_the_sector_of_his_body() -> None:
    alone = {row["head"] for row in heads() if not row["sector"]}
    assert {"leader", "spokesman", "spokeswoman", "spokesperson"} <= alone
