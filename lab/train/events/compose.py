"""Composed sentences: deeds (deeds.tsv) set into frames (frames.tsv), with every trigger, role and status known.

Real sentences marked by reading are few; these teach what a status, a passive or an act of words does to any deed,
with actors of every country. The files' own heads say how they are written.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lab.corpora.events import MarkedEvent, MarkedSentence
from lab.train.events.inflect import Verb
from lab.train.events.phrases import Phrase, Phrases
from readout.text import Span

DEEDS, FRAMES = (Path(__file__).with_name(name) for name in ("deeds.tsv", "frames.tsv"))
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"
"""In a text being made: where a part begins, where its name ends, where the part ends."""

MATERIAL = ("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
FORCE = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
GROUPS = {
    "any": (*MATERIAL, *FORCE, "AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATEMENT"),
    "coop": MATERIAL,
    "conf": FORCE[1:],
    "deed": (*MATERIAL, *FORCE),
    "force": FORCE,
}


class Unfit(Exception):
    """A frame asks a form that the deed drawn has not."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of deeds.tsv."""

    type: str
    kinds: str
    clause: str
    nominals: tuple[str, ...]


@cache
def deeds() -> dict[str, list[Deed]]:
    """The deeds of each type."""
    found: dict[str, list[Deed]] = {}
    for row in _rows(DEEDS):
        type, kinds, clause, nominals = [*row, ""][:4]
        found.setdefault(type, []).append(Deed(type, kinds, clause, tuple(filter(None, nominals.split(";")))))
    return found


@cache
def frames() -> list[tuple[str, str]]:
    """What each frame takes, and its text."""
    return [(row[0], row[1]) for row in _rows(FRAMES)]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


