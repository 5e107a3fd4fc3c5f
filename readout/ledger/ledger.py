"""A ledger from Python: ``readout.open(path)``. Lists stream; corrections are rows; nothing is ever overwritten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.errors import SetupError
from readout.exports.html_escape import escape
from readout.exports.origin import Origin
from readout.layers import Reading
from readout.ledger.adding import Added, add
from readout.ledger.families import Family, families
from readout.ledger.filters import Filters
from readout.ledger.judgements import Action, Judgement
from readout.ledger.origins import origin_of
from readout.ledger.query import Query, Results
from readout.ledger.retelling import voices_in
from readout.ledger.reviewed import reviewed
from readout.ledger.reviews import Reviews
from readout.ledger.shown import reading_of
from readout.ledger.store import Store

if TYPE_CHECKING:
    from readout.ledger.claims import Claim
    from readout.ledger.stories import Story


class Ledger:
    """One ledger file. A context manager; reading needs no closing but for Windows, which holds open files.

    Filters are those of ``readout.ledger.filters.Filters``: ``ledger.statements(speaker="Edda Kvarn",
    stance="denies")``; a list means any of its values.
    """

    def __init__(self, path: str | Path, *, make: bool = False) -> None:
        """Opens a ledger; ``make`` makes it if it is not there. Raises LedgerError, with what to do."""
        self.path = Path(path)
        if make and not self.path.exists():
            Store(self.path).close()
        self._query = Query(self.path)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._query.close()

    def documents(self, text: str | None = None, **asked: Any) -> Results:
        """The documents, the newest first."""
        return self.rows("documents", text, **asked)

    def statements(self, text: str | None = None, **asked: Any) -> Results:
        """Who said what, the newest first."""
        return self.rows("statements", text, **asked)

    def events(self, text: str | None = None, **asked: Any) -> Results:
        """Who did what to whom, the newest first."""
        return self.rows("events", text, **asked)

    def actors(self, text: str | None = None, **asked: Any) -> Results:
        """Who is named, those who speak most first."""
        return self.rows("actors", text, **asked)

    def search(self, text: str, *, limit: int | None = None, offset: int = 0, **asked: Any) -> Results:
        """Documents that hold all words and "phrases", the best first, with snippets."""
        return self._query.search(text, filters(asked), limit=limit, offset=offset)

    def counts(self, name: str, by: str, *, limit: int | None = None, **asked: Any) -> Results:
        """``counts("events", "type", country="SYR")``: how many rows of each value, the most first."""
        return self._query.counts(name, by, filters(asked), limit=limit)

    def rows(self, name: str, text: str | None = None, **asked: Any) -> Results:
        """One of the four lists by its name."""
        sort, limit, offset = asked.pop("sort", None), asked.pop("limit", None), asked.pop("offset", 0)
        return self._query.list(name, filters({"text": text, **asked}), sort=sort, limit=limit, offset=offset)

    def reading(self, document: str, *, as_read: bool = False) -> Reading:
        """The newest reading of an edition, by its id, as corrected, or as the machine read it."""
        row = self._query.connection.execute(
            "SELECT r.id FROM reading r JOIN edition e ON e.id = r.edition JOIN run u ON u.id = r.run WHERE e.name = ?"
            " ORDER BY r.made DESC, u.name DESC LIMIT 1", (document,),
        ).fetchone()  # fmt: skip
        if row is None:
            raise SetupError(f"{self.path} holds no document {document!r:.60}: readout documents lists them")
        give = reading_of if as_read else reviewed
        return give(self._query.connection, int(row[0]))

    def copies(self) -> list[Family]:
        """Families of copies, the largest first; reports that are new since the last time are compared first."""
        with Store(self.path) as store:
            for _ in voices_in(store).bring_up_to_date():
                pass
            return families(store.connection)

    def claims(self) -> list[tuple[Story, Claim]]:
        """Each claim with its story, story after story, the weightiest first; what is new is looked at first.

        Raises SetupError when no model is installed that can compare claims.
        """
        from readout.ledger.claiming import Claiming
        from readout.ledger.claims import claims
        from readout.ledger.stories import stories

        with Store(self.path) as store:
            for _ in Claiming(store).bring_up_to_date():
                pass
            return [(story, claim) for story in stories(store.connection, least=1)
                    for claim in claims(store.connection, story)]  # fmt: skip

    def origin(self, document: str | None = None) -> Origin:
        """What read an edition and when, its raw page, and the judgements on its records; of no edition only this
        version."""
        from readout import __version__

        return origin_of(self._query.connection, document) if document else Origin(__version__)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection that lists are read with; it cannot write."""
        return self._query.connection

    def readings(self, **asked: Any) -> Iterator[Reading]:
        """The reading that is shown of each document."""
        for row in self.rows("documents", **asked):
            yield self.reading(row["id"])

    def add(self, *sources: str | Path, jobs: int = 1, model: str | Path | None = None, **stated: str) -> list[Added]:
        """Reads and keeps files, folders and addresses; what became of each."""
        from readout.api import Recipe, input_options
        from readout.api import stated as given
        from readout.formats import open_inputs
        from readout.settings import DEFAULTS

        pages = open_inputs(sources, options=input_options(DEFAULTS, given(**stated)))
        with Store(self.path) as store:
            return list(add(store, pages, Recipe(Path(model) if model else None), jobs=jobs))

    def judge(
        self, action: Action, target: str, *, author: str, field: str | None = None, value: str | None = None,
        note: str | None = None,
    ) -> Judgement:  # fmt: skip
        """Accepts, rejects, relabels, merges, splits or undoes; ``readout.ledger.reviews`` says what each takes."""
        with Reviews(self.path) as reviews:
            return reviews.judge(action, target, author=author, field=field, value=value, note=note)

    def _repr_html_(self) -> str:
        """What it holds, in numbers."""
        told = "".join(
            f"<tr><th>{name}</th><td>{len(self._query.list(name)):,}</td></tr>"
            for name in ("documents", "statements", "events", "actors")
        )
        return f"<table><caption>{escape(str(self.path))}</caption>{told}</table>"


def filters(asked: dict[str, Any]) -> Filters:
    """Filters by name; one value or several. Raises SetupError for a name that there is not."""
    known = Filters.__dataclass_fields__
    made: dict[str, Any] = {}
    for name, value in asked.items():
        if name not in known:
            raise SetupError(f"there is no filter {name!r:.40}: there are {', '.join(known)}")
        if known[name].type == "tuple[str, ...]":
            value = (value,) if isinstance(value, str) else tuple(_words(value))
        made[name] = value
    return Filters(**made)


def _words(values: Iterable[Any]) -> Iterator[str]:
    return (str(value) for value in values or ())
