"""Words to events: triggers, roles and status, whatever the weights."""

from __future__ import annotations

import itertools
from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readout.encoder.roles import DISTANCES, PARAGRAPHS, ROLES
from readout.encoder.stage import Encoded
from readout.encoder.windows import Window
from readout.events.heads import EventHeads
from readout.events.triggers import events_in
from readout.plover import CAMEO, QUADS, STANDINGS, STATUSES, TYPES
from readout.text import Span

WIDTH, INNER = 6, 5


def heads(seed: int, loud: float = 3.0) -> EventHeads:
    """Random weights of the right shapes; ``loud`` ones make many triggers."""
    draw = np.random.default_rng(seed)
    shapes = {
        "emit_weight": (ROLES, INNER), "emit_bias": (ROLES,), "moves": (ROLES, ROLES), "start": (ROLES,),
        "distance": (DISTANCES, INNER), "paragraph": (PARAGRAPHS, INNER), "hidden_weight": (INNER, 3 * WIDTH),
        "around_weight": (INNER, 3 * WIDTH), "kind_weight": (1 + len(TYPES), INNER), "kind_bias": (1 + len(TYPES),),
        "status_weight": (len(STATUSES), INNER), "status_bias": (len(STATUSES),),
        "standing_weight": (len(STANDINGS), INNER), "standing_bias": (len(STANDINGS),),
    }  # fmt: skip
    for each in fields(EventHeads):
        shapes.setdefault(each.name, (INNER,) if each.name.endswith("bias") else (INNER, WIDTH))
    return EventHeads(**{name: loud * draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})


def encoded(words: int, seed: int) -> Encoded:
    """A window of words of three letters, a space between them."""
    starts = np.arange(words) * 4
    window = Window(
        np.zeros(words + 2, dtype=np.int64), np.zeros(words + 2, dtype=np.int64), np.arange(words) + 1,
        starts, starts + 3, np.zeros(words, dtype=np.int64),
    )  # fmt: skip
    return Encoded(window, np.random.default_rng(seed).normal(size=(words, WIDTH)).astype(np.float32))


@given(st.integers(1, 30), st.integers(0, 40), st.integers(0, 40))
def test_an_event_stays_in_its_sentence_and_its_roles_beside_its_trigger(words: int, seed: int, other: int) -> None:
    sentences = [Span(at, at + 40) for at in range(0, 4 * words, 40)]
    for event in events_in([encoded(words, other)], heads(seed), sentences):
        home = next(each for each in sentences if each.start <= event.trigger.start < each.end)
        for span in (event.trigger, *event.actors, *event.recipients):
            assert home.start <= span.start < span.end <= home.end
        assert not any(span.overlaps(event.trigger) for span in (*event.actors, *event.recipients))
        assert event.type in TYPES and event.status in STATUSES
        assert 0.5 <= event.score <= 1 and 0 < event.status_score <= 1


@given(st.integers(2, 12), st.integers(0, 40))
def test_a_sentence_gives_the_same_events_alone_and_beside_another(words: int, seed: int) -> None:
    model, both = heads(seed), [encoded(words, 1), encoded(words, 2)]
    sentences = [Span(0, 4 * words)]
    alone = [event for each in both for event in events_in([each], model, sentences)]
    assert list(events_in(both, model, sentences)) == alone


def test_triggers_do_not_touch_when_their_types_differ() -> None:
    found = list(events_in([encoded(30, 5)], heads(7), [Span(0, 120)]))
    assert all(one.trigger.end <= other.trigger.start for one, other in itertools.pairwise(found))


def test_every_type_has_a_quad_class_and_a_root_code() -> None:
    assert set(QUADS) == set(CAMEO) == set(TYPES)
    assert len(set(QUADS.values()) - {QUADS["STATEMENT"]}) == 4
