"""Events as CSV, PLOVER JSON Lines and POLECAT rows."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from readout.exports import events, plover, polecat
from readout.exports.codes import country_name, cow, score
from readout.layers import ATTRIBUTIONS, EVENTS, Layer, Reading
from readout.plover import TYPES, Status
from tests.events.deeds import deed, read, span

PORT = "[S [L Ukraine]] said [L Russia] bombed a port in [L Odesa] on 3 May 2021, but [S [L Russia]] denied it."


def report(status: Status = "asserted", standing: str = "main") -> Reading:
    """A claim and its denial, the event under the claim."""
    reading = read(PORT)
    claim, denial = reading[ATTRIBUTIONS]
    told = (
        replace(claim, cue=(span(reading, "said"),), content=(span(reading, "Russia bombed a port in Odesa"),)),
        replace(denial, cue=(span(reading, "denied"),), content=(span(reading, "denied |it|"),), stance="denies"),
    )
    reading = reading.without(frozenset({"attributions"})).plus({ATTRIBUTIONS: told})
    event = deed(
        reading, "ASSAULT", "bombed", ("said |Russia| bombed",), ("Odesa",), status=status, standing=standing,
        under=claim.id, disputed=(denial.id,), when=span(reading, "3 May 2021"), where=span(reading, "Odesa"),
        modes=("explosives",), contexts=("military",),
    )  # fmt: skip
    return reading.plus({EVENTS: (event,)})


def rows(reading: Reading) -> list[dict[str, str]]:
    """The CSV read back."""
    return list(csv.DictReader(io.StringIO(events.header() + events.lines(reading))))


def tsv(reading: Reading) -> list[dict[str, str]]:
    """The POLECAT rows read back."""
    names = polecat.header().rstrip("\n").split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in polecat.lines(reading).splitlines()]


def test_a_row_says_who_did_what_to_whom_when_where_and_by_whose_word() -> None:
    (row,) = rows(report())
    assert (row["type"], row["status"], row["actor_countries"], row["recipient_countries"]) == (
        "ASSAULT", "asserted", "RUS", "UKR",
    )  # fmt: skip
    assert row["according_to"] == "Ukraine" and row["disputed_by"] == "Russia"
    assert row["earliest"] == "2021-05-03" and row["date_basis"] == "text" and row["country"] == "UKR"
    assert row["intensity"] == "-9" and row["cameo"] == "18"


def test_the_characters_of_a_row_are_those_of_the_text() -> None:
    reading = report()
    (row,) = rows(reading)
    assert reading.document.text[int(row["start"]) : int(row["end"])] == "bombed" == row["trigger"]
    evidence = reading.document.text[int(row["evidence_start"]) : int(row["evidence_end"])]
    assert evidence == row["evidence"]


def test_plover_codes_what_is_asserted_and_keeps_the_rest_apart() -> None:
    (record,) = plover.records(report())
    assert record["has_event"] and record["event"] == ["ASSAULT"] and record["quad_code"] == 4
    assert record["actor"][0]["code"] == "RUS" and record["context"] == ["military"]
    assert record["readout"]["attributed_to"] == ["Ukraine"] and record["readout"]["disputed_by"] == [["Russia"]]
    (denied,) = plover.records(report("denied"))
    assert not denied["has_event"] and denied["context"] == ["military", "negation"]
    (supposed,) = plover.records(report("possible"))
    assert not supposed["has_event"] and "hypothetical" in supposed["context"]


def test_plovers_lines_are_json_one_an_event() -> None:
    lines = plover.lines(report()).splitlines()
    assert len(lines) == 1 and json.loads(lines[0])["date"] == "2021-05-03"


def test_force_to_come_is_a_threat_in_plover() -> None:
    (record,) = plover.records(report("planned"))
    assert record["event"] == ["THREATEN"] and record["readout"]["type"] == "ASSAULT" and record["mode"] == []


def test_polecat_has_its_forty_columns_then_ours() -> None:
    assert len(polecat.POLECAT) == 40 and polecat.OURS[:5] == ("status", "attributed_to", "document", "start", "end")
    (row,) = tsv(report())
    assert (
        row["Event Type"] == "ASSAULT" and row["Event Date"] == "2021-05-03" and row["Quad Code"] == "material conflict"
    )
    assert row["Actor Country"] == "Russia" and row["Actor COW"] == "365" and row["Primary Actor Sector"] == "GOV"
    assert row["City"].startswith("Odes") and row["Country"] == "Ukraine" and row["root"] == "true"


def test_polecat_has_no_row_for_what_did_not_happen() -> None:
    assert tsv(report("denied")) == tsv(report("conditional")) == []


def test_a_cell_never_breaks_a_row() -> None:
    reading = report()
    broken = replace(reading.document, outlet="The\tDaily\nNews")
    again = Reading(broken, {name: reading[Layer(name)] for name in reading})
    (row,) = tsv(again)
    assert row["Source"] == "The Daily News"


def test_a_reading_without_events_has_no_rows() -> None:
    reading = read(PORT)
    assert events.lines(reading) == plover.lines(reading) == polecat.lines(reading) == ""


def test_every_plover_type_has_a_score_and_codes_have_names() -> None:
    assert all(score(type, ()) is not None for type in TYPES[:16]) and score("STATEMENT", ()) is None
    assert score("RETREAT", ("disarm",)) == 10 and score("ACCUSE", ()) == -3
    assert country_name("TUR") == "Turkey" and cow("TUR") == "640" and country_name("NGO").startswith("Non")
    assert country_name("ZZZ") == "ZZZ" and cow("HKG") == ""
