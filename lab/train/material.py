"""What an epoch learns from: PolNeAR, GUM, marked names, composed texts and wrapped sentences, mixed anew."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tokenizers import Tokenizer

from lab.corpora import ewt_names, gum, gum_names, names, polnear
from lab.corpora.acting import Acting, by_sources, retyped
from lab.corpora.attributions import Article, Gold
from lab.corpora.names import Named
from lab.train.compose import Composer, harvest
from lab.train.examples import Example, examples_of, lines_of, named_examples

HELD_OUT = 21
"""Every 21st PolNeAR training article is kept for thresholds and calibration: 40 of 840."""

GENRES = ("news", "interview", "speech", "bio", "court")
COMPOSED, WRAPPED = 260, 60
"""Texts an epoch: about a tenth of its windows each."""

NAMED = 2
"""Times an epoch that every text with marked names is read."""

RE3D_HELD_OUT = 8
"""Every 8th re3d document is kept to measure on."""

SEARCHED = 0.5
"""What an earlier model found no attribution in may still hold one: it looks for sure ones only."""

STYLES = [("“”", '""'), ('""', "“”"), ("“”", "«»"), ("“”", "‘’"), ("’", "'")]


def held_out(folder: Path) -> list[Article]:
    """The articles that no epoch learns from."""
    return [versions[0] for number, versions in enumerate(polnear.articles(folder, "train")) if number % HELD_OUT == 0]


class Material:
    """The corpora in memory; ``epoch(n)`` gives the examples of one pass, always the same for one seed.

    ``nested`` is a file of attributions found inside the contents of PolNeAR's by an earlier model
    (lab.train.nested): JSON lines ``{"name", "attributions": [{"source", "cue", "content"}]}``.
    """

    def __init__(
        self,
        data: Path,
        tokenizer: Tokenizer,
        seed: int,
        nested: Path | None = None,
        replay: float = 1.0,
        named_times: float = NAMED,
    ) -> None:
        everything = list(polnear.articles(data / "polnear", "train"))
        self.news = [versions for number, versions in enumerate(everything) if number % HELD_OUT]
        self.discourse = list(gum.articles(data / "gum", "train", GENRES))
        self.pieces = harvest([versions[0] for versions in self.news])
        self.tokenizer, self.seed, self.replay = tokenizer, seed, replay
        self.nested = _found(nested) if nested else {}
        self.acting = {versions[0].name: by_sources(versions[0]) for versions in self.news}
        self.named = list(named(data))
        self.named_times = named_times

    def epoch(self, number: int) -> list[Example]:
        """Every window of one pass."""
        order = random.Random(self.seed * 1000 + number)
        composer = Composer(self.pieces, self.seed * 1000 + number)
        examples: list[Example] = []
        for versions in order.sample(self.news, int(len(self.news) * self.replay)):
            article = versions[0] if self.nested else order.choice(versions)
            article = _restyled(self._deepened(article), order)
            examples += examples_of(article, self.tokenizer, acting=self.acting[article.name])
        whole, part = divmod(self.named_times, 1)
        for text, acting in self.named * int(whole) + order.sample(self.named, int(part * len(self.named))):
            examples += named_examples(_recased(text, order), acting, self.tokenizer)
        for article in self.discourse:
            examples += examples_of(article, self.tokenizer, outer_weight=0.3)
        for _ in range(int(COMPOSED * self.replay)):
            examples += examples_of(_restyled(composer.article(), order), self.tokenizer)
        for article in self._wrapped(composer, order):
            examples += examples_of(article, self.tokenizer)
        return examples

    def _deepened(self, article: Article) -> Article:
        """The article with what an earlier model found inside its contents."""
        found = self.nested.get(article.name)
        if found is None:
            return article
        return replace(article, attributions=article.attributions + found, levels=2, searched=SEARCHED)

    def _wrapped(self, composer: Composer, order: random.Random) -> Iterator[Article]:
        """Texts of a few sentences, each set inside another's report."""
        for _ in range(WRAPPED):
            text, golds = "", []
            while len(golds) < 8:
                article = order.choice(self.news)[0]
                wrapped = _one_wrapped(article, composer, order)
                for gold in wrapped.attributions if wrapped else ():
                    golds.append(_moved(gold, len(text)))
                text += wrapped.text + "\n\n" if wrapped else ""
            yield Article("wrapped", text, tuple(golds), levels=9)


def _one_wrapped(article: Article, composer: Composer, order: random.Random) -> Article | None:
    line = order.choice(lines_of(article.text))
    inside = [
        _moved(gold, -line.start)
        for gold in article.attributions
        if all(line.start <= a and b <= line.end for spans in (gold.source, gold.cue, gold.content) for a, b in spans)
    ]
    return composer.wrap(line.of(article.text), inside) if inside else None


def _moved(gold: Gold, shift: int) -> Gold:
    parts = (tuple((a + shift, b + shift) for a, b in spans) for spans in (gold.source, gold.cue, gold.content))
    return Gold(*parts, level=gold.level, negated=gold.negated)


def named(data: Path) -> Iterator[tuple[Named, tuple[Acting, ...]]]:
    """The texts whose names are marked. UNER-EWT's test part is scored and no part of it."""
    marked = [
        *names.uner(data / "ner" / "uner-ewt" / "en_ewt-ud-dev.iob2"),
        *names.wikigold(data / "ner" / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"),
        *(each for number, each in enumerate(names.re3d(data / "ner" / "re3d")) if number % RE3D_HELD_OUT),
    ]
    yield from map(retyped, marked)
    yield from map(retyped, ewt_names.documents(data / "ewt" / "en_ewt-ud-train.conllu"))
    yield from ((each, ()) for each in gum_names.documents(data / "gum", "train"))


def _recased(text: Named, order: random.Random) -> Named:
    """Now and then a line as headlines are set: Every Word Capital, or ALL; every offset stays."""
    lines = []
    for line in text.text.split("\n"):
        chance = order.random()
        other = line.upper() if chance < 0.03 else _titled(line) if chance < 0.08 else line
        lines.append(other if len(other) == len(line) else line)
    return replace(text, text="\n".join(lines))


def _titled(line: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in line.split(" "))


def _restyled(article: Article, order: random.Random) -> Article:
    """Now and then the same text with other quotation marks; every offset stays."""
    if order.random() > 0.3:
        return article
    old, new = order.choice(STYLES)
    text = article.text
    if old == '""':
        parts = text.split('"')
        text = parts[0] + "".join(new[number % 2] + part for number, part in enumerate(parts[1:]))
    else:
        text = text.translate(str.maketrans(old, new))
    return replace(article, text=text)


def _found(path: Path) -> dict[str, tuple[Gold, ...]]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["name"]] = tuple(
            Gold(*(tuple((a, b) for a, b in each[role]) for role in ("source", "cue", "content")), level=1)
            for each in row["attributions"]
        )
    return found
