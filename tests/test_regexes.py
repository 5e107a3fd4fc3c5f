"""Reading takes time in proportion to the text: strings made to hold up a regular expression do not hold it up.

Each pattern that a module of the package holds is run as its module runs it: at one place where only ``match`` and
``fullmatch`` are called, over the whole string otherwise. The strings come from the pattern itself: what leads to one
of its unbounded repeats, and what that repeat takes, many times. Then the stages that need no model read whole pages
made of pieces. Whatever takes too long is broken off, so a hang fails and does not block.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import readout
from readout.attribution.qualities import qualities
from readout.clean import clean_page
from readout.events.modes import contexts
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, NAMES, SENTENCES, Reading
from readout.names.certain import settled
from readout.names.whole import whole
from readout.places.stages import Locate
from readout.records import Attribution, Block, Page
from readout.referents import Name
from readout.text import Span, content_id
from readout.times.stages import ReadTimes
from tests.entities.reports import stage as identify

SHORT, LONG = 1_500, 6_000
FREE = 0.02
"""Seconds that are nothing: what grows with the square of the length takes longer for LONG, on any machine."""
GROWTH = 8
"""For four times the text; the square would be 16."""
BROKEN_OFF = 1.0
"""Seconds after which one search is a hang."""
MANY = 50
"""A repeat that may go on beyond this counts as unbounded."""
COMMON = ("a", "A", "1", " ", "\n", ".", "-", "a ", "Ab ", "A.", "a, ", "1 ")
ANCHORED = {"match", "fullmatch"}
USE = r"\b{}(?:\[[^\]]*\]|\(\))?\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b"
KNOWN = {
    "cli.screen._LINE_END": "one line of the terminal, as wide as it is",
    "entities.wider.BEFORE": "24 characters before a name",
    "entities.wider.SPELLED": "100 characters before a bracket",
    "events.participants.LIVING": "the words of one participant, which one window of the encoder holds",
    "formats.feeds._CUT_OFF": "the last 60 characters of an entry",
    "places.extended._OWNER": "25 characters before a name",
}
"""Patterns that would take long on a long string, and the short ones that are all they see."""
PROSE = (
    "Foreign minister Ann Lee said on Monday in Geneva that both sides would sign a treaty by May 2024, and a senior "
    "official, who spoke on condition of anonymity because he was not authorised, told reporters that troops left. "
)
PIECES = (
    "A", " ", "\t ", "A.", "Ab ", "a, ", "1 May ", "in 2010-", "“a” ", "'a ", "! ", "she said, ", "(ABC) ", "A: ",
    "of the A, ", "Ann Lee and ", "U.S. ", "Paris, Texas, ",
)  # fmt: skip
READ, HANG = 24_000, 10.0
"""Characters of a page, and CPU-seconds after which reading it is a hang: it takes half a second."""

Text = str | bytes
Pattern = re.Pattern[Any]


class Late(BaseException):
    """Raised in what took too long; no exception that a stage could catch."""


@contextmanager
def broken_off(seconds: float) -> Iterator[None]:
    """Ends what takes longer, also inside a search; where the system has no timer, it goes on."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_: object) -> None:
        raise Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def spent(work: Callable[[], object], seconds: float) -> float:
    """CPU-seconds of the work; endless when it was broken off."""
    began = time.process_time()
    try:
        with broken_off(seconds):
            work()
    except Late:
        return float("inf")
    return time.process_time() - began


