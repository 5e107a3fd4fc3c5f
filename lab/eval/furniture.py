"""Roles of blocks against pages whose every line has its role written beside it.

The data is a folder of sets (``first``, ``held`` ...), each of pages (``NAME.txt`` or ``NAME.html``) with their
truth beside them (``NAME.txt.tsv``: role, text, one line of the page a row, in page order). Pages are read as a
user reads them, by ``clean_page``; every line's role is the one that most of its characters got.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from readout.clean import clean_page
from readout.errors import InputError
from readout.layers import BLOCKS, Reading
from readout.records import REPORT_ROLES, Page

DATA = Path("tests/cases/furniture")
MISSING = "missing"
"""The role of a line that the reading does not hold at all."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: the role it has, the role it got, its text and where it stands."""

    page: str
    truth: str
    given: str
    text: str

    @property
    def left(self) -> bool:
        """Furniture that stayed in the report."""
        return self.truth not in REPORT_ROLES and self.given in REPORT_ROLES

    @property
    def lost(self) -> bool:
        """A line of the report that was set aside or is missing."""
        return self.truth in REPORT_ROLES and self.given not in REPORT_ROLES


@dataclass
class Score:
    """The tally of one set of pages."""

    rows: list[Row] = field(default_factory=list)

    def of(self, role: str) -> tuple[int, int, int]:
        """For one role: rightly given, given, and true lines."""
        given = [row for row in self.rows if row.given == role]
        right = sum(row.truth == role for row in given)
        return right, len(given), sum(row.truth == role for row in self.rows)

    def figures(self) -> dict[str, float]:
        """What the gates hold, each a share of its own lines."""
        report = [row for row in self.rows if row.truth in REPORT_ROLES]
        furniture = [row for row in self.rows if row.truth not in REPORT_ROLES]
        return {
            "exact": sum(row.truth == row.given for row in self.rows) / max(1, len(self.rows)),
            "body_lost": sum(row.lost for row in report) / max(1, len(report)),
            "furniture_left": sum(row.left for row in furniture) / max(1, len(furniture)),
        }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=DATA, help="a folder of sets of pages with their roles")
    parser.add_argument("--split", default=None, help="only this set, such as first or held")
    parser.add_argument("--out", type=Path, default=None, help="every line with both roles, as JSON lines")
    parser.add_argument("--wrong", action="store_true", help="print every line that got another role")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Print each set's scores; the figures are named SET.NAME."""
    sets = sorted(path for path in args.data.glob("*") if path.is_dir() and args.split in (None, path.name))
    if not sets:
        print(
            f"no pages in {args.data}: --data names a folder of sets, each of pages with a .tsv beside them",
            file=sys.stderr,
        )
        raise SystemExit(2)
    figures: dict[str, float] = {}
    everything: list[Row] = []
    for folder in sets:
        score = Score([row for page in pages(folder) for row in rows_of(page)])
        _print(folder.name, score, len(list(pages(folder))), args.wrong)
        figures |= {f"{folder.name}.{name}": value for name, value in score.figures().items()}
        everything += score.rows
    if args.out:
        args.out.write_text("".join(json.dumps(_record(row), ensure_ascii=False) + "\n" for row in everything))
    return figures


def pages(folder: Path) -> Iterator[Path]:
    """The pages of a set, by name."""
    yield from (path for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".html"))


def rows_of(page: Path) -> list[Row]:
    """Every line of the page's truth with the role that the reading gives it."""
    table = Path(f"{page}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    truth = [(role, text) for role, _, text in (line.partition("\t") for line in table)]
    media_type: Literal["text/html", "text/plain"] = "text/html" if page.suffix == ".html" else "text/plain"
    try:
        reading = clean_page(Page(page.name, page.read_bytes(), media_type))
    except InputError as cause:
        print(f"{page.name}: {cause}", file=sys.stderr)
        return [Row(page.name, role, MISSING, text) for role, text in truth]
    return list(_matched(page.name, truth, *_characters(reading)))


def _characters(reading: Reading) -> tuple[str, list[str]]:
    """The text without its white space, and each character's role."""
    letters: list[str] = []
    roles: list[str] = []
    for block in reading[BLOCKS]:
        found = [character for character in block.span.of(reading.document.text) if not character.isspace()]
        letters += found
        roles += [block.role] * len(found)
    return "".join(letters), roles


def _matched(page: str, truth: Sequence[tuple[str, str]], letters: str, roles: Sequence[str]) -> Iterator[Row]:
    """Lines are looked for in page order, so that a label that stands twice is matched twice."""
    at = 0
    for role, text in truth:
        wanted = "".join(text.split())
        start = letters.find(wanted, at)
        start = start if start >= 0 else letters.find(wanted)
        if start < 0:
            yield Row(page, role, MISSING, text)
            continue
        at = start + len(wanted)
        yield Row(page, role, Counter(roles[start:at]).most_common(1)[0][0], text)


def _print(name: str, score: Score, count: int, wrong: bool) -> None:
    report = sum(row.truth in REPORT_ROLES for row in score.rows)
    figures = score.figures()
    print(f"{name}: {count} pages, {len(score.rows)} lines ({report} of the report), exact role {figures['exact']:.3f}")
    print(f"  furniture left in the report: {sum(row.left for row in score.rows)} of {len(score.rows) - report} lines")
    print(f"  lines of the report lost: {sum(row.lost for row in score.rows)} of {report}")
    for role in sorted({row.truth for row in score.rows} | {row.given for row in score.rows}):
        right, given, true = score.of(role)
        print(f"  {role:17} precision {right}/{given}  recall {right}/{true}")
    for row in score.rows if wrong else ():
        if row.truth != row.given:
            mark = "LEFT" if row.left else "LOST" if row.lost else "    "
            print(f"  {mark} {row.page}: {row.truth} got {row.given}: {row.text[:110]!r}")


def _record(row: Row) -> dict[str, str]:
    return {"page": row.page, "truth": row.truth, "given": row.given, "text": row.text}
