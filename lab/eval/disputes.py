"""Disputes on the small stories of our own: of the claims that gold says are denied, how many the board shows.

``told``: a denial of the board stands on characters that gold marks as a denial of the claim. ``matched``: it is set
against a telling that gold marks as one of the same claim. ``right``: of the tellings that are set against such a
denial, the share that gold marks as of the same claim. ``--data`` names the half: ``held`` stays closed until the
rules are done.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lab.corpora.stories import OPEN, Story, stories
from lab.eval.small import filled
from readout.api import Reader, Recipe
from readout.layers import Reading
from readout.ledger.disputed import disputed
from readout.ledger.sides import Disputed, Side

HOLDS = ("states", "repeats", "confirms", "hedges", "updates")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=OPEN, help="the small stories (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Shares in percent."""
    claims = told = matched = pairs = right = 0
    with Reader(Recipe(args.model)) as reader:
        for story in stories(args.data):
            readings = {report.id: reader.read(report.page) for report in story.reports}
            board = list(_board(story, readings, args.model))
            for claim in story.claims:
                denials = [record for record in claim["record"] if record["relation"] == "denies"]
                if not denials:
                    continue
                own = [each for each in board if any(_on(side, denials, readings) for side in each.denied)]
                held = [record for record in claim["record"] if record["relation"] in HOLDS]
                good = [side for each in own for side in each.held if _on(side, held, readings)]
                claims, told, matched = claims + 1, told + bool(own), matched + bool(good)
                pairs, right = pairs + sum(len(each.held) for each in own), right + len(good)
    shares = {"told": (told, claims), "matched": (matched, claims), "right": (right, pairs)}
    figures = {name: 100 * part / max(1, whole) for name, (part, whole) in shares.items()}
    print(f"{claims} denied claims: {told} told, {matched} set against a telling; {right} of {pairs} tellings right")
    return figures


def _board(story: Story, readings: dict[str, Reading], model: Path | None) -> Iterator[Disputed]:
    with filled(story, readings, model) as ledger:
        connection = ledger.store.connection
        names = dict(connection.execute("SELECT e.name, d.key FROM edition e JOIN document d ON d.id = e.document"))
        for told in ledger.stories:
            for each in disputed(connection, told):
                yield Disputed(each.type, *(
                    tuple(_named(side, ledger.report_at[names[side.document]]) for side in sides)
                    for sides in (each.held, each.denied)
                ))  # fmt: skip


def _named(side: Side, report: str) -> Side:
    """The same with the report's own number as its document."""
    return Side(
        side.id, report, side.holder, side.voice, side.publisher, side.published, side.text, side.start, side.end
    )


def _on(side: Side, records: list[dict[str, Any]], readings: dict[str, Reading]) -> bool:
    """Whether a telling stands on characters of one of these records."""
    for record in records:
        at = readings[record["report"]].document.text.find(record["quote"])
        if record["report"] == side.document and at >= 0 and side.start < at + len(record["quote"]) and at < side.end:
            return True
    return False
