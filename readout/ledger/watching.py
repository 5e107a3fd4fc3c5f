"""Feeds and pages asked again and again, politely: what is new is added, what changed is a new edition.

watch = Watch(store, ["https://courier.example/feed.xml"], Recipe())
for added in watch.round():      # once; call it again when ``watch.every`` has passed
    print(added.what, added.name)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain

from readout.api import Recipe, input_options
from readout.formats import FORMATS
from readout.formats.opening import ADDRESS, Opening
from readout.formats.web import Fetcher
from readout.ledger.adding import Added, add, run_of
from readout.ledger.store import Store
from readout.ledger.visited import Visited
from readout.records import Fault, Page

EVERY = timedelta(minutes=15)
"""From round to round; RSS readers ask every 15 to 60 minutes."""
RECHECK = timedelta(days=7)
"""How long a page is looked at again for changes."""
_ROBOTS = timedelta(days=1)
"""How long a robots.txt is trusted (RFC 9309 section 2.4)."""


def _now() -> datetime:
    return datetime.now(UTC)


class Watch:
    """Sources that are watched for one ledger: addresses, or files and folders that name some."""

    def __init__(
        self, store: Store, sources: Sequence[str], recipe: Recipe, *,
        every: timedelta = EVERY, recheck: timedelta = RECHECK, jobs: int = 1, now: Callable[[], datetime] = _now,
    ) -> None:  # fmt: skip
        run_of(recipe)  # without a model it is said now and not when the first page comes
        self.every = every
        self.visits = Visited(store, every=every, recheck=recheck, now=now)
        self._store, self._sources, self._recipe, self._jobs, self._now = store, sources, recipe, jobs, now
        self._options = input_options(recipe.settings, ())
        self._fetcher = Fetcher(self._options, self.visits)
        self._robots = now()

    def round(self) -> Iterator[Added]:
        """Asks every source, and every page that is due; what became of each page that they brought."""
        if self._now() - self._robots >= _ROBOTS:
            self._fetcher, self._robots = Fetcher(self._options, self.visits), self._now()
        self.visits.asked = self.visits.unchanged = 0
        opening = Opening(FORMATS, self._options, self.visits, self._fetcher)
        for source in self._sources:
            if not ADDRESS.match(source) or self.visits.named(source):
                yield from self._added(opening.named(source))
        for url in self.visits.pages():
            yield from self._added(opening.again(url))

    def _added(self, pages: Iterator[Page | Fault]) -> Iterator[Added]:
        first = next(pages, None)  # most sources bring nothing new: no process is started for them
        told = add(self._store, chain([first], pages), self._recipe, jobs=self._jobs) if first is not None else ()
        for added in told:
            self.visits.settle(added.name, failed=added.what == "failed")
            if added.what != "known":
                yield added
        self.visits.settle_all()
