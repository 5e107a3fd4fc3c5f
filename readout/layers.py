"""Typed layers over one document, and the Reading that holds them.

A layer is a key with a type: ``reading[ATTRIBUTIONS]`` is statically a tuple of Attribution. Stages add
layers and never change one. Layers marked transient (token vectors) are dropped after their last reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from readout.errors import SetupError
from readout.plover import Event
from readout.records import Attribution, Block, Document, Flag, Sentence
from readout.referents import Entity, Mention, Name, Place, Said, Speaker, TimeExpression

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer(Generic[T]):
    """The name of something a stage gives; ``transient`` ones do not outlive the pipeline."""

    name: str
    transient: bool = False


BLOCKS: Layer[tuple[Block, ...]] = Layer("blocks")
FLAGS: Layer[tuple[Flag, ...]] = Layer("flags")
SENTENCES: Layer[tuple[Sentence, ...]] = Layer("sentences")
ATTRIBUTIONS: Layer[tuple[Attribution, ...]] = Layer("attributions")
NAMES: Layer[tuple[Name, ...]] = Layer("names")
MENTIONS: Layer[tuple[Mention, ...]] = Layer("mentions")
ENTITIES: Layer[tuple[Entity, ...]] = Layer("entities")
SPEAKERS: Layer[tuple[Speaker, ...]] = Layer("speakers")
TIMES: Layer[tuple[TimeExpression, ...]] = Layer("times")
SAID: Layer[tuple[Said, ...]] = Layer("said")
PLACES: Layer[tuple[Place, ...]] = Layer("places")
EVENTS: Layer[tuple[Event, ...]] = Layer("events")


@dataclass(frozen=True)
class Reading:
    """A document and the layers read from it. Adding a layer gives a new Reading."""

    document: Document
    _layers: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, layer: Layer[T]) -> T:
        try:
            value: T = self._layers[layer.name]
            return value
        except KeyError:
            raise SetupError(f"the reading has no layer '{layer.name}': add the stage that gives it") from None

    def __contains__(self, layer: Layer[Any]) -> bool:
        return layer.name in self._layers

    def __iter__(self) -> Iterator[str]:
        return iter(self._layers)

    def plus(self, layers: Mapping[Layer[Any], Any]) -> Reading:
        """This reading with more layers; giving one that is already there is refused."""
        for layer in layers:
            if layer in self:
                raise SetupError(f"the layer '{layer.name}' is already there: stages add, never edit")
        return Reading(self.document, {**self._layers, **{layer.name: value for layer, value in layers.items()}})

    def without(self, layers: frozenset[str]) -> Reading:
        """This reading without the named layers."""
        return Reading(self.document, {name: v for name, v in self._layers.items() if name not in layers})

    def _repr_html_(self) -> str:
        """The marked page, for notebooks."""
        from readout.exports.html import fragment

        return fragment(self)
