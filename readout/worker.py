"""Pages are cleaned in a process of their own, which can be ended when a page holds it up or fills the memory.

A parser written in C does not hear signals while it loops, and a crash in it would take everything along; so
the parser sits in a child process. The child is started once and kept; pages and readings travel over pipes.

    with Worker() as worker:
        reading = worker.clean(page)       # InputError when the page took more than 20 s or 1 GiB
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import BinaryIO, Protocol, cast

from readout.errors import InputError, ReadoutError, SetupError
from readout.layers import Reading
from readout.records import Page
from readout.serving import received, send

_START_SECONDS = 120.0
"""For the imports, once; on a busy machine with a cold disk they take many seconds."""
_PAGES_A_CHILD = 1_000
"""Then a fresh child: the libraries keep what they have seen (50 MiB after 90 different pages), the limit stays."""
_CHILD = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from readout.serving import serve; serve()"
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""More threads would only reserve address space, which counts against the memory limit."""


class Named(Protocol):
    """What can be sent to the child: a page, or other work; ``name`` is what errors call it."""

    @property
    def name(self) -> str: ...


class Worker:
    """A child process that cleans pages; ended and started anew when one goes over ``seconds`` or ``memory`` bytes.

    ``task`` names the function it runs on each page, as "module:function"; other work than cleaning is sent with
    ``run``. The memory limit needs a system that
    has one (not Windows); the time limit holds everywhere. One page at a time: share it between no threads.
    """

    def __init__(self, seconds: float = 20.0, memory: int = 1 << 30, *, task: str = "readout.clean:clean_page") -> None:
        self.seconds = seconds
        self.memory = memory
        self._task = task
        self._child: _Child | None = self._spawn()  # at once: its imports run beside whatever the caller does next

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def clean(self, page: Page) -> Reading:
        """The cleaned page. Raises what cleaning raises, or InputError when the child had to be ended or crashed."""
        return cast(Reading, self.run(page))

    def run(self, page: Named) -> object:
        """What the task makes of a page or of other work; raises as ``clean`` does.

        A page that brings down a child which had read others before it gets a second chance in a fresh one, so
        that no page fails for what an earlier one left behind.
        """
        if self._child is not None and self._child.served >= _PAGES_A_CHILD:
            self.close()
        used = self._child is not None and self._child.served > 0
        answer = self._asked(page)
        if answer.broke and not answer.late and used:
            answer = self._asked(page)
        if isinstance(answer.value, BaseException):
            raise answer.value
        return answer.value

    def close(self) -> None:
        """Ends the child. A later ``clean`` starts a new one."""
        if self._child:
            self._child.end()
            self._child = None

    def _spawn(self) -> _Child:
        return _Child(self._task, self.seconds, self.memory)

    def _asked(self, page: Named) -> _Answer:
        self._child = self._child or self._spawn()
        try:
            answer = self._child.ask(page)
        except BaseException:  # Ctrl-C halfway: the pipes are out of step
            self.close()
            raise
        if answer.broke:
            self.close()
        return answer


class _Answer:
    """What came back: a reading, or the error to raise; ``broke`` when the child is of no more use."""

    def __init__(self, value: object, *, broke: bool = False, late: bool = False) -> None:
        self.value = value
        self.broke = broke
        self.late = late


class _Child:
    """One child process and the pipes to it."""

    def __init__(self, task: str, seconds: float, memory: int) -> None:
        self.served = 0
        self._seconds = seconds
        self._memory = memory
        self._ready = False
        arguments = [sys.executable, "-P", "-c", _CHILD, json.dumps(_search_path()), task, str(seconds), str(memory)]
        self._process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **_ONE_THREAD},
        )  # fmt: skip

    def ask(self, page: Named) -> _Answer:
        """Sends a page and waits for the answer, never longer than the limit."""
        if not self._ready:
            self._await_start()
        pipes = self._pipes()
        with self._ended_after(self._seconds) as late:
            try:
                send(pipes[0], page)
                failed, value = received(pipes[1])
            except (OSError, EOFError, pickle.UnpicklingError):
                return self._lost(page, late)
        self.served += 1
        if failed and isinstance(value, MemoryError):
            reason = f"needed more than {self._limit()} of memory: left out (--memory gives more)"
            return _Answer(InputError(f"{page.name}: {reason}"), broke=True)
        if failed and not isinstance(value, ReadoutError):
            return _Answer(InputError(f"{page.name}: could not be cleaned ({value})"))
        return _Answer(value)

    def end(self) -> None:
        """Kills the process if it still runs, and gives everything back."""
        self._process.kill()
        for pipe in self._pipes():
            try:
                pipe.close()
            except OSError:
                continue  # what was still to be written has no reader any more
        self._process.wait()

    def _await_start(self) -> None:
        with self._ended_after(_START_SECONDS):
            try:
                failed, value = received(self._pipes()[1])
            except (OSError, EOFError, pickle.UnpicklingError):
                raise SetupError(
                    f"the process that cleans pages did not start (limit {self._limit()} of memory): "
                    "raise the memory limit, or reinstall Readout"
                ) from None
        if failed:
            raise SetupError(f"the process that cleans pages cannot work within {self._limit()} of memory: {value}")
        self._ready = True

    def _lost(self, page: Named, late: threading.Event) -> _Answer:
        """The error for a page after which the child was gone."""
        code = self._process.wait()
        if late.is_set() or code == -getattr(signal, "SIGXCPU", 0):
            reason = f"took more than {self._seconds:g} s to clean: left out (--timeout gives more)"
        elif code < 0:
            reason = f"crashed the parser (signal {-code}): left out"
        else:
            reason = f"ended the parser (exit status {code}): left out"
        return _Answer(InputError(f"{page.name}: {reason}"), broke=True, late=late.is_set())

    @contextmanager
    def _ended_after(self, seconds: float) -> Iterator[threading.Event]:
        """Kills the child after so many seconds, which ends every wait for it; the event tells that it happened."""
        late, done, lock = threading.Event(), threading.Event(), threading.Lock()

        def end() -> None:
            with lock:
                if not done.is_set():
                    late.set()
                    self._process.kill()

        watch = threading.Timer(seconds, end)
        watch.daemon = True
        watch.start()
        try:
            yield late
        finally:
            with lock:
                done.set()
            watch.cancel()

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        return cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)

    def _limit(self) -> str:
        return f"{self._memory / (1 << 20):,.0f} MiB"


def _search_path() -> list[str]:
    """Where this process finds modules, for the child to find the same ones; its own start adds nothing."""
    return [os.path.abspath(place) for place in sys.path]
