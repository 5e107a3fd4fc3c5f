"""Pronouns of sources, and "he" and "she" anywhere: by gender and nearness, by quotation, by the noun before."""

from __future__ import annotations

from collections.abc import Mapping

from readout.entities.answers import Answer, found, listed, unsettled
from readout.entities.focus import Asked
from readout.entities.how import SURE, How
from readout.entities.nominals import Nominals
from readout.entities.pairs import Pairs
from readout.entities.scene import Scene
from readout.entities.sources import Part
from readout.entities.utterances import Utterances, whole
from readout.entities.voices import Voices
from readout.entities.words import Gender
from readout.records import Attribution
from readout.text import Span

GENDERED: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
BAR = {"person": 0.5, "group": 0.5, "it": 0.45}
"""The least chance at which a pronoun is answered; below it the candidates are named and nobody is chosen."""


class Pronouns:
    """Answers the pronouns of one document; ``answers`` grows as its sources are answered."""

    def __init__(
        self, scene: Scene, said: Utterances, nominals: Nominals, voices: Voices, pairs: Pairs,
        answers: Mapping[Span, Answer],
    ) -> None:  # fmt: skip
        self.scene, self.said, self.nominals, self.voices = scene, said, nominals, voices
        self.focus, self.pairs, self.answers = nominals.focus, pairs, answers

    def resolve(self, part: Part, each: Attribution | None) -> Answer:
        """Whom the pronoun of a source means; ``each`` is the statement it is the source of."""
        word, span = part.pronoun, part.span
        if word in FIRST:
            return unsettled("pronoun", "whoever says the quotation")
        if word in GENDERED:
            return self.gendered(word, span, each)
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

    def gendered(self, word: str, span: Span, each: Attribution | None) -> Answer:
        """Whom a "he" or "she" means, in a source or anywhere."""
        return self._near_one(span, each, GENDERED[word], frozenset({"person"}), BAR["person"])

    def _near_one(
        self, span: Span, each: Attribution | None, gender: Gender | None, fits: frozenset[str], bar: float
    ) -> Answer:
        asked = self._asked(span, each, gender)
        ranked = self.focus.ranked(asked, fits)
        how: How = "gender and nearness" if gender or "group" in fits else "last in focus"
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
        return found(best, "pronoun", how, reason, SURE[how] * (0.6 + 0.4 * chance))

    def _ahead(self, span: Span, gender: Gender) -> Answer:
        """ "Before he spoke, Ann Lee ...": the one person named in the rest of the sentence."""
        number = self.scene.sentence(span.start)
        end = self.scene.sentences[number].end if number >= 0 else span.end
        ahead = [spot.draft for spot in self.said.spots_in(Span(span.end, end)) if spot.type == "person"]
        fits = list({id(draft): draft for draft in ahead if draft and draft.gender in (None, gender)}.values())
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
        answers = [self.answers[span] for span in whole(self.scene.text, around.source) if span in self.answers]
        return frozenset(id(draft) for answer in answers for draft in answer.drafts)

    def _relative(self, word: str, span: Span) -> Answer:
        """Who, which: the noun that ends just before."""
        for spot in reversed(self.said.spots_in(Span(max(0, span.start - 80), span.start))):
            gap = self.scene.text[spot.span.end : span.start]
            if spot.draft is not None and (not gap.strip(" ,") or (spot.type == "person" and gap.startswith(","))):
                return found(spot.draft, "pronoun", "head of relative", f"stands behind {spot.draft.label}")
        return self.nominals.before(span) or unsettled("pronoun", "the noun before could not be made out")

    def first_person(self, span: Span, each: Attribution) -> Answer:
        """I, we: whoever says the quotation, answers in the interview, gives the speech."""
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
            for source in whole(self.scene.text, around.source):
                answer = self.answers.get(source)
                if answer is not None and answer.drafts:
                    reason = f"in the words of {answer.drafts[0].label}"
                    sure = answer.sure * SURE["in quotation"]
                    return found(answer.drafts[0], "pronoun", "in quotation", reason, sure)
        return unsettled("pronoun", "who says these words could not be made out")
