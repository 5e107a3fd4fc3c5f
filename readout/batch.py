"""Many pages, in the order given: one after another, or in several processes at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.util import Finalize

from readout.api import Outcome, Reader, Recipe
from readout.errors import SetupError
from readout.records import Fault, Page

_Waiting = tuple[Page | Fault, "Future[Outcome] | None"]


def outcomes(pages: Iterable[Page | Fault], recipe: Recipe, *, jobs: int = 1) -> Iterator[Outcome]:
    """What becomes of each page, in order. Raises SetupError before the first page when there is no model."""
    return _one_by_one(pages, recipe) if jobs <= 1 else _Crew(recipe, jobs).run(pages)


def _one_by_one(pages: Iterable[Page | Fault], recipe: Recipe) -> Iterator[Outcome]:
    with Reader(recipe) as reader:
        for page in pages:
            yield reader.outcome(page)


class _Crew:
    """Processes that read one page each at a time. Only so many pages are handed out as a bounded memory allows.

    When a process dies (out of memory, killed), the pages then in hand are read again one at a time, and the
    one that kills its process when alone becomes a Fault.
    """

    def __init__(self, recipe: Recipe, jobs: int) -> None:
        self._recipe, self._jobs = recipe, jobs
        self._in_hand = jobs * recipe.settings.in_flight
        self._pool = self._new_pool(jobs)

    def run(self, pages: Iterable[Page | Fault]) -> Iterator[Outcome]:
        waiting: deque[_Waiting] = deque()
        try:
            for page in pages:
                waiting.append((page, self._hand_out(page)))
                while waiting and (len(waiting) >= self._in_hand or _ready(waiting[0])):
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        except BaseException:  # Ctrl-C, or the caller wants no more: what is in hand need not be finished
            self._end(at_once=True)
            raise
        self._end()

    def _hand_out(self, page: Page | Fault) -> Future[Outcome] | None:
        """A promise for the page, None where there is nothing to read or the pool has just died."""
        try:
            return self._pool.submit(_read_one, page) if isinstance(page, Page) else None
        except BrokenProcessPool:
            return None

    def _next(self, waiting: deque[_Waiting]) -> Outcome:
        page, promise = waiting.popleft()
        if isinstance(page, Fault):
            return page
        try:
            if promise is not None:
                return promise.result()
        except BrokenProcessPool:
            pass
        outcome = self._alone(page)
        again = [(page, promise if promise and _kept(promise) else self._hand_out(page)) for page, promise in waiting]
        waiting.clear()
        waiting.extend(again)
        return outcome

    def _alone(self, page: Page) -> Outcome:
        """The page in a process of its own; the pool for the others is new afterwards."""
        self._end()
        self._pool = self._new_pool(1)
        try:
            return self._pool.submit(_read_one, page).result()
        except BrokenProcessPool:
            return Fault(page.name, "process", "the process that read it died, twice", page.url)
        finally:
            self._end()
            self._pool = self._new_pool(self._jobs)

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(self._recipe,))

    def _end(self, at_once: bool = False) -> None:
        """Ends the processes and waits for them: a pool left to end by itself can fail as the interpreter stops."""
        for process in list((getattr(self._pool, "_processes", None) or {}).values()) if at_once else ():
            process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)


def _ready(first: _Waiting) -> bool:
    return first[1] is None or first[1].done()


def _kept(promise: Future[Outcome]) -> bool:
    """Whether the promise was kept before the pool died."""
    return promise.done() and not promise.cancelled() and promise.exception() is None


_reader: Reader | SetupError | None = None
"""This process's own reader, made when the process starts: a model takes longer to load than a page to read."""


def _start(recipe: Recipe) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _reader = Reader(recipe)
        Finalize(_reader, _reader.close, exitpriority=1)
    except SetupError as refused:
        _reader = refused


def _end_with_parent() -> None:
    """Should the parent be killed, nobody would ever tell this process to stop: it ends itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_one(page: Page) -> Outcome:
    if not isinstance(_reader, Reader):
        raise _reader or SetupError("this process was started without a reader")
    return _reader.outcome(page)
