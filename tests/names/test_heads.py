"""The name head draws lawful tags, the same for a window alone as beside others."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readout.names.heads import TAGS, NameHead, best_tags
from readout.names.known import FLAGS


def lawful(path: tuple[int, ...]) -> bool:
    """Whether every inside tag follows a tag of its own type."""
    before = 0
    for tag in path:
        if tag and tag % 2 == 0 and before not in (tag, tag - 1):
            return False
        before = tag
    return True


def logs(draw: np.random.Generator, words: int) -> np.ndarray:
    """Log probabilities of a window."""
    raised = draw.normal(size=(words, TAGS)).astype(np.float32)
    return np.asarray(raised - np.log(np.exp(raised).sum(1, keepdims=True)), dtype=np.float32)


def test_the_best_lawful_sequence_is_found() -> None:
    scores = logs(np.random.default_rng(5), 4)
    paths = filter(lawful, product(range(TAGS), repeat=4))
    best = max(paths, key=lambda path: float(sum(scores[at, tag] for at, tag in enumerate(path))))
    assert tuple(best_tags([scores])[0]) == best


@given(st.lists(st.integers(1, 12), min_size=1, max_size=4), st.integers(0, 99))
def test_a_window_is_tagged_the_same_alone_and_beside_others(sizes: list[int], seed: int) -> None:
    draw = np.random.default_rng(seed)
    windows = [logs(draw, words) for words in sizes]
    for scores, path in zip(windows, best_tags(windows), strict=True):
        assert path.tolist() == best_tags([scores])[0].tolist()
        assert lawful(tuple(path))


def test_tags_are_probabilities() -> None:
    draw = np.random.default_rng(1)
    shapes = {"hidden_weight": (5, 18), "hidden_bias": (5,), "known_weight": (5, 5 * FLAGS), "tag_weight": (TAGS, 5),
              "tag_bias": (TAGS,), "acting_weight": (1, 5), "acting_bias": (1,)}  # fmt: skip
    head = NameHead(**{name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()})
    words, known = (draw.normal(size=(3, size)).astype(np.float32) for size in (6, FLAGS))
    scores, acting = head.scores(words, known)
    assert np.allclose(np.exp(scores).sum(1), 1, atol=1e-5)
    assert ((acting > 0) & (acting < 1)).all()
