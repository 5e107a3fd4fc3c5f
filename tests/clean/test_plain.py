"""Pasted text: paragraphs on the characters they came with, wrapped lines joined, nothing changed."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from readout.clean.plain import segment

LONG = (
    "The government of the islands sold its first fifty-year bond on Wednesday, drawing bids of eleven billion crowns "
    "for the two billion that were on offer, the debt office said in a statement that it later corrected."
)
OTHER = (
    "The opposition accused the finance ministry of borrowing before the election, which the ministry denied, and said "
    "that it would ask the auditors to look at the books before the spring."
)


def texts(page: str) -> list[str]:
    return [block.text for block in segment(page)]


def test_each_line_of_an_unwrapped_page_is_a_paragraph() -> None:
    assert texts("Headline here\nBy Ann Roe\n\n" + LONG + "\n" + OTHER) == ["Headline here", "By Ann Roe", LONG, OTHER]


def test_text_wrapped_by_hand_is_joined_into_paragraphs() -> None:
    page = "\n\n".join(["Islands sell bond", *(textwrap.fill(text, 72) for text in (LONG, OTHER))])
    assert [" ".join(text.split()) for text in texts(page)] == ["Islands sell bond", LONG, OTHER]


def test_wrapped_paragraphs_without_blank_lines_are_told_apart_by_their_short_last_line_or_indent() -> None:
    page = "\n".join("    " + textwrap.fill(text, 68) for text in (LONG, OTHER))
    assert [" ".join(text.split()) for text in texts(page)] == [LONG, OTHER]


def test_line_ends_of_every_kind_are_kept_out_of_the_blocks() -> None:
    assert texts("One line\r\nTwo lines\rThree\u2028Four\n\n\n") == ["One line", "Two lines", "Three", "Four"]


def test_a_list_of_short_lines_is_not_joined() -> None:
    lines = ["Apples and pears", "plums", "cherries from the south", "grapes"]
    assert texts("\n".join(lines)) == lines


def test_an_empty_page_has_no_blocks() -> None:
    assert segment(" \n\t\r\n") == []


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\u00a0\u2028X1"), max_size=300))
def test_blocks_hold_every_visible_character_in_order_and_say_where_it_stands(page: str) -> None:
    end = 0
    for block in segment(page):
        (piece,) = block.pieces
        assert page[piece.page_start : piece.page_end] == block.text
        assert not page[end : piece.page_start].strip()
        assert block.text == block.text.strip()
        end = piece.page_end
    assert not page[end:].strip()
