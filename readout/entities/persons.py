"""Persons of one report: which of their names are one person's.

Full names first, then what stands for part of one: "Kim", "Jong-Un", "Mr Kim". A part that fits several persons is
given to one of them only where a title's gender or nearness decides; otherwise it stays open and names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readout.entities.drafts import Draft, Spot
from readout.entities.how import SURE, How
from readout.entities.scene import Scene
from readout.entities.spelling import alike, bare, may_be_one, one_slip, same_word, skeleton
from readout.entities.words import gender_of_given

Index = dict[str, list[Draft]]


def gather_persons(scene: Scene, spots: Sequence[Spot]) -> list[Draft]:
    """The drafts of all persons named; spots that fit several keep them as candidates."""
    drafts: list[Draft] = []
    index: Index = {}
    for spot in spots:
        if len(bare(spot.words)) > 1:
            _full(scene, spot, drafts, index)
    for spot in spots:
        if len(bare(spot.words)) == 1:
            _part(scene, spot, drafts, index)
    return drafts


def _full(scene: Scene, spot: Spot, drafts: list[Draft], index: Index) -> None:
    known = {id(draft): draft for word in spot.words for draft in index.get(skeleton(word), ())}
    fits = [draft for draft in known.values() if may_be_one(draft.words, spot.words) and _genders_fit(draft, spot)]
    if len(fits) > 1:
        fits = [draft for draft in fits if draft.words == spot.words] or fits[-1:]
    if not fits:
        _new(scene, spot, drafts, index)
        return
    same = fits[0].words == spot.words
    how: How = "same name" if same else "spelling variant"
    reason = f"the same name as {fits[0].label}" if same else f"a form of {fits[0].label}"
    _join(scene, spot, fits[0], how, reason, index)


def _part(scene: Scene, spot: Spot, drafts: list[Draft], index: Index) -> None:
    """A name of one word: a surname before a given name, one who stands near before one far away."""
    word = bare(spot.words)[0]
    known = {id(draft): draft for draft in index.get(skeleton(word), ())}
    exact = [draft for draft in known.values() if any(same_word(word, other) for other in draft.words)]
    fits = [draft for draft in exact or _heard(word, known.values()) if _genders_fit(draft, spot)]
    family = [draft for draft in fits if _is_surname(word, draft.words)] or fits
    how: How = "part of a name"
    if len(known) > 1 and len(family) == 1 and len(fits) < len(known):
        how = "title"
    if len(family) > 1:
        near = _near(scene, spot, family)
        if near is None:
            spot.candidates = tuple(family)
            spot.how, spot.reason = "unresolved", f"{' and '.join(each.label for each in family)} bear this name"
            return
        family, how = [near], "nearest bearer"
    if (not family and spot.score < 1) or not known:
        family = _misspelt(word, drafts)
        how = "spelling variant"
    if not family:
        _new(scene, spot, drafts, index)
        return
    reason = f"the same name as {family[0].label}" if family[0].words == spot.words else f"part of {family[0].label}"
    _join(scene, spot, family[0], "same name" if family[0].words == spot.words else how, reason, index)


def _heard(word: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Those whose surname is the same word in another transliteration."""
    return [draft for draft in drafts if len(skeleton(word)) > 2 and alike(word, bare(draft.words)[-1])]


def _misspelt(word: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The one full name whose surname differs by a letter."""
    fits = [draft for draft in drafts if len(draft.words) > 1 and one_slip(word, bare(draft.words)[-1])]
    return fits if len(fits) == 1 else []


def _is_surname(word: str, full: tuple[str, ...]) -> bool:
    full = bare(full)
    return same_word(word, full[-1]) or (len(full) > 2 and same_word(word, full[0]) and gender_of_given(word) is None)


def _near(scene: Scene, spot: Spot, drafts: Sequence[Draft]) -> Draft | None:
    """The one bearer who was last named, if named in this paragraph or the one before and the others in neither."""
    here = scene.paragraph(spot.span.start)
    last = {}
    for draft in drafts:
        before = [scene.paragraph(each.span.start) for each in draft.spots if each.span.start < spot.span.start]
        last[id(draft)] = max(before, default=-9)
    near = [draft for draft in drafts if here - last[id(draft)] <= 1]
    if not near and here == 0:
        near = [draft for draft in drafts if scene.paragraph(draft.first()) == 1]
    return near[0] if len(near) == 1 else None


def _genders_fit(draft: Draft, spot: Spot) -> bool:
    return spot.gender is None or draft.gender is None or spot.gender == draft.gender


def _new(scene: Scene, spot: Spot, drafts: list[Draft], index: Index) -> None:
    draft = Draft("person", words=spot.words, label=spot.span.of(scene.text), gender=spot.gender)
    if draft.gender is None:
        draft.gender = gender_of_given(_given(spot.words)) if len(spot.words) > 1 else None
    drafts.append(draft)
    spot.link(draft, "name", f"the name {draft.label}", SURE["name"])
    for word in {skeleton(word) for word in bare(spot.words)}:
        index.setdefault(word, []).append(draft)


def _given(words: tuple[str, ...]) -> str:
    """The given name: the first word that is not an initial."""
    return next((word for word in words[:-1] if len(word) > 1), words[0])


def _join(scene: Scene, spot: Spot, draft: Draft, how: How, reason: str, index: Index) -> None:
    if spot.how == "untagged repeat":
        how = "untagged repeat"
    spot.link(draft, how, reason, SURE[how])
    draft.gender = draft.gender or spot.gender
    if len(spot.words) > len(draft.words) and len(spot.words) > 1:
        for word in {skeleton(word) for word in bare(spot.words)} - {skeleton(word) for word in bare(draft.words)}:
            index.setdefault(word, []).append(draft)
        draft.words, draft.label = spot.words, spot.span.of(scene.text)
