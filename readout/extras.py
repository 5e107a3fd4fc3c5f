"""Libraries that only some inputs need: imported at the first use, and named with a command where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from readout.errors import InputError


def extra(module: str, group: str, what: str) -> Any:
    """The module; InputError says which ``pip install`` brings it. ``extra("pypdfium2", "pdf", "a PDF file")``"""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(f"is {what}, which needs {module.split('.')[0]}: pip install 'readout[{group}]'") from None
