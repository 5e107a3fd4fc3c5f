"""Libraries that only some formats are written with."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from readout.errors import SetupError


def needed(module: str, library: str, extra: str) -> Any:
    """The module; SetupError says how to install it where it is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] != module.partition(".")[0]:
            raise
        raise SetupError(f"this format is written with {library}: pip install 'readout[{extra}]'") from missing
