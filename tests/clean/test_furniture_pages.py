"""The furniture test set of our own writing: pages of many kinds, pasted and HTML, every line with its role."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.eval.furniture import Score, pages, rows_of

CASES = Path(__file__).parent.parent / "cases" / "furniture"
FLOORS = {"first": (0.99, 0.01), "held": (0.94, 0.01), "fresh": (0.85, 0.07)}
"""For each set: the smallest share of exact roles, the largest share of furniture left in the report."""


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_each_set_keeps_its_report_and_sets_its_furniture_aside(name: str) -> None:
    score = Score([row for page in pages(CASES / name) for row in rows_of(page)])
    exact, left = FLOORS[name]
    figures = score.figures()
    assert figures["exact"] >= exact
    assert figures["furniture_left"] <= left
    assert figures["body_lost"] <= 0.003


def test_the_sets_hold_at_least_forty_pages_half_of_them_html() -> None:
    found = [page for name in FLOORS for page in pages(CASES / name)]
    assert len(found) >= 40
    assert sum(page.suffix == ".html" for page in found) >= 20
