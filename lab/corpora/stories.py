"""Small stories of our own (tests/cases/stories, lab/corpora/told) with gold for copies, claims and their status."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from readout.records import Page
from readout.text import Span

OPEN = Path("tests/cases/stories/open")
TOLD = Path(__file__).with_name("told")
"""Stories to learn from, written by language models under tests/cases/stories/README.md."""
HALF = 0.5
_REPORT = re.compile(r"^=== ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """One report as it is written: its heading's facts, and its gold (kind, of, family, origin, story)."""

    id: str
    facts: dict[str, str]
    body: str
    gold: dict[str, str]

    @property
    def page(self) -> Page:
        """The report as a page pasted from its site, with what stands beside it."""
        given = tuple((key, self.facts[key]) for key in ("title", "published", "outlet"))
        text = f"{self.facts['title']}\n\n{self.facts.get('byline', '')}\n\n{self.body}\n"
        return Page(self.id, text.encode(), "text/plain", self.facts["url"], charset="utf-8", given=given)


@dataclass(frozen=True, slots=True)
class Story:
    """A folder: its reports in order, and its claims as the file says them."""

    name: str
    reports: tuple[Written, ...]
    claims: tuple[dict[str, Any], ...]

    def spoken_of(self, report: str, text: str, span: Span) -> dict[str, str]:
        """The claims that a stretch of a report speaks of by gold, with how it stands to each.

        It does where it has half of a record's words, or the record half of its.
        """
        found: dict[str, str] = {}
        for claim in self.claims:
            for record in claim["record"]:
                at = text.find(record["quote"]) if record["report"] == report else -1
                if at < 0:
                    continue
                start, end = max(at, span.start), min(at + len(record["quote"]), span.end)
                if end - start >= HALF * min(len(record["quote"]), span.end - span.start):
                    found.setdefault(claim["id"], record["relation"])
        return found


def stories(folder: Path = OPEN) -> list[Story]:
    """Every story of a folder, by name."""
    return [_story(path) for path in sorted(folder.iterdir()) if (path / "gold.toml").is_file()]


def _story(folder: Path) -> Story:
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    own = {each["id"]: each for each in gold["report"]}
    reports = []
    for part in _REPORT.split((folder / "reports.txt").read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n\n")
        name, *lines = head.splitlines()
        facts = dict(line.split(": ", 1) for line in lines)
        reports.append(Written(name.strip(), facts, body.strip(), own[name.strip()]))
    return Story(folder.name, tuple(reports), tuple(gold["claim"]))
