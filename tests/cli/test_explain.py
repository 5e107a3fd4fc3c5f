"""``readout explain``: what a person asks when a line of the table surprises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.attribution.evidence import EVIDENCE, Evidence
from readout.attribution.grounds import grounds
from readout.cli.explained import drawn
from readout.cli.main import main
from readout.errors import SetupError
from readout.exports.explain import chosen, explanation_to_dict, steps
from readout.exports.steps import TITLES
from readout.layers import ATTRIBUTIONS, Reading
from readout.records import Document
from readout.text import Span
from tests.readings import TEXT, harbour, span
from tests.referents import resolved, unsettled


def told(reading: Reading, number: str) -> dict[str, str]:
    """What each step chose and why, by what was asked; the last one where something was asked twice."""
    return {step.what: f"{step.choice} | {step.reason}" for step in steps(reading, chosen(reading, number))}


def test_the_steps_come_in_the_order_of_the_stages() -> None:
    for reading in (harbour(), resolved(), unsettled()):
        for number in ("1", *(["2", "3.1"] if reading.document.text == TEXT else [])):
            stages = [step.stage for step in steps(reading, chosen(reading, number))]
            assert stages == sorted(stages, key=list(TITLES).index)


def test_block_evidence_stance_speaker_actor_time_and_parent_are_told() -> None:
    quoted = told(resolved(), "2")
    assert quoted["the block"] == "body | prose"
    assert quoted["the speaker"].startswith("Edda Kvarn | name; ")
    assert quoted["country and sector of Edda Kvarn"].startswith("NOR\u00a0GOV | table: ")
    assert "CC0" in quoted["row of the table"] and "published 2031-03-12" in quoted["that is"]
    assert quoted["dates found"].startswith("json-ld datePublished: 2031-03-12T17:40Z")
    assert quoted["the page's date"].startswith("12 March 2031, 17:40 UTC (json-ld datePublished")
    assert told(resolved(), "3.1")["statement 3"].endswith("its cue stands in what Radio Ostrel asserts")


def test_what_the_heads_saw_is_told_where_it_was_kept() -> None:
    reading = harbour()
    seen = tuple(Evidence(each.id, 0.91, 0.82, 0.73) for each in reading[ATTRIBUTIONS])
    explained = steps(reading.plus({EVIDENCE: seen}), chosen(reading, "2"))
    assert [step.score for step in explained if step.stage == "finding"] == [0.91, 0.82, 0.73, 0.9]


def test_a_word_decides_when_without_it_the_judgement_would_be_another() -> None:
    text = "Brill reportedly denied everything and did not say when."
    source, cue, content = (Span(0, 5),), (Span(17, 23),), (Span(24, 34),)
    decided = grounds(text, source, cue, content, Span(0, len(text)))
    assert [each.of(text) for each in decided["stance"]] == ["denied"]
    assert [each.of(text) for each in decided["hedged"]] == ["reportedly"]


def test_an_open_speaker_is_told_with_its_candidates() -> None:
    explained = [(step.what, step.choice) for step in steps(unsettled(), chosen(unsettled(), "1"))]
    assert ("the speaker", "not settled") in explained
    assert [choice for what, choice in explained if what == "could be"] == ["Brill", "Kvarn"]


@pytest.mark.parametrize("number", ["6", "3.2", "1.1.1"])
def test_a_number_that_is_not_there_is_refused_with_those_that_are(number: str) -> None:
    with pytest.raises(SetupError, match="name one from 1 to 5"):
        chosen(harbour(), number)


def test_a_page_without_statements_has_nothing_to_explain() -> None:
    with pytest.raises(SetupError, match="no statement"):
        chosen(Reading(Document("1", "text", "name")), "1")


def test_for_programs_it_is_the_record_and_the_steps_with_their_characters() -> None:
    explained = json.loads(json.dumps(explanation_to_dict(resolved(), chosen(resolved(), "2"))))["explained"]
    assert explained["number"] == "2" and explained["statement"]["speaker"]["names"] == ["Edda Kvarn"]
    for step in explained["steps"]:
        assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in step["characters"])
    cue = next(step for step in explained["steps"] if step["what"] == "cue")
    assert cue["characters"][0]["start"] == span("said").start


def test_in_the_terminal_only_this_statement_is_marked_and_nothing_is_wider_than_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        shown = drawn(resolved(), chosen(resolved(), "3.1"))
        assert max(map(len, shown.split("\n"))) <= width
        assert "[3.1]" in shown and "[3] that" not in shown
        assert all(TITLES[stage] in shown for stage in ("cleaning", "finding", "weighing", "inside", "who"))


def test_misuse_ends_with_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    for wrong in ([], ["1", "--statement", "2"], ["1", "--actors", str(tmp_path / "none.tsv")]):
        assert main(["explain", str(page), *wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "other.txt").write_text(TEXT, encoding="utf-8")
    assert main(["explain", str(tmp_path), "1"]) == 2
    assert main(["explain", str(tmp_path / "none.html"), "1"]) == 1
    with pytest.raises(SystemExit) as ended:
        main(["explain", str(page), "three"])
    assert ended.value.code == 2
