"""Names in UD English EWT's training part, marked by hand for Readout in the manner of Universal NER.

``ewt_names.tsv`` holds, for sentences with a proper noun, the characters and the type (P, O, L) of each name, or "-"
where there is none; the sentences themselves are read from EWT. It was made by reading, one pass, by language models
under written rules (UNER-EWT's dev part as the example), and checked only for spans that do not exist. A sentence in
which EWT's annotators saw no proper noun has no name; one in three of those is taken. Others are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lab.corpora.names import Named, NamedSpan
from readout.referents import EntityType

TABLE = Path(__file__).with_suffix(".tsv")
NAMELESS = 3
TYPES: dict[str, EntityType] = {"P": "person", "O": "organization", "L": "place"}


def documents(path: Path) -> Iterator[Named]:
    """The documents of EWT's conllu file, a sentence a line."""
    marked = _marked()
    name, lines, names = "", [], []
    for number, sentence in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        head = dict(re.findall(r"^# (newdoc id|sent_id|text) = (.*)$", sentence, re.MULTILINE))
        if "newdoc id" in head:
            if lines:
                yield Named(name, "\n".join(lines), tuple(names))
            name, lines, names = head["newdoc id"], [], []
        spans = marked.get(head.get("sent_id", ""), None if "\tPROPN\t" in sentence or number % NAMELESS else [])
        if "text" in head and spans is not None:
            shift = sum(len(line) + 1 for line in lines)
            names += [(start + shift, end + shift, kind) for start, end, kind in spans]
            lines.append(head["text"])
    if lines:
        yield Named(name, "\n".join(lines), tuple(names))


def _marked() -> dict[str, list[NamedSpan]]:
    found: dict[str, list[NamedSpan]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            sentence, start, end, kind = line.split("\t")
            spans = found.setdefault(sentence, [])
            if kind != "-":
                spans.append((int(start), int(end), TYPES[kind]))
    return found
