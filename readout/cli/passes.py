"""What the commands that look across reports share: their options, bringing a pass up to date, how much is shown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from readout.cli.lists import PAGE
from readout.exports.visible import visible

if TYPE_CHECKING:
    from readout.ledger.store import Store
    from readout.ledger.stories import Story

_T = TypeVar("_T")
INDENT = 20
"""Columns before what is told of a report: its date and time stand there."""


class Pass(Protocol):
    """A pass over a ledger (readout/ledger/copying.py, storying.py)."""

    def steps(self) -> int:
        """How many steps bringing it up to date takes."""
        ...

    def bring_up_to_date(self) -> Iterator[object]:
        """Takes them, one at a time."""
        ...


def add_pass_options(parser: argparse.ArgumentParser, *more: str) -> None:
    """The ledger, the formats (``more`` than table, json and jsonl), where to write, and whether to be quiet."""
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("-f", "--format", choices=("table", "json", "jsonl", *more), default="table")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress on standard error")


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """The time of which is told."""
    parser.add_argument("--as-of", metavar="TIME", help="what was known by this day (UTC), or by 2031-03-12T18:00")


@contextmanager
def looked_at(
    options: argparse.Namespace, asked: str | None = None, *, claims: bool = False
) -> Iterator[tuple[Store, list[Story]]]:  # fmt: skip
    """The ledger, or what was known of it by ``--as-of``, with its stories: all, or that of one id.

    ``claims``: their claims are found as well. Raises SetupError for an id that there is not.
    """
    from readout.errors import SetupError
    from readout.ledger.asof import known_by, moment, related
    from readout.ledger.opening import opened
    from readout.ledger.store import Store
    from readout.ledger.stories import by_id, stories

    when = moment(options.as_of) if options.as_of else None
    opened(options.ledger).close()
    with Store(options.ledger) as store:
        bring_up_to_date(looking(store, claims=claims), quiet=options.quiet)
        story = by_id(store.connection, asked) if asked else None
        if asked and story is None:
            raise SetupError(f"there is no story or document {asked!r:.60}: readout stories lists them")
        if when is None:
            yield store, [story] if story else stories(store.connection, least=1)
            return
        own = {member.key for member in story.members} if story else None
        documents = related(store.connection, [each.document for each in story.members]) if story else None
        with known_by(store, when, documents) as known:
            list(looking(known, claims=claims).bring_up_to_date())
            told = stories(known.connection, least=1)
            yield known, [each for each in told if own is None or own & {member.key for member in each.members}]


def looking(store: Store, *, claims: bool = False) -> Pass:
    """The pass over copies, stories and what is retold in them; ``claims``: and over claims."""
    if claims:
        from readout.ledger.claiming import Claiming

        return Claiming(store)
    from readout.ledger.retelling import Retelling, voices_in

    found = voices_in(store)
    if not isinstance(found, Retelling):
        print("readout: no model is installed: reports retold in other words count as voices", file=sys.stderr)
    return found


def bring_up_to_date(looked: Pass, *, quiet: bool) -> None:
    """Looks at what is new, with a line of progress now and then."""
    from readout.cli.progress import Progress
    from readout.settings import DEFAULTS

    waiting = ["report"] * looked.steps()
    with Progress(waiting, quiet=quiet, every=DEFAULTS.progress_seconds, shown=False) as progress:
        for _ in looked.bring_up_to_date():
            progress.passed()


def limited(found: Sequence[_T], options: argparse.Namespace) -> Sequence[_T]:
    """So many as were asked for: 0 is all, and a table shows a page of them when nobody says."""
    page = PAGE if options.format == "table" else 0
    return found[: (page if options.limit is None else options.limit) or None]


def quoted(words: str) -> str:
    """Words on one line, in quotation marks that they may have already."""
    told = " ".join(visible(words).split())
    return told if told[:1] in '\u201c"' else f"\u201c{told}\u201d"


def minute(published: str | None) -> str:
    """When a report was published, as it stands before what is told of it."""
    return (published or "")[:16].replace("T", " ").ljust(16)
