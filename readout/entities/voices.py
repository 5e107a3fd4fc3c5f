"""I, we and you outside quotation marks: the person interviewed, or whoever gives the speech or writes the piece."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.entities.drafts import Draft, Spot
from readout.entities.how import How
from readout.entities.interviews import Interview
from readout.entities.scene import Scene
from readout.entities.spelling import fold, same_word
from readout.records import Document

SELF = re.compile(r"\b(?:I am|I['’]m|[Mm]y name is|[Tt]his is)\s(?:[A-Z][\w.]*\s){0,2}$")
GENRE = (
    r"(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Ss]tatement|[Ll]etter|[Tt]estimony|[Mm]essage)(?: \w+){0,2} (?:by|of|from)\s"
)
BY = re.compile(r"\b" + GENRE + r"[^\n;:]{0,60}$")
BY_TITLE = re.compile(GENRE + r"([^;:\n]{3,90})")
SIGNED = re.compile(r"\b(?:Yours|[Ss]incerely|[Rr]egards|[Ff]aithfully)\b[^\n]{0,30}$")
GIVES = re.compile(
    r"(?:,[^,.\n]{3,80},)?\s"
    r"(?:delivered|gave|made|issued|spoke|addressed|[Ff]loor [Ss]peech|[Rr]emarks|[Ss]peech|[Aa]ddress)\b"
)
PERSON = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Zdv][\w.’'-]*){1,3}")
JOINT = re.compile(r"\sand\s(?:the\s)?[A-Z]")
OPENING = 4
"""Paragraphs at the top in which a page says who speaks."""


class Voices:
    """Who speaks outside quotation marks in one document."""

    def __init__(self, document: Document, scene: Scene, spots: Sequence[Spot], drafts: list[Draft]) -> None:
        self.scene = scene
        self.persons = [draft for draft in drafts if draft.type == "person"]
        self.interview = Interview(scene, spots)
        self.narrator = None if self.interview.found else self._narrator(document, spots, drafts)

    def of(self, at: int, many: bool) -> tuple[Draft | None, How, str, tuple[Draft, ...]]:
        """Who speaks at a place outside quotation marks, how that is known, why, and who might."""
        paragraph = self.scene.paragraph(at)
        if self.interview.found and paragraph >= self.interview.begins:
            draft, reason, others = self.interview.speaker(paragraph, self.persons)
            return draft, "interview turn", reason, others
        if many:
            return None, "unresolved", '"we" outside a quotation may be a firm, a people or the readers', ()
        if self.narrator is None:
            return None, "unresolved", "the page does not name who speaks", ()
        return self.narrator, "narrator", f"the page gives {self.narrator.label} as its speaker or author", ()

    def asked(self, at: int) -> Draft | None:
        """Who is meant by "you" in a question of an interview with one person."""
        paragraph, people = self.scene.paragraph(at), self.interview.persons
        if not self.interview.found or len(people) != 1 or paragraph < self.interview.begins:
            return None
        return people[0] if self.interview.turns[paragraph].question else None

    def _narrator(self, document: Document, spots: Sequence[Spot], drafts: list[Draft]) -> Draft | None:
        """The speaker by his own words, by the page's first lines, by its title, by its stated author."""
        text = document.text
        top = self.scene.paragraphs[:OPENING][-1].end if self.scene.paragraphs else 0
        for spot in spots:
            if spot.type != "person" or spot.draft is None or self.scene.quote(spot.span.start) is not None:
                continue
            before = text[max(0, spot.span.start - 90) : spot.span.start]
            if SELF.search(before) or SIGNED.search(before):
                return spot.draft
            if spot.span.start < top and (BY.search(before) or GIVES.match(text, spot.span.end, spot.span.end + 100)):
                return spot.draft
        return self._stated(document.title or "", full=False) or self._author(document, drafts)

    def _author(self, document: Document, drafts: list[Draft]) -> Draft | None:
        """The one author that the page states, named in the report or not."""
        if len(document.authors) != 1 or not PERSON.fullmatch(document.authors[0]):
            return None
        known = self._stated(document.authors[0], full=True)
        if known is None and len(fold(document.authors[0])) > 1:
            known = Draft("person", words=fold(document.authors[0]), label=document.authors[0])
            drafts.append(known)
        return known

    def _stated(self, words: str, full: bool) -> Draft | None:
        """The one person of the report whom a title names as its speaker, or an author's name names."""
        if not full:
            by = BY_TITLE.search(words)
            if by is None or JOINT.search(by.group(1)):
                return None
            words = by.group(1)
        stated = fold(words)
        fits = [
            draft
            for draft in self.persons
            if draft.words and all(any(same_word(word, other) for other in stated) for word in draft.words[-1:])
        ]
        return fits[0] if len(fits) == 1 else None
