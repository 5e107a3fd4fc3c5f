"""Readings packed and unpacked."""

from __future__ import annotations

import json
import zlib

import pytest

from readout.errors import LedgerError
from readout.layers import Reading
from readout.ledger.codec import KEPT, packed, unpacked
from tests.ledger.ledgers import claim, harbour, made
from tests.referents import unsettled

ALL = [harbour(), claim(), unsettled(), *made(3)]


def again(reading: Reading, data: bytes | None = None) -> Reading:
    """Packed and unpacked, with the facts that have rows of their own."""
    document = reading.document
    data = packed(reading) if data is None else data
    return unpacked(data, document.text, name=document.name, fetched=document.fetched, page=document.page)


@pytest.mark.parametrize("reading", ALL)
def test_nothing_is_lost(reading: Reading) -> None:
    kept = {layer.name for layer in KEPT}
    back = again(reading)
    assert back.document == reading.document
    assert {name: back._layers[name] for name in back} == {
        name: reading._layers[name] for name in reading if name in kept
    }


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert packed(harbour()) == packed(harbour()) == packed(again(harbour()))


def test_what_a_later_version_adds_is_passed_over() -> None:
    reading = harbour()
    whole = json.loads(zlib.decompress(packed(reading)))
    whole["layers"]["attributions"][0]["tone"] = "cross"
    whole["layers"]["moods"] = [{"x": 1}]
    whole["document"]["paper"] = "A3"
    assert again(reading, zlib.compress(json.dumps(whole).encode())).document == reading.document


@pytest.mark.parametrize(
    "data",
    [b"", b"no zlib", zlib.compress(b"no json"), zlib.compress(b"[]"), zlib.compress(b'{"document": {}}'),
     zlib.compress(b'{"document": {"id": "x"}, "layers": {"names": [{"span": [1]}]}}'), packed(harbour())[:-9]],
)  # fmt: skip
def test_what_is_damaged_is_said_to_be(data: bytes) -> None:
    with pytest.raises(LedgerError, match="damaged"):
        again(harbour(), data)
