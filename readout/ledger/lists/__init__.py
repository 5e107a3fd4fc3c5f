"""The lists that a ledger gives: their columns, the SQL behind each, and by what they can be filtered and sorted.

All SQL that reads lists lives here, a file a list.
"""

from __future__ import annotations

from readout.ledger.lists.actors import ACTORS
from readout.ledger.lists.columns import OF_DOCUMENT, Column, Facet, List
from readout.ledger.lists.documents import DOCUMENTS
from readout.ledger.lists.events import EVENTS
from readout.ledger.lists.statements import STATEMENTS

__all__ = ["LISTS", "OF_DOCUMENT", "Column", "Facet", "List"]

LISTS = {each.name: each for each in (DOCUMENTS, STATEMENTS, EVENTS, ACTORS)}