def patterns() -> dict[str, tuple[Pattern, bool]]:
    """The package's patterns by name, alone or in a table, and whether each is only used anchored at a place."""
    names: dict[Pattern, str] = {}
    uses: dict[Pattern, set[str]] = {}
    for found in pkgutil.walk_packages(readout.__path__, "readout."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        for name, value in vars(module).items():
            table = value.values() if isinstance(value, dict) else value
            for number, each in enumerate(table if isinstance(value, dict | tuple | list) else [value]):
                if isinstance(each, re.Pattern):
                    names.setdefault(
                        each, f"{found.name.removeprefix('readout.')}.{name}" + f".{number}" * bool(number)
                    )
                    uses.setdefault(each, set()).update(re.findall(USE.format(name), source))
    return {name: (each, bool(uses[each]) and uses[each] <= ANCHORED) for each, name in names.items()}


def taken(tree: Any) -> list[str]:
    """A few short strings that a part of a pattern takes; the first is the plainest."""
    whole = [""]
    for operator, argument in tree:
        options = _taken(str(operator), argument)
        whole = [whole[0] + options[0], *(whole[0] + each for each in options[1:4])]
    return whole


def _taken(operator: str, argument: Any) -> list[str]:
    match operator:
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL" | "ANY":
            return ["a", " ", "A", "."]
        case "IN":
            return _of_class(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [each * max(1, argument[0]) for each in taken(argument[2])]
        case "SUBPATTERN":
            return taken(argument[3])
        case "ATOMIC_GROUP":
            return taken(argument)
        case "BRANCH":
            return [taken(branch)[0] for branch in argument[1]]
        case _:
            return [""]


def _of_class(items: Any) -> list[str]:
    if str(items[0][0]) == "NEGATE":
        return ["a", " ", "A", "."]
    classes = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_SPACE": "a"}
    members = {"RANGE": lambda each: chr(each[0]), "LITERAL": chr, "CATEGORY": lambda each: classes.get(str(each), "-")}
    return [members[str(operator)](argument) for operator, argument in items]


def repeats(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Of each unbounded repeat what leads to it, and something it takes."""
    for operator, argument in tree:
        name = str(operator)
        inside: list[Any] = []
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            inside = [argument[2]]
            if argument[1] > MANY:
                yield from ((before, each) for each in taken(argument[2]) if each)
        elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
            inside = [argument[-1]]
        elif name == "ATOMIC_GROUP":
            inside = [argument]
        elif name == "BRANCH":
            inside = argument[1]
        for each in inside:
            yield from repeats(each, before)
        before += _taken(name, argument)[0]


def hostile(pattern: Pattern) -> list[Callable[[int], str]]:
    """Strings of any length that are made to hold the pattern up."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~(re.UNICODE | re.DEBUG))
    pieces = {("", each) for each in (*COMMON, *taken(tree)) if each}
    for before, each in repeats(tree):
        pieces |= {("", each), (before, each), ("", before + each), ("a" + before, each)}
    return [lambda size, a=a, b=b: a + b * (size // len(b)) + "\0" for a, b in sorted(pieces)]


def slow(pattern: Pattern, anchored: bool) -> str | None:
    """The start of a string that takes the pattern longer than in proportion, or None."""

    def seconds(text: str) -> float:
        subject: Any = text if isinstance(pattern.pattern, str) else text.encode()
        return spent(
            lambda: pattern.match(subject) if anchored else sum(1 for _ in pattern.finditer(subject)), BROKEN_OFF
        )

    for made in hostile(pattern):
        long = seconds(made(LONG))
        if long > FREE:  # looked at again, as a busy machine may have held it up
            long = min(long, seconds(made(LONG)))
            if long == float("inf") or long > max(FREE, GROWTH * min(seconds(made(SHORT)) for _ in range(3))):
                return made(40)
    return None


def test_no_pattern_takes_longer_than_the_text_is_long() -> None:
    found = {name: slow(*each) for name, each in patterns().items() if name not in KNOWN}
    assert not {name: text for name, text in found.items() if text}


def test_every_known_pattern_is_there() -> None:
    assert KNOWN.keys() <= patterns().keys()


def page_of(piece: str, size: int) -> Page:
    """A pasted report whose last paragraph is made of one piece."""
    text = f"{PROSE * 12}\n\nAnn Lee said {piece * (size // len(piece))} x."
    return Page("pumped", text.encode(), "text/plain", given=(("language", "en"), ("published", "2031-03-12")))


def read(page: Page) -> None:
    """The page through cleaning and every stage that needs no model, with names and statements drawn by their words."""
    cleaned = clean_page(page)
    text = cleaned.document.text
    blocks = tuple(Block(block.span, "body", "all of it is read") for block in cleaned[BLOCKS])
    drawn = [Name(Span(*found.span()), "person", 0.9) for found in re.finditer("Ann Lee", text)]
    names = tuple(settled(text, whole(text, drawn)))
    said = []
    for found in [*re.finditer(r"\b(?:said|told)\b", text)][-8:]:
        block = next(block.span for block in blocks if block.span.holds(Span(*found.span())))
        source, content = Span(max(block.start, found.start() - 8), found.start()), Span(found.end(), block.end)
        qualities(text, [source], [Span(*found.span())], [content], block)
        said.append(Attribution(content_id(found.start()), (source,), (Span(*found.span()),), (content,), 0.9))
    reading = Reading(cleaned.document).plus(
        {BLOCKS: blocks, SENTENCES: cleaned[SENTENCES], FLAGS: (), NAMES: names, ATTRIBUTIONS: tuple(said)}
    )
    for stage in (ReadTimes(), identify(), Locate()):
        reading = reading.plus(stage.run(reading))
    for sentence in reading[SENTENCES][-50:]:
        contexts(sentence.span.of(text))


@pytest.fixture(scope="module")
def tables() -> None:
    """What is read once in the life of a process."""
    read(page_of("U.S., Paris, 1 May ", 100))


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.usefixtures("tables")
def test_a_report_made_of_one_piece_is_read_to_its_end(piece: str) -> None:
    assert spent(lambda: read(page_of(piece, READ)), HANG) < float("inf")


@pytest.mark.parametrize("bad", [r"\s+$", r"(?:a+)+b", r"\bthe\s*,?\s*x", r"[A-Z]\w+['’]s"])
def test_a_pattern_that_backtracks_is_found(bad: str) -> None:
    assert slow(re.compile(bad), False)
