"""The small stories, to test with and to learn from: what their gold names is there."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from lab.corpora.stories import OPEN, TOLD, Story, stories
from readout.claims.status import KINDS
from readout.claims.status import Relation as Told
from readout.text import Span

RELATIONS = set(get_args(Told)) - {"withdraws", "perhaps"}
FOLDERS = [OPEN, OPEN.with_name("held"), OPEN.with_name("fresh"), TOLD]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_gold_stands_on_words_of_the_reports(folder: Path) -> None:
    for story in stories(folder):
        texts = {report.id: f"{report.facts['title']}\n\n{report.body}" for report in story.reports}
        assert len(texts) == len(story.reports) and len({report.facts["url"] for report in story.reports}) == len(texts)
        for claim in story.claims:
            for record in claim["record"]:
                assert texts[record["report"]].count(record["quote"]) == 1, (story.name, claim["id"], record)
                assert record["relation"] in RELATIONS and record["by"], (story.name, claim["id"])
            times = [status["at"] for status in claim["status"]]
            assert len(times) == 3 and times == sorted(times), (story.name, claim["id"])
            assert {status["status"] for status in claim["status"]} <= {*KINDS, "none"}, (story.name, claim["id"])


def story(**record: str) -> Story:
    """A story of which one record is given."""
    return Story("a", (), ({"id": "c1", "record": [{"relation": "denies", **record}]},))


def test_a_stretch_speaks_of_a_claim_where_it_has_half_of_a_record() -> None:
    told = story(report="r1", quote="the army fired on Ostrel")
    text = "It denied that the army fired on Ostrel at noon."
    assert told.spoken_of("r1", text, Span(15, len(text))) == {"c1": "denies"}
    assert told.spoken_of("r1", text, Span(0, 18)) == {} and told.spoken_of("r2", text, Span(0, len(text))) == {}
