"""Training examples put together from pieces: what PolNeAR does not mark or hardly holds.

PolNeAR marks the outermost attribution only, and few dash signatures, reversed colon headlines, passive
agents or quotations without a cue. Here clauses, quotations and sources harvested from its training part are
set into frames of our own. Every frame is a string with roles in braces:

    {0S:...} source, {0C:...} cue, {0T:...} content of attribution 0 (the outermost), {1S:...} of the one inside it

Marks nest: {0T:that {1S:$n} {1C:said} {1T:$c}}. ``$n`` a source, ``$c`` a clause, ``$q`` a quotation without its
marks, ``$r`` a clause with a capital, ``$h`` words of a headline, ``$p`` a person.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lab.corpora.attributions import Article, Gold

FRAMES = Path(__file__).with_name("frames.tsv")
NAMES = Path(__file__).with_name("names.tsv")
SLOT = re.compile(r"\$([a-zN])")
MARK = re.compile(r"\{(\d)([SCT]):|\}")
PRONOUNS = {"he", "she", "they", "it", "i", "we", "who", "which", "that", "you", "one", "his", "her", "their"}
PLAIN_CUES = {"said", "says", "has said", "told reporters", "argued", "stated", "added", "noted", "reported"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the frames are filled with."""

    sources: list[str]
    people: list[str]
    clauses: list[str]
    quotations: list[str]
    neutral: list[str]
    headlines: list[str]


