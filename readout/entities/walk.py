"""Through a document from first to last: every source, hearer and "he" is asked whom it means.

What is found goes into focus, so that the next one can look back on it. "I" and "we" come last: they mean whoever
says the quotation, and he may be named only after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from readout.entities.answers import Answer, found, listed, unsettled
from readout.entities.drafts import Spot
from readout.entities.focus import Focus
from readout.entities.how import SURE
from readout.entities.nominals import Nominals
from readout.entities.nounphrase import Phrase
from readout.entities.pairs import BOTH, Pairs
from readout.entities.pronouns import FIRST, GENDERED, Pronouns
from readout.entities.scene import Scene
from readout.entities.sources import Part, parts
from readout.entities.titles import note
from readout.entities.utterances import Utterances, whole
from readout.entities.voices import Voices
from readout.entities.words import Gender, words_of
from readout.records import Attribution
from readout.text import Span

ELSEWHERE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]imself|[Hh]erself|[Hh]ers)\b")


class Walk:
    """One document's sources, answered in text order."""

    def __init__(
        self, scene: Scene, spots: Sequence[Spot], said: Utterances, nominals: Nominals, voices: Voices
    ) -> None:
        self.scene, self.spots, self.said, self.nominals, self.voices = scene, spots, said, nominals, voices
        self.focus: Focus = nominals.focus
        self.pairs = Pairs(scene, spots)
        self.added: list[Spot] = []
        self.answers: dict[Span, Answer] = {}
        self.pronouns = Pronouns(scene, said, nominals, voices, self.pairs, self.answers)
        self.later: list[tuple[Span, Attribution]] = []

    def run(self, attributions: Sequence[Attribution]) -> dict[str, Answer]:
        """The answer for each attribution's source, by the attribution's id."""
        for _, _, event in sorted(self._events(attributions), key=lambda each: each[:2]):
            event()
        for span, each in self.later:
            self.answers[span] = self.pronouns.first_person(span, each)
            self._keep(span, self.answers[span], None)
        return {each.id: self._speaker(each) for each in attributions}

    def _events(self, attributions: Sequence[Attribution]) -> list[tuple[int, int, Callable[[], None]]]:
        """What is to be done, by place: names first, then sources and hearers, then pronouns that stand elsewhere."""
        events: list[tuple[int, int, Callable[[], None]]] = []
        asked: dict[Span, None] = {}
        for each in attributions:
            for speaks, spans in ((True, whole(self.scene.text, each.source)), (False, each.addressee)):
                for span in spans:
                    if span not in asked and self.scene.holds(span):
                        asked[span] = None
                        events.append((span.start, 1, partial(self._source, span, each, speaks)))
        starts = {span.start for span in asked}
        events += [(spot.span.start, 0, partial(self._name, spot)) for spot in self.spots if spot.draft is not None]
        for paragraph in self.scene.paragraphs:
            for match in ELSEWHERE.finditer(self.scene.text, paragraph.start, paragraph.end):
                if match.start() not in starts:
                    events.append((match.start(), 2, partial(self._pronoun_elsewhere, Span(*match.span()))))
        return events

    def _name(self, spot: Spot) -> None:
        assert spot.draft is not None
        start = self.scene.sentence_start(spot.span.start)
        self.focus.add(spot.span.start, spot.draft, subject=_leads(self.scene.text[start : spot.span.start][:60]))

    def _pronoun_elsewhere(self, span: Span) -> None:
        word = span.of(self.scene.text).lower()
        answer = self.pronouns.gendered(word, span, None)
        self._keep(span, answer, GENDERED[word])

    def _source(self, span: Span, each: Attribution, speaks: bool) -> None:
        inside = [spot for spot in self.said.spots_in(span) if span.holds(spot.span)]
        groups = self.nominals.groups(span)
        if groups is not None:
            self._keep(span, groups, None)
            self.answers[span] = groups
            return
        pieces = parts(self.scene.text, span, inside)
        answers = []
        for part in pieces:
            answer = self._part(part, each if speaks else None)
            answers.append(answer)
            for draft in answer.drafts:
                self.focus.add(part.span.start, draft, subject=speaks, speaker=speaks)
        if len(pieces) == 1 and pieces[0].pronoun in FIRST:
            self.later.append((span, each))
        self.answers[span] = _joined(answers)

    def _part(self, part: Part, each: Attribution | None) -> Answer:
        if part.name is not None:
            named = self._named(part)
            if part.beside is not None and part.beside.known is not None and named.drafts:
                note(self.scene.text, named.drafts[0], part.beside.core, part.beside)
            return named
        answer = self._paired(part) or (self._document(part.phrase, part.span) if part.phrase else None)
        if answer is None and part.phrase is not None:
            answer = self.nominals.resolve(part.phrase, part.span)
        if answer is None and part.pronoun:
            answer = self.pronouns.resolve(part, each)
        if answer is None:
            return unsettled("nominal", "no head noun was found in the source")
        self._keep(part.span, answer, GENDERED.get(part.pronoun))
        return answer

    def _document(self, phrase: Phrase, span: Span) -> Answer | None:
        """ "Amnesty's report", "a statement by the ministry": whose document speaks."""
        text = self.scene.text
        if phrase.known is None or phrase.known.use != "document":
            return None
        for spot in self.said.spots_in(span):
            owns = text[spot.span.end : spot.span.end + 2] in ("'s", "’s") and spot.span.start < phrase.core.end
            between = text[phrase.core.end : spot.span.start].split()
            wrote = between[:1] in (["by"], ["from"]) and len(between) < 4
            if spot.draft is not None and (owns or wrote):
                return found(spot.draft, "nominal", "document of", f"a document of {spot.draft.label}")
        return None

    def _paired(self, part: Part) -> Answer | None:
        """ "The two", "the former", "the latter" of a pair named before."""
        words = part.span.of(self.scene.text).lower().strip()
        pair = self.pairs.before(part.span.start) if words.startswith(("the ", "both")) else None
        if pair is None:
            return None
        if words in ("the former", "the latter"):
            return found(pair[words == "the latter"], "nominal", "coordination", f"of {listed(pair)}")
        if BOTH.match(words):
            return Answer(pair, "nominal", "coordination", f"{listed(pair)} were named together", SURE["coordination"])
        return None

    def _named(self, part: Part) -> Answer:
        spot = part.name
        assert spot is not None
        if spot.draft is None:
            return unsettled("name", spot.reason or "the name could not be settled", spot.candidates)
        if spot.type == "place":
            spot.acting = True
        return found(spot.draft, "name", spot.how, spot.reason, spot.sure)

    def _keep(self, span: Span, answer: Answer, gender: Gender | None) -> None:
        """The answer as a spot, to become a mention."""
        kind = answer.kind or "nominal"
        first = answer.drafts[0] if answer.drafts else None
        spot = Spot(span, kind, first.type if first else "person", gender=gender)
        spot.how, spot.reason, spot.sure, spot.candidates = answer.how, answer.reason, answer.sure, answer.candidates
        self.added.append(spot)
        for draft in answer.drafts[:1]:
            spot.link(draft, answer.how, answer.reason, answer.sure)
            if kind == "pronoun":
                draft.gender = draft.gender or gender
                self.focus.add(span.start, draft)
        for draft in answer.drafts[1:]:
            Spot(span, kind, draft.type).link(draft, answer.how, answer.reason, answer.sure)

    def _speaker(self, each: Attribution) -> Answer:
        answers = [self.answers[span] for span in whole(self.scene.text, each.source) if span in self.answers]
        if answers:
            return _joined(answers)
        if each.source:
            return unsettled("nominal", "the source stands outside the report")
        return Answer((), None, "no source", "the statement names nobody", SURE["no source"])


def _leads(before: str) -> bool:
    """Whether only a few small words stand before: the name is likely the sentence's subject."""
    words = before.split()
    return len(words) <= 5 and not any(word.lower() in PREPOSITIONS for word in words)


PREPOSITIONS = words_of("preposition")


def _joined(answers: Sequence[Answer]) -> Answer:
    """Several answers as one: "Trump and Biden"."""
    if len(answers) == 1:
        return answers[0]
    settled = [answer for answer in answers if answer.drafts]
    if not settled:
        return answers[0] if answers else unsettled("nominal", "the source is empty")
    drafts = tuple({id(draft): draft for answer in settled for draft in answer.drafts}.values())
    if len(drafts) == 1:
        return settled[0]
    return Answer(drafts, settled[0].kind, "coordination", f"{listed(drafts)} together", min(a.sure for a in settled))
