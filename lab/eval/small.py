"""A small story in a ledger of its own, with all that is found across its reports."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lab.corpora.stories import Story
from readout.api import Recipe
from readout.claims.heads import ClaimHead
from readout.layers import Reading
from readout.ledger.adding import run_of
from readout.ledger.claiming import Claiming
from readout.ledger.store import Store
from readout.ledger.stories import Story as Found
from readout.ledger.stories import stories


@dataclass(frozen=True)
class Filled:
    """The ledger, the head by which its passages were compared, and the report of each address."""

    store: Store
    head: ClaimHead
    report_at: dict[str, str]

    @cached_property
    def stories(self) -> list[Found]:
        """The stories that were found."""
        return stories(self.store.connection, least=1)


@contextmanager
def filled(story: Story, readings: dict[str, Reading], model: Path | None, until: str = "9999") -> Iterator[Filled]:
    """The ledger of the reports that were published by a time."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "a.ledger") as store:
        for report in story.reports:
            if report.facts["published"] <= until:
                store.add(report.page, readings[report.id], run_of(Recipe(model)))
        claiming = Claiming(store, str(model) if model else None)
        list(claiming.bring_up_to_date())
        yield Filled(store, claiming.head, {report.facts["url"]: report.id for report in story.reports})
