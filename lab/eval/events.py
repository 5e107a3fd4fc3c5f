"""Events against PLOVER's gold records (``../shared/data/events/gsr_dev.json``), by the scorer in ``../shared/tools``.

Each sentence is read by itself, as plain text, and coded as PLOVER does (readout.events.coding). The gold codes one
event of a sentence, its news, so scored are the records that are marked so; with ``--all`` those in passing as well.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lab.train.examples import lines_of
from readout.clean.sentences import split_sentences
from readout.encoder.model import load_model
from readout.events.coding import coded
from readout.layers import BLOCKS, EVENTS, FLAGS, SENTENCES, Reading
from readout.pipeline import Pipeline
from readout.plover import Event, Participant
from readout.records import Block, Document
from readout.referents import Actor
from readout.settings import DEFAULTS
from readout.stages import reading_stages
from readout.text import content_id

DATA = Path("../shared/data/events/gsr_dev.json")
SCORER = Path("../shared/tools/score_gsr.py")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="gold records (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--all", action="store_true", help="score what is told in passing as well")
    parser.add_argument("--show", action="store_true", help="print every sentence with its events")


def main(args: argparse.Namespace) -> dict[str, float]:
    """The scorer's figures, in [0, 1]."""
    pipeline = Pipeline(reading_stages(load_model(args.model), DEFAULTS), (BLOCKS, SENTENCES, FLAGS))
    with tempfile.TemporaryDirectory() as folder:
        texts, answers = Path(folder) / "texts.jsonl", Path(folder) / "answers.jsonl"
        scorer = [sys.executable, str(SCORER), "--gsr", str(args.data)]
        subprocess.run([*scorer, "--dump-input", str(texts)], check=True)
        with open(answers, "w", encoding="utf-8") as file:
            for row in map(json.loads, texts.read_text(encoding="utf-8").splitlines()):
                reading = pipeline.run(as_reading(row["text"]))
                if args.show:
                    print(row["text"], *(shown(reading, event) for event in reading[EVENTS]), sep="\n", end="\n\n")
                print(json.dumps({"id": row["id"], "events": list(scored(reading, args.all))}), file=file)
        told = subprocess.run([*scorer, str(answers), "--json"], check=True, capture_output=True, text=True).stdout
        print(subprocess.run([*scorer, str(answers), "--per-type"], capture_output=True, text=True).stdout)
    return {name: value for name, value in json.loads(told).items() if isinstance(value, float)}


def as_reading(text: str) -> Reading:
    """A sentence as a report of one paragraph."""
    blocks = tuple(Block(span, "body", "a line") for span in lines_of(text))
    sentences, flags = split_sentences(text, blocks)
    document = Document(content_id(text), text, "a sentence")
    return Reading(document).plus({BLOCKS: blocks, SENTENCES: sentences, FLAGS: flags})


def scored(reading: Reading, everything: bool = False) -> Iterator[dict[str, Any]]:
    """The records as the scorer reads them, the surest first."""
    for each in sorted(coded(reading), key=lambda each: -each.event.score):
        if each.root or everything:
            yield {"type": each.type, "source": codes(each.actors), "target": codes(each.recipients)}


def codes(participants: tuple[Participant, ...]) -> list[str]:
    """Country and sector of each actor: "USAGOV", "---REB" where no country is known."""
    return sorted({code(actor) for each in participants for actor in each.actors} - {"---"})


def code(actor: Actor) -> str:
    """One actor's code."""
    sector = actor.sector if (actor.country, actor.sector) != ("NGO", "SOC") else None
    return (actor.country or "---") + (sector or "")


def shown(reading: Reading, event: Event) -> str:
    """One line: type, status, trigger, who and whom with their codes."""
    text = reading.document.text
    sides = (
        "; ".join(f"{each.span.of(text)} {'+'.join(map(code, each.actors))}" for each in side)
        for side in (event.actors, event.recipients)
    )
    return f"    {event.type} {event.status} {event.standing} [{event.trigger.of(text)}] " + " -> ".join(sides)
