"""PolNeAR 1.0: news articles with source, cue and content in brat standoff; outermost level only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lab.corpora.attributions import Article, Gold, Spans

MARK = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
EVENT = re.compile(r"^E\d+\t(\S+:T\d+(?: \S+:T\d+)*)\s*$")


def articles(folder: Path, split: str) -> Iterator[tuple[Article, ...]]:
    """For each text its annotations, one Article per annotator in alphabetical order (most have one)."""
    annotated: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        annotated[path.stem[:-5]].append(path)
    for name, paths in annotated.items():
        # newline="" keeps the offsets: they count the characters of the file as it lies on disk.
        with open(folder / split / "text" / f"{name}.txt", encoding="utf-8", newline="") as file:
            text = file.read()
        yield tuple(Article(name, text, tuple(_read(path))) for path in paths)


def _read(path: Path) -> Iterator[Gold]:
    """The attributions of one file; the six malformed lines of the training part are passed over."""
    marks: dict[str, Spans] = {}
    events: list[list[tuple[str, str]]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if found := MARK.match(line):
            pairs = (pair.split() for pair in found[3].split(";"))
            marks[found[1]] = tuple((int(start), int(end)) for start, end in pairs)
        elif found := EVENT.match(line):
            events.append([(role, mark) for role, _, mark in (part.partition(":") for part in found[1].split())])
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for role, mark in event:
            roles[role.rstrip("0123456789").lower()].extend(marks.get(mark, ()))
        if roles["content"] or roles["cue"]:
            yield Gold(*(tuple(sorted(roles[role])) for role in ("source", "cue", "content")))
