"""A reading's layers packed into bytes and back, losslessly: JSON with names for keys, compressed.

Fields that hold their default are left out, and fields that a later version does not know are passed over: what one
version packed, every later one unpacks. Spans are pairs, times ISO 8601.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from readout.attribution.evidence import EVIDENCE, Evidence
from readout.errors import LedgerError
from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    FLAGS,
    MENTIONS,
    NAMES,
    PLACES,
    SAID,
    SENTENCES,
    SPEAKERS,
    TIMES,
    Layer,
    Reading,
)  # fmt: skip
from readout.plover import Event
from readout.records import Attribution, Block, Document, Flag, Sentence
from readout.referents import Entity, Mention, Name, Place, Said, Speaker, TimeExpression
from readout.text import Span

KEPT: dict[Layer[Any], type] = {
    BLOCKS: Block, FLAGS: Flag, SENTENCES: Sentence, ATTRIBUTIONS: Attribution, EVIDENCE: Evidence, NAMES: Name,
    MENTIONS: Mention, ENTITIES: Entity, SPEAKERS: Speaker, TIMES: TimeExpression, SAID: Said, PLACES: Place,
    EVENTS: Event,
}  # fmt: skip
"""The layers that are kept, each with the type of its records; a new layer is one line here."""
ELSEWHERE = frozenset({"text", "name", "fetched", "page"})
"""Fields of Document that have rows of their own."""
LEVEL = 6


def packed(reading: Reading) -> bytes:
    """The document's facts and every kept layer."""
    document = {name: value for name, value in _plain(reading.document).items() if name not in ELSEWHERE}
    layers = {layer.name: [_plain(record) for record in reading[layer]] for layer in KEPT if layer in reading}
    text = json.dumps({"document": document, "layers": layers}, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpacked(data: bytes, text: str, **elsewhere: Any) -> Reading:
    """The reading again; ``elsewhere`` gives name, fetched and page of the document. Raises LedgerError if damaged."""
    try:
        whole = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
        document = reader_of(Document)({"name": "", **whole["document"], "text": text})
        layers = {
            layer: tuple(map(reader_of(record), whole["layers"][layer.name]))
            for layer, record in KEPT.items()
            if layer.name in whole["layers"]
        }
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as cause:
        raise LedgerError(f"a reading in the ledger is damaged ({cause}): run readout verify") from cause
    given = {field.name: getattr(document, field.name) for field in fields(Document)}
    return Reading(Document(**{**given, **elsewhere})).plus(layers)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):  # spans too
        return [_plain(each) for each in value]
    if is_dataclass(value):
        told = ((name, getattr(value, name), default) for name, default in _defaults(value.__class__))
        return {name: _plain(own) for name, own, default in told if own != default or type(own) is not type(default)}
    return value


@cache
def _defaults(record: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(record))


@cache
def reader_of(kind: Any) -> Callable[[Any], Any]:
    """What turns plain JSON into a value of this type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = (reader_of(each) for each in inner if each is not NoneType)
        return lambda value: None if value is None else one(value)
    if origin is tuple and inner[-1] is Ellipsis:
        one = reader_of(inner[0])
        return lambda value: tuple([one(each) for each in value])
    if origin is tuple:
        several = [reader_of(each) for each in inner]
        return lambda value: tuple(read(each) for read, each in zip(several, value, strict=True))
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    if kind is datetime:
        return datetime.fromisoformat
    if kind is float:
        return float
    if is_dataclass(kind):
        return _record_reader(kind)
    assert origin is Literal or kind in (str, int, bool), kind
    return _itself


def _itself(value: Any) -> Any:
    return value


def _record_reader(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    hints = get_type_hints(kind)
    readers = {field.name: reader_of(hints[field.name]) for field in fields(kind)}
    needed = {field.name for field in fields(kind) if field.default is MISSING}

    def read(value: Mapping[str, Any]) -> Any:
        lacking = needed - value.keys()
        if lacking:
            raise ValueError(f"{kind.__name__} lacks {', '.join(sorted(lacking))}")
        return kind(**{name: readers[name](own) for name, own in value.items() if name in readers})

    return read
