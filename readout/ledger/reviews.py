"""What people judge: accept, reject, relabel, merge and split, each a row that says who and when, and can be undone.

The machine's records are never changed; the lists show them as corrected. Records are named by their ids, actors by
their keys. Of two judgements on the same thing the later one holds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from readout.errors import SetupError
from readout.ledger.actors import Roll
from readout.ledger.corrected import FOUND, LABELS, STATES, affected_by, apply_all, kind_of
from readout.ledger.file import UNKEPT, transaction
from readout.ledger.judgements import Action, Judgement, judgements, keep, standing
from readout.ledger.opening import opened
from readout.text import content_id

SHOWN = 5
"""Keys that are told where a name is not enough."""


class Reviews:
    """The judgements of one ledger, opened for writing; a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = opened(path, writing=True)
        self.roll = Roll(self.connection)

    def __enter__(self) -> Reviews:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def judge(
        self, action: Action, target: str, *, author: str, field: str | None = None, value: str | None = None,
        note: str | None = None, made: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Keeps a judgement and shows its effect. Raises SetupError for one that cannot be meant."""
        asked = {"action": action, "target": target, "author": author, "field": field, "value": value, "note": note}
        return self.judge_all([asked], made=made)[0]

    def judge_all(self, asked: Sequence[Mapping[str, Any]], *, made: str | None = None) -> list[Judgement]:
        """The same for several, all kept or none; each has the arguments of ``judge`` by name."""
        made = made or datetime.now(UTC).isoformat(timespec="milliseconds")
        told = [_judgement(made=made, **each) for each in asked]
        with transaction(self.connection, self.path):
            again: set[int] = set()
            for judgement in told:
                _check(self.connection, judgement)
                again |= affected_by(self.connection, judgement)
                keep(self.connection, judgement)
            apply_all(self.connection, self.roll, again)
        return told

    def named(self, words: str) -> str:
        """The id of a record, or the key of the one actor of this name, key or Wikidata id; else the words."""
        if kind_of(self.connection, words):
            return words
        found = self.connection.execute(
            "SELECT key FROM actor WHERE (name = ?1 COLLATE NOCASE OR wikidata = ?1 OR key = ?1 COLLATE NOCASE)"
            " AND id NOT IN (SELECT actor FROM merged) ORDER BY key", (words,),
        ).fetchall()  # fmt: skip
        if len(found) > 1:
            keys = "; ".join(key for (key,) in found[:SHOWN])
            raise SetupError(f"{len(found)} actors are called {words!r:.60}: name one by its key: {keys}")
        return str(found[0][0]) if found else words

    def last(self) -> str:
        """The name of the last judgement that holds. Raises SetupError where there is none."""
        told = standing(self.connection)
        if not told:
            raise SetupError("there is no correction to undo")
        return told[-1].name

    def log(self) -> Iterator[Judgement]:
        """Every judgement, the oldest first, the undone ones too."""
        return judgements(self.connection)


def _judgement(
    action: Action, target: str, author: str, made: str, field: str | None = None, value: str | None = None,
    note: str | None = None,
) -> Judgement:  # fmt: skip
    name = content_id("judgement", action, target, field, value, author, made)
    return Judgement(name, action, target, field, value, author, made, note)


def _check(connection: sqlite3.Connection, judgement: Judgement) -> None:
    words = (judgement.target, judgement.field, judgement.value, judgement.author, judgement.note)
    if any(UNKEPT.search(each) for each in words if each):
        raise SetupError("a correction holds NUL characters or halves of characters: take them out")
    if judgement.action not in get_args(Action):
        raise SetupError(f"{judgement.action!r:.40} is no judgement: there are {', '.join(get_args(Action))}")
    if judgement.action == "undo":
        found = connection.execute("SELECT action FROM judgement WHERE name = ?", (judgement.target,)).fetchone()
        if found is None:
            raise SetupError(f"there is no judgement {judgement.target!r:.60}: readout correct LEDGER log lists them")
        return
    kind = kind_of(connection, judgement.target)
    document = connection.execute("SELECT 1 FROM edition WHERE name = ?", (judgement.target,)).fetchone()
    if kind is None and not (document and judgement.action in STATES):
        raise SetupError(f"the ledger shows no record {judgement.target!r:.60}: take an id or key from a list")
    if kind in FOUND and judgement.action not in STATES:
        raise SetupError(f"a {'link between two copies' if kind == 'copy' else kind} can only be accepted or rejected")
    if judgement.action == "relabel":
        _check_label(connection, judgement, kind or "")
    elif judgement.action in ("merge", "split"):
        if kind != "actor":
            raise SetupError(f"{judgement.target!r:.60} is no actor: only actors are merged and split")
        if judgement.action == "merge" and kind_of(connection, judgement.value or "") != "actor":
            raise SetupError(f"{judgement.value!r:.60} is no actor: name the key of one to merge into")
        if judgement.action == "merge" and judgement.value == judgement.target:
            raise SetupError("an actor cannot be merged into itself")
        if judgement.action == "split" and not _documents(judgement.value):
            raise SetupError('name the documents whose mentions are of somebody else: {"documents": [ID, ...]}')


def _documents(value: str | None) -> bool:
    """Whether the value of a split names documents, and nothing that is no text."""
    try:
        told = json.loads(value or "")
        return bool(told["documents"]) and all(
            isinstance(each, str) for each in (*told["documents"], told.get("name", ""))
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _check_label(connection: sqlite3.Connection, judgement: Judgement, kind: str) -> None:
    labels = LABELS[kind]
    if judgement.field not in labels:
        raise SetupError(f"{judgement.field!r:.40} of a {kind} cannot be relabelled: only {', '.join(labels)}")
    allowed = labels[judgement.field]
    if allowed and judgement.value not in allowed:
        raise SetupError(f"{judgement.value!r:.40} is no {judgement.field}: name one of {', '.join(allowed)}")
    if judgement.field == "speaker" and kind_of(connection, judgement.value or "") != "actor":
        raise SetupError(f"{judgement.value!r:.60} is no actor: name the key of one")
