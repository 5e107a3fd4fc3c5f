"""Draws sentences of open corpora to be marked for events: ``python -m lab.corpora.event_sheets OUT``.

Four fifths hold a word of ``event_words.tsv``, the same number for each type as far as there are any; the rest
hold none. Written are ``sK.ids`` (number, key, sentence), a sheet each; ``double.ids`` holds every tenth sentence
again, for a second marking. A key names the corpus and the sentence: its ``sent_id``, or file and offsets in PolNeAR.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lab.corpora import gum, polnear
from readout.clean.sentences import split_sentences
from readout.records import Block
from readout.text import Span

WORDS = Path(__file__).with_name("event_words.tsv")
SHARES = {"polnear": 0.45, "ewt": 0.4, "gum": 0.15}
GENRES = ("news", "interview", "speech", "court", "bio")
"""Genres of GUM whose documents are drawn from; those of its dev part are left out."""
PLAIN = 0.2
"""Share of the sentences that hold no word of the list."""


def main() -> None:
    """Writes the sheets."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--number", type=int, default=2000)
    parser.add_argument("--sheets", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    numbers = {corpus: round(share * args.number) for corpus, share in SHARES.items()}
    drawn = [row for corpus, number in numbers.items() for row in draw(corpus, args.data, number, chance)]
    chance.shuffle(drawn)
    args.out.mkdir(parents=True, exist_ok=True)
    size = -(-len(drawn) // args.sheets)
    for sheet in range(args.sheets):
        _write(args.out / f"s{sheet}.ids", drawn[sheet * size : (sheet + 1) * size])
    _write(args.out / "double.ids", drawn[::10])


def draw(corpus: str, data: Path, number: int, chance: random.Random) -> list[tuple[str, str]]:
    """``number`` sentences as (key, text), each type's words in turn, then some without any."""
    types = {word: row.split("\t")[0] for row in _rows() for word in row.split("\t")[1].split()}
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, text in sorted(set(sentences(corpus, data))):
        found = {types[word] for word in re.findall(r"[a-z-]+", text.lower()) if word in types}
        groups[chance.choice(sorted(found)) if found else ""].append((key, text))
    for group in groups.values():
        chance.shuffle(group)
    plain = groups.pop("")[: round(PLAIN * number)]
    queue = [group[turn] for turn in range(number) for group in groups.values() if turn < len(group)]
    return [*queue[: number - len(plain)], *plain]


def sentences(corpus: str, data: Path) -> Iterator[tuple[str, str]]:
    """Key and text of each sentence of 6 to 60 words that may be trained on."""
    source = {"polnear": _polnear, "ewt": _ewt, "gum": _gum}[corpus](data)
    return ((key, text) for key, text in source if 6 <= len(text.split()) <= 60 and "\t" not in text)


def _polnear(data: Path) -> Iterator[tuple[str, str]]:
    for article, *_ in polnear.articles(data / "polnear", "train"):
        lines = re.finditer(r"[^\n]+", article.text)
        blocks = [Block(Span(*line.span()), "body", "a line of the corpus") for line in lines]
        for sentence in split_sentences(article.text, blocks)[0]:
            start, end = sentence.span
            yield f"polnear/{article.name}:{start}-{end}", article.text[start:end]


def _ewt(data: Path) -> Iterator[tuple[str, str]]:
    found = _trees(data / "ewt" / "en_ewt-ud-train.conllu")
    return (("ewt/" + name, text) for name, text in found if name.startswith(("weblog", "newsgroup")))


def _gum(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((data / "gum" / "dep").glob("GUM_*.conllu")):
        name = path.stem.removeprefix("GUM_")
        if name not in gum.DEV and name.split("_")[0] in GENRES:
            yield from (("gum/" + found, text) for found, text in _trees(path))


def _trees(path: Path) -> list[tuple[str, str]]:
    """``sent_id`` and ``text`` of every sentence of a CoNLL-U file."""
    found = re.findall(r"^# (sent_id|text) = (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    names = [value for key, value in found if key == "sent_id"]
    return list(zip(names, (value for key, value in found if key == "text"), strict=True))


def _rows() -> list[str]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _write(path: Path, rows: list[tuple[str, str]]) -> None:
    lines = (f"{number}\t{key}\t{text}\n" for number, (key, text) in enumerate(rows, 1))
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
