"""A description's words: cut into parts, each with its head noun, the names in it, and what comes after."""

from __future__ import annotations

import re
from typing import NamedTuple

from readout.actors.heads import Found, heads_in, is_head
from readout.actors.rows import Row
from readout.actors.spelling import key
from readout.actors.table import Table

_WORD = re.compile(r"[\w&][\w&.'’-]*|,")
LINKS = {"and", "or", ",", "&", "plus"}
BREAKS = {
    "of", "in", "from", "for", "at", "to", "with", "on", "near", "by", "who", "that", "which", "representing", "about",
    "inside", "within", "outside", "across", "under", "against", "whose", "based", "loyal", "backed", "as", "between",
    "during", "after", "before", "when", "where", "said", "speaking", "not", "along", "behind", "involved", "working",
    "briefed", "familiar", "allied", "linked", "over", "covering", "operating", "close",
}  # fmt: skip
LONGEST_NAME = 6


class Word(NamedTuple):
    """One word with its place; a possessive mark is cut off its end."""

    start: int
    end: int
    text: str


class Named(NamedTuple):
    """Words ``start:end`` that the table knows as a place, a people or a body."""

    start: int
    end: int
    text: str
    rows: tuple[Row, ...]


class Part(NamedTuple):
    """A noun phrase: words ``start:end``, its head (None: only names), names before it, and names after it.

    ``plain`` says that besides its names it holds no capital word but the first: "the U.S.", not "Robert S. Ford".
    """

    start: int
    end: int
    head: Found | None
    modifiers: tuple[Found, ...]
    names: tuple[Named, ...]
    after: tuple[Named, ...]
    bodies: tuple[Found, ...]
    """Head nouns behind a preposition: "an official at the *ministry*"."""
    plain: bool
    called: str
    """The proper name behind a title: "Minister *Catherine Colonna*"."""


def words_of(phrase: str) -> list[Word]:
    """The words of a phrase and its commas."""
    found = []
    for match in _WORD.finditer(phrase):
        text = match[0].rstrip("'’-")
        text = text[:-2] if text.endswith(("'s", "’s")) else text
        if text.endswith(".") and "." not in text[:-1] and len(text) > 4:
            text = text[:-1]
        found.append(Word(match.start(), match.start() + len(text), text))
    return found


def parts_of(words: list[Word], table: Table) -> list[Part]:
    """The noun phrases of a description, parted at "and" and commas."""
    heads = [each for each in heads_in([word.text.lower() for word in words]) if not _surname(words, each)]
    names = names_in(words, table)
    spans = [(head.start, head.end) for head in heads] + [(name.start, name.end) for name in names]
    inside = {at for start, end in spans for at in range(start, end)}
    parts, start = [], 0
    for at in [*(n for n, word in enumerate(words) if word.text.lower() in LINKS and n not in inside), len(words)]:
        if at > start:
            parts.append(_part(words, start, at, heads, names, inside))
        start = at + 1
    return parts


def _part(words: list[Word], start: int, end: int, heads: list[Found], names: list[Named], inside: set[int]) -> Part:
    at = (n for n in range(start + 1, end) if words[n].text.lower() in BREAKS and n not in inside)
    stop = next(at, end)
    mine = [each for each in heads if start <= each.start and each.end <= end and not _within(each, names)]
    before = [each for each in mine if each.end <= stop]
    head = before[-1] if before else None
    called = _called(words, head.end, stop) if head is not None else 0
    limit = head.start if head is not None and called else stop
    known = {n for name in names for n in range(name.start, name.end)}
    others = [words[n].text for n in range(start, stop) if n not in known]
    return Part(
        start, end, head, tuple(before[:-1]),
        tuple(name for name in names if start <= name.start and name.end <= limit),
        tuple(name for name in names if stop <= name.start and name.end <= end),
        tuple(each for each in mine if each.start >= stop),
        all(text.islower() or text in OPENERS for text in others) and (stop - 1 in known or stop < end),
        " ".join(word.text for word in words[head.end : called]) if head is not None and called else "",
    )  # fmt: skip


def _surname(words: list[Word], head: Found) -> bool:
    """A head noun that is a surname: "Laurence H. *Tribe*"."""
    before = words[head.start - 1].text if head.start else ""
    return len(before) == 2 and before[1] == "." and words[head.start].text[:1].isupper()


def _within(head: Found, names: list[Named]) -> bool:
    """A head noun inside a longer name of the table ("Justice Department") is that name's, unless it ends it."""
    return any(name.start <= head.start and head.end <= name.end for name in names)


def _called(words: list[Word], start: int, stop: int) -> int:
    """The end of the proper name that begins right behind a title; 0 for none."""
    at = start
    while at < stop and words[at].text[:1].isupper():
        at += 1
    return at if at > start else 0


def names_in(words: list[Word], table: Table) -> list[Named]:
    """Places, peoples and bodies that the table knows, the longest first where they overlap."""
    keyed = [key(word.text) if word.text != "," else "" for word in words]
    found, at = [], 0
    while at < len(words):
        hit = None
        for size in range(min(LONGEST_NAME, len(words) - at), 0, -1):
            if keyed[at] and keyed[at + size - 1] and " ".join(filter(None, keyed[at : at + size])) in table:
                hit = _named(words[at : at + size], table, at)
                if hit is not None:
                    break
        if hit is not None:
            found.append(hit)
        at = hit.end if hit is not None else at + 1
    return found


def _named(words: list[Word], table: Table, at: int) -> Named | None:
    text = " ".join(word.text for word in words if word.text != ",")
    if (
        not any(letter.isupper() for letter in text)
        or text in HONORIFICS
        or (len(words) == 1 and is_head(text.lower()))
    ):
        return None
    rows = tuple(row for row in table.rows(text, key(text)) if row.kind not in ("person", "title", "short"))
    return Named(at, at + len(words), text, rows) if rows else None


HONORIFICS = {"The", "A", "An", "Two", "One", "Some", "Senior", "Top", "Former", "State", "General", "Republic"}

OPENERS = {
    "The",
    "A",
    "An",
    "Both",
    "These",
    "This",
    "Some",
    "Many",
    "Most",
    "All",
    "Several",
    "Two",
    "Three",
    "Senior",
}
