"""Whom sources stand for, against GUM's coreference chains, on its news, interviews and speeches.

Gold statements come from GUM's discourse trees, their sources from its syntax trees. A statement counts when the
chain of its source holds a mention whose head word is a proper noun, of type person, organization or place; chains
that only a title or a general noun names ("President", "Democrat") count with ``--strict`` alone. The statement is
resolved when the speaker is an entity, and right when most of that entity's own names (mentions of kind "name") lie
on names of that chain, each name on the gold name it overlaps most. An entity without a name is no answer here.
Names and statements are GUM's own; with ``--model`` they are the model's, and gold statements whose cue it does not
find are left out and counted.

Names are gathered rightly in the sense of B3 over the names that both sides draw.
``--half`` 0 or 1 reads one half of the documents (by a hash of their names): rules are made on 0, tested on 1.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from lab.corpora import gum
from lab.corpora.attributions import Article
from lab.corpora.coref import TYPES, Chained, chained, created, stated
from lab.train.examples import lines_of
from readout.actors import load_actors
from readout.attribution.stages import Attribute
from readout.clean.sentences import split_sentences
from readout.encoder.model import load_model
from readout.encoder.stage import Encode
from readout.entities.scene import Scene
from readout.entities.stages import Identify
from readout.entities.words import noun, titles
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, FLAGS, MENTIONS, NAMES, SENTENCES, SPEAKERS, Reading
from readout.names.stages import FindNames
from readout.pipeline import Pipeline
from readout.records import Attribution, Block, Document, When
from readout.referents import Name, Speaker
from readout.text import Span, content_id

DATA = Path("../shared/data/gum")
Stated = tuple[str | None, str | None]
"""Title and author as the page states them."""
GENRES = ("news", "interview", "speech")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of GUM's shape (default: %(default)s)")
    parser.add_argument("--half", type=int, choices=(0, 1), help="one half of the documents")
    parser.add_argument("--model", help="read statements and names with this model folder instead of GUM's own")
    parser.add_argument("--strict", action="store_true", help="count chains that only a title names")
    parser.add_argument("--show", action="store_true", help="print every statement with what became of it")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Shares in percent: resolved to the right chain, and right when answered."""
    stage = Identify(load_actors())
    model = load_model(args.model) if args.model else None
    first = (BLOCKS, SENTENCES, FLAGS)
    before = Pipeline([Encode(model), Attribute(model), FindNames(model)], first) if model else None
    tally: Counter[tuple[str, str, str]] = Counter()
    methods: Counter[tuple[str, bool]] = Counter()
    b3: list[tuple[float, float]] = []
    for article, mentions, published in documents(args.data, args.half):
        genre = article.name.split("_")[1]
        path = args.data / "dep" / f"{article.name}.conllu"
        reading = stage_input(article, mentions, published, (stated(path, "title"), stated(path, "author")))
        if before is not None:
            reading = before.run(reading.without(frozenset({ATTRIBUTIONS.name, NAMES.name})))
        reading = reading.plus(stage.run(reading))
        b3 += list(clustering(reading, mentions))
        for kind, how, what, shown in judged(reading, article, mentions, args.strict):
            for group in (genre, "all"):
                for part in {kind, "any"}:
                    tally[group, part, what] += 1
            if what in ("right", "wrong"):
                methods[how, what == "right"] += 1
            if args.show:
                print(f"{article.name:28} {what:7} {how:22} {shown}")
    _print_methods(methods)
    return _figures(tally, b3)


def documents(data: Path, half: int | None) -> Iterator[tuple[Article, tuple[Chained, ...], When | None]]:
    """Every document of the three genres with its mentions and the date it states."""
    for split in ("train", "dev"):
        for article in gum.articles(data, split, GENRES):
            if half is None or int(hashlib.sha256(article.name.encode()).hexdigest(), 16) % 2 == half:
                path = data / "dep" / f"{article.name}.conllu"
                day = created(path)
                when = None
                if day is not None:
                    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
                    when = When(at, at, "day", "the corpus")
                yield article, chained(path)[1], when


