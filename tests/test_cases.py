"""The lists written by hand are well formed: offsets, codes, columns. What they expect is measured by ``lab.eval``."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
ISO_3166 = """
ABW AFG AGO AIA ALA ALB AND ANT ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW
CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA
GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR
ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO
MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD
NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SCG SDN SEN
SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM
TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
"""
ISO = set(ISO_3166.split())
BEYOND_STATES = {"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM", "KOS", "XKX", "YUG", "SCG"}
PLOVER_SECTORS = "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK"
SECTORS = set(PLOVER_SECTORS.split())
KINDS = {"person", "place", "organization", "none"}


def rows(name: str, columns: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        found = list(reader)
    assert reader.fieldnames == columns.split()
    assert all(None not in row and None not in row.values() for row in found)
    return found


def reports() -> Iterator[dict[str, Any]]:
    for name in ("speakers.jsonl", "fresh.jsonl"):
        for line in (CASES / "speakers" / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def stands(text: str, words: str, start: int) -> bool:
    return bool(words) and text[start : start + len(words)] == words


def test_actor_strings_have_known_codes_and_stand_once() -> None:
    columns = "words type on country sector"
    found = rows("actors/sectors.tsv", columns) + rows("actors/fresh.tsv", columns)
    assert len(found) >= 320
    assert len({(row["words"], row["on"]) for row in found}) == len(found)
    for row in found:
        assert row["type"] in {"person", "organization", "place", "nominal"}, row
        assert not row["on"] or date.fromisoformat(row["on"]), row
        assert set(filter(None, row["country"].split("|"))) <= ISO | BEYOND_STATES | {"-"}, row
        assert row["sector"] and set(row["sector"].split("|")) <= SECTORS | {"-"}, row


def test_actor_strings_come_from_many_countries_and_years() -> None:
    found = rows("actors/sectors.tsv", "words type on country sector")
    assert len({row["country"] for row in found} & ISO) >= 80
    assert len({row["on"][:4] for row in found}) >= 25


def test_traps_stand_where_they_say_and_expect_known_kinds() -> None:
    found = rows("traps/names.tsv", "text words start expected phenomenon")
    assert len(found) >= 80
    for row in found:
        assert stands(row["text"], row["words"], int(row["start"])), row
        for reading in row["expected"].split("|"):
            kind, *rest = reading.split()
            codes = [part.removeprefix("ambiguous:") for part in rest if part != "acting"]
            assert kind in KINDS and len(codes) <= 1, row
            assert set(",".join(codes).split(",")) <= ISO | BEYOND_STATES | {""}, row


def test_toponyms_stand_where_they_say_and_have_a_point() -> None:
    columns = "text toponym start latitude longitude country admin kind note"
    found = rows("places/toponyms.tsv", columns) + rows("places/fresh.tsv", columns)
    assert len(found) >= 220
    for row in found:
        assert stands(row["text"], row["toponym"], int(row["start"])), row
        assert abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180, row
        assert not row["country"] or row["country"] in ISO, row
        assert row["kind"] in {"country", "admin", "city", "region", "water", "landform", "site"}, row


def test_cues_stand_where_they_say_and_speakers_are_of_a_known_form() -> None:
    found = list(reports())
    assert len(found) >= 120 and len({report["id"] for report in found}) == len(found)
    for report in found:
        assert date.fromisoformat(report["published"]) and report["statements"], report["id"]
        for statement in report["statements"]:
            assert stands(report["text"], statement["cue"], statement["start"]), report["id"]
            speaker = statement["speaker"]
            for one in [*(speaker if isinstance(speaker, list) else [speaker]), *statement.get("also", [])]:
                assert one is None or isinstance(one, str) or one["unnamed"], report["id"]
                if isinstance(one, dict):
                    assert one.get("country", "UNO") in ISO | BEYOND_STATES, report["id"]
