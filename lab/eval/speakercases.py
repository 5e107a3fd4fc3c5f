"""Whom sources stand for, end to end, on short reports of our own (``tests/cases/speakers``).

A statement is found when an attribution's cue overlaps the given one; those not found are counted apart. Right means
the full name, or one of the other answers the list allows; a null is right when nothing named is answered.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lab.train.examples import lines_of
from readout.actors import load_actors
from readout.attribution.stages import Attribute
from readout.clean.sentences import split_sentences
from readout.encoder.model import load_model
from readout.encoder.stage import Encode
from readout.entities.spelling import fold
from readout.entities.stages import Identify
from readout.entities.words import titles
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, FLAGS, SENTENCES, SPEAKERS, Reading
from readout.names.stages import FindNames
from readout.pipeline import Pipeline
from readout.records import Block, Document, When
from readout.referents import Entity
from readout.text import content_id

DATA = Path("tests/cases/speakers/speakers.jsonl")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the list (default: %(default)s)")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    parser.add_argument("--show", action="store_true", help="print what is not right")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Shares in percent of the statements found."""
    model = load_model(args.model)
    pipeline = Pipeline(
        [Encode(model), Attribute(model), FindNames(model), Identify(load_actors())], (BLOCKS, SENTENCES, FLAGS)
    )
    tally: Counter[str] = Counter()
    for line in args.data.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for what, shown in judged(case, pipeline.run(as_reading(case))):
            tally[what] += 1
            if args.show and what not in ("right", "right open"):
                print(f"{case['id']} {case['phenomenon'][:26]:26} {what:8} {shown}")
    found = sum(tally.values()) - tally["lost"]
    named = tally["right"] + tally["wrong"] + tally["silent"]
    print(f"found {found} of {sum(tally.values())}; " + ", ".join(f"{what} {n}" for what, n in sorted(tally.items())))
    figures = {
        "resolved": 100 * tally["right"] / named,
        "precision": 100 * tally["right"] / (tally["right"] + tally["wrong"] + tally["guess"]),
    }
    figures["open"] = 100 * tally["right open"] / max(1, tally["right open"] + tally["guess"])
    print({name: round(value, 1) for name, value in figures.items()})
    return figures


def as_reading(case: dict[str, str]) -> Reading:
    """A short report as the pipeline begins with it."""
    text = case["text"]
    at = datetime.fromisoformat(case["published"]).replace(tzinfo=UTC)
    lines = lines_of(text)
    headline = len(lines) > 1 and text[lines[0].end - 1] not in '.!?"”'
    blocks = tuple(Block(s, "headline" if headline and n == 0 else "body", "a line") for n, s in enumerate(lines))
    document = Document(content_id(text), text, case["id"], published=When(at, at, "day", "given"))
    return Reading(document).plus({BLOCKS: blocks, SENTENCES: split_sentences(text, blocks)[0], FLAGS: ()})


def judged(case: dict[str, object], reading: Reading) -> Iterator[tuple[str, str]]:
    """For each statement: right, wrong, silent, guess (answered what is open), right open, or lost."""
    text = reading.document.text
    entities = {each.id: each for each in reading[ENTITIES]}
    speakers = {each.attribution: each for each in reading[SPEAKERS]}
    for wanted in case["statements"]:  # type: ignore[attr-defined]
        start, end = wanted["start"], wanted["start"] + len(wanted["cue"])
        hits = [a for a in reading[ATTRIBUTIONS] if any(c.start < end and start < c.end for c in a.cue)]
        if not hits:
            yield "lost", f"cue {wanted['cue']!r}"
            continue
        speaker = speakers[hits[0].id]
        meant = [entities[one] for one in speaker.entities]
        answers = [wanted["speaker"], *wanted.get("also", [])]
        source = " ".join(s.of(text) for s in hits[0].source)
        shown = f"{source!r} wanted {answers} found {[e.name for e in meant]} ({speaker.how}: {speaker.reason})"
        yield _judgement(answers, meant), shown


def _judgement(answers: list[object], meant: list[Entity]) -> str:
    open_ = answers[0] is None or isinstance(answers[0], dict)
    if any(_fits(answer, meant) for answer in answers):
        return "right open" if open_ else "right"
    if open_:
        return "guess"
    return "wrong" if any(each.named for each in meant) else "silent"


def _fits(answer: object, meant: list[Entity]) -> bool:
    if answer is None:
        return not any(each.named for each in meant)
    if isinstance(answer, dict):
        return bool(meant) and not any(each.named for each in meant)
    wanted = answer if isinstance(answer, list) else [answer]
    return len(wanted) == len(meant) and all(any(_is(one, each) for each in meant) for one in wanted)


def _is(one: object, each: Entity) -> bool:
    return not each.named if isinstance(one, dict) else _same(str(one), each)


def _same(name: str, entity: Entity) -> bool:
    plain = " ".join(word for word in name.split() if word.rstrip(".") not in titles())
    one, other = set(fold(plain)) - {"the"}, set(fold(entity.name)) - {"the"}
    within = (len(other) > 1 and other <= one) or (len(one) > 1 and one <= other)
    return one == other or (entity.named and within)
