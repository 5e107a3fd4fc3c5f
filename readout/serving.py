"""The process that cleans pages, from the inside: one task, one page after another, under limits.

Messages are a length of eight bytes and a pickle. The first one sent tells that the imports are done; then each
page received is answered with ``(failed, value)``.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from readout.errors import InputError, ReadoutError

_SIZE = struct.Struct("<Q")


def serve() -> None:
    """The child's whole life: import the task once, then answer pages until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    task, seconds, memory = sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
    pages, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall among the answers
    try:
        _limit_memory(memory)
        module, _, name = task.partition(":")
        run = getattr(import_module(module), name)
    except Exception as error:
        send(answers, (True, f"{type(error).__name__}: {error}"))
        return
    send(answers, (False, None))
    while True:
        try:
            page = received(pages)
        except EOFError:
            return
        _limit_cpu(seconds)
        send(answers, _outcome(run, page))


def _outcome(run: Callable[[Any], object], page: object) -> tuple[bool, object]:
    try:
        return False, run(page)
    except MemoryError:
        return True, MemoryError()
    except ReadoutError as error:
        return True, error
    except RecursionError:
        return True, InputError("nested too deeply to be cleaned")
    except Exception as error:
        return True, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _limit_memory(memory: int) -> None:
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (memory if hard < 0 else min(memory, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(seconds: float) -> None:
    """Should the parent be gone and unable to end this process, it ends itself: twice the limit from now."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + 2 * seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def send(pipe: BinaryIO, message: object) -> None:
    """Writes one message; OSError when the other side is gone."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_SIZE.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def received(pipe: BinaryIO) -> Any:
    """The next message; EOFError when the other side is gone, also in mid-message."""
    header = pipe.read(_SIZE.size)
    if len(header) < _SIZE.size:
        raise EOFError
    size = _SIZE.unpack(header)[0]
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)
