"""Whose report a report says it is: the agency in its dateline, its byline, a note, or brackets at its end.

A credit makes the credited agency the origin even where its own report was never seen: three outlets that credit KCNA
are one voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.clean.agencies import agency_named
from readout.clean.dateline import read_dateline
from readout.layers import BLOCKS, Reading
from readout.records import Block
from readout.text import Span

_BRACKETS = re.compile(r"[(\[](?:Source: |via )?([^\W\d_][\w.&/ -]{1,40})[)\]]\.?")
_NAMED = re.compile(r"[^\W\d_a-z]\S*(?: (?:[^\W_a-z]\S*|[&-]|and|of|the|de|da|do|du|del|la|via))*")
"""A name: all its words but the smallest are written large."""
_EDITED = re.compile(
    r"(?:Add|Automatic|Clarif|Correct|Fix|Recast|Refil|Remov|Repeat|Translat|Updat)\w*\b", re.IGNORECASE
)
"""What stands in brackets of what editors did: "(Updates Toll)"."""
_NAME = r"([^\W\d_a-z][\w&/'-]*(?: [^\W\d_a-z][\w&/'-]*){0,4})"
_NOTE = re.compile(
    r"(?:(?:^|[.;] )(?:Source|Agency|Credit|Via): ?|\b(?:provided|distributed|published) by (?:the )?"
    r"|\bReporting by [^;.,]{2,60}[,;] |\bWith (?:reporting|files|material) (?:from|by) )" + _NAME
)
_NOTES = ("wire_note", "contributor_note", "copyright", "byline")
_INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
_LETTERS = re.compile(r"[^\W_]+")
_KINDS = frozenset(
    ["agency", "news", "press", "service", "wire", "newswire", "media", "agencia", "agence", "agenzia", "agentur"]
)
"""What an agency is, left out when it is called by its name alone ("Meridian" for Meridian Press Agency)."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency, the characters, and the rule, in words.

    ``agency`` is its known name, but initials stay as they are written: "APS" is the Algeria Press Service, if no
    agency of the ledger has the same.
    """

    agency: str
    span: Span
    rule: str


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits of a report, in text order; not its own outlet."""
    own = reading.document.outlet
    found = (credit for block in reading[BLOCKS] for credit in _credits(reading.document.text, block))
    return tuple(credit for credit in found if not (own and same_agency(credit.agency, own)))


def same_agency(one: str, other: str) -> bool:
    """Whether two ways of writing are of one agency: known as such, alike, initials, or its name without its kind."""
    known = agency_named(one), agency_named(other)
    if known[0] and known[1]:
        return known[0] == known[1]
    mine, theirs = (_words(words) for words in (one, other))
    return mine == theirs or _short_for(mine, theirs) or _short_for(theirs, mine)


def _words(name: str) -> tuple[str, ...]:
    words = [word.casefold() for word in _LETTERS.findall(name)]
    return tuple(words[1:] if words[:1] == ["the"] else words)


def _short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) == 1 and 2 <= len(long) == len(short[0]) and all(
        word[0] == letter for word, letter in zip(long, short[0], strict=True)
    ):  # fmt: skip
        return True
    at = next((at for at in range(len(long)) if long[at : at + len(short)] == short), None)
    return bool(short) and at is not None and set(long[:at] + long[at + len(short) :]) <= _KINDS


def _credits(text: str, block: Block) -> Iterator[Credit]:
    words = text[block.span.start : block.span.end]
    if block.role == "dateline":
        dateline = read_dateline(words + " ", opening=True)
        if dateline and dateline.agency:
            initials = [each for each in _INITIALS.findall(words) if agency_named(each) == dateline.agency]
            yield _credit((*initials, dateline.agency)[0], block.span, "its dateline names the agency")
    elif (whole := _BRACKETS.fullmatch(words.strip())) and _is_agency(whole[1]):
        yield _credit(whole[1], block.span, "the agency stands in brackets at its end")
    elif block.role in _NOTES and (note := _NOTE.search(words)):
        at = Span(block.span.start + note.start(1), block.span.start + note.end(1))
        yield _credit(note[1], at, "a note says where it is from")
    elif block.role in _NOTES and (agency := agency_named(re.sub(r"^By ", "", words.strip()))):
        yield Credit(agency, block.span, "its byline is the agency")


def _is_agency(words: str) -> bool:
    return bool(agency_named(words) or (_NAMED.fullmatch(words) and not _EDITED.match(words)))


def _credit(written: str, span: Span, rule: str) -> Credit:
    written = written.strip()
    return Credit(written if is_initials(written) else agency_named(written) or written, span, rule)


def is_initials(agency: str) -> bool:
    """Whether an agency is written by its initials alone."""
    return bool(_INITIALS.fullmatch(agency))
