"""An extractor's lines are found again among the blocks of the page."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from readout.clean.align import covered, letters

BLOCKS = (
    "Menu", "Sport", "The pier is closed", "The harbour board voted on Tuesday to close it.", "Sport",
    "“It was a sad vote,” she said.", "* * *", "Boats will leave from the market again in spring.", "Sport", "Terms",
)  # fmt: skip


def test_each_line_marks_its_block() -> None:
    lines = [BLOCKS[3], BLOCKS[5], BLOCKS[7]]
    assert covered(BLOCKS, lines) == {3, 5, 6, 7}


def test_a_line_that_stands_on_the_page_twice_is_taken_between_its_neighbours() -> None:
    assert covered(BLOCKS, [BLOCKS[3], "Sport", BLOCKS[5]]) == {3, 4, 5}


def test_rewritten_quotation_marks_dashes_and_spaces_do_not_matter() -> None:
    assert covered(BLOCKS, ['- "It was a sad vote", she  said']) == {5}


def test_several_blocks_in_one_line_are_all_marked() -> None:
    assert covered(BLOCKS, ["| " + " | ".join(BLOCKS[2:4]) + " |"]) == {2, 3}


def test_a_line_with_a_hole_in_it_is_found_by_its_parts() -> None:
    blocks = ["Menu", "The board, which met in private [opens a new page], voted to close the old pier until spring."]
    assert covered(blocks, ["The board, which met in private, voted to close the old pier until spring."]) == {1}


def test_a_line_that_is_not_on_the_page_marks_nothing() -> None:
    assert covered(BLOCKS, ["Nobody wrote this sentence on any page of the paper."]) == set()
    assert covered([], ["Anything"]) == set() and covered(BLOCKS, []) == set()


@given(st.lists(st.text(alphabet="ab. ", max_size=8), max_size=30), st.data())
def test_of_every_line_taken_from_the_page_the_blocks_that_say_it_are_marked(
    blocks: list[str], data: st.DataObject
) -> None:
    worded = [index for index, text in enumerate(blocks) if letters(text)]
    picked = data.draw(st.sets(st.sampled_from(worded)).map(sorted)) if worded else []
    marked = "".join(letters(blocks[index]) for index in sorted(covered(blocks, [blocks[index] for index in picked])))
    assert all(letters(blocks[index]) in marked for index in picked)


def test_a_short_line_is_its_own_block_rather_than_a_part_of_a_longer_one() -> None:
    assert covered(["a", "b", "b", "a", "aab"], ["a", "b"]) in ({0, 1}, {0, 2}, {1, 3}, {2, 3})


def test_thousands_of_lines_that_are_not_there_cost_little() -> None:
    start = time.process_time()
    covered(["word " * 20] * 20_000, [f"line number {n} is elsewhere" for n in range(20_000)])
    assert time.process_time() - start < 5
