"""The board of disputes: in every story what is held and what is denied, by whom, in how many voices.

Four kinds: a deed that one report tells as done and another as not done; one that somebody denies within the same
report; a claim that others deny in other words, or give another value of; and a denial of which the telling was not
found, so that it is not lost. Who tells both in one report disputes with nobody. Nothing is called true or false.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from readout.ledger.claims import Claim, claims
from readout.ledger.contested import with_claims
from readout.ledger.opposed import Opposed
from readout.ledger.sayings import Relay, Utterance, sayings
from readout.ledger.sides import Disputed, Side, between_several, once
from readout.ledger.stories import Story
from readout.stories.disputes import HELD, Deed, disputes

UNTOLD = frozenset({"conditional", "demanded"})
"""What is said under an "if" or asked for is held by nobody, so that a denial of it stands by itself."""
FEWEST = 3
"""Words of what is denied: fewer ("it", "the charge") tell nothing by themselves."""
ARMED = frozenset({"COP", "MIL", "REB", "UAF"})
"""Sectors that a story seldom has two of: "the guards" and "the officers" are one side."""
_WORD = re.compile(r"\w{3,}")
_LITTLE = frozenset(["the", "and", "for", "its", "his", "her", "their", "who", "that"])


def disputed(
    connection: sqlite3.Connection, story: Story, said: Sequence[Utterance] | None = None,
    claimed: Sequence[Claim] | None = None,
) -> list[Disputed]:  # fmt: skip
    """The disputes of a story: those whose sides are nearest first (to a tenth), of these those held in most voices.

    ``said`` and ``claimed`` are its utterances and claims, if they are at hand.
    """
    said = sayings(connection, story) if said is None else said
    sides, deeds, within = _told(connection, story)
    found: list[tuple[list[tuple[str, int]], list[Side], str]] = []
    for dispute in disputes(deeds):
        held = [(each.id, each.document) for each in dispute.held]
        denied = [sides[each.id, each.document] for each in dispute.denied]
        found.append((held, denied, dispute.held[0].type))
    types = {(deed.id, deed.document): deed.type for deed in deeds if deed.status not in UNTOLD}
    for key, denials in ((key, denials) for key, denials in within.items() if key in types):
        known = next((pair for pair in found if key in pair[0]), None)
        if known is None:
            found.append(([key], list(denials), types[key]))
        else:
            known[1].extend(denials)
    told = [Disputed(type, tuple(sides[key] for key in held), once(denied)) for held, denied, type in found]
    claimed = claims(connection, story) if claimed is None else claimed
    told = list(map(Opposed(claimed).with_nearest, between_several(with_claims(told, claimed))))
    told += _alone(connection, story, said, [side for dispute in told for side in dispute.denied])
    return sorted(told, key=_order)


def _order(dispute: Disputed) -> tuple[float, int, int, str]:
    return -round(dispute.near, 1), -dispute.voices[0], -dispute.voices[1], dispute.denied[0].published or ""


def _alone(
    connection: sqlite3.Connection, story: Story, said: Sequence[Utterance], known: Sequence[Side]
) -> Iterator[Disputed]:  # fmt: skip
    """What is said to deny something and stands in no dispute yet, each utterance once."""
    members = {member.id: member for member in story.members}
    for utterance in said:
        relays = [relay for relay in utterance.relays if relay.stance == "denies" and len(relay.text.split()) >= FEWEST]
        taken = any(side.document == relay.document and side.start < relay.end and relay.start < side.end
                    for relay in relays for side in known)  # fmt: skip
        if relays and not taken:
            yield Disputed(None, (), tuple(
                Side(relay.id, relay.document, utterance.speaker, relay.voice, relay.publisher,
                     members[relay.document].published, *_whole(connection, relay), statement=True)
                for relay in relays
            ))  # fmt: skip


def _whole(connection: sqlite3.Connection, relay: Relay) -> tuple[str, int, int]:
    """The words of a statement, its speaker and cue with its content, and their place."""
    text, start, end = connection.execute(
        "SELECT b.text, min(p.start), max(p.end) FROM edition e JOIN body b ON b.id = e.body"
        " JOIN head h ON h.edition = e.id JOIN statement s ON s.reading = h.reading JOIN part p ON p.statement = s.id"
        " WHERE e.name = ? AND s.name = ?",
        (relay.document, relay.id),
    ).fetchone()
    return text[start:end], start, end


Within = dict[tuple[str, int], list[Side]]


def _told(connection: sqlite3.Connection, story: Story) -> tuple[dict[tuple[str, int], Side], list[Deed], Within]:
    members = {member.document: member for member in story.members}
    voice_of = story.voice_of
    names = _sides(connection, list(members))
    sides: dict[tuple[str, int], Side] = {}
    deeds: list[Deed] = []
    within: Within = defaultdict(list)
    order = {document: at for at, document in enumerate(members)}
    for row in sorted(_events(connection, list(members)), key=lambda row: (order[row["document"]], row["start"])):
        document, key = row["document"], (row["name"], row["document"])
        member = members[document]
        common = (member.id, voice_of[document], member.publisher, member.published)
        sides[key] = Side(
            row["name"], common[0], row["holder"], *common[1:], row["sentence"], row["first"], row["last"]
        )
        of = [names.get((row["id"], side), frozenset()) for side in (0, 1)]
        deeds.append(Deed(row["name"], document, row["type"], row["status"], row["trigger"],
                          frozenset((row["modes"] or "").split(";")) - {""}, *of))  # fmt: skip
        for denial in json.loads(row["denials"]):
            within[key].append(Side(denial["name"], common[0], denial["holder"], *common[1:], denial["text"],
                                    denial["start"], denial["end"], statement=True))  # fmt: skip
    return sides, deeds, within


def _events(connection: sqlite3.Connection, documents: list[int]) -> Iterator[dict[str, Any]]:
    """Events that were not rejected, each with its sentence, who holds it, and the statements that deny it."""
    sentence = "substr(b.text, v.evidence_start + 1, v.evidence_end - v.evidence_start)"
    status = f"iif(s.stance = 'denies' AND v.status IN ({', '.join(map(repr, sorted(HELD)))}), 'denied', v.status)"
    cursor = connection.execute(
        f"SELECT v.id, v.name, h.document, v.type, {status}, v.modes, v.start, v.evidence_start, v.evidence_end,"
        f" substr(b.text, v.start + 1, v.end - v.start), {sentence}, a.name,"
        " (SELECT json_group_array(json_object('name', n.name, 'holder', c.name, 'start', n.start, 'end', n.end,"
        "   'text', substr(b.text, n.start + 1, n.end - n.start)))"
        "   FROM dispute d JOIN statement n ON n.id = d.statement"
        "   LEFT JOIN actor c ON c.id = n.speaker WHERE d.event = v.id)"
        " FROM json_each(?) j JOIN head h ON h.document = j.value JOIN event v ON v.reading = h.reading"
        " JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body"
        " LEFT JOIN statement s ON s.id = v.statement LEFT JOIN actor a ON a.id = s.speaker"
        " WHERE v.name NOT IN (SELECT target FROM review WHERE state = 'rejected')",
        (json.dumps(documents),),
    )
    columns = ("id", "name", "document", "type", "status", "modes", "start", "first", "last", "trigger", "sentence",
               "holder", "denials")  # fmt: skip
    return (dict(zip(columns, row, strict=True)) for row in cursor)


def _sides(connection: sqlite3.Connection, documents: list[int]) -> dict[tuple[int, int], frozenset[str]]:
    """By event and side (0 who acts, 1 to whom) the keys, words and countries of whom it names."""
    rows = connection.execute(
        "SELECT d.event, d.side, a.key, a.name, d.country, d.sector, substr(b.text, d.start + 1, d.end - d.start)"
        " FROM json_each(?) j JOIN head h ON h.document = j.value JOIN event v ON v.reading = h.reading"
        " JOIN side d ON d.event = v.id JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body"
        " LEFT JOIN actor a ON a.id = d.actor",
        (json.dumps(documents),),
    )
    found: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for event, side, key, name, country, sector, words in rows:
        told = {word.lower() for word in _WORD.findall(name or words)} - _LITTLE
        found[event, side] |= told | {each for each in (key, country, sector if sector in ARMED else None) if each}
    return {place: frozenset(names) for place, names in found.items()}
