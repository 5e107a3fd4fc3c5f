"""A layer of a reading, or nothing where its stage did not run: a view shows what there is."""

from __future__ import annotations

from typing import Any, TypeVar

from readout.layers import Layer, Reading

T = TypeVar("T")


def given(reading: Reading, layer: Layer[tuple[T, ...]]) -> tuple[T, ...]:
    """The layer's records; the empty tuple where the reading has no such layer."""
    records: Any = ()
    if layer in reading:
        records = reading[layer]
    return tuple(records)
