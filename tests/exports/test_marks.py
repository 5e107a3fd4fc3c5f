from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readout.exports.marks import Marks
from readout.exports.rows import Places, rows
from readout.layers import ATTRIBUTIONS, Reading
from readout.records import Attribution, Block, Document
from readout.text import Span

TEXT = "x" * 50
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))
contents = st.lists(st.lists(spans, min_size=1, max_size=3), max_size=8)


def marks_of(told: list[list[Span]]) -> Marks:
    made = tuple(Attribution(str(number), (), (), tuple(content), 0.5) for number, content in enumerate(told))
    return Marks(rows(Reading(Document("1", TEXT, "n")).plus({ATTRIBUTIONS: made})))


@given(contents, spans)
def test_the_pieces_join_to_the_span_and_each_has_just_the_marks_over_it(told: list[list[Span]], span: Span) -> None:
    pieces = list(marks_of(told).segments(span))
    assert "".join(piece.of(TEXT) for piece, _ in pieces) == span.of(TEXT)
    for piece, over in pieces:
        drawn = sorted(mark.span for mark in over)
        assert drawn == sorted(
            each for content in told for each in content if each.end > each.start and each.holds(piece)
        )


@given(contents)
def test_each_statement_has_one_number_in_the_text(told: list[list[Span]]) -> None:
    firsts = [mark.row.number for mark in marks_of(told).over(Span(0, 50)) if mark.first and mark.kind == "content"]
    assert len(firsts) == len(set(firsts))


def test_a_place_between_two_blocks_is_nowhere() -> None:
    places = Places(
        (Block(Span(0, 5), "headline", ""), Block(Span(7, 10), "body", ""), Block(Span(12, 15), "body", ""))
    )
    spans = (Span(1, 2), Span(5, 7), Span(5, 8), Span(14, 15), Span(20, 21))
    assert [places.of(span) for span in spans] == ["headline", "", "¶1", "¶2", ""]
