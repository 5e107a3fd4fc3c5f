"""The page on formats of other tools speaks of everything that is written in them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from readout.exports.annotations import web_annotations
from readout.exports.cas_types import INSIDE, SLOTS, SPANS
from readout.exports.followthemoney import entities
from readout.exports.origin import Origin
from readout.exports.prov import provenance
from readout.exports.spacy_docs import GROUPS
from tests.awkward import awkward
from tests.exports.test_event_formats import report

PAGE = (Path(__file__).parents[2] / "docs/reference/interchange.md").read_text(encoding="utf-8")
ORIGIN = Origin("0.1.0", snapshot="ab" * 32)


def test_every_function_named_is_there() -> None:
    table = PAGE.split("\n| format | for | functions | needs |\n")[1].split("\n## ")[0]
    named = re.findall(r"`(\w+)\.(\w+)`", table)
    assert len(named) == 11
    assert all(hasattr(importlib.import_module(f"readout.exports.{module}"), name) for module, name in named)


def test_every_layer_feature_and_slot_is_told() -> None:
    names = {INSIDE, *SPANS, *(feature for _, features in SPANS.values() for feature in features)}
    names |= {slot for slots in SLOTS.values() for slot in slots}
    assert sorted(name for name in names if f"`{name}`" not in PAGE) == []


def test_every_span_group_is_told() -> None:
    assert [group for group in GROUPS if f"`{group}`" not in PAGE] == []


def test_every_role_of_an_annotation_is_told() -> None:
    found = set()
    for reading in (awkward(), report()):
        for each in web_annotations(reading, ORIGIN):
            found |= {body["type"][1] for body in each["body"] if isinstance(body["type"], list)}
    assert len(found) > 6 and sorted(role for role in found if f"`{role}`" not in PAGE) == []


def test_every_schema_and_every_kind_of_activity_is_told() -> None:
    told = {each["schema"] for reading in (awkward(), report()) for each in entities(reading, ORIGIN)}
    told |= {each["prov:type"]["$"] for each in provenance(awkward(), ORIGIN)["activity"].values()}
    assert sorted(name for name in told if f"`{name}`" not in PAGE) == []
