"""The cue words Readout knows, inflected once: what a cue says its source does, and through what medium.

``says`` -> say: asserts, speech;  ``called for`` -> call for: demands. The facts are in
``data/reporting_verbs.tsv``; a row's ``forms`` hold only what the rules below would get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from readout.records import Medium, Stance


class Entry(NamedTuple):
    """One row of the table: a cue in its base form and what it tells."""

    cue: str
    kind: str
    stance: Stance
    infinitive: Stance | None
    """The stance when an infinitive follows: ask whether -> asks, ask him to -> demands."""
    document: Stance | None
    """The stance when the source is a document: a man reveals -> asserts, a report reveals -> shows."""
    medium: Medium | None
    factive: bool
    addressee: str
    """How the cue takes its hearer: "object" (told Putin), "to" (said to Putin), "with", or "-"."""


class Found(NamedTuple):
    """Words ``start:end`` of a cue that are, in some form, the cue of an entry."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of_kind(self, *kinds: str) -> Entry | None:
        """The first entry of one of these kinds."""
        return next((entry for entry in self.entries if entry.kind in kinds), None)


def rows(name: str) -> Iterator[list[str]]:
    """The lines of one of Readout's tables, split at tabs, without header and comments."""
    text = files("readout.data").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of one class of ``data/cue_words.tsv``: auxiliaries, negations, light verbs ..."""
    return frozenset(word for word, kind in rows("cue_words.tsv") if kind == name)


@cache
def hearers() -> frozenset[str]:
    """Bare nouns that can be spoken to: those of sources without a name, and a few that only listen."""
    return frozenset(row[0] for row in rows("anonymous_sources.tsv")) | word_class("listener")


def find(words: tuple[str, ...], within: int) -> list[Found]:
    """Every cue that starts among the first ``within`` of these lower-case words, longest first, no overlap.

    The words may run on past the cue span itself, so that "called" + "for calm" is read as "call for".
    """
    table = _table()
    found: list[Found] = []
    at = 0
    while at < within:
        best = _longest(table.get(words[at], {}), words, at)
        if best is not None:
            found.append(best)
        at = best.end if best is not None else at + 1
    return found


def _longest(candidates: dict[tuple[str, ...], tuple[Entry, ...]], words: tuple[str, ...], at: int) -> Found | None:
    best: Found | None = None
    for rest, entries in candidates.items():
        end = at + 1 + len(rest)
        if words[at + 1 : end] == rest and (best is None or end > best.end):
            best = Found(at, end, entries)
    return best


@cache
def _table() -> dict[str, dict[tuple[str, ...], tuple[Entry, ...]]]:
    """First word of a form -> the rest of its words -> entries."""
    table: dict[str, dict[tuple[str, ...], tuple[Entry, ...]]] = {}
    for row in rows("reporting_verbs.tsv"):
        entry = _entry(row)
        for form in _forms(entry, row[8]):
            first, *rest = form.split()
            known = table.setdefault(first, {})
            known[tuple(rest)] = (*known.get(tuple(rest), ()), entry)
    return table


def _entry(row: list[str]) -> Entry:
    cue, kind, stance, infinitive, document, medium, factive, addressee, _ = (
        None if cell == "-" and column in (3, 4, 5) else cell for column, cell in enumerate(row)
    )
    return Entry(
        str(cue), str(kind), cast(Stance, stance), cast("Stance | None", infinitive), cast("Stance | None", document),
        cast("Medium | None", medium), factive == "yes", str(addressee),
    )  # fmt: skip


def _forms(entry: Entry, irregular: str) -> set[str]:
    given = [] if irregular == "-" else [form.strip() for form in irregular.split(";")]
    spellings = {entry.cue, entry.cue.replace("ise", "ize") if "ise" in entry.cue[3:] else entry.cue}
    forms = {*spellings, *given}
    if entry.kind == "verb":
        for spelling in spellings:
            forms |= _verb_forms(spelling, given)
    elif entry.kind == "noun":
        forms |= {_with_s(spelling) for spelling in spellings if not spelling.endswith("s")}
    return forms


def _verb_forms(cue: str, given: list[str]) -> set[str]:
    """Base, -s, -ed and -ing of the first word, less what ``given`` replaces."""
    head, *rest = cue.split(" ")
    made = [_with_s(head)]
    if not any(not form.split(" ")[0].endswith("ing") for form in given):
        made.append(_with_ed(head))
    if not any(form.split(" ")[0].endswith("ing") for form in given):
        made.append(_with_ing(head))
    return {" ".join([form, *rest]) for form in made}


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ied"
    return word + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + "ing"
