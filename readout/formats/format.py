"""What a format is: how it is known, and what it finds in some material."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.records import Fault, Page


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive, by its name there. It is opened only if its name says that Readout reads it."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a feed, an OPML list or a sitemap names: of a page, or of another list.

    ``stamp`` is what the list says of the page; another stamp tells that the page has changed.
    """

    url: str
    kind: Literal["page", "list"] = "page"
    stamp: str = ""


Found = Page | Fault | Material | Member | Link
"""Material and the files of archives are read in their turn, by whichever format fits; links are fetched first."""


class Format(Protocol):
    """One kind of input: how its first bytes look, and what is in it."""

    NAME: str
    SUFFIXES: tuple[str, ...]
    KIND: Kind
    BINARY: bool
    """Whether it is known by its bytes alone; the others are asked only about what can be text."""

    def fits(self, head: bytes, suffix: str) -> bool:
        """Whether these first bytes are of this kind; ``suffix`` is what the name says (".html")."""
        ...

    def pages(self, material: Material, options: InputOptions) -> Iterator[Found]:
        """What is in it, in order; may raise InputError for the rest of it."""
        ...
