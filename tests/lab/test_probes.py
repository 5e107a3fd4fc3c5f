"""The probes are sound, and their scorer says what a person would say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lab.eval.located import locate, runs, words
from lab.eval.probes import Verdict, judge, load

CASES = Path(__file__).parent.parent / "cases"
ROLES = ("source", "cue", "content")


def gold_as_found(probe: dict[str, Any]) -> list[dict[str, Any]]:
    """A probe's own attributions as a reading would give them."""
    table = words(probe["text"])
    found = []
    for at, one in enumerate(locate(probe["text"], probe["attributions"])):
        row: dict[str, Any] = {"id": str(at), "parent": None if one.parent is None else str(one.parent)}
        for role in ROLES:
            row[role] = [[table[first][0], table[last][1]] for first, last in runs(getattr(one, role))]
        found.append(row)
    return found


def verdict(probe: dict[str, Any], found: list[dict[str, Any]]) -> Verdict:
    return judge("group", probe, probe["text"], found)


@pytest.mark.parametrize(("folder", "least"), [("probes", 180), ("nested", 60)])
def test_there_are_enough_probes_and_each_is_solved_by_its_own_gold(folder: str, least: int) -> None:
    probes = load(CASES / folder)
    assert len(probes) >= least
    for group, probe in probes:
        told = verdict(probe, gold_as_found(probe))
        assert (told.solved, told.extra, told.linked) == (True, 0, told.links), (group, probe["name"], told)


def test_names_are_unique_within_a_phenomenon() -> None:
    names = [(group, probe["name"]) for group, probe in load(CASES / "probes")]
    assert len(names) == len(set(names))


def test_every_nested_text_holds_an_attribution_inside_another() -> None:
    assert all(verdict(probe, []).links for _, probe in load(CASES / "nested"))


PROBE = {
    "name": "n",
    "text": "The mayor said the bridge was safe. He smiled.",
    "attributions": [{"source": "The mayor", "cue": "said", "content": ["the bridge was safe"]}],
}


def row(source: list[list[int]], cue: list[list[int]], content: list[list[int]]) -> dict[str, Any]:
    return {"id": "x", "parent": None, "source": source, "cue": cue, "content": content}


def test_half_of_the_content_and_one_word_of_the_source_are_enough() -> None:
    told = verdict(PROBE, [row([[4, 9]], [[10, 14]], [[26, 34]])])
    assert (told.told(), told.solved) == ("yes", True)


def test_a_content_without_its_source_is_told_apart() -> None:
    assert verdict(PROBE, [row([], [[10, 14]], [[15, 34]])]).told() == "content"


def test_a_record_beyond_the_gold_is_counted_but_does_not_unsolve() -> None:
    told = verdict(PROBE, [row([[0, 9]], [[10, 14]], [[15, 34]]), row([], [], [[36, 45]])])
    assert (told.told(), told.solved, told.extra) == ("yes +1", True, 1)


def test_one_record_cannot_stand_for_two() -> None:
    twice = {**PROBE, "attributions": PROBE["attributions"] * 2}
    assert verdict(twice, [row([[0, 9]], [[10, 14]], [[15, 34]])]).told() == "1/2"


def test_a_text_without_attributions_is_solved_by_silence_only() -> None:
    silent = {"name": "n", "text": PROBE["text"], "attributions": []}
    assert verdict(silent, []).solved
    assert not verdict(silent, [row([], [], [[15, 34]])]).solved


def test_words_that_stand_apart_are_found_in_order() -> None:
    text = "Kim reportedly plans to travel."
    found = locate(text, [{"source": "", "cue": "reportedly", "content": ["Kim plans to travel"]}])
    assert sorted(found[0].content) == [0, 2, 3, 4]
