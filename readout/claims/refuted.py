"""What a report tells as others' claim, to say in the next sentence that it is not so.

"A broadcast claims that the units were withdrawn. The report is false." What the first tells is denied, by whoever says
the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from readout.claims.passages import Passage
from readout.records import Attribution

_SAID = r"(?:claim|report|allegation|accusation|story|broadcast|rumou?r|publication|information)s?"
_FALSE = r"(?:false|untrue|not true|wrong|incorrect|baseless|unfounded|fabricated|invented|nonsense|fake|an? lie|lies)"
_REFUTES = re.compile(
    rf"\b(?:reject(?:s|ed)?|den(?:y|ies|ied)|dismiss(?:es|ed)?|refut(?:es?|ed)) "
    rf"(?:this|it|these|them|that(?=\W*$)|the {_SAID})\b"
    rf"|\b(?:this|that|it|(?:the|these|such|any|all) {_SAID}"
    rf"|(?:claims|reports|allegations|rumou?rs) (?:of|about|that))\b"
    rf"[^.;]{{0,40}}\b(?:is|are|was|were) (?:\w+ ){{0,2}}{_FALSE}\b"
    rf"|\bno such {_SAID}\b",
    re.IGNORECASE,
)
_CLAIMS = re.compile(rf"^(?:claim|alleg|report|suggest|rumou?r|accus|assert|insinuat|{_SAID})\w*$", re.IGNORECASE)


def with_refuted(passages: Sequence[Passage], text: str, statements: Mapping[str, Attribution]) -> Iterator[Passage]:
    """The passages of a report in text order; those that the next sentence refutes are denied by its holder."""
    sentences = [list(own) for _, own in groupby(passages, key=lambda passage: passage.sentence)]
    refutes = [bool(_REFUTES.search(text, *own[0].sentence)) for own in sentences]
    for at, own in enumerate(sentences):
        after = sentences[at + 1] if at + 1 < len(sentences) and refutes[at + 1] else None
        for passage in own:
            if after and _is_claim(passage, text, statements):
                yield replace(passage, attitude="denied", holders=after[0].holders, denied=True)
            elif refutes[at] and passage.attitude == "held" and _REFUTES.search(text, *passage.span):
                yield replace(passage, attitude="denied")
            else:
                yield passage


def _is_claim(passage: Passage, text: str, statements: Mapping[str, Attribution]) -> bool:
    """Whether it stands in what somebody is said to claim."""
    statement = statements.get(passage.statement or "")
    return statement is not None and any(_CLAIMS.search(span.of(text)) for span in statement.cue)
