"""Rows as an Arrow C stream (the PyCapsule interface), by the standard library alone.

pandas, polars, DuckDB and pyarrow read it as they read one another. Text is utf8 with 64-bit offsets, integers are
int64, numbers float64, yes and no boolean; every column may hold nulls. Each batch is freed by its reader.
"""

from __future__ import annotations

import ctypes
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

BATCH = 4_096
"""Rows a batch."""
FORMATS = {"text": b"U", "integer": b"l", "real": b"g", "boolean": b"b"}
NULLABLE = 2
FAILED = 5
"""EIO: what a reader is told when the ledger fails under it."""


class Schema(ctypes.Structure):
    """struct ArrowSchema."""


class Array(ctypes.Structure):
    """struct ArrowArray."""


class Stream(ctypes.Structure):
    """struct ArrowArrayStream."""


_FREE_SCHEMA = ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))
_FREE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))
_FREE_STREAM = ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))
_GET_SCHEMA = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))
_GET_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))
_GET_ERROR = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(Stream))

Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)), ("release", _FREE_SCHEMA), ("private_data", ctypes.c_void_p),
]  # fmt: skip
Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))), ("dictionary", ctypes.POINTER(Array)),
    ("release", _FREE_ARRAY), ("private_data", ctypes.c_void_p),
]  # fmt: skip
Stream._fields_ = [
    ("get_schema", _GET_SCHEMA), ("get_next", _GET_NEXT), ("get_last_error", _GET_ERROR), ("release", _FREE_STREAM),
    ("private_data", ctypes.c_void_p),
]  # fmt: skip

_KEPT: dict[int, object] = {}
"""What a structure handed out still needs, by its private_data, until its reader releases it."""
_NULL_SCHEMA, _NULL_ARRAY, _NULL_STREAM = _FREE_SCHEMA(), _FREE_ARRAY(), _FREE_STREAM()


def stream(columns: Sequence[tuple[str, str]], rows: Iterable[tuple[Any, ...]]) -> object:
    """A PyCapsule "arrow_array_stream" over rows; ``columns`` are names and kinds (keys of FORMATS)."""
    made, held = Stream(), _Held(columns, iter(rows))
    made.get_schema, made.get_next, made.get_last_error = held.get_schema, held.get_next, held.get_error
    made.release = _RELEASE_STREAM
    made.private_data = _keep((held, made))
    return _capsule(made)


class _Held:
    """A stream's columns, rows and callbacks."""

    def __init__(self, columns: Sequence[tuple[str, str]], rows: Iterator[tuple[Any, ...]]) -> None:
        self.columns, self.rows = columns, rows
        self.error: Any = None
        self.get_schema = _GET_SCHEMA(self._guarded(lambda out: _schema(out, self.columns)))
        self.get_next = _GET_NEXT(self._guarded(self._next))
        self.get_error = _GET_ERROR(lambda _: ctypes.addressof(self.error) if self.error else None)

    def _guarded(self, fill: Callable[[Any], None]) -> Callable[[Any, Any], int]:
        """Nothing may be raised into C: an error is a number and its words.

        After one the stream counts as released: its reader would otherwise call back into Python while it raises,
        which no Python function survives.
        """

        def call(own: Any, out: Any) -> int:
            try:
                fill(out.contents)
            except BaseException as cause:
                own.contents.release = _NULL_STREAM
                self.error = ctypes.create_string_buffer(f"{type(cause).__name__}: {cause}".encode())
                return FAILED
            return 0

        return call

    def _next(self, out: Array) -> None:
        batch = list(islice(self.rows, BATCH))
        if batch:
            children = [_column(kind, [row[at] for row in batch]) for at, (_, kind) in enumerate(self.columns)]
            _fill(out, len(batch), 0, [None], children)
        else:
            out.release = _NULL_ARRAY  # the end of the stream


def _schema(out: Schema, columns: Sequence[tuple[str, str]]) -> None:
    children = []
    for name, kind in columns:
        child = Schema(FORMATS[kind], name.encode(), None, NULLABLE, 0, None, None, _RELEASE_SCHEMA, None)
        child.private_data = _keep((child, name.encode()))
        children.append(child)
    pointers = (ctypes.POINTER(Schema) * len(children))(*map(ctypes.pointer, children))
    out.format, out.name, out.metadata, out.flags = b"+s", b"", None, 0
    out.n_children, out.children, out.dictionary = len(children), pointers, None
    out.release = _RELEASE_SCHEMA
    out.private_data = _keep((pointers, children))


def _column(kind: str, values: list[Any]) -> Array:
    nulls = values.count(None)
    valid = _bits([value is not None for value in values]) if nulls else None
    if kind == "text":
        parts = [b"" if value is None else str(value).encode("utf-8", "replace") for value in values]
        offsets, at = array("q", [0]), 0
        for part in parts:
            at += len(part)
            offsets.append(at)
        data: list[bytes | None] = [valid, offsets.tobytes(), b"".join(parts)]
    elif kind == "boolean":
        data = [valid, _bits([bool(value) for value in values])]
    else:
        code = "q" if kind == "integer" else "d"
        data = [valid, struct.pack(f"={len(values)}{code}", *(0 if value is None else value for value in values))]
    out = Array()
    _fill(out, len(values), nulls, data, [])
    return out


def _fill(out: Array, length: int, nulls: int, data: Sequence[bytes | None], children: list[Array]) -> None:
    held = [ctypes.create_string_buffer(part, len(part) + 8) if part is not None else None for part in data]
    buffers = (ctypes.c_void_p * len(held))(*(ctypes.addressof(each) if each is not None else None for each in held))
    pointers = (ctypes.POINTER(Array) * len(children))(*map(ctypes.pointer, children))
    out.length, out.null_count, out.offset = length, nulls, 0
    out.n_buffers, out.buffers = len(held), buffers
    out.n_children, out.children, out.dictionary = len(children), pointers, None
    out.release = _RELEASE_ARRAY
    out.private_data = _keep((held, buffers, pointers, children))


def _bits(flags: list[bool]) -> bytes:
    out = bytearray((len(flags) + 7) // 8)
    for place, flag in enumerate(flags):
        if flag:
            out[place >> 3] |= 1 << (place & 7)
    return bytes(out)


def _keep(held: object) -> int:
    number = id(held)
    _KEPT[number] = held
    return number


def _released(pointer: Any, null: Any) -> None:
    """Releases a structure and those below it, as the interface asks; a second time does nothing."""
    told = pointer.contents
    if not told.release:
        return
    for place in range(getattr(told, "n_children", 0)):
        child = told.children[place]
        if child.contents.release:
            child.contents.release(child)
    told.release = null
    _KEPT.pop(told.private_data, None)


_RELEASE_SCHEMA = _FREE_SCHEMA(lambda pointer: _released(pointer, _NULL_SCHEMA))
_RELEASE_ARRAY = _FREE_ARRAY(lambda pointer: _released(pointer, _NULL_ARRAY))
_RELEASE_STREAM = _FREE_STREAM(lambda pointer: _released(pointer, _NULL_STREAM))

_NAME = b"arrow_array_stream"
_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype, _new_capsule.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]


def _capsule(made: Stream) -> object:
    """Without a destructor of its own: one in Python must not run where an error is on its way. A capsule that nobody
    takes the stream from keeps a few hundred bytes."""
    return _new_capsule(ctypes.addressof(made), _NAME, None)
