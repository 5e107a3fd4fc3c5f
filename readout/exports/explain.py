"""Why one statement is read as it is: every choice on the way to it, in order, each with its reason and score."""

from __future__ import annotations

from typing import Any

from readout.errors import SetupError
from readout.exports.explain_found import found_steps
from readout.exports.explain_meant import meant_steps
from readout.exports.json import SCHEMA, reading_to_dict
from readout.exports.referents import Referents
from readout.exports.rows import Row, rows
from readout.exports.steps import Step
from readout.layers import ATTRIBUTIONS, Reading


def chosen(reading: Reading, number: str) -> Row:
    """The statement that every view shows under this number ("3", "3.1"). Raises SetupError when there is none."""
    told = rows(reading)
    for row in told:
        if row.number == number:
            return row
    name, last = reading.document.name, [row.number for row in told if not row.depth]
    if not told:
        raise SetupError(f"{name} holds no statement to explain")
    raise SetupError(f"{name} holds no statement {number}: name one from 1 to {last[-1]}, or one inside it such as 1.1")


def steps(reading: Reading, row: Row) -> list[Step]:
    """Every choice for this statement, in the order in which the stages made them."""
    known = Referents(reading)
    return [*found_steps(reading, row), *meant_steps(reading, known, row)]


def explanation_to_dict(reading: Reading, row: Row) -> dict[str, Any]:
    """The same for programs: the record as in the JSON of the reading, and the steps."""
    whole = reading_to_dict(reading)
    place = [statement.id for statement in reading[ATTRIBUTIONS]].index(row.statement.id)
    return {
        "schema": SCHEMA,
        "explained": {
            "document": whole["document"],
            "number": row.number,
            "statement": whole["statements"][place],
            "steps": [_step(step, reading.document.text) for step in steps(reading, row)],
        },
    }


def _step(step: Step, text: str) -> dict[str, Any]:
    return {
        "stage": step.stage,
        "what": step.what,
        "choice": step.choice,
        "reason": step.reason,
        "score": None if step.score is None else round(float(step.score), 4),
        "characters": [{"start": span.start, "end": span.end, "text": span.of(text)} for span in step.spans],
    }