def stage_input(
    article: Article, mentions: Sequence[Chained], published: When | None, page: Stated = (None, None)
) -> Reading:
    """A reading with gold statements and gold names, as the stages before would give them."""
    blocks = tuple(Block(span, "body", "a line") for span in lines_of(article.text))
    author = page[1] if page[1] and page[1] != "Wikinews" else None
    document = Document(
        content_id(article.text), article.text, article.name, title=page[0], published=published,
        authors=(author,) if author else (),
    )  # fmt: skip
    sentences, _ = split_sentences(article.text, blocks)
    return Reading(document).plus(
        {
            BLOCKS: blocks,
            SENTENCES: sentences,
            FLAGS: (),
            ATTRIBUTIONS: tuple(_attributions(article)),
            NAMES: tuple(gold_names(mentions)),
        }
    )


def gold_names(mentions: Sequence[Chained]) -> Iterator[Name]:
    """GUM's names as flat spans; of two that overlap, the first and longest."""
    end = -1
    for each in sorted((each for each in mentions if each.name), key=lambda each: (each.name or (0, 0))[0]):
        if each.name and each.type in TYPES and each.name[0] >= end:
            yield Name(Span(*each.name), each.type, 1.0)  # type: ignore[arg-type]
            end = each.name[1]


def _attributions(article: Article) -> Iterator[Attribution]:
    rows = [
        tuple(tuple(Span(*span) for span in spans) for spans in (gold.source, gold.cue, gold.content))
        for gold in article.attributions
    ]
    blocks = [Block(span, "body", "a line") for span in lines_of(article.text)]
    scene = Scene(article.text, blocks, ())
    for number, (source, cue, content) in enumerate(rows):
        mode = "direct" if scene.quote(content[0].start + 1) is not None else "indirect"
        yield Attribution(str(number), source, cue, content, 1.0, mode=mode)  # type: ignore[arg-type]


def judged(
    reading: Reading, article: Article, mentions: Sequence[Chained], strict: bool
) -> Iterator[tuple[str, str, str, str]]:
    """For each statement that counts: kind of its source, method, "right", "wrong" or "silent", and a line to show."""
    text = article.text
    named = {
        each.chain: text[slice(*each.name)]
        for each in mentions
        if each.name and each.type in TYPES and (strict or _names(text, each))
    }
    chains = _chains_of_entities(reading, mentions)
    entities = {each.id: each for each in reading[ENTITIES]}
    for each in _attributions(article):
        gold = _gold(each, mentions)
        if gold is None or gold.chain not in named:
            continue
        speaker = _speaker_of(each, reading)
        if speaker is None:
            yield "any", "", "lost", text[each.cue[0].start : each.cue[-1].end]
            continue
        kind = {"PROPN": "name", "PRON": "pronoun"}.get(gold.upos, "nominal")
        meant = [chains.get(one) for one in speaker.entities]
        what = "silent" if not meant else "right" if meant[0] == gold.chain else "wrong"
        if what == "wrong" and not any(entities[one].named for one in speaker.entities):
            what = "silent"
        said = ", ".join(entities[one].name for one in speaker.entities)
        source = text[each.source[0].start : each.source[-1].end]
        yield kind, speaker.how, what, f"{source!r} gold {named[gold.chain]!r} found {said!r}: {speaker.reason}"


def _speaker_of(wanted: Attribution, reading: Reading) -> Speaker | None:
    """The speaker of the statement whose cue and source overlap the wanted ones."""
    for each, speaker in zip(reading[ATTRIBUTIONS], reading[SPEAKERS], strict=True):
        same = any(one.overlaps(other) for one in each.cue for other in wanted.cue)
        if same and any(one.overlaps(other) for one in each.source for other in wanted.source):
            return speaker
    return None


