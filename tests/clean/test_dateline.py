"""Datelines are cut off the front of their paragraph and read."""

from __future__ import annotations

import pytest

from readout.clean.dateline import agency_named, read_dateline, split_datelines
from readout.records import Block
from readout.text import Span


@pytest.mark.parametrize(
    ("text", "dateline", "place", "agency", "day"),
    [
        ("MOSCOW, Sept 14 (Reuters) - Russia said", "MOSCOW, Sept 14 (Reuters) -", "MOSCOW", "Reuters", "Sept 14"),
        ("KYIV, Ukraine (AP) — Ukraine said", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", "Associated Press", None),
        ("OSLO, May 3 /PRNewswire/ -- A firm", "OSLO, May 3 /PRNewswire/ --", "OSLO", "PR Newswire", "May 3"),
        ("(Reuters) - A bank said", "(Reuters) -", None, "Reuters", None),
        ("Paris (AFP) – The court", "Paris (AFP) –", "Paris", "Agence France-Presse", None),
        ("ST. LOUIS — Police said", "ST. LOUIS —", "ST. LOUIS", None, None),
        ("RIVERTON, Kan. (KXQR) — A fire", "RIVERTON, Kan. (KXQR) —", "RIVERTON, Kan.", "KXQR", None),
        ("KUALA LUMPUR, Sept 14 — Police said", "KUALA LUMPUR, Sept 14 —", "KUALA LUMPUR", None, "Sept 14"),
    ],
)  # fmt: skip
def test_a_dateline_gives_place_agency_and_day(
    text: str, dateline: str, place: str | None, agency: str | None, day: str | None
) -> None:
    found = read_dateline(text)
    assert found is not None
    assert found.span.of(text) == dateline
    assert (found.place, found.agency, found.day) == (place, agency, day)
    assert found.reason.startswith("dateline: ")


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The mayor has resigned, his office says in a note to all staff of the town hall.",
        "Rebrov: There is no plan for a visit, whatever the papers may have written about it today.",
        "The court (AP) said",
        "Smith, 43 – a baker",
        "Oil prices (Brent) rose",
        "WARNING — this is long",
    ],
)
def test_what_only_looks_like_a_dateline_is_left_alone(text: str) -> None:
    assert read_dateline(text) is None


def test_a_place_before_a_colon_is_believed_when_the_page_or_the_table_knows_it() -> None:
    paragraph = "Port Selby: A strong earthquake shook the islands on Sunday night, and cracked walls in the capital."
    assert read_dateline(paragraph, page=paragraph) is None
    assert read_dateline(paragraph, page=paragraph + " It struck near Port Selby.") is not None
    assert read_dateline(paragraph.replace("Port Selby", "New Delhi")) is not None


def test_the_dateline_becomes_a_block_of_its_own_and_no_character_is_lost() -> None:
    text = "LAGOS (Reuters) - Oil rose.\n\nIt fell."
    parted = split_datelines(text, [Block(Span(0, 27), "body", "x"), Block(Span(29, 37), "body", "x")])
    assert [(block.role, block.span.of(text)) for block in parted] == [
        ("dateline", "LAGOS (Reuters) -"), ("body", "Oil rose."), ("body", "It fell."),
    ]  # fmt: skip


def test_speakers_in_capitals_are_no_datelines() -> None:
    text = "OKONKWO: Is it war?\n\nARNARSON — No."
    blocks = [Block(Span(0, 19), "body", ""), Block(Span(21, len(text)), "body", "")]
    assert split_datelines(text, blocks)[0].role == "body"


def test_agencies_are_known_by_every_way_they_are_written() -> None:
    assert agency_named("AP") == agency_named("The Associated Press") == "Associated Press"
    assert agency_named("Kyodo News via AP") == "Kyodo News"
    assert agency_named("Norvik Post") is None
