"""GUM's proper names: the words of its mentions of persons, organizations and places that a proper noun heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.corpora.gum import DEV, Token, _text
from lab.corpora.names import Named, NamedSpan
from readout.referents import EntityType

TYPES: dict[str, EntityType] = {"person": "person", "organization": "organization", "place": "place"}
TITLES = frozenset(
    {
        "president", "minister", "prime", "secretary", "general", "senator", "sen.", "rep.", "representative", "mr.",
        "mr", "mrs.", "mrs", "ms.", "ms", "dr.", "dr", "sir", "lord", "king", "queen", "prince", "princess", "pope",
        "judge", "justice", "professor", "prof.", "governor", "gov.", "mayor", "captain", "capt.", "colonel", "col.",
        "major", "sergeant", "lieutenant", "lt.", "chancellor", "ambassador", "director", "chairman", "speaker",
        "madam", "chief", "saint", "st.", "emperor",
    }
)  # fmt: skip
INSIDE = frozenset(
    {
        "of", "the", "and", "for", "&", "de", "la", "du", "van", "von", "del", "di", "da", "in", "at", "on", "'s", "’s",
        "-", "–", "/",
    }
)  # fmt: skip
"""Words that stand inside a name when names' words stand on both sides."""


@dataclass(slots=True)
class _Mention:
    """Words first..last of the document."""

    first: int
    last: int
    kind: str


def documents(folder: Path, split: str, genres: tuple[str, ...] = ()) -> Iterator[Named]:
    """The documents of ``split`` ("train" or "dev"), of the named genres or of all that are there."""
    paths = sorted((folder / "dep").glob("GUM_*.conllu"))
    for path in paths:
        name = path.stem.removeprefix("GUM_")
        if (name in DEV) == (split == "dev") and (not genres or name.split("_")[0] in genres):
            yield document(path)


def document(path: Path) -> Named:
    """One document."""
    text, tokens = _text(path)
    tags = _tags(path)
    names: list[NamedSpan] = []
    for mention in _mentions(path):
        found = _name(mention, tokens, tags)
        if found is None:
            continue
        names.append((tokens[found[0]].start, tokens[found[1]].end, TYPES[mention.kind]))
    kept: list[NamedSpan] = []
    for start, end, kind in sorted(set(names), key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, kind))
    return Named(path.stem, text, tuple(kept))


def _name(mention: _Mention, tokens: list[Token], tags: list[str]) -> tuple[int, int] | None:
    """First and last word of the proper name that heads a mention; None where a common noun does."""
    if mention.kind not in TYPES:
        return None
    words = range(mention.first, mention.last + 1)
    heads = [word for word in words if tokens[word].head not in words]
    if not heads or tokens[heads[0]].upos != "PROPN" or (tags[heads[0]] == "NNPS" and mention.kind == "person"):
        return None
    first = last = heads[0]
    while (before := _reach(first, -1, words, tags, tokens)) is not None:
        first = before
    while (after := _reach(last, 1, words, tags, tokens)) is not None:
        last = after
    while mention.kind == "person" and first < last and tokens[first].form.lower() in TITLES:
        first += 1
    return (first, last) if tokens[last].form.lower() not in TITLES else None


def _reach(at: int, step: int, words: range, tags: list[str], tokens: list[Token]) -> int | None:
    """The next word of the name on one side, over one or two joining words."""
    for far in (1, 2, 3):
        word = at + step * far
        if word not in words:
            return None
        if tags[word].startswith("NNP") or (tags[word] in ("JJ", "NN", "CD", "NNS") and tokens[word].form[0].isupper()):
            return word
        if tokens[word].form.lower() not in INSIDE:
            return None
    return None


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            yield cells


def _tags(path: Path) -> list[str]:
    return [cells[4] for cells in _rows(path)]


def _mentions(path: Path) -> list[_Mention]:
    """Every mention, from the bracket notation of MISC: ``(3-person-...-Link`` opens, ``3)`` closes."""
    done: list[_Mention] = []
    open_: dict[str, list[_Mention]] = {}
    for number, cells in enumerate(_rows(path)):
        marked = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", marked.group(1)) if marked else ():
            if part.startswith("("):
                fields = part.strip("()").split("-", 2)
                mention = _Mention(number, number, fields[1])
                open_.setdefault(fields[0], []).append(mention)
                if part.endswith(")"):
                    done.append(open_[fields[0]].pop())
            else:
                mention = open_[part.rstrip(")")].pop()
                mention.last = number
                done.append(mention)
    return done