def _names(text: str, each: Chained) -> bool:
    """Whether a name is more than a title or a general noun."""
    words = text[slice(*(each.name or (0, 0)))].split()
    return any(word.rstrip(".") not in titles() and noun(word.lower()) is None for word in words)


def _gold(each: Attribution, mentions: Sequence[Chained]) -> Chained | None:
    """The gold mention that fills the source best, its head word inside the source."""
    if not each.source:
        return None
    start, end = each.source[0].start, each.source[-1].end
    fits = [one for one in mentions if start <= one.head[0] < end and abs(one.start - start) <= 5]
    return min(fits, key=lambda one: abs(one.start - start) + abs(one.end - end), default=None)


def _chains_of_entities(reading: Reading, mentions: Sequence[Chained]) -> dict[str, int]:
    """Entity -> the chain on which most of its names lie."""
    spans = sorted((each.name, each.chain) for each in mentions if each.name)
    counts: dict[str, Counter[int]] = {}
    for mention in reading[MENTIONS]:
        if mention.kind == "name" and mention.entity:
            over = [
                (min(end, mention.span.end) - max(start, mention.span.start), start - end, chain)
                for (start, end), chain in spans
                if start < mention.span.end and mention.span.start < end
            ]
            if over:
                counts.setdefault(mention.entity, Counter())[max(over)[2]] += 1
    return {entity: count.most_common(1)[0][0] for entity, count in counts.items()}


def clustering(reading: Reading, mentions: Sequence[Chained]) -> Iterator[tuple[float, float]]:
    """B3 precision and recall of every name that both sides draw alike."""
    gold = {each.name: each.chain for each in mentions if each.name and each.type in TYPES}
    pairs = [
        (gold[_key(m.span)], m.entity or str(m.span))
        for m in reading[MENTIONS]
        if m.kind == "name" and _key(m.span) in gold
    ]
    for chain, entity in pairs:
        same = [(c, e) for c, e in pairs if c == chain and e == entity]
        yield len(same) / sum(e == entity for _, e in pairs), len(same) / sum(c == chain for c, _ in pairs)


def _key(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _print_methods(methods: Counter[tuple[str, bool]]) -> None:
    for how in sorted({how for how, _ in methods}):
        right, wrong = methods[how, True], methods[how, False]
        print(f"  {how:24} right {right:4} of {right + wrong:4}")


def _figures(tally: Counter[tuple[str, str, str]], b3: list[tuple[float, float]]) -> dict[str, float]:
    figures = {}
    for group in (*GENRES, "all"):
        for part in ("name", "nominal", "pronoun", "any"):
            right, wrong, silent = (tally[group, part, what] for what in ("right", "wrong", "silent"))
            total = right + wrong + silent
            if total:
                resolved, precise = 100 * right / total, 100 * right / max(right + wrong, 1)
                low, high = _interval(right, total)
                share = f"resolved {resolved:5.1f} [{low:.0f}-{high:.0f}]"
                lost = f"  cue not found {tally[group, part, 'lost']}" if tally[group, part, "lost"] else ""
                print(f"{group:10} {part:8} n {total:4}  {share}  right when answered {precise:5.1f}{lost}")
                figures[f"{group}.{part}.resolved"], figures[f"{group}.{part}.precision"] = resolved, precise
    if b3:
        precision, recall = (100 * sum(column) / len(b3) for column in zip(*b3, strict=True))
        figures["names.b3"] = 2 * precision * recall / (precision + recall)
        print(f"names      B3 F1 {figures['names.b3']:.1f}  P {precision:.1f}  R {recall:.1f}  n {len(b3)}")
    return figures


def _interval(right: int, total: int) -> tuple[float, float]:
    """Wilson's 95 % interval in percent."""
    z, share = 1.96, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * ((share * (1 - share) + z * z / (4 * total)) / total) ** 0.5 / (1 + z * z / total)
    return 100 * (middle - half), 100 * (middle + half)
