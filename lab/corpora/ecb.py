"""ECB+ (Cybulska and Vossen 2014): reports by topic; each topic has two stories that are alike but not the same.

``1_3ecb.xml`` is of the first story of topic 1, ``1_3ecbplus.xml`` of the second. Annotations are CC BY 3.0; topics
36 to 45 are held back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_NO_SPACE_BEFORE = re.compile(r" (?=[.,;:!?%)\]}]|'s\b|n't\b|''|'re\b|'ve\b|'ll\b|'d\b|'m\b)")
_NO_SPACE_AFTER = re.compile(r"(?<=[(\[{$£])\s")


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its topic's number, its story within ("1" or "2"), and its text, a sentence a line."""

    name: str
    topic: int
    story: str
    text: str


def reports(folder: Path) -> dict[int, list[Report]]:
    """The reports of each topic, in the order of their names."""
    found: dict[int, list[Report]] = {}
    for path in sorted(folder.glob("*/*.xml"), key=lambda path: (int(path.parent.name), path.name)):
        topic = int(path.parent.name)
        story = "2" if path.stem.endswith("plus") else "1"
        found.setdefault(topic, []).append(Report(path.stem, topic, story, _text(path)))
    return found


def _text(path: Path) -> str:
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
    lines = (" ".join(words) for _, words in sorted(sentences.items()))
    lines = (_NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", line)) for line in lines)
    return "\n\n".join(line for line in lines if not line.startswith("http"))
