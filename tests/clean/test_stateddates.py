"""Dates stated in the visible words of a page."""

from __future__ import annotations

from readout.clean.stateddates import date_evidence_in_text


def test_published_and_updated_are_told_apart_in_one_line() -> None:
    rows = date_evidence_in_text(["Published 14:05 GMT, 3 May 2024 | Updated 16:20 GMT, 3 May 2024"])
    assert [row.source for row in rows] == ["text published", "text updated"]
    assert [row.value and row.value.hour for row in rows] == [14, 16]


def test_the_words_are_kept_as_they_stand() -> None:
    (row,) = date_evidence_in_text(["", "  By Ana Ruiz   ·  May 3, 2024 at 2:05 p.m. EDT"])
    assert row.raw == "May 3, 2024 at 2:05 p.m. EDT"
    assert row.zone == "EDT"


def test_a_date_inside_a_sentence_of_the_report_is_not_the_date_of_the_page() -> None:
    line = "The bridge, which opened to traffic on 3 May 1998 after six years of work, will be closed for repairs."
    assert date_evidence_in_text([line]) == ()


def test_only_the_top_of_a_page_is_looked_at() -> None:
    lines = [f"Line {number}" for number in range(100)] + ["Published 3 May 2024"]
    assert date_evidence_in_text(lines) == ()


def test_a_day_without_a_year_is_not_completed_from_the_clock() -> None:
    assert date_evidence_in_text(["Published May 3 at 2:05 p.m.", "2 hours ago", "Yesterday"]) == ()
