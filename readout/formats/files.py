"""Paths, folders and standard input: each becomes streams of bytes with a name a person would recognise."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from readout.errors import InputError
from readout.formats.material import Material, opened
from readout.formats.packed import SUFFIXES as PACKED

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
        yield InputError(nothing_known("the folder", suffixes))


def nothing_known(what: str, suffixes: frozenset[str]) -> str:
    """Why a folder or an archive gave nothing."""
    packed = ", ".join(PACKED[:-1]) + f" or {PACKED[-1]}"
    return f"{what} holds no file that Readout reads ({', '.join(sorted(suffixes))}, each also {packed})"


def suffix_of(path: PurePath) -> str:
    """The last suffix in lower case, leaving a packed file's ``.gz`` out of account: "a.HTML.gz" -> ".html"."""
    name = path.name.lower()
    packed = next((suffix for suffix in PACKED if name.endswith(suffix)), "")
    return PurePath(name.removesuffix(packed)).suffix


def plain_name(name: str) -> str:
    """A name inside an archive as it is shown, without drive, root and steps upwards: "../a/b.html" -> "a/b.html"."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))


def too_many(most: int, count: int | None = None) -> str:
    """Why an archive is not read, or not read on."""
    holds = f"{count:,} files" if count else "more files"
    return f"holds {holds}, where an archive may hold {most:,}: unpack it and read the folder"
