"""Noun phrases: "the Kremlin spokesman", "the ministry", "the official", "the woman", "researchers".

A definite phrase goes, in this order, to whom the report gave that role, to the same description before, to the
holder of the office on the date, to the body of that kind, to the only person near. What fits nobody stays an
unnamed entity of its own; no phrase is forced onto a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from readout.actors import Actors, Description
from readout.entities.answers import Answer, found, listed, unsettled
from readout.entities.drafts import Draft
from readout.entities.focus import Asked, Focus
from readout.entities.how import SURE
from readout.entities.nounphrase import DETERMINERS, Phrase
from readout.entities.nounphrase import phrase as noun_phrase
from readout.entities.spelling import fold, may_be_one, same_word
from readout.entities.words import office, words_of
from readout.text import Span

BEFORE = re.compile(
    r"\b((?:an?|the|those|some|several|many|one|two|three|his|her|their)\s[^,.;:\n\"“”]{2,60}?),?\s$", re.IGNORECASE
)
ANYBODY = words_of("anybody")
"""Nouns that point back at whomever the report is about, whatever role it gave."""
EITHER = words_of("any body")
"""Bodies that are spoken of so without having the word in their name."""
DEEP = 60
"""Mentions that choose the country a report speaks of."""
CLEAR = 0.5
"""The least chance of the body or place last spoken of."""
PLACES = words_of("place kind")


class Nominals:
    """Resolves the noun phrases of one document, in text order."""

    def __init__(self, text: str, drafts: list[Draft], focus: Focus, actors: Actors, on: date | None) -> None:
        self.text, self.drafts, self.focus, self.actors, self.on = text, drafts, focus, actors, on
        self.described: dict[str, list[tuple[Phrase, Draft]]] = {}
        self.roles: dict[str, list[Draft]] = {}
        self.bodies: dict[str, list[Draft]] = {}
        for draft in drafts:
            for head in draft.heads:
                self.roles.setdefault(head, []).append(draft)
            if draft.type != "person":
                for word in set(draft.words):
                    self.bodies.setdefault(word, []).append(draft)

    def groups(self, whole: Span) -> Answer | None:
        """Several groups that one source describes: "U.S. and South Korean officials"."""
        words = whole.of(self.text)
        if " and " not in words:
            return None
        said = self.actors.described(words, self.on)
        if len(said) < 2 or not all(each.group for each in said):
            return None
        groups = tuple(self._group(whole, each) for each in said)
        return Answer(groups, "nominal", "description", "groups that the words describe", SURE["description"])

    def resolve(self, phrase: Phrase, whole: Span) -> Answer:
        """Whom a phrase means; ``whole`` is all of its words, with what hangs on the head."""
        said = self.actors.described(whole.of(self.text), self.on)
        if phrase.many:
            return self._repeated(phrase, whole) or self._new(phrase, whole, said)
        pointing = phrase.definite or phrase.first not in DETERMINERS
        if pointing:
            for settle in (self._role, self._repeated):
                answer = settle(phrase, whole)
                if answer is not None:
                    return answer
            answer = self._holder(said) or self._holder(self._here(phrase)) or self._kind(phrase, whole)
            if answer is not None:
                return answer
        return self._new(phrase, whole, said)

    def _role(self, phrase: Phrase, whole: Span) -> Answer | None:
        """Whom the report itself gave this role."""
        told = _modifiers(self.text, phrase, whole)
        fits = []
        for draft in self.roles.get(office(phrase.head), ()):
            role = set(fold(draft.heads[office(phrase.head)]))
            shared = len(told & role)
            if shared or not told or (len(role) <= 1 and not _proper(self.text, phrase)):
                fits.append((shared, draft))
        if not fits:
            return None
        top = max(shared for shared, _ in fits)
        best = list({id(draft): draft for shared, draft in fits if shared == top}.values())
        if len(best) > 1:
            near = self._nearest(phrase.span.start, best)
            if near is None:
                return unsettled("nominal", f"{listed(best)} have this role", best)
            return found(near, "nominal", "role in the report", f"the nearer of {listed(best)} with this role", 0.65)
        role_words = best[0].heads[office(phrase.head)]
        return found(best[0], "nominal", "role in the report", f'the report calls {best[0].label} "{role_words}"')

    def _nearest(self, at: int, drafts: Sequence[Draft]) -> Draft | None:
        """The one of them last spoken of, within reach."""
        wanted = {id(draft): draft for draft in drafts}
        here = self.focus.scene.sentence(at)
        for seen in reversed(self.focus.seen[-40:]):
            if id(seen.draft) in wanted:
                return seen.draft if here - seen.sentence <= 4 else None
        return None

    def _repeated(self, phrase: Phrase, whole: Span) -> Answer | None:
        """The same description before: "a senior official" ... "the official"."""
        told = _modifiers(self.text, phrase, whole)
        for before, draft in reversed(self.described.get(office(phrase.head), ())):
            other = _modifiers(self.text, before, before.span)
            if draft.group != phrase.many or (told - other and not (phrase.definite and not other)):
                continue
            if phrase.first in DETERMINERS and not phrase.definite:
                continue
            if not phrase.definite and told != other:
                continue
            return found(draft, "nominal", "repeated description", f'spoken of before as "{before.span.of(self.text)}"')
        return None

    def _here(self, phrase: Phrase) -> tuple[Description, ...]:
        """ "The president" alone: of the one country that the report speaks of most."""
        counts: dict[str, list[Draft]] = {}
        for seen in self.focus.seen[:DEEP]:
            actor = seen.draft.actor
            if actor is not None and actor.country is not None and seen.draft.type == "place":
                counts.setdefault(actor.country, []).append(seen.draft)
        ranked = sorted(counts.values(), key=len, reverse=True)
        if not ranked or (len(ranked) > 1 and len(ranked[0]) == len(ranked[1])):
            return ()
        return self.actors.described(f"the {phrase.head} of {ranked[0][0].label}", self.on)

    def _holder(self, said: Sequence[Description]) -> Answer | None:
        """The holder of the described office on the date, where the report names that person."""
        for each in said:
            if each.holder is None:
                continue
            words = fold(each.holder)
            for draft in self.drafts:
                if draft.type != "person" or not draft.words:
                    continue
                one = len(draft.words) == 1 and any(same_word(draft.words[0], word) for word in words)
                if one or (len(draft.words) > 1 and may_be_one(draft.words, words)):
                    return found(draft, "nominal", "office holder", f"{each.holder} held that office on the date")
        return None

    def _kind(self, phrase: Phrase, whole: Span) -> Answer | None:
        """The body, place or person of that kind, where only one is near."""
        use = phrase.known.use if phrase.known else None
        if phrase.first not in ("the", "this", "that") or _modifiers(self.text, phrase, whole):
            return None
        if use == "body":
            named = list({id(draft): draft for draft in self.bodies.get(phrase.head, ()) if draft.named}.values())
            best = named[0] if len(named) == 1 else self._nearest(phrase.span.start, named)
            if best is not None:
                return found(best, "nominal", "kind of body", f"the {phrase.head} that is named is {best.label}")
            return self._last(phrase, "body") if phrase.head in EITHER else None
        if use == "place" and phrase.head in PLACES:
            return self._last(phrase, "place")
        if phrase.head in ANYBODY or phrase.head.endswith("-old"):
            return self._last(phrase, "person")
        return self._only(phrase) if use == "role" else None

    def _only(self, phrase: Phrase) -> Answer | None:
        """The only person of the whole report so far, to whom no other role would fit."""
        near = {id(seen.draft): seen.draft for seen in self.focus.seen[-60:] if seen.draft.type == "person"}
        if len(near) != 1:
            return None
        draft = next(iter(near.values()))
        return found(draft, "nominal", "only person near", f"{draft.label} is the only person spoken of")

    def _last(self, phrase: Phrase, kind: str) -> Answer | None:
        """The one entity of a kind in this sentence and the two before."""
        gender = phrase.known.gender if phrase.known else None
        asked = Asked(phrase.span.start, gender, frozenset(), frozenset())
        near = {
            id(draft): draft
            for features, draft in self.focus.candidates(asked, frozenset({kind}))
            if features["sentences"] <= 2 and draft.named
        }
        if kind == "person":
            only = next(iter(near.values()), None)
            if only is None or len(near) > 1:
                return None
            return found(only, "nominal", "only person near", f"{only.label} is the only one named near")
        ranked = [(draft, chance) for draft, chance in self.focus.ranked(asked, frozenset({kind})) if id(draft) in near]
        if not ranked or ranked[0][1] < CLEAR:
            return None
        return found(ranked[0][0], "nominal", "last in focus", f"{ranked[0][0].label} was last spoken of")

    def before(self, span: Span) -> Answer | None:
        """The unnamed one whose noun ends just before a relative pronoun: "a man who said"."""
        low = max(0, span.start - 80)
        match = BEFORE.search(self.text[low : span.start])
        if match is None:
            return None
        whole = Span(low + match.start(1), low + match.end(1))
        head = noun_phrase(self.text, whole)
        return None if head is None or head.known is None else self.resolve(head, whole)

    def _new(self, phrase: Phrase, whole: Span, said: Sequence[Description]) -> Answer:
        """An unnamed entity of its own."""
        known = phrase.known
        draft = Draft(known.type if known else "person", named=False, label=whole.of(self.text), group=phrase.many,
                      gender=known.gender if known else None, actor=said[0].actor if said else None)  # fmt: skip
        self.described.setdefault(office(phrase.head), []).append((phrase, draft))
        self.drafts.append(draft)
        return found(draft, "nominal", "description", "described, not named")

    def _group(self, whole: Span, said: Description) -> Draft:
        label = self.text[whole.start + said.start : whole.start + said.end]
        draft = Draft("person", named=False, label=label, group=True, actor=said.actor)
        self.drafts.append(draft)
        return draft


LIGHT = frozenset({"of", "for", "at", "s", "in", "who", "former", "senior", "top"})
"""Words that narrow nothing down."""


def _modifiers(text: str, phrase: Phrase, whole: Span) -> set[str]:
    """The words that narrow the head down: "the former Kremlin spokesman" -> former, kremlin."""
    words = set(fold(text[phrase.core.start : whole.end][:120]))
    return words - set(fold(phrase.head)) - DETERMINERS - LIGHT


def _proper(text: str, phrase: Phrase) -> bool:
    """Whether a name narrows the phrase down."""
    words = phrase.core.of(text).split()
    return any(word[:1].isupper() for word in words[1:-1])
