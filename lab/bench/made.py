"""Readings made up by the thousand, shaped like real ones, to measure a ledger without reading 20,000 pages.

A document has about 3,000 characters, 50 spans of records and 5 events: words are drawn by Zipf's law from a made-up
vocabulary, so that compression and full text meet what they would meet in a language. The same seed makes the same.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from readout.layers import (
    ATTRIBUTIONS,
    BLOCKS,
    ENTITIES,
    EVENTS,
    FLAGS,
    MENTIONS,
    NAMES,
    SAID,
    SENTENCES,
    SPEAKERS,
    Reading,
)
from readout.plover import STATUSES, TYPES, Event, Participant
from readout.records import Attribution, Block, Document, Page, Sentence, Stance, When
from readout.referents import Actor, Entity, Mention, Name, Speaker
from readout.text import Span, content_id

WORDS, PEOPLE, OUTLETS = 30_000, 8_000, 300
SENTENCES_A_PAGE, WORDS_A_SENTENCE = 20, 20
COUNTRIES = (
    "USA",
    "RUS",
    "CHN",
    "GBR",
    "FRA",
    "DEU",
    "TUR",
    "SYR",
    "IRN",
    "ISR",
    "UKR",
    "IND",
    "PAK",
    "EGY",
    "NGA",
    "KEN",
    "BRA",
    "MEX",
    "JPN",
    "KOR",
)
SECTORS = ("GOV", "MIL", "LEG", "CVL", "MED", "REB", "JUD", "BUS")
FIRST_DAY = datetime(2029, 1, 1, tzinfo=UTC)


class World:
    """The words, people and outlets that the made-up documents share."""

    def __init__(self, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.words = sorted({_word(self.dice) for _ in range(2 * WORDS)})[:WORDS]
        self.dice.shuffle(self.words)
        self.weights = [0.0]
        for rank in range(1, len(self.words)):
            self.weights.append(self.weights[-1] + 1 / (rank + 2))
        self.people = [f"{_word(self.dice).title()} {_word(self.dice).title()}" for _ in range(PEOPLE)]
        self.outlets = [f"The {_word(self.dice).title()} Courier" for _ in range(OUTLETS)]

    def pages(self, number: int) -> Iterator[tuple[Page, Reading]]:
        """So many documents with what was read of them."""
        return (self._page(at) for at in range(number))

    def _page(self, at: int) -> tuple[Page, Reading]:
        return _Draft(self, list(dict.fromkeys(self.cast(at)))).made(at)

    def cast(self, at: int) -> list[str]:
        """Who is named in a document: a few people are in very many."""
        return [self.people[min(int(self.dice.paretovariate(0.7)) - 1, PEOPLE - 1)] for _ in range(6)]


class Happenings(World):
    """The same, but so many documents in a row tell of one happening, with a cast of its own."""

    DOCUMENTS = 5

    def cast(self, at: int) -> list[str]:
        """Six people of whom no other happening tells."""
        own = random.Random(at // self.DOCUMENTS)
        return [f"{_word(own).title()}{_word(own)} {_word(own).title()}{_word(own)}" for _ in range(6)]


@dataclass
class _Draft:
    """One document as it is written, sentence after sentence."""

    world: World
    cast: list[str]
    parts: list[str] = field(default_factory=list)
    length: int = 0
    named: dict[str, list[Span]] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)
    told: list[tuple[str, Span, Span, Span]] = field(default_factory=list)
    done: list[tuple[str, str, Span, Span, Span, Span]] = field(default_factory=list)

    def made(self, at: int) -> tuple[Page, Reading]:
        dice = self.world.dice
        for number in range(SENTENCES_A_PAGE):
            start = self.length
            if number % 4 == 0:
                self._saying()
            elif number % 4 == 1:
                self._doing()
            else:
                self._words(WORDS_A_SENTENCE - 2)
                self._name(dice.choice(self.cast))
                self._words(2)
            self._add(". ")
            self.sentences.append(Span(start, self.length - 1))
        text = "".join(self.parts)
        when = FIRST_DAY + timedelta(hours=at)
        url = f"https://outlet{at % OUTLETS}.example/{at}"
        document = Document(
            id=content_id("document", text, url), text=text, name=f"made/{at}", url=url,
            title=" ".join(text.split()[:8]), outlet=self.world.outlets[at % OUTLETS], language="en",
            published=When(when, when, "minute", "given"), fetched=when + timedelta(hours=2),
        )  # fmt: skip
        page = Page(document.name, text.encode(), "text/plain", url, document.fetched, "utf-8")
        return page, Reading(document).plus(self._layers(document.id))

    def _layers(self, id: str) -> dict[Any, Any]:
        dice, whole = self.world.dice, Span(0, self.length)
        ids = {name: content_id("entity", id, name) for name in self.cast}
        actors = {name: _actor(name) for name in self.cast}
        mentions = [
            Mention(span, "name", "person", ids[name], "name", f"the name {name}", 0.93)
            for name, spans in self.named.items() for span in spans
        ]  # fmt: skip
        attributions = [
            Attribution(content_id("statement", id, place), (source,), (cue,), (content,), round(dice.random(), 3),
                        stance=dice.choice(get_args(Stance)))
            for place, (_, source, cue, content) in enumerate(self.told)
        ]  # fmt: skip
        return {
            BLOCKS: (Block(whole, "body", "prose"),), FLAGS: (), SENTENCES: tuple(map(Sentence, self.sentences)),
            NAMES: tuple(Name(each.span, "person", 0.98) for each in mentions), MENTIONS: tuple(mentions),
            ENTITIES: tuple(
                Entity(ids[name], name, "person", True, tuple(spans), actor=actors[name])
                for name, spans in self.named.items()
            ),
            ATTRIBUTIONS: tuple(attributions), SAID: (),
            SPEAKERS: tuple(
                Speaker(each.id, (ids[told[0]],), "name", "name", f"the name {told[0]}", 0.9)
                for each, told in zip(attributions, self.told, strict=True)
            ),
            EVENTS: tuple(
                Event(content_id("event", id, place), dice.choice(TYPES), trigger,
                      (Participant(one, (ids[who],), (actors[who],)),),
                      (Participant(other, (ids[whom],), (actors[whom],)),), dice.choice(STATUSES), "main", evidence,
                      round(dice.random(), 4), 0.9)
                for place, (who, whom, trigger, one, other, evidence) in enumerate(self.done)
            ),
        }  # fmt: skip

    def _saying(self) -> None:
        who = self.world.dice.choice(self.cast)
        source = self._name(who)
        cue, content = self._words(1), self._words(WORDS_A_SENTENCE - 4)
        self.told.append((who, source, cue, content))

    def _doing(self) -> None:
        start = self.length
        who, whom = (self.world.dice.choice(self.cast) for _ in range(2))
        one = self._name(who)
        trigger = self._words(1)
        other = self._name(whom)
        self._words(WORDS_A_SENTENCE - 6)
        self.done.append((who, whom, trigger, one, other, Span(start, self.length)))

    def _name(self, name: str) -> Span:
        span = self._add(name)
        self.named.setdefault(name, []).append(span)
        return span

    def _words(self, number: int) -> Span:
        words = self.world.dice.choices(self.world.words, cum_weights=self.world.weights, k=number)
        return self._add(" ".join(words))

    def _add(self, words: str) -> Span:
        if self.parts and not self.parts[-1].endswith(" "):
            self.parts.append(" ")
            self.length += 1
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)


def _actor(name: str) -> Actor:
    number = sum(map(ord, name))
    country, sector = COUNTRIES[number % len(COUNTRIES)], SECTORS[number % len(SECTORS)]
    return Actor(country, sector, "table", "made up", 0.9)


def _word(dice: random.Random) -> str:
    syllables = (dice.choice("bcdfghjklmnprstvwz") + dice.choice("aeiou") for _ in range(dice.randint(1, 3)))
    return "".join(syllables) + dice.choice(("", "n", "r", "s", "t"))
