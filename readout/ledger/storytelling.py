"""A story told in full, as values for JSON."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from functools import cached_property
from typing import Any

from readout.ledger.claims import Claim, claims
from readout.ledger.claimtelling import told as claim_told
from readout.ledger.disputed import disputed
from readout.ledger.lineage import told as family_told
from readout.ledger.mended import Mended, mended
from readout.ledger.sayings import Utterance, sayings
from readout.ledger.sides import Disputed, Side
from readout.ledger.stories import Story, changes
from readout.ledger.timeline import Turn, timeline


class Telling:
    """A story with all that is found out about it, each when it is first asked for, and once."""

    def __init__(self, connection: sqlite3.Connection, story: Story) -> None:
        self.connection, self.story = connection, story

    @cached_property
    def utterances(self) -> list[Utterance]:
        """Who said what."""
        return sayings(self.connection, self.story)

    @cached_property
    def disputes(self) -> list[Disputed]:
        """What is held and denied."""
        return disputed(self.connection, self.story, self.utterances, self.claims)

    @cached_property
    def claims(self) -> list[Claim]:
        """What is claimed, the weightiest first."""
        return claims(self.connection, self.story)

    @cached_property
    def mended(self) -> list[Mended]:
        """What was withdrawn or corrected."""
        return mended(self.connection, self.story)

    @property
    def turns(self) -> list[Turn]:
        """What changed, and when."""
        return timeline(self.story, self.disputes, self.mended)


def told(telling: Telling, *, evidence: bool = True) -> dict[str, Any]:
    """The story with its voices, their families of copies, and its changes.

    ``evidence``: with the words that copies have in common, and with every utterance and its relays; offsets count code
    points of each document's text, half-open.
    """
    story, connection = telling.story, telling.connection
    return {
        "id": story.id, "title": story.title, "first": story.first, "last": story.last, "reports": story.reports,
        "voices": [
            {
                "origin": voice.origin, "phantom": voice.phantom, "reports": voice.reports,
                "families": [family_told(connection, family, evidence=evidence) for family in voice.families],
            }
            for voice in story.voices
        ],
        "corrections": [_mended(each) for each in telling.mended],
        **({"timeline": [asdict(turn) for turn in telling.turns]} if evidence else {}),
        **({"claims": [claim_told(story, claim) for claim in telling.claims]} if evidence else {}),
        **({"utterances": [_utterance(each) for each in telling.utterances]} if evidence else {}),
        "changes": [
            {"made": made, "what": what, "other": other} for made, what, other in changes(connection, story.id)
        ],
    }  # fmt: skip


def _mended(each: Mended) -> dict[str, Any]:
    return {
        "kind": each.kind, "document": each.document, "voice": each.voice, "outlet": each.publisher,
        "published": each.published, "text": each.text, "start": each.start, "end": each.end,
    }  # fmt: skip


def _utterance(utterance: Utterance) -> dict[str, Any]:
    return {
        "speaker": utterance.speaker, "stance": utterance.stance, "text": utterance.text,
        "voices": list(utterance.voices),
        "relays": [
            {
                "statement": relay.id, "document": relay.document, "voice": relay.voice, "stance": relay.stance,
                "text": relay.text, "start": relay.start, "end": relay.end,
            }
            for relay in utterance.relays
        ],
    }  # fmt: skip


def board(story: Story, found: list[Disputed]) -> dict[str, Any]:
    """The disputes of a story, with both sides."""
    return {
        "story": story.id, "title": story.title, "reports": story.reports, "voices": len(story.voices),
        "disputes": [
            {
                "type": each.type, "claim": each.claim, "held_voices": each.voices[0], "denied_voices": each.voices[1],
                "held": [_side(side) for side in each.held], "denied": [_side(side) for side in each.denied],
            }
            for each in found
        ],
    }  # fmt: skip


def _side(side: Side) -> dict[str, Any]:
    return {
        "record": side.id, "kind": "statement" if side.statement else "event", "document": side.document,
        "holder": side.holder, "voice": side.voice, "outlet": side.publisher, "published": side.published,
        "text": side.text, "start": side.start, "end": side.end, "otherwise": side.otherwise,
    }  # fmt: skip