def harvest(articles: Sequence[Article]) -> Pieces:
    """Sources, clauses, quotations and neutral paragraphs from articles; names of our own among the sources."""
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()[1:]]
    own = [name for kind, name in rows if kind != "person"]
    people = [name for kind, name in rows if kind == "person"]
    sources, clauses, quotations, neutral, headlines = [], [], [], [], []
    for article in articles:
        text = article.text
        for gold in article.attributions:
            source = " ".join(text[a:b] for a, b in gold.source)
            cue = " ".join(text[a:b] for a, b in gold.cue).lower()
            if source and source.lower() not in PRONOUNS and len(source) < 70 and "\n" not in source:
                sources.append(source)
            if len(gold.content) == 1 and gold.source:
                content = text[gold.content[0][0] : gold.content[0][1]].strip()
                if quoted := _quotation(content):
                    quotations.append(quoted)
                elif cue in PLAIN_CUES and gold.cue[0][1] < gold.content[0][0] and (clause := _clause(content)):
                    clauses.append(clause)
        neutral += _neutral(article)
        headlines += _headline(article)
    return Pieces(sources + own * (1 + len(sources) // (2 * len(own))), people, clauses, quotations, neutral, headlines)


def _quotation(content: str) -> str | None:
    inner = content.strip("“”\"'‘’ ").rstrip(",.")
    whole = content[0] in '“"' and content[-1] in '”"' and not re.search('[“”"]', inner)
    return inner if whole and 15 < len(inner) < 260 and "\n" not in inner else None


def _clause(content: str) -> str | None:
    """A clause that can stand alone, with a small letter in front where it had one."""
    clause = re.sub(r"^that\s+", "", content).rstrip(" .,")
    sound = 20 < len(clause) < 220 and "\n" not in clause and not re.search('[“”"]', clause)
    return clause if sound and not clause.lower().startswith(("to ", "of ", "about ", "in ")) else None


def _neutral(article: Article) -> Iterator[str]:
    """Paragraphs of an article that hold no attribution at all."""
    for line in re.finditer(r"[^\n]+", article.text):
        inside = any(a < line.end() and line.start() < b for g in article.attributions for a, b in g.content + g.cue)
        if not inside and 40 < len(line[0]) < 300 and line[0].rstrip()[-1] in ".!?":
            yield line[0].strip()
            first = re.match(r"[^.!?]{20,120}[.!?](?= [A-Z])", line[0])
            if first:
                yield first[0]


def _headline(article: Article) -> Iterator[str]:
    """An article's first line, where it tells something and attributes nothing."""
    line = article.text.split("\n", 1)[0].strip().rstrip(".")
    inside = any(a < len(line) for gold in article.attributions for a, _ in gold.content + gold.cue)
    if not inside and 20 < len(line) < 110 and not re.search('[:“”"‘|—]', line):
        yield line


class Composer:
    """Fills frames, one article at a time; the same seed gives the same examples."""

    def __init__(self, pieces: Pieces, seed: int) -> None:
        self.pieces = pieces
        self.random = random.Random(seed)
        self.frames = [line for line in FRAMES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]

    def article(self) -> Article:
        """A text of framed paragraphs between neutral ones; often a headline frame stands first, or nearly alone."""
        heads = [frame for frame in self.frames if frame.startswith("H\t")]
        bodies = [frame for frame in self.frames if not frame.startswith("H\t")]
        drawn = [self._fill(self.random.choice(heads))] if self.random.random() < 0.6 else []
        if drawn and self.random.random() < 0.6:
            drawn.append((self.random.choice(self.pieces.neutral), []))
            return _joined(drawn)
        for _ in range(self.random.choice((1, 1, 2, 4, 6))):
            if self.random.random() < 0.3 and self.pieces.neutral:
                drawn.append((self.random.choice(self.pieces.neutral), []))
            drawn.append(self._fill(self.random.choice(bodies)))
        return _joined(drawn)

    def wrap(self, text: str, golds: Sequence[Gold]) -> Article | None:
        """One sentence with its attributions, set inside another's report: theirs go one level down."""
        if not text.rstrip().endswith(".") or len(text) > 300 or text.count(". ") > 0 or "“" in text or '"' in text:
            return None
        body = text.rstrip().rstrip(".")
        if body.split()[0] in SMALL:
            body = body[0].lower() + body[1:]
        outer, cue = self.random.choice(self.pieces.sources), self.random.choice(WRAPPING)
        lead, tail = (f"{outer} {cue} that ", ".") if self.random.random() < 0.5 else ("", f", {outer} {cue}.")
        shift = len(lead)
        whole = lead + body + tail
        source_at = 0 if lead else shift + len(body) + 2
        cue_at = source_at + len(outer) + 1
        content = (len(f"{outer} {cue} "), shift + len(body)) if lead else (0, len(body))
        first = Gold(((source_at, source_at + len(outer)),), ((cue_at, cue_at + len(cue)),), (content,))
        inner = [
            Gold(
                *(tuple((a + shift, min(b, len(body)) + shift) for a, b in p) for p in (g.source, g.cue, g.content)),
                level=g.level + 1,
            )
            for g in golds
        ]
        return Article("wrapped", whole, (first, *inner), levels=9)

    def _fill(self, frame: str) -> tuple[str, list[Gold]]:
        template = SLOT.sub(self._piece, frame.partition("\t")[2])
        return _parse(template.replace("\\n", "\n\n"))

    def _piece(self, slot: re.Match[str]) -> str:
        pieces, choice = self.pieces, self.random.choice
        kind = slot[1]
        if kind == "c":
            return _safe(choice(pieces.clauses))
        if kind == "r":
            clause = _safe(choice(pieces.clauses))
            return clause[0].upper() + clause[1:]
        if kind == "q":
            quoted = _safe(choice(pieces.quotations))
            return quoted[0].upper() + quoted[1:]
        if kind == "p":
            return choice(pieces.people)
        if kind == "h":
            return _safe(choice(pieces.headlines))
        source = _safe(choice(pieces.sources))
        if kind == "N":
            return source[0].upper() + source[1:]
        return source


SMALL = frozenset({"The", "A", "An", "He", "She", "They", "It", "His", "Her", "But", "In", "On", "Some", "Many"})
"""First words that lose their capital inside a sentence."""

WRAPPING = ["reported", "said", "wrote", "says", "reports", "has reported", "claimed", "noted", "said on Tuesday",
            "reported on Friday", "revealed", "told reporters", "alleged", "confirmed", "added"]  # fmt: skip


def _safe(piece: str) -> str:
    return piece.replace("{", "(").replace("}", ")").replace("$", "")


def _parse(template: str) -> tuple[str, list[Gold]]:
    """Plain text and its attributions from a frame whose slots are filled."""
    text: list[str] = []
    length = at = 0
    roles: dict[int, dict[str, list[tuple[int, int]]]] = {}
    stack: list[tuple[int, str, int]] = []
    for mark in MARK.finditer(template):
        text.append(template[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            stack.append((int(mark[1]), mark[2], length))
        else:
            number, role, start = stack.pop()
            roles.setdefault(number, {"S": [], "C": [], "T": []})[role].append((start, length))
    text.append(template[at:])
    golds = [Gold(*(tuple(found[role]) for role in "SCT"), level=min(number, 8)) for number, found in roles.items()]
    return "".join(text), golds


def _joined(drawn: Sequence[tuple[str, list[Gold]]]) -> Article:
    text, golds = "", []
    for paragraph, found in drawn:
        shift = len(text)
        for gold in found:
            moved = (tuple((a + shift, b + shift) for a, b in spans) for spans in (gold.source, gold.cue, gold.content))
            golds.append(Gold(*moved, level=gold.level))
        text += paragraph + "\n\n"
    return Article("composed", text, tuple(golds), levels=9)
