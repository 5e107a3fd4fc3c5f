"""From a page as it came to its reading: text, blocks, pieces, metadata, sentences, or the reason why not."""

from __future__ import annotations

import html
import re
from typing import Literal

import pytest

from readout.clean import clean_page
from readout.errors import InputError, SkippedInput
from readout.layers import BLOCKS, FLAGS, SENTENCES, Reading
from readout.records import REPORT_ROLES, Page
from tests.clean.pages import PARAGRAPHS, page

PASTED = (
    "Ferry pier closed until spring\r\n\r\nBy Nell Ashdown\r\n\r\n"
    + "\r\n\r\n".join(re.sub("<[^>]+>", "", html.unescape(text)) for text in PARAGRAPHS)
    + "\r\n\r\nRelated Articles\r\nLighthouse keeper wins the chess cup\r\n"
)
GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke bis zum Frühjahr zu sperren, weil Taucher vier "
    "beschädigte Pfeiler gefunden hatten. „Das war keine schwere Entscheidung“, sagte die Bürgermeisterin."
)


def read(source: str, kind: str = "text/html", **given: str) -> Reading:
    media: Literal["text/html", "text/plain"] = "text/plain" if kind == "text/plain" else "text/html"
    return clean_page(Page("a page", source.encode(), media, given=tuple(given.items())))


@pytest.mark.parametrize(("source", "kind"), [(page(), "text/html"), (PASTED, "text/plain")])
def test_blocks_hold_every_character_that_is_not_white_space_once_and_in_order(source: str, kind: str) -> None:
    reading = read(source, kind)
    text, place = reading.document.text, 0
    for block in reading[BLOCKS]:
        assert text[place : block.span.start].strip() == "" and block.span.start < block.span.end and block.reason
        place = block.span.end
    assert text[place:].strip() == ""


def test_the_report_is_the_headline_and_the_paragraphs_and_nothing_else() -> None:
    reading = read(page())
    report = [b.span.of(reading.document.text) for b in reading[BLOCKS] if b.role in REPORT_ROLES]
    assert report[0] == "Ferry pier closed until spring"
    assert len(report) == 1 + len(PARAGRAPHS)
    assert "“We could not put another winter of passengers on it,” said Marta Oyelaran" in report[2]


def test_every_piece_stands_on_its_characters_of_the_page() -> None:
    source = page()
    document = read(source).document
    tied = "".join(piece.span.of(document.text) for piece in document.pieces)
    assert re.sub(r"\s", "", tied) == re.sub(r"\s", "", document.text)
    for piece in document.pieces:
        raw = html.unescape(source[piece.page_start : piece.page_end])
        assert " ".join(raw.split()) == " ".join(piece.span.of(document.text).split())


def test_pasted_text_stays_as_it_came() -> None:
    document = read(PASTED, "text/plain").document
    assert document.text == PASTED
    assert [(piece.span, piece.page_start, piece.page_end) for piece in document.pieces] == [
        ((0, len(PASTED)), 0, len(PASTED))
    ]


def test_sentences_and_flags_are_given_for_the_report() -> None:
    reading = read(page())
    sentences = [sentence.span.of(reading.document.text) for sentence in reading[SENTENCES]]
    assert "“It was not a hard vote, but it was a sad one.”" in sentences
    assert isinstance(reading[FLAGS], tuple)


def test_what_the_caller_states_wins_over_the_page() -> None:
    document = read(
        page(), title="The pier", published="2031-03-12", outlet="Gull", url="https://gull.example/pier"
    ).document
    assert (document.title, document.outlet, document.url) == ("The pier", "Gull", "https://gull.example/pier")
    assert document.published is not None and document.published.earliest.date().isoformat() == "2031-03-12"


def test_a_document_is_named_by_its_address_and_its_text() -> None:
    one = read(page(), url="https://gull.example/pier").document
    assert one.id == read(page(), url="https://gull.example/pier").document.id
    assert one.id != read(page(), url="https://gull.example/pier-2").document.id
    assert one.id != read(page(*PARAGRAPHS[:4]), url="https://gull.example/pier").document.id


def test_the_same_page_gives_the_same_reading() -> None:
    assert read(page()) == read(page())


def test_a_page_in_another_language_is_skipped_by_the_languages_name() -> None:
    with pytest.raises(SkippedInput, match=r"German \(de\)"):
        read(page(GERMAN, GERMAN))
    with pytest.raises(SkippedInput, match=r"German \(de\)"):
        read(GERMAN, "text/plain")
    assert read(GERMAN, "text/plain", language="en").document.language == "en"


def test_a_headline_too_short_to_tell_is_taken_for_english() -> None:
    assert read("Harbour board: no plan for a new pier, chair says", "text/plain").document.language == "en"


def test_a_page_without_an_article_is_skipped_with_the_reason() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n}</a></li>" for n in range(40))
    with pytest.raises(SkippedInput, match="no article"):
        read(f"<html><body><ul>{links}</ul></body></html>")


def test_a_flood_of_attributes_is_refused_before_a_parser_sees_it() -> None:
    with pytest.raises(InputError, match="attributes"):
        read(f"<html><body><p {'x=1 ' * 21_000}>Word.</p></body></html>")


def test_a_page_nested_twenty_thousand_deep_is_read() -> None:
    deep = "<div>" * 20_000 + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>" * 20_000
    reading = read(f"<html><body>{deep}</body></html>")
    assert sum(block.role == "body" for block in reading[BLOCKS]) >= len(PARAGRAPHS) - 1


SENTENCE = "The minister said on Monday that the bridge would be open by the end of May. "


@pytest.mark.parametrize("source", [f"<p>{SENTENCE}</p>" * 21_000, "<br>".join([SENTENCE] * 21_000)], ids=["p", "br"])
def test_more_paragraphs_than_any_page_has_are_refused_in_one_line(source: str) -> None:
    with pytest.raises(InputError, match="paragraphs and a page at most"):
        read(source)
    with pytest.raises(InputError, match="split it"):
        read((SENTENCE + "\n") * 21_000, "text/plain")


@pytest.mark.parametrize(
    "added",
    ["<" * 1_000_000, "<span>" * 30_000, "<span>word </span>" * 30_000, "<br>" * 30_000, "&" * 500_000],
    ids=["brackets", "open spans", "spans", "breaks", "ampersands"],
)
def test_marks_without_end_leave_the_article_readable(added: str) -> None:
    # Each would take minutes if its time grew with its square.
    reading = read(f"<html><body><h1>Bridge closes for repairs</h1><p>{SENTENCE * 5}</p>{added}</body></html>")
    assert SENTENCE.strip() in reading.document.text