class Composer:
    """``sentences(n)`` gives n composed sentences; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.order = random.Random(seed)
        self.phrases = Phrases(self.order)

    def sentences(self, count: int) -> Iterator[MarkedSentence]:
        """Frames in turn, so that rare statuses are as frequent as the frames that have them."""
        made = 0
        while made < count:
            for needs, text in self.order.sample(frames(), len(frames())):
                self.phrases.fresh()
                try:
                    sentence = Setting(self, needs).set(text)
                except Unfit:
                    continue
                yield sentence
                made += 1
                if made == count:
                    return

    def chosen(self, text: str) -> str:
        """One of each "(one|other)"."""
        while found := CHOICE.search(text):
            text = text[: found.start()] + self.order.choice(found[1].split("|")) + text[found.end() :]
        return text


class Setting:
    """One frame being filled."""

    def __init__(self, composer: Composer, needs: str) -> None:
        self.composer, self.order, self.phrases = composer, composer.order, composer.phrases
        self.deeds: dict[str, tuple[Deed, str, str]] = {}
        for need in needs.split(" "):
            number, group, status, standing = need.split(":")
            deed = self.order.choice(deeds()[self.order.choice(GROUPS[group])])
            self.deeds[number] = (deed, status, standing)
        self.actors: dict[str, list[Phrase]] = {}
        self.recipients: dict[str, Phrase | None] = {}
        self.clauses = {number: composer.chosen(deed.clause) for number, (deed, _, _) in self.deeds.items()}
        for number, (deed, _, _) in self.deeds.items():
            kinds = "so" if "b" in deed.kinds else deed.kinds
            two = "b" in deed.kinds or self.order.random() < 0.08
            self.actors[number] = [self.phrases.draw(self.order.choice(kinds)) for _ in range(1 + two)]
            slot = re.search(r"\{R(?:'s)?(?::(\w))?\}", self.clauses[number])
            if slot is not None or "{R" in "".join(deed.nominals):
                kind = slot[1] if slot is not None and slot[1] else self.order.choice("ssoy")
                self.recipients[number] = self.phrases.draw(kind)
        self.acts: list[tuple[str, str, str, str, str]] = []

    def set(self, frame: str) -> MarkedSentence:
        """The sentence and its events."""
        text = self.composer.chosen(frame)
        text = re.sub(r"\[([^\];]+);([^;]*);([^;]*);([^\]]+)\]", self._act, text)
        text = re.sub(r"\{(?:(\d)\.)?(\w+)(?::(\w+))?\}", self._slot, text)
        return self._parsed(_smooth(text))

    def _act(self, found: re.Match[str]) -> str:
        type, status, standing = found[1].split(" ")
        self.acts.append((type, status, standing, found[2], found[3]))
        return _part(f"act{len(self.acts) - 1}", found[4])

    def _slot(self, found: re.Match[str]) -> str:
        number, form, detail = found[1], found[2], found[3]
        if number is None:
            return self._free(form)
        if form == "A":
            if detail:
                return self.actors[number][0].text
            return self._subject(number)
        return self._clause(number, form)

    def _free(self, form: str) -> str:
        if form in ("D", "F"):
            return self.phrases.word(form)
        if form == "day":
            return self.phrases.word("T")
        if form == "P":
            return self.phrases.draw("p").text
        if form == "S":
            return _part("0.S", self.phrases.word("S"))
        phrase = self.phrases.draw({"O": self.order.choice("soiny"), "X": "s"}.get(form, "m") if form != "m" else "s")
        if form == "m":
            return _part("0.m", self.order.choice(("thousands of", "hundreds of", "angry", "some 300")))
        return phrase.text if form == "X" else _marked("0.O", phrase)

    def _subject(self, number: str) -> str:
        parts = [_marked(f"{number}.A", phrase) for phrase in self.actors[number]]
        return " and ".join(parts) + ("\ue010" if self._plural(number) else "\ue011")

    def _plural(self, number: str) -> bool:
        return len(self.actors[number]) > 1 or self.actors[number][0].plural

    def _clause(self, number: str, form: str) -> str:
        if form in ("nom", "bare", "stem"):
            return self._nominal(number, form)
        verb, rest = Verb.read(self.clauses[number])
        trigger = verb.marked
        if form in ("R", "was", "been", "hasbeen", "ppv"):
            passive = re.match(r" \{R(?::\w)?\}", rest)
            if not trigger or passive is None:
                raise Unfit
            if form == "R":
                phrase = self.recipients[number]
                assert phrase is not None
                return _marked(f"{number}.R", phrase) + ("\ue010" if phrase.plural else "\ue011")
            tail = self._filled(number, rest[passive.end() :])
            done = _part(f"{number}.T", verb.participle) + tail
            lead = {"was": "was ", "been": "been ", "hasbeen": "has been ", "ppv": ""}[form]
            return lead + done
        if form == "has":
            word, lead = verb.participle, "has "
        elif form == "pp":
            word, lead = verb.participle, ""
        elif form == "s":
            word, lead = (verb.base if self._plural(number) else verb.third), ""
        else:
            word, lead = {"past": verb.past, "base": verb.base, "ing": verb.ing}[form], ""
        said = _part(f"{number}.T", word) if trigger else word
        return lead + said + self._owned(number, self._filled(number, rest))

    def _nominal(self, number: str, form: str) -> str:
        deed = self.deeds[number][0]
        fit = [each for each in deed.nominals if form == "nom" or "{A" not in each]
        if not fit or (form == "stem" and len(self.actors[number]) > 1):
            raise Unfit
        text = self.composer.chosen(self.order.choice(fit))
        if form == "stem":
            return _part(f"{number}.T", re.search(r"\*(\w+)\*", text)[1])  # type: ignore[index]
        two = " and ".join(_marked(f"{number}.A", each) for each in self.actors[number])
        if "{A's}" in text:
            if len(self.actors[number]) > 1:
                raise Unfit
            phrase = self.actors[number][0]
            text = text.replace("{A's}", _marked(f"{number}.A", phrase) + phrase.owning[len(phrase.text) :])
        return self._filled(number, text.replace("{A}", two))

    def _filled(self, number: str, text: str) -> str:
        def put(found: re.Match[str]) -> str:
            if found[1] == "P":
                return self.phrases.draw("p").text
            phrase = self.recipients.get(number)
            if phrase is None:
                raise Unfit
            if found[1] == "R's":
                if phrase.country is not None and self.order.random() < 0.6:
                    return _part(f"{number}.R", phrase.country.adjective)
                return _marked(f"{number}.R", phrase) + phrase.owning[len(phrase.text) :]
            return _marked(f"{number}.R", phrase)

        text = re.sub(r"\{(R's|R|P)(?::\w)?\}", put, text)
        return re.sub(r"\*(\w+)\*", lambda word: _part(f"{number}.T", word[1]), text)

    def _owned(self, number: str, text: str) -> str:
        """ "its" of several is "their"."""
        if self._plural(number):
            text = re.sub(r"\bits\b", "their", re.sub(r"\bitself\b", "themselves", text))
        return text

    def _parsed(self, text: str) -> MarkedSentence:
        spans: dict[str, list[Span]] = {}
        plain, opened = "", []
        for piece in re.split(f"({OPEN}[^{NAMED}]*{NAMED}|{CLOSE})", text):
            if piece == CLOSE:
                name, at = opened.pop()
                spans.setdefault(name, []).append(Span(at, len(plain)))
            elif piece.startswith(OPEN):
                opened.append((piece[1:-1], len(plain)))
            else:
                plain += piece
        events = []
        for number, (deed, status, standing) in self.deeds.items():
            if f"{number}.T" in spans:
                who, whom = spans.get(f"{number}.A", []), spans.get(f"{number}.R", [])
                events.append(
                    MarkedEvent(deed.type, spans[f"{number}.T"][0], tuple(who), tuple(whom), status, standing)
                )
        for at, (type, status, standing, who, whom) in enumerate(self.acts):
            sides = (tuple(spans.get(name, ())) for name in (who, whom))
            events.append(MarkedEvent(type, spans[f"act{at}"][0], *sides, status, standing))
        return MarkedSentence("composed", plain, tuple(sorted(events, key=lambda event: event.trigger)))


def _part(name: str, text: str) -> str:
    return f"{OPEN}{name}{NAMED}{text}{CLOSE}"


def _marked(name: str, phrase: Phrase) -> str:
    return _part(name, phrase.text)


AGREE = {"is": "are", "was": "were", "has": "have", "does": "do"}


AGREEING = re.compile("\ue010( on [A-Z]\\w+)? (is|was|has|does)\\b")


def _smooth(text: str) -> str:
    """Verbs agree with their subjects, "a" with the vowel behind it, and the sentence begins with a capital."""
    text = re.sub(
        "\ue010( on [A-Z]\\w+)? (is|was|has|does)\\b", lambda found: f"{found[1] or ''} {AGREE[found[2]]}", text
    )
    text = re.sub("[\ue010\ue011]", "", text)
    marks = f"(?:{OPEN}[^{NAMED}]*{NAMED})?"
    text = re.sub(rf"\b([Aa]) ({marks}[aeioAEIO])", r"\1n \2", text)
    text = re.sub(r" +", " ", text).strip()
    first = re.search(rf"^({marks})(\w)", text)
    return first[1] + first[2].upper() + text[first.end() :] if first else text
