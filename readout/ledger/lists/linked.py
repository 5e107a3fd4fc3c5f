"""Conditions that hold of what a row is linked to: its actors, its document, its words, the last word on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.errors import SetupError
from readout.ledger.filters import Condition
from readout.ledger.fulltext import expression, phrases

STATES = ("open", "accepted", "rejected", "all")
ONE_ACTOR = (
    "SELECT x.id FROM actor x WHERE x.key COLLATE NOCASE = ? OR x.name COLLATE NOCASE = ? OR x.wikidata = ?"
    " UNION SELECT m.actor FROM merged m JOIN actor x ON x.id = m.into_actor"
    " WHERE x.key COLLATE NOCASE = ? OR x.name COLLATE NOCASE = ? OR x.wikidata = ?"
)


def one_of_actors(link: str) -> Condition:
    """Linked to an actor of this name, key or Wikidata id, or to one that was merged into it; ``{}`` its number."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        asked = [link.format(ONE_ACTOR) for _ in values]
        yield " OR ".join(asked), [value for value in values for _ in range(6)]

    return told


def any_of(link: str) -> Condition:
    """Linked to something that has one of the codes, whatever their case; ``{}`` stands for where the values stand."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        yield link.format(", ".join("?" * len(values))), [str(value).upper() for value in values]

    return told


def in_report(document: str) -> Condition:
    """The document's title or report holds all words and phrases."""
    sql = f"{document} IN (SELECT rowid FROM report_text WHERE report_text MATCH ?)"
    return lambda query: iter([(sql, (expression(query),))])


def in_words(index: str, record: str, words: str) -> Condition:
    """The record's own words hold all words and phrases. The index knows words only; phrases are looked for in them."""

    def told(query: object) -> Iterator[tuple[str, Sequence[object]]]:
        yield f"{record} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (expression(query, split=True),)
        for phrase in phrases(query):
            yield f"holds_phrase({words}, ?)", (phrase,)

    return told


def reviewed(record: str, own: str, table: str, name: str = "name") -> Condition:
    """By the last word on the record: nothing rejected, unless it is asked for."""

    def told(state: object) -> Iterator[tuple[str, Sequence[object]]]:
        judged = f"{own} IN (SELECT y.id FROM review w JOIN {table} y ON y.{name} = w.target WHERE w.state {{}})"
        if state is None:
            yield "NOT " + judged.format("= 'rejected'"), ()
        elif state == "open":
            yield "NOT " + judged.format("IS NOT NULL"), ()
        elif state not in STATES:
            raise SetupError(f"no review state {str(state)!r:.40}: name one of {', '.join(STATES)}")
        elif state != "all":
            yield judged.format("= ?"), (state,)

    return told
