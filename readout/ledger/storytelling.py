"""A story told in full, as values for JSON."""

from __future__ import annotations

import sqlite3
from typing import Any

from readout.ledger.lineage import told as family_told
from readout.ledger.stories import Story, changes


def told(connection: sqlite3.Connection, story: Story, *, evidence: bool = True) -> dict[str, Any]:
    """The story with its voices, their families of copies, and its changes; ``evidence``: with the words in common."""
    return {
        "id": story.id, "title": story.title, "first": story.first, "last": story.last, "reports": story.reports,
        "voices": [
            {
                "origin": voice.origin, "phantom": voice.phantom, "reports": voice.reports,
                "families": [family_told(connection, family, evidence=evidence) for family in voice.families],
            }
            for voice in story.voices
        ],
        "changes": [
            {"made": made, "what": what, "other": other} for made, what, other in changes(connection, story.id)
        ],
    }  # fmt: skip
