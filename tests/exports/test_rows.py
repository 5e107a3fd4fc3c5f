from __future__ import annotations

from dataclasses import replace

from readout.exports.rows import rows, stance_words
from readout.layers import ATTRIBUTIONS, Reading
from readout.records import Attribution
from tests.readings import harbour


def test_a_statement_inside_another_is_numbered_after_it_and_carries_the_chain() -> None:
    told = {row.number: row for row in rows(harbour())}
    assert told["3.1"].chain == ("Radio Ostrel", "Brill")
    assert told["3.1"].depth == 1


def test_a_place_is_the_paragraph_or_the_role_of_the_block() -> None:
    assert [row.place for row in rows(harbour())] == ["headline", "¶1", "¶2", "¶2", "¶2", "¶3"]


def test_a_negated_stance_reads_as_a_sentence() -> None:
    statement = rows(harbour())[0].statement
    assert stance_words(replace(statement, negated=True)) == "does not assert"
    assert stance_words(replace(statement, stance="denies", negated=True)) == "does not deny"
    assert stance_words(replace(statement, stance="accuses", hedged=True)) == "accuses, hedged"


def test_every_statement_is_shown_even_when_parents_are_missing_or_run_in_a_circle() -> None:
    reading = harbour()
    first, second, *rest = reading[ATTRIBUTIONS]
    lost: tuple[Attribution, ...] = (replace(first, parent="nowhere"), replace(second, parent=second.id), *rest)
    circle = (replace(first, parent=second.id), replace(second, parent=first.id), *rest)
    for told in (lost, circle):
        changed = Reading(reading.document).plus({ATTRIBUTIONS: told})
        assert {row.statement.id for row in rows(changed)} == {statement.id for statement in told}
