"""A source taken apart: which names, nouns and pronouns of it speak.

"Peskov, the Kremlin spokesman" is one name; "Trump and Biden" are two; "the ministry's spokesman, Ivan Petrov," is
Petrov; "a spokesman for Boeing" is an unnamed man of Boeing's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from readout.entities.drafts import Spot
from readout.entities.nounphrase import AFTER_HEAD, DETERMINERS, Phrase, phrase
from readout.entities.words import words_of
from readout.text import Span

PRONOUNS = words_of("pronoun")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
JOINT = re.compile(
    r"(?:(?<!\s)\s++(?:,\s++)?+|,\s++)(?:and|or|as well as|along with|together with|&)\s+|(?:(?<!\s)\s++)?+[;,]\s+"
)
LEADING = re.compile(
    r"(?:\s|[\"'“”‘’,.:;()—–-]|(?:according to|per|as|and|but|both|even|only|also|by|from|says|said)\s)+",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One who speaks: a name, a pronoun or a noun phrase."""

    span: Span
    name: Spot | None
    pronoun: str
    phrase: Phrase | None
    beside: Phrase | None = None
    """A noun phrase in apposition to the name."""


def parts(text: str, span: Span, spots: Sequence[Spot]) -> list[Part]:
    """The speakers of one source span in text order; ``spots`` are the names that stand in it."""
    lead = LEADING.match(text, span.start, span.end)
    if lead is not None:
        span = Span(lead.end(), span.end)
    words = [match.group().lower() for match in WORD.finditer(text, span.start, min(span.end, span.start + 60))]
    tagged = any(spot.span.start <= span.start or text[: spot.span.start].endswith(", ") for spot in spots)
    if words and not tagged and words[0] in PRONOUNS and (len(words) == 1 or _bare_pronoun(words)):
        first = WORD.search(text, span.start, span.end)
        return [Part(Span(first.start(), first.end()) if first else span, None, words[0], None)]
    return _merged(text, [_part(text, piece, spots) for piece in _pieces(text, span, spots)])


def _bare_pronoun(words: Sequence[str]) -> bool:
    """ "he himself", "they all", "many of them"; not "that man", "all officials"."""
    return words[0] in ("i", "we", "he", "she", "they", "it", "who", "you") or words[1] in AFTER_HEAD


def _pieces(text: str, span: Span, spots: Sequence[Spot]) -> list[Span]:
    """The span cut at commas and "and" that stand outside names and before any post-modifier of the last piece."""
    cuts: list[Span] = []
    start = span.start
    for joint in JOINT.finditer(text, span.start, span.end):
        if any(spot.span.start < joint.end() and joint.start() < spot.span.end for spot in spots):
            continue
        cuts.append(Span(start, joint.start()))
        start = joint.end()
    cuts.append(Span(start, span.end))
    return [cut for cut in cuts if cut.end > cut.start]


def _part(text: str, piece: Span, spots: Sequence[Spot]) -> Part:
    inside = [spot for spot in spots if piece.holds(spot.span)]
    if inside and _titled(text, piece, inside[-1]):
        return Part(piece, inside[-1], "", None)
    found = phrase(text, piece, [spot.span for spot in inside])
    if found is not None:
        return Part(piece, None, "", found)
    at = _core_name(text, piece, inside)
    if at is not None:
        return Part(piece, at, "", None)
    match = WORD.search(text, piece.start, piece.end)
    word = match.group().lower() if match else ""
    return Part(piece, inside[0] if inside else None, word if word in PRONOUNS and not inside else "", None)


BEHIND = re.compile(r"^\s(?:former|now|then|formerly|aged|age)\b.*$", re.DOTALL)
"""What hangs on a name without a comma: "James Jones former Marine commandant"."""


def _titled(text: str, piece: Span, last: Spot) -> bool:
    """Whether the phrase is a title and a person: "Minister of Education Ann Lee", not "a spokesman for Ann Lee"."""
    if last.type != "person" or BEHIND.sub("", text[last.span.end : piece.end]).strip(" .,"):
        return False
    before = [match.group() for match in WORD.finditer(text, piece.start, last.span.start)]
    return not before or (before[-1].lower() not in AFTER_HEAD and before[-1].lower() not in DETERMINERS)


def _core_name(text: str, piece: Span, inside: Sequence[Spot]) -> Spot | None:
    """The last name before a post-modifier: "Ivan Petrov of the ministry" -> Ivan Petrov."""
    best = None
    for spot in inside:
        between = text[best.span.end if best else piece.start : spot.span.start]
        if best is not None and any(word.group().lower() in AFTER_HEAD for word in WORD.finditer(between)):
            break
        best = spot
    return best


def _one_person(last: Part, part: Part) -> bool:
    """ "American academic and professor Marc Hill": two roles without article before one name."""
    role = last.phrase is not None and last.phrase.known is not None and last.phrase.known.use == "role"
    if not role or last.phrase is None or last.phrase.many or last.phrase.first in DETERMINERS:
        return False
    return part.name is not None and part.name.type == "person" and part.span.start < part.name.span.start


def _merged(text: str, found: list[Part]) -> list[Part]:
    """Appositions joined to their names: what stands behind a comma without "and" tells of the one before."""
    merged: list[Part] = []
    for part in found:
        last = merged[-1] if merged else None
        joint = text[last.span.end : part.span.start] if last is not None else ""
        apposed = last is not None and ("," in joint or ";" in joint) and not re.search(r"\b(?:and|or)\b", joint)
        if last is not None and _one_person(last, part):
            merged[-1] = part._replace(beside=last.phrase)
        elif last is None or not apposed:
            merged.append(part)
        elif last.name is not None and (part.phrase is None or part.phrase.known is not None or part.name is None):
            merged[-1] = last._replace(beside=last.beside or part.phrase)
        elif last.pronoun and part.name is not None:
            merged[-1] = part
        elif last.phrase is not None and part.name is not None and not last.phrase.many:
            merged[-1] = part._replace(beside=last.phrase)
        elif last.phrase is not None and part.name is not None and part.name.type == "organization":
            merged[-1] = part
        elif last.phrase is not None and part.name is None:
            continue
        else:
            merged.append(part)
    return merged
