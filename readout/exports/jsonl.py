"""JSON Lines: every input is one line, in the order given: a reading, a skip with its reason, or a fault."""

from __future__ import annotations

from readout.exports.json import Outcome, dumps, outcome_to_dict


def line(outcome: Outcome) -> str:
    """One line, newline included; a newline inside a text is escaped, so a line is always whole."""
    return dumps(outcome_to_dict(outcome)) + "\n"
