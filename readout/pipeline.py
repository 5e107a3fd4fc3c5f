"""Stages in order: what each needs and gives is checked when the pipeline is built, not when it runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from readout.errors import ReadingError, ReadoutError, SetupError
from readout.layers import Layer, Reading


class Stage(Protocol):
    """One step of reading: a pure function of the layers it needs."""

    name: str
    needs: tuple[Layer[Any], ...]
    gives: tuple[Layer[Any], ...]

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """The layers this stage gives, for one document."""
        ...


class Pipeline:
    """An ordered list of stages over a starting set of layers.

    Raises SetupError when a stage needs a layer that nothing before it gives, or two give the same one.
    """

    def __init__(self, stages: Sequence[Stage], start: Sequence[Layer[Any]] = ()) -> None:
        self.stages = tuple(stages)
        given = {layer.name: "the document" for layer in start}
        for stage in self.stages:
            _check(stage, given)
        self._drop_after = _last_readers(self.stages)

    def run(self, reading: Reading) -> Reading:
        """The reading with every stage's layers. A stage that fails raises ReadingError naming it."""
        for stage, dropped in zip(self.stages, self._drop_after, strict=True):
            try:
                given = stage.run(reading)
            except ReadoutError:
                raise
            except Exception as cause:
                raise ReadingError(f"{stage.name} failed on {reading.document.name}: {cause!r}") from cause
            reading = reading.plus(given).without(dropped)
        return reading


def _check(stage: Stage, given: dict[str, str]) -> None:
    for layer in stage.needs:
        if layer.name not in given:
            raise SetupError(f"{stage.name} needs the layer '{layer.name}', which no stage before it gives")
    for layer in stage.gives:
        if layer.name in given:
            raise SetupError(f"{stage.name} gives the layer '{layer.name}', which {given[layer.name]} gives already")
        given[layer.name] = stage.name


def _last_readers(stages: tuple[Stage, ...]) -> list[frozenset[str]]:
    """For each stage, the transient layers that no later stage needs."""
    transient = {layer.name for stage in stages for layer in stage.gives if layer.transient}
    dropped: list[frozenset[str]] = []
    for position in range(len(stages)):
        alive = {layer.name for stage in stages[: position + 1] for layer in stage.gives} & transient
        needed = {layer.name for stage in stages[position + 1 :] for layer in stage.needs}
        earlier = frozenset().union(*dropped) if dropped else frozenset()
        dropped.append(frozenset(alive - needed - earlier))
    return dropped
