"""Where an outlet takes back or corrects what it reported: notes of the editors, and sentences in its own name.

"WITHDRAWAL: QFW withdraws its report ...", "(Corrects number of people on board in paragraph 3)", "Pregon has withdrawn
a report headlined ..." in a report of Pregon. What others take back (a minister his words) is no correction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readout.copies.credits import credits_of, same_agency
from readout.layers import BLOCKS, SENTENCES, Reading
from readout.records import REPORT_ROLES
from readout.text import Span

Kind = Literal["withdrawal", "correction"]
_SAID = (
    r"(?:statement|claim|assertion|account|allegation|accusation|report|remark|words|figure|number|list|diagnosis)s?"
)
_UNSAYS = re.compile(
    rf"\b(?P<back>(?:withdr[ae]w\w{{0,3}}|(?:t[ao]ken?|took|taking|takes) back|retract(?:s|ed|ing)?|recant(?:s|ed)?) "
    rf"(?:[\w'\u2019-]+ ){{0,3}}?{_SAID})\b"
    rf"|\bcorrect(?:s|ed|ing) (?:itself|(?:[\w'\u2019-]+ ){{0,4}}?(?:{_SAID}|date|time|toll|price|count|summary))\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\W{0,4}(?:withdrawal|retraction|correction|erratum|kill notice|mandatory kill)\b[^\w\s]", re.IGNORECASE
)
_OWN = re.compile(
    r"\W{0,4}(?:(?:this|the) (?:story|report|article|item|version|piece) "
    r"|an? (?:earlier|previous) (?:version|report|story) )[^.]{0,80}?"
    r"\b(?:corrects?|corrected|withdrawn|retracted|removed|misstated|incorrectly|wrongly|in error)\b"
    r"|\W{0,2}\(?corrects\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w&'-]*(?: [^\W\d_a-z][\w&'-]*){0,4}) (?:has |have |on \w+ )?"
    r"(?:withdraws|withdrew|withdrawn|retracts|retracted|corrects|corrected) (?:its |an? |the )?(?:[\w-]+ ){0,3}?"
    r"(?:report|story|item|article|dispatch)\b"
)
_NOTE = re.compile(
    r"\b(?:corrects?|corrected|correction|withdrawn|withdraws?|retract\w{0,4}|misstated|incorrectly|wrongly|erratum)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\b(?:withdr[ae]w\w{0,3}|retract\w{0,4}|kill|removed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """The sentence or note, and whether it takes back the whole report or mends a part."""

    kind: Kind
    span: Span


def corrections_of(reading: Reading) -> tuple[Correction, ...]:
    """The corrections of a report, in text order."""
    return tuple(sorted(_found(reading), key=lambda each: each.span.start))


def _found(reading: Reading) -> Iterator[Correction]:
    text = reading.document.text
    own = [name for name in (reading.document.outlet, *(credit.agency for credit in credits_of(reading))) if name]
    for block in reading[BLOCKS]:
        words = block.span.of(text)
        noted = block.role == "correction" and _NOTE.search(words)
        if noted or (block.role == "headline" and _is_own(words, own)):
            yield _correction(words, block.span)
    report = [block.span for block in reading[BLOCKS] if block.role in REPORT_ROLES and block.role != "headline"]
    for sentence in reading[SENTENCES]:
        words = sentence.span.of(text)
        inside = any(span.start <= sentence.span.start < span.end for span in report)
        if inside and (_TAG.match(words) or _OWN.match(words) or _is_own(words, own)):
            yield _correction(words, sentence.span)


def _is_own(words: str, own: list[str]) -> bool:
    """Whether the outlet, or the agency whose report it is, says it of itself at the start of the sentence."""
    named = _NAMED.match(words) or _NAMED.match(words.partition("; ")[2])
    return named is not None and any(same_agency(named["name"], name) for name in own)


def _correction(words: str, span: Span) -> Correction:
    return Correction("withdrawal" if _TAKEN_BACK.search(words) else "correction", span)


def unsaid(words: str) -> tuple[Kind, int] | None:
    """Where a sentence tells that somebody takes back or corrects what he said: what he does, and where that begins.

    "The ministry took back its statement that Osorov was dead" -> withdrawal, and the place of "that". None where
    nobody does. What an outlet takes back of its own is found by ``corrections_of``.
    """
    found = _UNSAYS.search(words)
    if found is None:
        return None
    return ("withdrawal", found.end()) if found["back"] else ("correction", found.start())
