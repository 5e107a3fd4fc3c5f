"""Paths, folders and standard input: each becomes streams of bytes with a name a person would recognise."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from readout.errors import InputError
from readout.formats.gzip import SUFFIX as PACKED
from readout.formats.material import Material, opened

STANDARD_INPUT = "standard input"


def standard_input() -> Material:
    """Whatever is piped in."""
    return opened(STANDARD_INPUT, cast(BinaryIO, sys.stdin.buffer))


def file(path: Path) -> Material:
    """One file, opened; InputError says why it cannot be."""
    try:
        if stat.S_ISSOCK(path.stat().st_mode) or stat.S_ISBLK(path.stat().st_mode):
            raise InputError("is a device or a socket, not a file")
        return opened(str(path), path.open("rb"), suffix=suffix_of(path))
    except FileNotFoundError:
        raise InputError("no such file: check the name (an address starts with https://)") from None
    except PermissionError:
        raise InputError("may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def inside(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | InputError]:
    """Every file of a known kind below a folder, sorted by path; names that start with a dot are passed over."""
    broken: list[OSError] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=broken.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and suffix_of(path) in suffixes and path.is_file():
                found = True
                yield path
    for error in broken:
        yield InputError(f"cannot list {error.filename}: {error.strerror}")
    if not found and not broken:
        yield InputError(f"the folder holds no file that Readout reads ({', '.join(sorted(suffixes))}, each also .gz)")


def suffix_of(path: Path) -> str:
    """The last suffix in lower case, leaving a packed file's ``.gz`` out of account: "a.HTML.gz" -> ".html"."""
    name = path.name.lower().removesuffix(PACKED)
    return Path(name).suffix
