"""Sentences on exact characters, and run-ons split by proposal."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.clean.sentences import split_sentences
from readout.records import Block, Flag
from readout.text import Span


def split(text: str) -> list[str]:
    found, _ = split_sentences(text, [Block(Span(0, len(text)), "body", "")])
    return [sentence.span.of(text) for sentence in found]


def flags(text: str) -> list[tuple[str, str]]:
    _, found = split_sentences(text, [Block(Span(0, len(text)), "body", "")])
    return [(flag.kind, flag.span.of(text)) for flag in found]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The mayor left.", "He took the train."],
        ["Mr. Vik met Dr. Ane J. Moe in St. Olav.", "They talked."],
        ["The U.S. Senate voted at 6 p.m. Eastern.", "It was close."],
        ["The vote was at 6 p.m. on Jan. 4.", "Nobody slept."],
        ["He moved to the U.S. in 1990.", "She stayed."],
        ["Prices rose 3.5 percent.", "Wages did not."],
        ["“We lost.”", "She sat down."],
        ["“Did you vote?” the judge asked.", "Nobody answered."],
        ["“Did you vote?” Judge Moe asked.", "Nobody answered."],
        ["“Stop!” he said.", "They ran."],
        ["He said: “We lost. We know why.", "We will be back.”", "Then he left."],
        ["It rained ... and it rained.", "It stopped."],
        ["Who knows?!", "Not I."],
        ["Acme Inc. shares fell.", "Rivals rose."],
        ["Room No. 5 was empty.", "He said no.", "They left."],
        ["The plan (see p. 4) failed.", "(Nobody was told.)", "It went on."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    if sentences[0].startswith("He said: “We lost"):
        sentences = ["He said: “We lost.", "We know why.", *sentences[1:]]
    assert split(" ".join(sentences)) == sentences


def test_a_stop_without_a_blank_behind_it_still_ends_a_sentence() -> None:
    assert split("The mayor left the hall.The crowd stayed behind.") == [
        "The mayor left the hall.",
        "The crowd stayed behind.",
    ]


def test_only_blocks_of_the_report_have_sentences() -> None:
    text = "A headline\n\nPlay logo\n\nA body."
    blocks = [
        Block(Span(0, 10), "headline", ""),
        Block(Span(12, 21), "media_label", ""),
        Block(Span(23, 30), "body", ""),
    ]
    found, _ = split_sentences(text, blocks)
    assert [sentence.span.of(text) for sentence in found] == ["A headline", "A body."]


def test_two_sentences_run_together_are_split_by_a_proposal_and_flagged() -> None:
    text = "The leader invited the president Pavel Morin State media reported on Thursday that he would come."
    found, marked = split_sentences(text, [Block(Span(0, len(text)), "body", "")])
    assert [sentence.span.of(text) for sentence in found] == [
        "The leader invited the president Pavel Morin",
        "State media reported on Thursday that he would come.",
    ]
    assert [sentence.proposed for sentence in found] == [False, True]
    assert [flag.kind for flag in marked] == ["run-on"]
    assert "State media" in marked[0].reason


def test_a_reporting_verb_said_twice_is_flagged_and_not_split() -> None:
    text = "The palace spokesman said on Wednesday Anton Rebrov said there was no plan for a visit."
    assert len(split(text)) == 1
    assert flags(text) == [("doubled verb", "said on Wednesday Anton Rebrov said")]


def test_a_pronoun_behind_its_own_name_is_flagged() -> None:
    assert flags("The northern leader Kim Il Bo he invited the president to the coast.") == [
        ("doubled subject", "The northern leader Kim Il Bo he invited")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said he had read The Guardian on the train to the coast and laughed.",
        "He told The New York Times that the plan was dead, and The Associated Press reported it too.",
        "The official said on Wednesday that Anton Rebrov said nothing at the meeting.",
        "Two officers of the Metropolitan Police said they had seen The Hague in the rain.",
        "Lawmakers who met the man he appointed said they had asked him to resign last week.",
        "“I met him in June,” she said. “He was kind to me and to the others.”",
        "Ministers Meet In Capital As Officials Say Talks Will Go On Until Late Tonight",
    ],
)
def test_clean_sentences_are_not_flagged(text: str) -> None:
    assert flags(text) == []


def test_no_sentence_rule_slows_down_on_pumped_text() -> None:
    started = time.process_time()
    for pump in (".", ". ", "A. ", "Ab ", "said on Monday Ab Ab ", "” ", "a He was ", "U.S. ", "?” Ab "):
        split(pump * (20_000 // len(pump)))
    assert time.process_time() - started < 4.0


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('abXY .!?…\n"“”’()1U.S'), max_size=200))
def test_sentences_hold_every_visible_character_of_the_block(text: str) -> None:
    found, marked = split_sentences(text, [Block(Span(0, len(text)), "body", "")])
    end = 0
    for sentence in found:
        assert not text[end : sentence.span.start].strip()
        assert sentence.span.start < sentence.span.end
        end = sentence.span.end
    assert not text[end:].strip()
    assert all(isinstance(flag, Flag) for flag in marked)
