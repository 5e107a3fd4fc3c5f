"""Pages into a ledger: what is known is passed over unread, the rest is read and kept one by one, in the order given.

Stopped at any moment, it goes on where it was: run it again.
"""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from readout.api import Recipe
from readout.batch import outcomes
from readout.errors import InputError
from readout.layers import Reading
from readout.ledger.store import Kept, Run, Store, edition_name
from readout.records import Fault, Page, Skip

Done = Kept | Literal["skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: ``document`` is the id of the edition, ``reason`` why it was not read."""

    what: Done
    name: str
    document: str | None = None
    title: str | None = None
    reason: str | None = None


def run_of(recipe: Recipe) -> Run:
    """With what a recipe reads. Raises SetupError when there is no model."""
    from readout import __version__
    from readout.encoder.model import load_model

    folder = load_model(str(recipe.model) if recipe.model else None).folder
    manifest = hashlib.sha256((folder / "manifest.toml").read_bytes()).hexdigest()
    actors = recipe.settings.actors
    own = hashlib.sha256(actors.read_bytes()).hexdigest()[:16] if actors else None
    return Run(__version__, manifest[:16], json.dumps({"actors": own} if own else {}))


def add(store: Store, pages: Iterable[Page | Fault], recipe: Recipe, *, jobs: int = 1) -> Iterator[Added]:
    """What became of each page, as soon as it is kept for good."""
    run = run_of(recipe)
    waiting: deque[Page | Fault] = deque()
    passed: deque[Added] = deque()

    def unread() -> Iterator[Page | Fault]:
        for page in pages:
            if isinstance(page, Page) and store.known(page, run):
                passed.append(Added("known", page.name))
            else:
                waiting.append(page)
                yield page

    for outcome in outcomes(unread(), recipe, jobs=jobs):
        while passed:
            yield passed.popleft()
        yield _kept(store, waiting.popleft(), outcome, run)
    yield from passed


def _kept(store: Store, page: Page | Fault, outcome: Reading | Skip | Fault, run: Run) -> Added:
    if isinstance(outcome, Reading) and isinstance(page, Page):
        document = outcome.document
        try:
            return Added(store.add(page, outcome, run), page.name, edition_name(document), document.title)
        except InputError as refused:
            outcome = Fault(page.name, "ledger", str(refused), page.url)
    assert not isinstance(outcome, Reading)
    store.refuse(outcome)
    if isinstance(outcome, Skip):
        return Added("skipped", outcome.name, reason=outcome.reason)
    return Added("failed", outcome.name, reason=outcome.cause)
