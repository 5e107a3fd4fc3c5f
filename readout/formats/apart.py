"""Parsing that hostile bytes could hold up or crash, done in a process that can be ended (readout/worker.py).

    feed = apart(options, "feed.xml", parse_feed, data, url)      # InputError when it took more than 20 s or 1 GiB

The process is started at the first use and serves every later one.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import ParamSpec, TypeVar, cast

from readout.errors import InputError
from readout.formats.options import InputOptions
from readout.worker import Worker

_P = ParamSpec("_P")
_R = TypeVar("_R")
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Work:
    """A function of some module and what it is called with; ``name`` is the input that errors speak of."""

    name: str
    function: Callable[..., object]
    arguments: tuple[object, ...]


def apart(options: InputOptions, name: str, function: Callable[_P, _R], *arguments: _P.args, **_: _P.kwargs) -> _R:
    """What the function gives, called in the other process. Raises its InputError, or one of the process's limits."""
    with _ONE_AT_A_TIME:
        try:
            return cast(_R, _worker(options.parse_seconds, options.parse_memory).run(Work(name, function, arguments)))
        except InputError as error:
            raise InputError(str(error).removeprefix(f"{name}: ")) from None


def perform(work: Work) -> object:
    """The task of the other process."""
    return work.function(*work.arguments)


@lru_cache(maxsize=1)
def _worker(seconds: float, memory: int) -> Worker:
    worker = Worker(seconds, memory, task="readout.formats.apart:perform")
    atexit.register(worker.close)
    return worker
