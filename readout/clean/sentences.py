"""Sentences of the report, each on exact characters, and boundaries proposed where the text forgot them.

A sentence ends at ``.``, ``!``, ``?`` or ``…`` with the closing quotes and brackets behind it, unless an
abbreviation, an initial, a small letter or a speaker ("... go?" Jones asked) follows. Nothing is rewritten: a
run-on is split by a proposal (``Sentence.proposed``) and flagged, so a reader can see and refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from readout.clean.runons import Proposal, proposals
from readout.records import REPORT_ROLES, Block, Flag, Sentence
from readout.text import Span, trim

_CLOSERS = "\"'”’»)\\]"
_END = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]{{0,4}}+(?=\s)"
    rf"|(?<=[a-z]{{3}})[.!?][”\"’]?(?=[“A-Z][a-z]{{1,20}} )"
)
_OPENERS = "\"'“‘«([—–- \t\r\n\u00a0"
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w.'’-]{0,20} ){1,4}?(?:later |also |then |once )?"
    r"(?:said|says|asked|asks|wrote|writes|added|tweeted|told|replied|shouted|cried|wondered|continued|exclaimed|joked"
    r"|quipped|recalled|explained|argued|answered|yelled|chanted|declared|posted|responded)\b"
    r"(?! (?:that|the|he|she|it)\b)"
)
_LAST_WORD = re.compile(r"[\w.&’'-]{1,20}$")


def split_sentences(text: str, blocks: Sequence[Block]) -> tuple[tuple[Sentence, ...], tuple[Flag, ...]]:
    """The sentences of the report's blocks (body, headline, deck), in text order, and the flags on them.

    Together the sentences hold every character of those blocks that is not white space; none crosses a block.
    """
    sentences: list[Sentence] = []
    flags: list[Flag] = []
    for block in blocks:
        if block.role in REPORT_ROLES:
            for span in _spans(text, block.span):
                proposed = proposals(text, span)
                sentences.extend(_parted(text, span, proposed))
                flags.extend(proposal.flag for proposal in proposed)
    return tuple(sentences), tuple(flags)


def _spans(text: str, block: Span) -> Iterator[Span]:
    """The block cut at its punctuated boundaries."""
    start = block.start
    for found in _END.finditer(text, block.start, block.end):
        if found.end() > start and _is_boundary(text, found, block):
            yield trim(text, Span(start, found.end()))
            start = found.end()
    last = trim(text, Span(start, block.end))
    if last.end > last.start:
        yield last


def _parted(text: str, span: Span, proposed: Sequence[Proposal]) -> Iterator[Sentence]:
    """The sentence, or its parts where a boundary is proposed."""
    start, is_proposed = span.start, False
    for proposal in proposed:
        if proposal.boundary is not None:
            yield Sentence(trim(text, Span(start, proposal.boundary)), is_proposed)
            start, is_proposed = proposal.boundary, True
    yield Sentence(Span(start, span.end), is_proposed)


def _is_boundary(text: str, found: re.Match[str], block: Span) -> bool:
    mark, after = found.group(), found.end()
    following = _next_word(text, after, block.end)
    if not following:
        return True
    if following[0].islower():
        return False
    if not text[after].isspace():
        return following in _words()["starts"] or text[after] == "“"
    if mark[0] in "!?…" or mark.startswith(".."):
        return not (len(mark) > 1 and mark[-1] in _CLOSERS and _SPEAKER.match(text, after, block.end))
    if len(mark) > 1:
        return True
    return _stop_ends(text, found.start(), following, block)


def _next_word(text: str, at: int, end: int) -> str:
    while at < end and text[at] in _OPENERS:
        at += 1
    stop = at
    while stop < end and (text[stop].isalnum() or text[stop] in "'’"):
        stop += 1
    return text[at : max(stop, min(at + 1, end))]


def _stop_ends(text: str, stop: int, following: str, block: Span) -> bool:
    """Whether a single full stop ends a sentence, by the word it stands behind and the word that follows."""
    found = _LAST_WORD.search(text, max(block.start, stop - 20), stop)
    word = found.group() if found else ""
    if following == ".":
        return False
    word = word.strip("'’")
    kind = _abbreviations().get(word) or (_abbreviations().get(word.capitalize()) if word.isupper() else None)
    if kind == "never":
        return False
    if kind == "time":
        return following not in _words()["after_clock"]
    if kind == "number":
        return not following[0].isdigit()
    if kind == "maybe" or _is_initials(word):
        return following in _words()["starts"] or text[stop + 1 : stop + 3].strip()[:1] in ("“", '"')
    return True


def _is_initials(word: str) -> bool:
    """ "J", "U.S", "D.C": single capitals with stops between them."""
    parts = word.split(".")
    return all(len(part) == 1 and part.isalpha() for part in parts) and (word[:1].isupper() or len(parts) > 1)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Words by kind from data/sentence_words.tsv: "starts" seldom follow an abbreviation, "after_clock" do."""
    kinds: dict[str, set[str]] = {}
    for word, kind in _rows("sentence_words.tsv"):
        kinds.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in kinds.items()}


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Abbreviations, and whether a sentence may end at one: "never", "maybe", "number" or "time"."""
    return dict(_rows("abbreviations.tsv"))


def _rows(name: str) -> list[tuple[str, str]]:
    table = (files("readout") / "data" / name).read_text(encoding="utf-8")
    return [(word, kind) for word, _, kind in (line.partition("\t") for line in table.splitlines()[1:] if line)]
