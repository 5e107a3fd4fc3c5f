"""ECB+'s marks of events: which words of which report speak of one event, across the reports of a story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

EVENTS = ("ACTION", "NEG_ACTION")


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked event: its report's topic and story, its sentence as words, which of them it is, and which event."""

    topic: int
    story: str
    report: str
    sentence: tuple[str, ...]
    first: int
    last: int
    event: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its own words."""
        return self.sentence[self.first : self.last + 1]


def mentions(folder: Path) -> list[Mention]:
    """Every marked event below a folder of topics, in the order of topics, reports and words."""
    paths = sorted(folder.glob("*/*.xml"), key=lambda path: (int(path.parent.name), path.name))
    return [mention for path in paths for mention in _mentions(path)]


def _mentions(path: Path) -> list[Mention]:
    root = ElementTree.parse(path).getroot()
    sentences: defaultdict[int, list[str]] = defaultdict(list)
    place: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        number = int(token.get("sentence") or 0)
        place[token.get("t_id") or ""] = number, len(sentences[number])
        sentences[number].append(token.text or "")
    marked = {}
    for mark in root.find("Markables") or ():
        anchors = [place[anchor.get("t_id") or ""] for anchor in mark.iter("token_anchor")]
        if mark.tag.startswith(EVENTS) and anchors:
            marked[mark.get("m_id")] = anchors
    event_of = {}
    for relation in root.find("Relations") or ():
        name = relation.get("note") or f"{path.stem}:{relation.get('r_id')}"
        event_of.update({source.get("m_id"): name for source in relation.iter("source")})
    topic, story = int(path.parent.name), "2" if path.stem.endswith("plus") else "1"
    found = []
    for number, anchors in sorted(marked.items(), key=lambda item: item[1]):
        sentence, own = anchors[0][0], sorted(word for each, word in anchors if each == anchors[0][0])
        event = event_of.get(number, f"{path.stem}:{number}")
        found.append(Mention(topic, story, path.stem, tuple(sentences[sentence]), own[0], own[-1], event))
    return found
