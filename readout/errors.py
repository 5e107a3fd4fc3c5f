"""Every error that Readout raises on purpose, drawn as a tree.

    ReadoutError
    |-- SetupError      nothing was read: a missing model, a bad setting, a wrong option
    |-- InputError      this material cannot be read; other inputs can
    |   `-- SkippedInput   it was read far enough to know that it is not for us
    |-- ReadingError    one stage failed on one document
    `-- LedgerError     the ledger file refused

A message is one line: what is wrong, where, and what to do about it.
"""

from __future__ import annotations


class ReadoutError(Exception):
    """Anything Readout raises on purpose; catching it catches them all."""


class SetupError(ReadoutError):
    """Nothing was read because Readout itself is not ready: the message says what to install or set."""


class InputError(ReadoutError):
    """This one page, file or address cannot be read; the message says why."""


class SkippedInput(InputError):
    """The material is sound but not for Readout: not English, or holding no article."""


class ReadingError(ReadoutError):
    """One stage failed on one document; the stage is named and the cause is chained."""


class LedgerError(ReadoutError):
    """The ledger file cannot be opened, written or trusted."""
