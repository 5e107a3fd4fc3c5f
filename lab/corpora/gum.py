"""GUM: attributions from its discourse trees (nested ones too), source and cue from its syntax trees.

A relation ``attribution-positive`` or ``-negative`` joins an attributing clause to what is attributed. The
clause holds source and cue together; the dependency tree tells them apart.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lab.corpora.attributions import Article, Gold, Spans

DEV = frozenset(
    {
        "academic_exposure", "academic_librarians", "bio_byron", "bio_emperor", "court_loan", "court_negligence",
        "interview_cyclone", "interview_gaming", "news_homeopathic", "news_iodine", "speech_impeachment",
        "speech_inauguration", "textbook_governments", "textbook_labor", "voyage_athens", "voyage_coron",
    }
)  # fmt: skip
"""Dev documents of the open genres (GUM's own splits.md)."""

RELATIONS = ("attribution-positive", "attribution-negative")
CUE_PARTS = {"aux", "aux:pass", "cop", "compound:prt", "advmod:neg", "xcomp"}


@dataclass(slots=True)
class Token:
    """One word of the syntax tree: ``head`` counts in the document (-1 for a root)."""

    form: str
    start: int
    end: int
    relation: str
    head: int
    upos: str


@dataclass(slots=True)
class Tree:
    """A discourse tree: each unit's words, each node's relation to its parent, and which relations join nuclei."""

    nuclear: set[str]
    parent: dict[str, str] = field(default_factory=dict)
    relation: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[int]] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def nucleus(self, node: str) -> list[int]:
        """The words a node holds, those of the satellites hung on it left out."""
        found = list(self.words.get(node, ()))
        for child in self.children[node]:
            if self.relation[child] in self.nuclear:
                found += self.whole(child)
        return sorted(found)

    def whole(self, node: str) -> list[int]:
        """The words of a node and of everything below it."""
        return sorted([*self.words.get(node, ()), *(w for child in self.children[node] for w in self.whole(child))])


def articles(folder: Path, split: str, genres: tuple[str, ...] = ()) -> Iterator[Article]:
    """The documents of ``split`` ("train" or "dev"), of the named genres or of all that are there."""
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        name = path.stem.removeprefix("GUM_")
        tree = folder / "rst" / "rstweb" / f"{path.stem}.rs4"
        if (name in DEV) == (split == "dev") and tree.exists() and (not genres or name.split("_")[0] in genres):
            text, tokens = _text(path)
            yield Article(path.stem, text, tuple(_attributions(_tree(tree), tokens)), levels=9, searched=1.0)


def _text(path: Path) -> tuple[str, list[Token]]:
    """The text as printed, and its words; paragraphs are parted by a blank line."""
    parts: list[str] = []
    length = first = joined = 0
    tokens: list[Token] = []
    spaced = True
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if line.startswith("# newpar") and "block" not in line and parts:
            parts.append("\n\n")
            length += 2
        elif not line:
            first = len(tokens)
        elif "-" in cells[0] and cells[0][0].isdigit():
            # "3-4 don't": the words 3 and 4 are printed without a space; the one after 4 is this line's.
            joined = int(cells[0].split("-")[1])
            spaced = "SpaceAfter=No" not in cells[9]
        elif cells[0].isdigit():
            number, head = int(cells[0]), int(cells[6])
            end = length + len(cells[1])
            tokens.append(Token(cells[1], length, end, cells[7], first + head - 1 if head else -1, cells[3]))
            inside = number < joined
            space = not inside and (spaced if number == joined else "SpaceAfter=No" not in cells[9])
            joined = 0 if number == joined else joined
            parts.append(cells[1] + " " * space)
            length = end + space
    return "".join(parts), tokens


def _tree(path: Path) -> Tree:
    root = ElementTree.parse(path).getroot()
    tree = Tree({"span"} | {rel.attrib["name"] for rel in root.iter("rel") if rel.attrib["type"] == "multinuc"})
    at = 0
    for node in root.iterfind("body/*"):
        if node.tag not in ("segment", "group"):
            continue
        name = node.attrib["id"]
        if node.tag == "segment":
            count = len((node.text or "").split())
            tree.words[name] = list(range(at, at + count))
            at += count
        if "parent" in node.attrib:
            tree.parent[name] = node.attrib["parent"]
            tree.relation[name] = node.attrib.get("relname", "span")
            tree.children[node.attrib["parent"]].append(name)
    return tree


def _attributions(tree: Tree, tokens: list[Token]) -> Iterator[Gold]:
    found = []
    for node, relation in tree.relation.items():
        if relation in RELATIONS:
            clause = tree.nucleus(node)
            content = tree.nucleus(tree.parent[node])
            source, cue = _split(clause, tokens)
            if cue and content:
                found.append((source, cue, content, relation.endswith("negative")))
    contents = [set(content) for _, _, content, _ in found]
    for source, cue, content, negated in found:
        level = sum(cue[0] in other for other in contents)
        yield Gold(*(_spans(words, tokens) for words in (source, cue, content)), level=level, negated=negated)


def _split(clause: list[int], tokens: list[Token]) -> tuple[list[int], list[int]]:
    """Source words and cue words of an attributing clause."""
    inside = set(clause)
    heads = [word for word in clause if tokens[word].head not in inside and tokens[word].upos != "PUNCT"]
    if not heads or tokens[heads[0]].upos not in CUE_HEADS:
        return [], []
    head = heads[0]
    lead = [tokens[word].form.lower() for word in clause[:2]]
    if lead == ["according", "to"]:
        return [word for word in clause[2:] if tokens[word].upos != "PUNCT"], clause[:2]
    subject = [w for w in clause if tokens[w].head == head and tokens[w].relation.startswith(("nsubj", "obl:agent"))]
    agents = [w for w in subject if tokens[w].relation == "obl:agent"] or subject
    source = sorted({w for top in agents[:1] for w in _subtree(top, tokens, inside)})
    below = [word for word in clause if tokens[word].head == head]
    cue = {w for w in below if tokens[w].relation in CUE_PARTS or tokens[w].form.lower() in NOT} | {head}
    return _trimmed(source, tokens), sorted(cue - set(source))


CUE_HEADS = {"VERB", "AUX", "ADJ", "NOUN", "ADP"}
NOT = {"not", "n't", "never", "n’t"}


def _subtree(top: int, tokens: list[Token], inside: set[int]) -> set[int]:
    found, edge = {top}, [top]
    while edge:
        edge = [w for w in inside if tokens[w].head in edge and w not in found]
        found.update(edge)
    return found


def _trimmed(words: list[int], tokens: list[Token]) -> list[int]:
    while words and tokens[words[-1]].upos == "PUNCT":
        words = words[:-1]
    return words


def _spans(words: list[int], tokens: list[Token]) -> Spans:
    """Runs of neighbouring words as character spans."""
    spans: list[tuple[int, int]] = []
    previous = -2
    for word in sorted(words):
        if word == previous + 1:
            spans[-1] = (spans[-1][0], tokens[word].end)
        else:
            spans.append((tokens[word].start, tokens[word].end))
        previous = word
    return tuple(spans)
