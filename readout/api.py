"""Reading from Python: ``readout.read(page)`` for one page, ``readout.read_many(pages)`` for many.

Nothing heavy is imported until the first page is read.
"""

from __future__ import annotations

import atexit
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from readout.errors import InputError, ReadingError, SetupError, SkippedInput
from readout.layers import BLOCKS, FLAGS, SENTENCES, Reading
from readout.records import Fault, Page, Skip
from readout.settings import DEFAULTS, Settings

if TYPE_CHECKING:
    from readout.formats import InputOptions
    from readout.pipeline import Pipeline

Outcome = Reading | Skip | Fault
"""What becomes of one input: it comes out exactly once, as one of these three."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How pages are read: which model (None: the installed one), which limits, and whether to look for statements."""

    model: Path | None = None
    settings: Settings = DEFAULTS
    statements: bool = True


def read(
    source: str | Path | bytes,
    *,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    model: str | Path | None = None,
    actors: str | Path | None = None,
    settings: Settings = DEFAULTS,
) -> Reading:
    """Who said what on one page: a path, an address, HTML or plain text, or the bytes of either.

    What is stated here (``published="2031-03-12"``) wins over what the page says; ``actors`` is a table of your
    own (docs/reference/actors.md). Raises SetupError when no model is installed, SkippedInput when the page is not
    an English report, InputError when it cannot be read.
    """
    from readout.formats import page_from

    given = stated(published=published, title=title, language=language, outlet=outlet)
    page = page_from(source, url=url, options=input_options(settings, given))
    return _reader(_recipe(model, actors, settings)).read(page)


def read_many(
    sources: Iterable[str | Path],
    *,
    jobs: int = 1,
    published: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    model: str | Path | None = None,
    actors: str | Path | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Outcome]:
    """The same for many paths, folders and addresses, in the order given; one bad page spares the rest.

    Every input comes out once: a Reading, a Skip with its reason, or a Fault with its cause. With ``jobs``
    above 1, call it under ``if __name__ == "__main__":``, as every use of processes in Python asks.
    """
    from readout.batch import outcomes
    from readout.formats import open_inputs

    given = stated(published=published, language=language, outlet=outlet)
    pages = open_inputs(sources, options=input_options(settings, given))
    return outcomes(pages, _recipe(model, actors, settings), jobs=jobs)


class Reader:
    """Reads pages one after another: cleans each in a process that can be ended, then runs the stages.

    A context manager; after ``close`` it can be used again, at the cost of a new worker process.
    """

    def __init__(self, recipe: Recipe = Recipe()) -> None:
        from readout.worker import Worker

        self._worker = Worker(seconds=recipe.settings.parse_seconds, memory=recipe.settings.parse_memory)
        try:
            self._pipeline = _pipeline(recipe) if recipe.statements else None
        except BaseException:  # the worker started first, so that both get ready at the same time
            self._worker.close()
            raise

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the worker process."""
        self._worker.close()

    def read(self, page: Page) -> Reading:
        """The reading of one page; raises SkippedInput, InputError or ReadingError."""
        reading = self._worker.clean(page)
        return self._pipeline.run(reading) if self._pipeline else reading

    def outcome(self, page: Page | Fault) -> Outcome:
        """The same as a value: what cannot be read becomes a Skip or a Fault. SetupError is raised all the same."""
        if isinstance(page, Fault):
            return page
        try:
            return self.read(page)
        except SetupError:
            raise
        except SkippedInput as skipped:
            return Skip(page.name, _cause(page, skipped), page.url)
        except InputError as refused:
            return Fault(page.name, "input", _cause(page, refused), page.url)
        except ReadingError as failed:
            return Fault(page.name, "reading", _cause(page, failed), page.url, traceback.format_exc())
        except Exception as unforeseen:
            cause = f"{type(unforeseen).__name__}: {_cause(page, unforeseen)}"
            return Fault(page.name, "reading", cause, page.url, traceback.format_exc())


def stated(**given: str | None) -> tuple[tuple[str, str], ...]:
    """What the caller says of a page, without the things left unsaid."""
    return tuple((key, value) for key, value in given.items() if value is not None)


def input_options(settings: Settings, given: tuple[tuple[str, str], ...]) -> InputOptions:
    """The same limits as the formats take them."""
    from readout.formats import InputOptions

    return InputOptions(
        max_bytes=settings.max_bytes,
        allow_private=settings.allow_private,
        fetch_seconds=settings.fetch_seconds,
        redirects=settings.redirects,
        max_members=settings.max_members,
        max_unpacked=settings.max_unpacked,
        follow=settings.follow,
        newest=settings.newest,
        max_links=settings.max_links,
        parse_seconds=settings.parse_seconds,
        parse_memory=settings.parse_memory,
        given=given,
    )


def _recipe(model: str | Path | None, actors: str | Path | None, settings: Settings) -> Recipe:
    if actors:
        settings = replace(settings, actors=Path(actors))
    return Recipe(Path(model) if model else None, settings)


@lru_cache(maxsize=2)
def _reader(recipe: Recipe) -> Reader:
    """One reader for every call of ``read``, so that the model is loaded once."""
    reader = Reader(recipe)
    atexit.register(reader.close)
    return reader


def _pipeline(recipe: Recipe) -> Pipeline:
    from readout.pipeline import Pipeline

    try:
        from readout.encoder.model import load_model
        from readout.stages import reading_stages
    except ModuleNotFoundError as missing:
        raise SetupError("no model is installed: pip install ./models/readout-model-en") from missing
    model = load_model(str(recipe.model) if recipe.model else None)
    try:
        stages = reading_stages(model, recipe.settings)
    except InputError as bad:  # a table of the user's own: nothing can be read with it
        raise SetupError(str(bad)) from bad
    return Pipeline(stages, start=(BLOCKS, SENTENCES, FLAGS))


def _cause(page: Page, error: Exception) -> str:
    """The error in one line, without the page's name before it: every view puts the name there itself."""
    return " ".join(str(error).split()).removeprefix(f"{page.name}: ") or type(error).__name__
