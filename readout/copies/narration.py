"""The narration of a report: its sentences without what stands in quotation marks, and the runs of words in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from readout.attribution.quotes import quoted_ranges
from readout.layers import BLOCKS, SENTENCES, Reading
from readout.text import Span

RUN = 5
"""Words of a shingle: five in a row are seldom the same by chance."""
SAMPLED = 4
"""One shingle in so many is kept in the index, chosen by its own hash, so the same one in every report."""
FEWEST = 7
"""Words of narration that a sentence must have to be compared, which must be half of all its words."""
_WORD = re.compile(r"\w+(?:['\u2019]\w+)?")
_SINGLE = re.compile(r"(?:^|[:,] )['\u2018](?=[A-Z])")
_CLOSING = re.compile(r"[.,!?]['\u2019]")
_COLON = re.compile(r":\s*\Z")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its characters, its words in small letters without quotations, and every word of it.

    ``words`` is empty where too little is narrated. ``opens``: it is the first of a paragraph that follows a colon at
    the end of another, as a passage does that is taken over as such ("CNN reports:").
    """

    span: Span
    words: tuple[str, ...]
    every: tuple[str, ...]
    opens: bool = False


@dataclass(frozen=True)
class Narration:
    """The sentences of a report's body in text order."""

    sentences: tuple[Told, ...]

    @cached_property
    def length(self) -> int:
        """Words that are compared."""
        return sum(len(told.words) for told in self.sentences)

    @cached_property
    def shingles(self) -> frozenset[int]:
        """The hashes of every run of words that stands in one sentence."""
        return frozenset(each for told in self.sentences for each in _shingles(told.words).tolist())

    @cached_property
    def everything(self) -> frozenset[int]:
        """The same with the words in quotations."""
        return frozenset(each for told in self.sentences for each in _shingles(told.every).tolist())

    @property
    def sample(self) -> list[int]:
        """Those of everything that are kept in the index."""
        return sorted(each for each in self.everything if each % SAMPLED == 0)


def narration_of(reading: Reading) -> Narration:
    """The narration of a reading's body; headline and standfirst do not count, since editors change them."""
    text = reading.document.text
    bodies = [block.span for block in reading[BLOCKS] if block.role == "body"]
    return narrated(text, bodies, [sentence.span for sentence in reading[SENTENCES]])


def narrated(text: str, paragraphs: Sequence[Span], sentences: Iterable[Span]) -> Narration:
    """The narration of some paragraphs, cut into sentences; both in text order. Sentences elsewhere are passed over."""
    found: list[Told] = []
    waiting = iter(sentences)
    sentence = next(waiting, None)
    before = ""
    for paragraph in paragraphs:
        quoted = _quotations(text, paragraph)
        opens = bool(_COLON.search(before))
        while sentence is not None and sentence.start < paragraph.end:
            if sentence.start >= paragraph.start:
                found.append(_told(text, sentence, quoted, opens=opens))
                opens = False
            sentence = next(waiting, None)
        before = text[paragraph.start : paragraph.end]
    return Narration(tuple(found))


def _quotations(text: str, paragraph: Span) -> list[Span]:
    """What stands in quotation marks, also behind a single one that closes in another paragraph."""
    words = text[paragraph.start : paragraph.end]
    found = [Span(paragraph.start + start, paragraph.start + end) for start, end in quoted_ranges(words)]
    for mark in _SINGLE.finditer(words):
        at = paragraph.start + mark.end()
        if not _CLOSING.search(words, mark.end()) and not any(span.start <= at <= span.end for span in found):
            return [*found, Span(at, paragraph.end)]
    return found


def _told(text: str, sentence: Span, quoted: Sequence[Span], *, opens: bool) -> Told:
    words = [(found.start(), found[0].lower()) for found in _WORD.finditer(text, sentence.start, sentence.end)]
    own = tuple(word for at, word in words if not any(span.start <= at < span.end for span in quoted))
    enough = len(own) >= max(FEWEST, len(words) / 2)
    return Told(sentence, own if enough else (), tuple(word for _, word in words), opens)


def _shingles(words: Sequence[str]) -> Hashes:
    """The hash of every run of RUN words."""
    count = len(words) - RUN + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes = np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(count, dtype=np.uint64)
    for step in range(RUN):
        mixed = mixed * _FACTOR + hashes[step : step + count]
    return _scattered(mixed)


@lru_cache(maxsize=200_000)
def word_hash(word: str) -> int:
    """A number of 64 bits for a word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _scattered(hashes: Hashes) -> Hashes:
    """The same hashes with every bit depending on every other (the finalizer of MurmurHash3), cut to 63 bits."""
    mixed = hashes ^ (hashes >> np.uint64(33))
    mixed = mixed * np.uint64(0xFF51AFD7ED558CCD)
    mixed = mixed ^ (mixed >> np.uint64(33))
    mixed = mixed * np.uint64(0xC4CEB9FE1A85EC53)
    scattered: Hashes = (mixed ^ (mixed >> np.uint64(33))) >> np.uint64(1)
    return scattered
