"""What holds for every report: spans inside the text, the same result twice, links that resolve, linear cost."""

from __future__ import annotations

import re
import time
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.entities import how, interviews, nominals, pairs, roles, sources, voices, wider
from readout.layers import ENTITIES, MENTIONS, SPEAKERS
from tests.entities.reports import read

WORDS = ["[P Ann Lee]", "[P Lee]", "[P Tom Hall]", "[O Tarn Mills]", "[L Ghent]", "[S he]", "[S The mayor]", "[S I]",
         "said", '"', ",", ".", "and", "the spokesman", "who", "[S They]", "\n", "(", "Mr", "[S a man]"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_record_points_into_the_text_and_at_entities_that_are_there(words: list[str]) -> None:
    reading = read(" ".join(words))
    text, ids = reading.document.text, {each.id for each in reading[ENTITIES]}
    assert len(ids) == len(reading[ENTITIES])
    for entity in reading[ENTITIES]:
        assert all(0 <= span.start < span.end <= len(text) for span in (*entity.mentions, *entity.roles))
    for mention in reading[MENTIONS]:
        assert mention.entity is None or mention.entity in ids
        assert set(mention.candidates) <= ids and mention.how in get_args(how.How) and 0 <= mention.score <= 1
    for speaker in reading[SPEAKERS]:
        assert set(speaker.entities) | set(speaker.candidates) <= ids
        assert speaker.how in get_args(how.How) and speaker.reason and 0 <= speaker.score <= 1


@given(st.lists(st.sampled_from(WORDS), max_size=20))
@settings(max_examples=20, deadline=None)
def test_the_same_report_reads_the_same_twice(words: list[str]) -> None:
    one, other = read(" ".join(words)), read(" ".join(words))
    assert one[ENTITIES] == other[ENTITIES] and one[SPEAKERS] == other[SPEAKERS]


def test_every_way_of_linking_has_its_share() -> None:
    assert set(get_args(how.How)) == set(how.SURE)


def test_patterns_are_linear_under_pumped_strings() -> None:
    for module in (interviews, nominals, pairs, roles, sources, voices, wider):
        for name, pattern in vars(module).items():
            if isinstance(pattern, re.Pattern):
                for pump in ("Ab ", "a, ", "I ", "(A", "the a ", "said with "):
                    began = time.perf_counter()
                    pattern.search(pump * 3000)
                    assert time.perf_counter() - began < 1.0, f"{module.__name__}.{name} on {pump!r}"


def test_a_long_report_costs_a_share_of_its_length() -> None:
    part = "[P Ann Lee] met [P Tom Hall] in [L Ghent]. [S She] said the [O Tarn Mills] would open. "
    short, long = _cost(part * 40), _cost(part * 320)
    assert long < 24 * short + 0.5


def _cost(report: str) -> float:
    began = time.perf_counter()
    read(report)
    return time.perf_counter() - began
