"""Through a document from first to last: every source, hearer and "he" is asked whom it means.

What is found goes into focus, so that the next one can look back on it. "I" and "we" come last: they mean whoever
says the quotation, and he may be named only after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from readout.entities.answers import Answer, found, listed, unsettled
from readout.entities.drafts import Draft, Spot
from readout.entities.focus import Asked, Focus
from readout.entities.how import SURE
from readout.entities.nominals import Nominals
from readout.entities.pairs import BOTH, Pairs
from readout.entities.roles import note
from readout.entities.scene import Scene
from readout.entities.sources import Part, parts
from readout.entities.utterances import Utterances
from readout.entities.voices import Voices
from readout.entities.words import Gender
from readout.records import Attribution
from readout.text import Span

GENDERED: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
ELSEWHERE = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er|[Hh]imself|[Hh]erself|[Hh]ers)\b")
FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
BAR = {"person": 0.5, "group": 0.5, "it": 0.45}
"""The least chance at which a pronoun is answered; below it the candidates are named and nobody is chosen."""


class Walk:
    """One document's sources, answered in text order."""

    def __init__(self, scene: Scene, spots: Sequence[Spot], said: Utterances, nominals: Nominals, voices: Voices) -> None:
        self.scene, self.spots, self.said, self.nominals, self.voices = scene, spots, said, nominals, voices
        self.focus: Focus = nominals.focus
        self.pairs = Pairs(scene, spots)
        self.added: list[Spot] = []
        self.answers: dict[Span, Answer] = {}
        self.later: list[tuple[Span, Attribution]] = []

    def run(self, attributions: Sequence[Attribution]) -> dict[str, Answer]:
        """The answer for each attribution's source, by the attribution's id."""
        for _, _, event in sorted(self._events(attributions), key=lambda each: each[:2]):
            event()
        for span, each in self.later:
            self.answers[span] = self._first_person(span, each)
        return {each.id: self._speaker(each) for each in attributions}

    def _events(self, attributions: Sequence[Attribution]) -> list[tuple[int, int, Callable[[], None]]]:
        """What is to be done, by place: names first, then sources and hearers, then pronouns that stand elsewhere."""
        events: list[tuple[int, int, Callable[[], None]]] = []
        asked: dict[Span, None] = {}
        for each in attributions:
            for speaks, spans in ((True, self._whole(each.source)), (False, each.addressee)):
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

    def _whole(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The spans of one source, those joined that only a mark parts: "the coach" + "Ali Reza"."""
        whole: list[Span] = []
        for span in spans:
            if whole and not self.scene.text[whole[-1].end : span.start].strip(" ,;()—–-\"“”"):
                span = Span(whole.pop().start, span.end)
            whole.append(span)
        return tuple(whole)

    def _name(self, spot: Spot) -> None:
        assert spot.draft is not None
        start = self.scene.sentence_start(spot.span.start)
        self.focus.add(spot.span.start, spot.draft, subject=_leads(self.scene.text[start : spot.span.start][:60]))

    def _pronoun_elsewhere(self, span: Span) -> None:
        word = span.of(self.scene.text).lower()
        answer = self._gendered(word, span, None)
        self._keep(span, answer, GENDERED[word])

    def _source(self, span: Span, each: Attribution, speaks: bool) -> None:
        inside = [spot for spot in self.said.spots_in(span) if span.holds(spot.span)]
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
            answer = self._named(part)
            if part.beside is not None and answer.drafts:
                note(self.scene.text, answer.drafts[0], part.beside.core, part.beside)
            return answer
        paired = self._paired(part)
        if part.phrase is not None or paired is not None:
            answer = paired or self.nominals.resolve(part.phrase, part.span)  # type: ignore[arg-type]
            self._keep(part.span, answer, None)
            return answer
        if part.pronoun:
            answer = self._pronoun(part, each)
            self._keep(part.span, answer, GENDERED.get(part.pronoun))
            return answer
        return unsettled("nominal", "no head noun was found in the source")

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
        return found(spot.draft, "name", spot.how, spot.reason, spot.sure)

    def _pronoun(self, part: Part, each: Attribution | None) -> Answer:
        word, span = part.pronoun, part.span
        if word in FIRST:
            return unsettled("pronoun", "whoever says the quotation")
        if word in GENDERED:
            return self._gendered(word, span, each)
        if word in ("who", "which", "that", "whom"):
            return self._relative(word, span)
        if word == "you":
            draft = self.voices.asked(span.start)
            if draft is not None and self.scene.quote(span.start) is None:
                return found(draft, "pronoun", "interview turn", f"asked of {draft.label}, who is interviewed")
            return unsettled("pronoun", '"you" is whoever is spoken to, or people at large')
        pair = self.pairs.before(span.start) if word in ("they", "them", "both") else None
        if pair is not None:
            return Answer(pair, "pronoun", "coordination", f"{listed(pair)} were named together", SURE["coordination"])
        if word in ("they", "them"):
            return self._near_one(span, each, None, frozenset({"group", "body"}), BAR["group"])
        if word == "it":
            return self._near_one(span, each, None, frozenset({"body", "place"}), BAR["it"])
        return unsettled("pronoun", f'"{word}" points at nobody in particular')

    def _gendered(self, word: str, span: Span, each: Attribution | None) -> Answer:
        return self._near_one(span, each, GENDERED[word], frozenset({"person"}), BAR["person"])

    def _near_one(self, span: Span, each: Attribution | None, gender: Gender | None, fits: frozenset[str], bar: float) -> Answer:
        asked = self._asked(span, each, gender)
        ranked = self.focus.ranked(asked, fits)
        how = "gender and nearness" if gender or "group" in fits else "last in focus"
        if not ranked and gender:
            return self._ahead(span, gender)
        if not ranked:
            return unsettled("pronoun", "nobody who would fit is named before")
        best, chance = ranked[0]
        others = [draft for draft, _ in ranked]
        if chance < bar or (gender and len(ranked) > 1 and self.focus.alike(ranked[0][0], ranked[1][0], span.start)):
            return unsettled("pronoun", f"{listed(others[:3])} would fit about equally", others[:5])
        reason = f"{best.label} is the likeliest of those named before"
        if len(ranked) == 1:
            reason = f"{best.label} is the only one near who fits"
        return found(best, "pronoun", how, reason, SURE[how] * (0.6 + 0.4 * chance))  # type: ignore[index,arg-type]

    def _ahead(self, span: Span, gender: Gender) -> Answer:
        """ "Before he spoke, Ann Lee ...": the one person named in the rest of the sentence."""
        number = self.scene.sentence(span.start)
        end = self.scene.sentences[number].end if number >= 0 else span.end
        drafts = {id(s.draft): s.draft for s in self.said.spots_in(Span(span.end, end)) if s.type == "person" and s.draft}
        fits = [draft for draft in drafts.values() if draft.gender in (None, gender)]
        if len(fits) != 1 or self.scene.quote(span.start) is not None:
            return unsettled("pronoun", "nobody who would fit is named before")
        return found(fits[0], "pronoun", "gender and nearness", f"{fits[0].label} is named right after", 0.7)

    def _asked(self, span: Span, each: Attribution | None, gender: Gender | None) -> Asked:
        around = self.said.around(span.start, each)
        speakers = self._drafts_of(around)
        quoted = self.scene.quote(span.start) is not None
        content = None
        if each is not None and each.content and each.content[0].start < span.start:
            content = (each.content[0].start, span.start)
        none: frozenset[int] = frozenset()
        return Asked(span.start, gender, speakers if quoted else none, none if quoted else speakers, content)

    def _drafts_of(self, around: Attribution | None) -> frozenset[int]:
        if around is None:
            return frozenset()
        return frozenset(id(draft) for span in self._whole(around.source) if span in self.answers for draft in self.answers[span].drafts)

    def _relative(self, word: str, span: Span) -> Answer:
        """Who, which: the noun that ends just before."""
        near = [spot for spot in self.said.spots_in(Span(max(0, span.start - 80), span.start)) if spot.draft is not None]
        for spot in reversed(near):
            gap = self.scene.text[spot.span.end : span.start]
            if spot.draft is not None and (not gap.strip(" ,") or (spot.type == "person" and gap.startswith(","))):
                return found(spot.draft, "pronoun", "head of relative", f"stands behind {spot.draft.label}")
        return self.nominals.before(span) or unsettled("pronoun", "the noun before could not be made out")

    def _first_person(self, span: Span, each: Attribution) -> Answer:
        many = span.of(self.scene.text).lower() not in ("i", "me", "my")
        around = self.said.around(span.start, each)
        if self.scene.quote(span.start) is not None or (around is not None and around.mode != "indirect"):
            return self._quoting(span, each)
        draft, how, reason, candidates = self.voices.of(span.start, many)
        if draft is None:
            return unsettled("pronoun", reason, candidates)
        return found(draft, "pronoun", how, reason, SURE[how] * (0.8 if many else 1.0))

    def _quoting(self, span: Span, each: Attribution) -> Answer:
        """Whoever says the quotation that holds a place."""
        for around in self.said.quoting(span.start, each):
            for source in self._whole(around.source):
                answer = self.answers.get(source)
                if answer is not None and answer.drafts:
                    return found(answer.drafts[0], "pronoun", "in quotation", f"in the words of {answer.drafts[0].label}",
                                 answer.sure * SURE["in quotation"])  # fmt: skip
        return unsettled("pronoun", "who says these words could not be made out")

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
        answers = [self.answers[span] for span in self._whole(each.source) if span in self.answers]
        if answers:
            return _joined(answers)
        if each.source:
            return unsettled("nominal", "the source stands outside the report")
        return Answer((), None, "no source", "the statement names nobody", SURE["no source"])


def _leads(before: str) -> bool:
    """Whether only a few small words stand before: the name is likely the sentence's subject."""
    words = before.split()
    return len(words) <= 5 and not any(word.lower() in PREPOSITIONS for word in words)


PREPOSITIONS = frozenset("of in on at by for with from to about after before against over under between into and".split())


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
