"""Why one statement or event is read as it is: every choice on the way to it, in order, with reason and score."""

from __future__ import annotations

from typing import Any

from readout.errors import SetupError
from readout.exports.deeds import Deed, deeds
from readout.exports.explain_event import event_steps
from readout.exports.explain_found import found_steps
from readout.exports.explain_meant import meant_steps
from readout.exports.json import SCHEMA, reading_to_dict
from readout.exports.referents import Referents
from readout.exports.rows import Row, rows
from readout.exports.steps import Step
from readout.layers import Reading


def chosen(reading: Reading, number: str) -> Row | Deed:
    """What every view shows under this number: statement "3" or "3.1", event "E3". Raises SetupError for none."""
    name, told = reading.document.name, rows(reading)
    found: list[Row] | list[Deed] = deeds(reading) if number.startswith("E") else told
    for each in found:
        if each.number == number:
            return each
    kind = "event" if number.startswith("E") else "statement"
    if not found:
        raise SetupError(f"{name} holds no {kind} to explain")
    if kind == "event":
        raise SetupError(f"{name} holds no event {number}: name one from E1 to {found[-1].number}")
    last = [row.number for row in told if not row.depth][-1]
    raise SetupError(f"{name} holds no statement {number}: name one from 1 to {last}, or one inside it such as 1.1")


def steps(reading: Reading, told: Row | Deed) -> list[Step]:
    """Every choice for a statement or event, in the order in which the stages made them."""
    known = Referents(reading)
    if isinstance(told, Deed):
        return list(event_steps(reading, known, told))
    return [*found_steps(reading, told), *meant_steps(reading, known, told)]


def explanation_to_dict(reading: Reading, told: Row | Deed) -> dict[str, Any]:
    """The same for programs: the record as in the JSON of the reading, and the steps."""
    whole = reading_to_dict(reading)
    kind, id = ("event", told.event.id) if isinstance(told, Deed) else ("statement", told.statement.id)
    return {
        "schema": SCHEMA,
        "explained": {
            "document": whole["document"],
            "number": told.number,
            kind: next(record for record in whole[f"{kind}s"] if record["id"] == id),
            "steps": [_step(step, reading.document.text) for step in steps(reading, told)],
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
