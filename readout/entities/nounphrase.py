"""Noun phrases without a parser: where the head noun stands, and what hangs on it.

"a senior official at the defence ministry" -> head "official"; "the ministry's chief spokesman" -> "spokesman";
"vice president for sales" -> "vice president". Names inside a phrase are passed over as one word each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from readout.entities.words import Referring, noun, words_of
from readout.text import Span

TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*(?:['’]s?(?![^\W_]))?|[^\s\w]")
AFTER_HEAD = words_of("after head")
"""Words that no head noun of the phrase follows."""
DETERMINERS = words_of("determiner")
DEFINITE = words_of("definite")


class Phrase(NamedTuple):
    """A noun phrase: ``head`` in lower case, ``core`` from its first word to its head, ``first`` its first word."""

    span: Span
    core: Span
    head: str
    first: str
    known: Referring | None

    @property
    def definite(self) -> bool:
        """Whether it points at something known: the, this, his; a capitalised head without article counts too."""
        return self.first in DEFINITE

    @property
    def many(self) -> bool:
        """Whether its head is plural."""
        if self.known is not None:
            return self.known.many
        return self.head.endswith("s") and not self.head.endswith(("ss", "us", "is"))


def phrase(text: str, span: Span, names: Sequence[Span] = ()) -> Phrase | None:
    """The phrase that fills ``span``; None where its core is empty or ends in one of ``names``."""
    words: list[tuple[int, int, str, bool]] = []
    for found in TOKEN.finditer(text, span.start, span.end):
        start, end = found.span()
        if words and start < words[-1][1]:
            continue
        name = next((each for each in names if each.start < end and start < each.end), None)
        if name is not None:
            tail = 2 if text[name.end : name.end + 2] in ("'s", "’s") else 0
            stop = min(max(name.end + tail, end), span.end)
            words.append((start, stop, text[start:stop], True))
        elif not found.group()[0].isalnum():
            if words and found.group() in BREAKS:
                break
        elif words and found.group().lower() in AFTER_HEAD and not (len(words) == 1 and _determines(words[0][2])):
            break
        else:
            words.append((start, end, found.group(), False))
    return _read(text, span, words)


BREAKS = frozenset(',;:()[]—–“”"')


def _determines(word: str) -> bool:
    return word.lower() in DETERMINERS


def _read(text: str, span: Span, words: Sequence[tuple[int, int, str, bool]]) -> Phrase | None:
    if not words or words[-1][3]:
        return None
    _, end, last, _ = words[-1]
    if last.lower() in DETERMINERS:
        return None
    head = last.lower().removesuffix("'s").removesuffix("’s")
    two = f"{words[-2][2].lower()} {head}" if len(words) > 1 else head
    known = noun(two)
    if known is not None and len(words) > 1 and not words[-2][3]:
        head = two
    else:
        known = noun(head)
    return Phrase(span, Span(words[0][0], end), head, words[0][2].lower(), known)
