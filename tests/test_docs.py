"""The documents speak of everything there is: every option, role, layer, error, setting, stance and key."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

import readout
from readout import errors
from readout.actors.rows import COLUMNS as ACTOR_COLUMNS
from readout.cli.main import _parser
from readout.exports.csv import COLUMNS
from readout.layers import Layer
from readout.ledger.corrected import LABELS
from readout.ledger.exporting import FORMATS as EXPORTS
from readout.ledger.file import statements_of
from readout.records import Medium, Mode, Role, Stance
from readout.referents import EntityType, Granularity, MentionKind, PlaceKind, TimeType
from readout.settings import DEFAULTS, Settings

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def page(name: str) -> str:
    """One document."""
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> Iterator[argparse.ArgumentParser]:
    """The parser of every command."""
    for action in _parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def errors_there_are() -> list[type[Exception]]:
    """Readout's own error classes."""
    return [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ReadoutError)]


def layers_there_are() -> set[str]:
    """The name of every layer that a module of the package defines."""
    found = set()
    for module in pkgutil.walk_packages(readout.__path__, "readout."):
        if not module.name.endswith("__main__"):
            values = vars(importlib.import_module(module.name)).values()
            found |= {value.name for value in values if isinstance(value, Layer)}
    return found


def kinds_of_unnamed_sources() -> set[str]:
    """The kinds in data/anonymous_sources.tsv."""
    lines = files("readout").joinpath("data/anonymous_sources.tsv").read_text("utf-8").splitlines()
    return {line.split("\t")[1] for line in lines[1:]}


def keys(schema: Any) -> Iterator[str]:
    """Every key that the JSON contract names."""
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from keys(inner)
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        yield from schema["properties"]


def test_every_option_is_in_the_reference() -> None:
    text = page("reference/settings.md") + page("reference/ledger.md")
    for command in commands():
        for action in command._actions:
            missing = [option for option in action.option_strings if f"`{option}`" not in text]
            assert missing == []


def test_every_table_of_a_ledger_is_in_the_reference() -> None:
    text = page("reference/ledger.md")
    made = [statement.split() for script in ("ledger.sql", "ledger_drawn.sql") for statement in statements_of(script)]
    names = [
        words[3] if words[1] == "VIRTUAL" else words[2] for words in made if words[1] in ("TABLE", "VIRTUAL", "VIEW")
    ]
    assert len(names) > 20 and [name for name in names if f"`{name}`" not in text] == []


def test_every_filter_format_and_label_of_a_ledger_is_in_the_reference() -> None:
    text = page("reference/ledger.md")
    assert [name for name in EXPORTS if f"`{name}`" not in text] == []
    assert [field for labels in LABELS.values() for field in labels if f"`{field}`" not in text] == []


def test_every_command_is_in_the_documents() -> None:
    every = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    for action in _parser()._actions:
        for name in action.choices if isinstance(action, argparse._SubParsersAction) else ():
            assert f"readout {name}" in every


def test_every_setting_is_in_the_reference_with_its_default() -> None:
    text = page("reference/settings.md")
    missing = [f.name for f in fields(Settings) if f"| `{f.name}` | {getattr(DEFAULTS, f.name)} |" not in text]
    assert missing == []


def test_every_role_is_in_the_reference_once() -> None:
    text = page("reference/roles.md")
    assert [role for role in get_args(Role) if text.count(f"| `{role}` |") != 1] == []


def test_every_error_is_in_the_reference() -> None:
    text = page("reference/errors.md")
    assert [kind.__name__ for kind in errors_there_are() if f"| `{kind.__name__}` |" not in text] == []


def test_every_layer_is_explained() -> None:
    text = page("explanation.md")
    assert [name for name in layers_there_are() if f"| `{name}` |" not in text] == []


def test_every_value_and_key_of_the_json_is_in_the_reference() -> None:
    text = page("reference/json.md")
    contract = json.loads(files("readout").joinpath("data/reading.schema.json").read_text("utf-8"))
    values = (Mode, Stance, Medium, EntityType, MentionKind, TimeType, PlaceKind, Granularity)
    words = [*(word for each in values for word in get_args(each)), *kinds_of_unnamed_sources(), *keys(contract)]
    assert sorted({word for word in words if f"`{word}`" not in text}) == []


def test_every_format_is_in_the_documents() -> None:
    every = "".join(path.read_text(encoding="utf-8") for path in PAGES)
    formats = next(a.choices for c in commands() for a in c._actions if "--format" in a.option_strings)
    assert formats is not None and [form for form in formats if f"`{form}`" not in every] == []


def test_every_column_of_the_csv_is_in_the_documents() -> None:
    text = page("reference/csv.md")
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []


def test_every_column_and_sector_of_the_actor_table_is_in_the_reference() -> None:
    text = page("reference/actors.md")
    lines = files("readout").joinpath("data/actor_heads.tsv").read_text("utf-8").splitlines()[1:]
    sectors = {line.split("\t")[1] for line in lines if line and not line.startswith("#")} - {""}
    assert [word for word in (*ACTOR_COLUMNS, *sorted(sectors)) if f"`{word}`" not in text] == []


def test_every_granularity_of_a_time_is_in_the_reference() -> None:
    text = page("reference/times.md")
    assert [word for word in (*get_args(Granularity), *get_args(TimeType)) if f"`{word}`" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(DOCS)) for path in PAGES])
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=[str(path.relative_to(DOCS)) for path in PAGES])
def test_every_command_shown_is_one_that_readout_takes(path: Path) -> None:
    for line in re.findall(
        r"^    (?:.*\| )?(readout (?:read|explain) [^|\n]*)", path.read_text(encoding="utf-8"), re.MULTILINE
    ):
        assert _parser().parse_args(shlex.split(line)[1:]).run is not None


def test_every_table_in_the_data_folder_has_its_source_and_licence() -> None:
    import tomllib

    folder = files("readout").joinpath("data")
    sources = tomllib.loads(folder.joinpath("SOURCES.toml").read_text("utf-8"))
    tables = {entry.name for entry in folder.iterdir() if entry.name.endswith(".tsv")}
    assert tables - set(sources) == set() and set(sources) - {entry.name for entry in folder.iterdir()} == set()
    assert [name for name, entry in sources.items() if not {"what", "source", "licence"} <= set(entry)] == []


def test_every_table_has_one_fact_a_line_under_its_header() -> None:
    for entry in files("readout").joinpath("data").iterdir():
        if entry.name.endswith(".tsv"):
            head, *rows = (line for line in entry.read_text("utf-8").splitlines() if not line.startswith("#"))
            assert [row for row in rows if row.count("\t") != head.count("\t")] == [], entry.name
            assert len(set(rows)) == len(rows), f"{entry.name} says something twice"
