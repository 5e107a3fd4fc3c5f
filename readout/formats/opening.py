"""One run over what was named: unpacked, refused or read by the first format that fits; archives and links to the end.

Whatever goes wrong with one file, one file in an archive or one link is one Fault, and the rest is read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from readout.errors import InputError
from readout.formats import binary, files, packed
from readout.formats.addresses import target
from readout.formats.format import Format, Found, Link, Member
from readout.formats.material import EMPTY, HEAD, Material
from readout.formats.options import InputOptions
from readout.formats.visits import NoVisits, Unchanged, Visits
from readout.records import Fault, Page

if TYPE_CHECKING:
    from readout.formats.web import Fetcher

ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]{1,20}://", re.IGNORECASE)
DEEPEST = 2
"""Archives around a page, and lists between a page and the list that was named."""
_EXPECTED = {"page": "a page", "list": "a feed, an OPML list or a sitemap"}


class Opening:
    """What is kept for one run: who fetches, and the links that were followed."""

    def __init__(
        self, formats: Sequence[Format], options: InputOptions, visits: Visits | None = None,
        fetcher: Fetcher | None = None,
    ) -> None:  # fmt: skip
        self._formats = formats
        self._options = options
        self._suffixes = frozenset(suffix for known in formats for suffix in known.SUFFIXES)
        self._visits: Visits = visits or NoVisits()
        self._fetcher = fetcher
        self._fetched: set[str] = set()
        self._followed = 0

    def named(self, source: str | Path) -> Iterator[Page | Fault]:
        """What a person named: a path, a folder, an address, or "-" for standard input."""
        if source == "-":
            yield from guarded(files.STANDARD_INPUT, self._standard_input())
        elif isinstance(source, str) and ADDRESS.match(source):
            yield from guarded(source, self._address(source), url=source)
        elif not os.path.isdir(source):
            yield from guarded(str(source), self._file(Path(source), links=True))
        else:
            for found in files.inside(Path(source), self._suffixes):
                if isinstance(found, InputError):
                    yield Fault(str(source), "input", str(found))
                else:
                    yield from guarded(str(found), self._file(found, links=False))

    def pages(self, material: Material) -> Iterator[Page | Fault]:
        """What the material holds, by its content."""
        if packed.packing(material.head):
            material = packed.unpacked(material)
        chosen = self._chosen(material)
        material.budget.narrow(self._options.max_unpacked)
        empty = True
        for found in chosen.pages(material, self._options):
            if isinstance(found, Member) and not self._reads(found):
                continue
            empty = False
            if isinstance(found, Link) and not self._visits.wants(found, material.name):
                continue
            if isinstance(found, Link) and self._followed >= self._options.max_links:
                raise InputError(_too_many(self._options.max_links))
            yield from self._read(found, material)
            if material.budget.spent:
                return
        if empty and chosen.KIND == "files":
            raise InputError(files.nothing_known("the archive", self._suffixes))
        if empty and chosen.KIND == "list":
            raise InputError(f"is {chosen.NAME} without entries: nothing to read")

    def again(self, url: str) -> Iterator[Page | Fault]:
        """The page at an address that a list named at an earlier visit."""
        yield from guarded(url, self._link(Link(url)), url=url)

    def _file(self, path: Path, *, links: bool) -> Iterator[Page | Fault]:
        material = files.file(path)
        with material.stream:
            yield from self.pages(replace(material, links=links))

    def _standard_input(self) -> Iterator[Page | Fault]:
        yield from self.pages(files.standard_input())

    def _address(self, address: str) -> Iterator[Page | Fault]:
        self._fetched.add(target(address, allow_private=self._options.allow_private).url)
        yield from self.pages(replace(self._web().fetch(address), links=True))

    def _web(self) -> Fetcher:
        from readout.formats.web import Fetcher  # imports that files do not need

        self._fetcher = self._fetcher or Fetcher(self._options, self._visits)
        return self._fetcher

    def _chosen(self, material: Material) -> Format:
        """The first format that fits. Raises InputError for what none reads, or what is not looked for here."""
        if len(material.head) < HEAD and not material.head.strip():
            raise InputError(EMPTY)
        chosen = next((known for known in self._formats if known.BINARY and _fits(known, material)), None)
        if chosen is None:
            if reason := binary.refusal(material.head):
                raise InputError(reason)
            chosen = next(known for known in self._formats if not known.BINARY and _fits(known, material))
        if material.only not in (None, chosen.KIND):
            raise InputError(f"is {chosen.NAME}, not {_EXPECTED[str(material.only)]}: read it by itself")
        if chosen.KIND == "files" and material.depth >= DEEPEST:
            raise InputError("is an archive inside an archive inside an archive: unpack it first")
        return chosen

    def _reads(self, member: Member) -> bool:
        """As in folders: names of a known kind, and nothing whose name begins with a dot."""
        path = PurePosixPath(member.name)
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
        return not hidden and files.suffix_of(path) in self._suffixes

    def _read(self, found: Found, material: Material) -> Iterator[Page | Fault]:
        if isinstance(found, Page | Fault):
            yield found
        elif isinstance(found, Material):
            yield from guarded(found.name, self.pages(found), url=found.url)
        elif isinstance(found, Member):
            name = f"{material.name}/{found.name}"
            yield from guarded(name, self._member(name, found, material))
        else:
            yield from guarded(found.url, self._link(found, material.hops), url=found.url)

    def _member(self, name: str, member: Member, material: Material) -> Iterator[Page | Fault]:
        suffix = files.suffix_of(PurePosixPath(member.name))
        yield from self.pages(material.inside(name, member.open(), suffix))

    def _link(self, link: Link, hops: int = 0) -> Iterator[Page | Fault]:
        """What a link leads to, unless this run has been there. The address passes every check of one named by hand."""
        address = target(link.url, allow_private=self._options.allow_private).url
        if address in self._fetched:
            return
        if link.kind == "list" and hops >= DEEPEST:
            raise InputError("stands in a list in a list in a list: name it by hand")
        self._followed += 1
        self._fetched.add(address)
        found = self._web().fetch(link.url)
        yield from self.pages(replace(found, links=link.kind == "list", only=link.kind, hops=hops + 1))


def _fits(known: Format, material: Material) -> bool:
    head = material.head if known.BINARY else binary.as_ascii(material.head)
    return known.fits(head, material.suffix)


def _too_many(limit: int) -> str:
    return f"one run follows at most {limit:,} links: the rest are not read (--newest takes fewer of each list)"


def guarded(name: str, pages: Iterator[Page | Fault], url: str | None = None) -> Iterator[Page | Fault]:
    """The pages, and one Fault in place of an error."""
    try:
        yield from pages
    except Unchanged:
        return
    except InputError as error:
        yield Fault(name, "input", str(error), url=url)
    except OSError as error:
        yield Fault(name, "input", f"cannot be read: {error.strerror or error}", url=url)
