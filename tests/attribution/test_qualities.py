"""What the qualities must say of attributions of our own writing.

Three tables. ``dev.tsv`` was written first and tuned on. ``unseen.tsv`` and ``fresh.tsv`` were each written after
that and read once before any further change; that first reading was right, in per cent, for

    unseen: mode 100, stance 99.1, negated 98.3, hedged 100, addressee 100, medium 95.7, anonymous 89.7, reason 100
    fresh:  mode 100, stance 95.4, negated 100, hedged 98.5, addressee 96.9, medium 96.9, anonymous 95.4, reason 100

(the two together, 181 rows, all eight right: 84 per cent). Their faults have been mended since, so all three are
now kept by the floors below and none is unseen any more.
"""

from __future__ import annotations

import pickle
import time
from itertools import chain
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.attribution.lexicon import find, rows
from readout.attribution.qualities import qualities
from readout.records import Medium, Stance
from readout.text import Span
from tests.attribution.rated import accuracy, cases

TABLES = ("dev.tsv", "unseen.tsv", "fresh.tsv")
FLOORS = {
    "mode": 1.0,
    "stance": 0.98,
    "negated": 0.99,
    "hedged": 0.99,
    "addressee": 0.98,
    "medium": 0.98,
    "anonymous": 0.98,
    "reason": 1.0,
}


@pytest.mark.parametrize("table", TABLES)
def test_every_quality_stays_above_its_floor(table: str) -> None:
    rated = cases(table)
    found = accuracy(rated)
    low = {name: share for name, share in found.items() if share < FLOORS[name]}
    assert not low, (low, [(row.text, row.wrong()) for row in rated if row.wrong()])


def test_no_rated_row_has_been_lost() -> None:
    assert sum(len(cases(name)) for name in TABLES) >= 290


def test_every_span_given_back_lies_in_the_text_and_holds_words() -> None:
    for row in chain.from_iterable(map(cases, TABLES)):
        found = row.read()
        reasons = found.anonymous.reason if found.anonymous else ()
        for span in (*found.addressee, *reasons):
            assert 0 <= span.start < span.end <= len(row.text)
            assert span.of(row.text) == span.of(row.text).strip()


@given(
    st.text(alphabet="said told \"“”'‘’.,\n notA1", max_size=80), st.lists(st.integers(0, 80), min_size=6, max_size=6)
)
@settings(max_examples=200, deadline=None)
def test_any_text_and_any_spans_give_qualities(text: str, places: list[int]) -> None:
    cut = [min(place, len(text)) for place in places]
    source, cue, content = (Span(*sorted(cut[at : at + 2])) for at in (0, 2, 4))
    spans = [[span] if span.start < span.end else [] for span in (source, cue, content)]
    found = qualities(text, *spans, Span(0, len(text)))
    assert found == qualities(text, *spans, Span(0, len(text)))
    assert pickle.loads(pickle.dumps(found)) == found


def test_pumped_text_takes_no_more_than_linear_time() -> None:
    for pump in (
        '"',
        "'a ",
        "“a ",
        "on condition of anonymity because ",
        "in a a a ",
        "told to ",
        "a, ",
        "A. ",
        "not ",
        "``",
    ):
        text = "He said " + pump * (40_000 // len(pump))
        end = len(text)
        begun = time.process_time()
        qualities(text, [Span(0, 2)], [Span(3, 7)], [Span(8, min(60, end))], Span(0, end))
        assert time.process_time() - begun < 2.0, pump


def test_no_cue_stands_twice_with_one_kind_in_the_table() -> None:
    keys = [(row[0], row[1]) for row in rows("reporting_verbs.tsv")]
    assert len(keys) == len(set(keys)) > 1000


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("has repeatedly denied", "deny"),
        ("is slamming", "slam"),
        ("called for", "call for"),
        ("wrote", "write"),
        ("criticizing", "criticise"),
        ("went on to say", "go on to say"),
        ("replies", "reply"),
        ("allegations", "allegation"),
    ],
)
def test_inflected_cues_are_found_under_their_base_form(words: str, cue: str) -> None:
    split = tuple(words.split())
    assert cue in [entry.cue for found in find(split, len(split)) for entry in found.entries]


@pytest.mark.parametrize(("table", "key"), [("media.tsv", 2), ("anonymous_sources.tsv", 1), ("cue_words.tsv", 2)])
def test_no_fact_is_stated_twice(table: str, key: int) -> None:
    facts = [tuple(row[:key]) for row in rows(table)]
    assert len(facts) == len(set(facts)), [fact for fact in facts if facts.count(fact) > 1]


def test_every_row_of_the_tables_uses_the_words_of_the_records() -> None:
    for row in rows("reporting_verbs.tsv"):
        assert {row[2], row[3], row[4]} <= {*get_args(Stance), "-"}, row
        assert row[5] in (*get_args(Medium), "-") and row[7] in ("object", "to", "with", "-"), row
    assert {row[2] for row in rows("media.tsv")} <= set(get_args(Medium))
