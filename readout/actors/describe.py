"""Descriptions: "the North Korean leader", "U.S. and South Korean officials", "a spokesman for the Taliban"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readout.actors import names
from readout.actors.answers import Description
from readout.actors.heads import Found, heads_in
from readout.actors.holders import holder_of
from readout.actors.persons import of_name, rows_of
from readout.actors.phrase import Named, Part, Word, names_in, parts_of, words_of
from readout.actors.table import Table
from readout.referents import Actor

NEUTRAL = {
    "official", "officials", "senior official", "senior officials", "source", "sources", "representative", "aide",
    "aides", "adviser", "advisers", "advisor", "advisors", "delegation", "delegate", "delegates", "staff", "executive",
    "authorities", "authority", "commander", "commanders", "negotiator", "negotiators", "envoy", "secretary",
    "general secretary", "council", "committee", "group", "office", "analyst", "expert", "agency", "worker", "workers",
}  # fmt: skip
"""Nouns whose sector gives way to that of the body they are tied to: a *rebel* commander, a *police* official."""

LEADERS = {"leaders", "chiefs", "heads", "spokespersons", "representatives"}
FORMER = {"former", "ex", "ousted", "deposed", "exiled", "onetime", "erstwhile", "late", "retired", "toppled"}
OFFICES = {"GOV", "MIL", "LEG", "SPY", "JUD"}
BOTH, ONE, GUESSED = 0.9, 0.7, 0.6


def descriptions(phrase: str, table: Table, day: str | None) -> Iterator[Description]:
    """Every actor that the words describe, in order; one that lacks a head shares its neighbour's."""
    words = words_of(phrase)
    parts = parts_of(words, table)
    for at, part in enumerate(parts):
        if part.head is not None:
            yield _description(words, part, part, table, day)
        elif part.names and part.plain:
            lender = next((other for other in parts[at + 1 :] if other.head), None) or (
                parts[at - 1] if at and parts[at - 1].head and parts[at - 1].after else None
            )
            if lender is not None:
                yield _description(words, part, lender, table, day)
            elif (whole := names.reading(part.names[-1].rows, None, day)) is not None:
                yield _whole(words, part, whole)


def _description(words: list[Word], part: Part, lender: Part, table: Table, day: str | None) -> Description:
    """``lender`` has the head: the part itself, or the one whose head it shares."""
    head = lender.head
    assert head is not None
    tie = _tie(part) or (None if part is lender else _tie(lender))
    sector, why = _sector(words, part, lender, head, tie, day)
    actor = names.reading(tie.rows, None, day) if tie is not None else None
    if actor is None and part.called and (rows := rows_of(table, part.called)):
        person = of_name(rows, day)
        return Description(
            words[part.start].start, words[part.end - 1].end,
            replace(person, sector=person.sector if person.how == "held then" else sector or person.sector),
            " ".join(word.text for word in words[head.start : head.end]), False, person.name, person.wikidata, None,
        )  # fmt: skip
    if actor is None and head.head.sector in ("IGO", "NGO"):
        actor = Actor(head.head.sector, None, "head noun", "", ONE)
    holder = None
    if part is lender and not head.plural and tie is not None and not _indefinite(words, part, head):
        holder = holder_of(table, tie.rows, head.head, day, part.called)
    score = BOTH if actor is not None and actor.country and sector else ONE
    text = " ".join(word.text for word in words[head.start : head.end])
    reason = f"{tie.text}: {actor.name or 'several'}; {why}" if tie is not None and actor is not None else why
    return Description(
        words[part.start].start, words[part.end - 1].end,
        Actor(
            actor.country if actor else None, sector, "description", reason, min(score, actor.score if actor else 1.0),
            holder.wikidata or None if holder else None, holder.name if holder else None,
            actor.source if actor else None,
            tuple(other.replace(" - ", f" {sector or '-'} ", 1) for other in actor.alternatives) if actor else (),
        ),
        text, head.plural, holder.name if holder else None, holder.wikidata or None if holder else None,
        _place(part),
    )  # fmt: skip


def _place(part: Part) -> str | None:
    """The place behind the head ("of Kyiv"), or a city or region before it ("Texas governor")."""
    for name in (*part.after, *part.names):
        kind = name.rows[0].kind
        if kind in names.PLACES and (name in part.after or kind != "country"):
            return name.text
    return None


def _tie(part: Part) -> Named | None:
    """The name that tells the country: a body before a people or place, before the head rather than behind it.

    A body of no country ("Ukraine's *Foreign Ministry*") gives way to the country beside it.
    """
    for found in (part.names, part.after):
        if found:
            bodies = [name for name in found if name.rows[0].kind not in (*names.PLACES, "demonym")]
            tied = [name for name in bodies if name.rows[0].country]
            return tied[-1] if tied else next((name for name in found if name not in bodies), found[0])
    return None


def _sector(
    words: list[Word], part: Part, lender: Part, head: Found, tie: Named | None, day: str | None
) -> tuple[str | None, str]:
    """The sector and the words that told it."""
    own = head.head.sector if len(head.head.sector) == 3 and head.head.sector not in ("IGO", "NGO") else ""
    if not own or head.head.noun in NEUTRAL:
        before_it = (*reversed(part.modifiers), *reversed(lender.modifiers))
        told = [(each.head.sector, each.head.noun) for each in before_it if each.head.sector != "JRN"]
        if tie is not None and (actor := names.reading(tie.rows, None, day)) and actor.sector:
            told.append((actor.sector, tie.text))
        told += [(each.head.sector, each.head.noun) for each in (*part.bodies, *lender.bodies)]
        sector, why = next((each for each in told if each[0]), (own, head.head.noun))
        if not sector and tie is not None and (head.head.kind == "role" or head.head.noun in LEADERS):
            sector, why = "GOV", f"{head.head.noun} of a country"
    else:
        sector, why = own, head.head.noun
    before = {word.text.lower().removesuffix("-") for word in words[lender.start : head.start]}
    if sector in OFFICES and head.head.kind in ("title", "role") and before & FORMER:
        return "ELI", f"former {why}"
    return sector or None, why


def _indefinite(words: list[Word], part: Part, head: Found) -> bool:
    """ "a minister", "former president", "the next president": not the holder of the office."""
    before = {word.text.lower() for word in words[part.start : head.start]}
    return bool(
        before & (FORMER | {"a", "an", "one", "another", "any", "next", "future", "then", "no", "every", "each"})
    )


def _whole(words: list[Word], part: Part, actor: Actor) -> Description:
    """Words around one entry of the table: "Russians", "the U.S. military", "a united Germany"."""
    name = part.names[-1]
    people = name.rows[0].kind == "demonym"
    return Description(
        words[part.start].start, words[part.end - 1].end, actor,
        name.text if people else words[name.end - 1].text, group=people,
    )  # fmt: skip


def by_parts(name: str, table: Table, day: str | None) -> Actor | None:
    """An organization that the table lacks, by the one country in its name: "Nigeria Union of Bakers" is NGA."""
    words = words_of(name)
    found = names_in(words, table)
    if len({row.country for each in found for row in each.rows if row.country}) != 1:
        return None
    told = next(each for each in found if any(row.country for row in each.rows))
    actor = names.reading(told.rows, None, day)
    if actor is None or actor.country is None:
        return None
    head = next((each.head for each in reversed(heads_in([word.text.lower() for word in words]))), None)
    sector = head.sector if head is not None and head.sector not in ("IGO", "NGO") else ""
    reason = f"{told.text} in the name" + (f", {head.noun}" if head is not None and sector else "")
    return Actor(actor.country, sector or None, "name", reason, GUESSED, source=actor.source)
