"""Nesting, continued quotations and the score: what follows the heads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.attribution.calibration import Calibration
from readout.attribution.continued import with_continuations
from readout.attribution.edges import apart, trimmed, within_sentence, without_addressee, without_excuse
from readout.attribution.nesting import parents
from readout.attribution.tagger import Found
from readout.records import Sentence
from readout.text import Span


def found(cue: Span | None, *content: Span) -> Found:
    return Found((), (cue,) if cue else (), content, False, (0.9, 0.9, 0.9))


def test_the_parent_is_the_smallest_content_that_holds_the_cue() -> None:
    outer = found(Span(0, 4), Span(5, 60))
    middle = found(Span(10, 14), Span(15, 60))
    inner = found(Span(20, 24), Span(25, 60))
    assert parents([inner, outer, middle]) == [2, None, 1]


def test_neighbours_are_nobody_s_parent() -> None:
    assert parents([found(Span(10, 14), Span(0, 9)), found(Span(30, 34), Span(16, 29))]) == [None, None]


@given(st.lists(st.tuples(*[st.integers(0, 40)] * 4), max_size=8))
def test_parents_never_run_in_a_circle(spans: list[tuple[int, int, int, int]]) -> None:
    many = [found(Span(min(a, b), max(a, b) + 1), Span(min(c, d), max(c, d) + 1)) for a, b, c, d in spans]
    above = parents(many)
    for number in range(len(many)):
        seen = set()
        at: int | None = number
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above[at]


def paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We began in May,” Holm said. “It was slow.\n“Then it was fast.”\nNobody else spoke."
    first = found(Span(24, 28), Span(0, 18), Span(30, 43))
    (grown,) = with_continuations(text, paragraphs(text), [first])
    assert [span.of(text) for span in grown.content][-1] == "“Then it was fast.”"


def test_a_paragraph_with_a_cue_of_its_own_is_not_taken() -> None:
    text = "“We began in May,” Holm said. “It was slow.”\n“Then it was fast,” said Berg."
    first, second = found(Span(24, 28), Span(0, 18), Span(30, 44)), found(Span(66, 70), Span(45, 65))
    assert with_continuations(text, paragraphs(text), [first, second]) == [first, second]


def test_a_quoted_title_after_plain_text_is_not_a_continuation() -> None:
    text = "Holm left the hall early.\n“Winter Songs”"
    assert with_continuations(text, paragraphs(text), []) == []


@given(st.tuples(*[st.floats(0, 1)] * 3))
def test_a_score_is_a_probability(evidence: tuple[float, float, float]) -> None:
    assert 0 <= Calibration().score(Found((), (), (), False, evidence)) <= 1


def test_more_certain_evidence_scores_higher() -> None:
    low, high = (Found((), (), (), False, (chance,) * 3) for chance in (0.5, 0.9))
    assert Calibration().score(low) < Calibration().score(high)


def test_a_source_stops_at_a_boundary_that_the_text_forgot() -> None:
    text = "She met Karl Lund State media reported that talks went on."
    wide = Found((Span(8, 29),), (Span(30, 38),), (Span(39, 57),), False, (0.9, 0.9, 0.9))
    proposed = [Sentence(Span(0, 17)), Sentence(Span(18, 58), proposed=True)]
    assert [span.of(text) for span in within_sentence(text, wide, proposed).source] == ["State media"]
    assert within_sentence(text, wide, [Sentence(Span(0, 58))]) == wide


def test_whom_it_was_told_to_is_not_part_of_what_was_told() -> None:
    text = "Lund told Berg that talks went on."
    kept = without_addressee(text, [Span(10, 33)], [Span(10, 14)])
    assert [span.of(text) for span in kept] == ["that talks went on"]
    assert without_addressee(text, [Span(10, 14)], [Span(10, 14)]) == (Span(10, 14),)


def test_of_two_statements_with_one_subject_the_first_ends_where_the_second_begins() -> None:
    text = "Lund fears that rain will come and warns that roads may close."
    who = (Span(0, 4),)
    first = Found(who, (Span(5, 10),), (Span(11, 61),), False, (0.9, 0.9, 0.9))
    second = Found(who, (Span(35, 40),), (Span(41, 61),), False, (0.9, 0.9, 0.9))
    assert [span.of(text) for span in apart(text, [first, second])[0].content] == ["that rain will come"]
    assert parents(apart(text, [first, second])) == [None, None]


def test_statements_of_different_people_keep_their_length() -> None:
    one = Found((Span(0, 4),), (Span(5, 9),), (Span(10, 60),), False, (0.9, 0.9, 0.9))
    other = Found((Span(12, 16),), (Span(17, 21),), (Span(22, 60),), False, (0.9, 0.9, 0.9))
    assert apart("x" * 60, [one, other]) == [one, other]


def test_no_span_begins_or_ends_with_a_comma() -> None:
    text = "Vik, the owner, said, that it rained, — “or so,”"
    wide = Found((Span(0, 15),), (Span(16, 20),), (Span(20, 48),), False, (0.9, 0.9, 0.9))
    kept = trimmed(text, wide)
    assert [span.of(text) for span in (*kept.source, *kept.content)] == [
        "Vik, the owner",
        "that it rained, — “or so,”",
    ]


def test_why_a_source_is_not_named_is_not_what_it_said() -> None:
    text = "According to two aides, who asked not to be named, as rules forbid it, the vote was rigged."
    wide = Found((Span(13, 22),), (Span(0, 12),), (Span(24, 90),), False, (0.9, 0.9, 0.9))
    assert without_excuse(text, wide).content[0].of(text) == "as rules forbid it, the vote was rigged"
    plain = Found((Span(13, 22),), (Span(0, 12),), (Span(71, 90),), False, (0.9, 0.9, 0.9))
    assert without_excuse(text, plain) == plain
