"""Places against a hand-made list: how many names get the right point, with the names given.

``--data`` is a TSV with the columns text, toponym, start, latitude, longitude, country, admin, kind, note; several
rows may share a text. A name counts as right when its point lies within 161 km of the gold point, as the
literature counts. For areas (country, admin, region, water, landform) the centre is a matter of taste: their
point also counts as right when it lies within the radius that Readout gives for the area and that area lies in the
gold country (where there is one). ``strict`` counts no such point. With ``--model`` the names come from the model;
one that it does not find with just these characters, or finds to act as a government, counts as not answered.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from readout.layers import BLOCKS, ENTITIES, FLAGS, MENTIONS, NAMES, PLACES, SENTENCES, Reading
from readout.pipeline import Pipeline
from readout.places.stages import Locate
from readout.records import Block, Document, Sentence
from readout.referents import Candidate, Name, Place
from readout.text import Span, content_id

DATA = Path("tests/cases/places/toponyms.tsv")
AREAS = ("country", "admin", "region", "water", "landform")
NEAR_KM = 161.0
"""A hundred miles: the distance within which the literature calls a toponym right."""

Row = dict[str, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the list (default: %(default)s)")
    parser.add_argument("--model", help="a model folder: names are found, not given")
    parser.add_argument("--wrong", action="store_true", help="print what was wrong")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Shares in percent: right of all, right of answered, strict, by kind."""
    tally: Counter[str] = Counter()
    pipeline = _found(args.model) if args.model else None
    for rows in by_text(args.data):
        found = {place.span: place for place in _read(rows, pipeline)[PLACES]}
        for row in rows:
            start = int(row["start"])
            place = found.get(Span(start, start + len(row["toponym"])))
            verdict = judged(row, place)
            tally.update(("gold", f"{row['kind']}.gold", verdict, f"{row['kind']}.{verdict}"))
            tally["strict"] += bool(place and place.place and away(row, place.place) <= NEAR_KM)
            tally["country"] += bool(place and place.place and _same_country(row, place.place))
            if args.wrong and verdict != "right":
                print(f"{verdict:8} {row['toponym']} [{row['kind']} {row['country']}] {place and place.reason}\n"
                      f"         {row['text']}")  # fmt: skip
    return _figures(tally)


def by_text(path: Path) -> Iterator[list[Row]]:
    """The rows of each text."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            groups[row["text"]].append(row)
    yield from groups.values()


def judged(row: Row, place: Place | None) -> str:
    """ "right", "wrong" or "none"."""
    if place is None or place.place is None:
        return "none"
    km, candidate = away(row, place.place), place.place
    area = row["kind"] in AREAS and _same_country(row, candidate) and km <= max(NEAR_KM, candidate.radius or 0)
    return "right" if km <= NEAR_KM or area else "wrong"


def away(row: Row, place: Candidate) -> float:
    """Kilometres between the gold point and the given one."""
    a, b = math.radians(float(row["latitude"])), math.radians(place.latitude)
    turn = math.radians(place.longitude - float(row["longitude"]))
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, half)))


def given(text: str, names: Sequence[Name]) -> Reading:
    """A text as one paragraph and one sentence, with its names."""
    whole = Span(0, len(text))
    reading = Reading(Document(id=content_id(text), text=text, name="a line"))
    layers = {BLOCKS: (Block(whole, "body", "given"),), SENTENCES: (Sentence(whole),), FLAGS: ()}
    return reading.plus({**layers, NAMES: tuple(names), ENTITIES: (), MENTIONS: ()})


def _read(rows: Sequence[Row], pipeline: Pipeline | None) -> Reading:
    text = rows[0]["text"]
    if pipeline:
        return pipeline.run(given(text, ()).without(frozenset({"names", "entities", "mentions"})))
    starts = [(int(row["start"]), row["toponym"]) for row in rows]
    names = [Name(Span(start, start + len(word)), "place", 1.0) for start, word in starts]
    return Pipeline([Locate()], start=(BLOCKS, SENTENCES, NAMES, ENTITIES, MENTIONS)).run(given(text, names))


def _found(model: str) -> Pipeline:
    """The whole pipeline, which finds the names itself."""
    from readout.encoder.model import load_model
    from readout.stages import reading_stages

    return Pipeline(reading_stages(load_model(model)), start=(BLOCKS, SENTENCES, FLAGS))


def _same_country(row: Row, place: Candidate) -> bool:
    return not row["country"] or place.country is None or place.country in row["country"].split()


def _figures(tally: Counter[str]) -> dict[str, float]:
    gold, answered = tally["gold"], tally["right"] + tally["wrong"]
    figures = {
        "accuracy": 100 * tally["right"] / gold,
        "precision": 100 * tally["right"] / max(answered, 1),
        "strict": 100 * tally["strict"] / gold,
        "country": 100 * tally["country"] / gold,
    }
    print(f"{gold} names: right {figures['accuracy']:.1f} %, of {answered} answered {figures['precision']:.1f} %, "
          f"strict {figures['strict']:.1f} %, country {figures['country']:.1f} %")  # fmt: skip
    for kind in sorted(name.removesuffix(".gold") for name in tally if name.endswith(".gold")):
        print(f"  {kind:10} {tally[f'{kind}.right']:4} of {tally[f'{kind}.gold']:4}  none {tally[f'{kind}.none']}")
    return figures
