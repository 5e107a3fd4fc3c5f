"""Where a reading comes from: the raw page, what read it, and what people said of its records."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from readout.text import content_id


class Judged(Protocol):
    """A person's judgement, as the ledger keeps it: ``target`` is the id of a record, an actor's key or a document."""

    @property
    def name(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def field(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...
    @property
    def author(self) -> str: ...
    @property
    def made(self) -> str: ...
    @property
    def note(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Origin:
    """What the text alone does not tell; all but the version may be unknown.

    ``model`` is the hash of the model's manifest, ``settings`` JSON as the ledger's runs have it, ``snapshot`` the
    SHA-256 of the raw page in hexadecimal digits, ``made`` when it was read (ISO 8601 with its zone).
    """

    version: str
    model: str | None = None
    settings: str = "{}"
    snapshot: str | None = None
    made: str | None = None
    judgements: tuple[Judged, ...] = ()

    @property
    def run(self) -> str:
        """The run's name, the same as in a ledger."""
        return content_id("run", self.version, self.model, self.settings)

    @property
    def software(self) -> str:
        """``Readout 0.1.0``."""
        return f"Readout {self.version}"


def urn(name: str) -> str:
    """The name of a record as an IRI."""
    return f"urn:readout:{name}"


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits, as a ledger names its texts."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
