"""spaCy reads back what was written, on the same characters."""

from __future__ import annotations

from typing import Any

import pytest

from readout.errors import SetupError
from readout.exports import needed as needing
from readout.exports.given import given
from readout.exports.spacy_docs import GROUPS, docbin, docs
from readout.layers import ATTRIBUTIONS, EVENTS, SENTENCES, Reading
from readout.records import Document
from readout.text import Span
from tests.awkward import AWKWARD, awkward
from tests.exports.test_event_formats import report
from tests.readings import harbour
from tests.referents import resolved, unsettled

READINGS = (harbour(), resolved(), unsettled(), report(), awkward())


@pytest.fixture(scope="module")
def read() -> list[Any]:
    """Every reading, written and read by a spaCy that knows nothing of Readout."""
    spacy = pytest.importorskip("spacy", reason="needs spaCy (in the spacy extra)")
    box = spacy.tokens.DocBin().from_bytes(docbin(READINGS))
    return list(box.get_docs(spacy.blank("en").vocab))


def test_the_text_comes_back_character_for_character(read: list[Any]) -> None:
    assert [doc.text for doc in read] == [reading.document.text for reading in READINGS]


def test_every_record_is_a_span_that_holds_its_characters(read: list[Any]) -> None:
    for doc, reading in zip(read, READINGS, strict=True):
        wanted = {group: spans(reading, group) for group in GROUPS}
        for group in GROUPS:
            told = doc.user_data["readout"]["spans"][group]
            assert [(each["id"], each["start"], each["end"]) for each in told] == wanted[group]
            for span, exact in zip(doc.spans[group], told, strict=True):
                assert span.id_ == exact["id"]
                assert span.start_char <= exact["start"] and exact["end"] <= span.end_char
                first, last = span[0], span[-1]  # no token more than they need
                assert first.idx + len(first) > exact["start"] and last.idx < exact["end"]


def spans(reading: Reading, group: str) -> list[tuple[str, int, int]]:
    """What a span group must hold, in order."""
    if group in ("source", "cue", "content", "addressee"):
        statements = reading[ATTRIBUTIONS]
        return [(each.id, span.start, span.end) for each in statements for span in getattr(each, group)]
    events = given(reading, EVENTS)
    if group == "events":
        return [(each.id, each.trigger.start, each.trigger.end) for each in events]
    return [(each.id, who.span.start, who.span.end) for each in events for who in getattr(each, group)]


def test_a_stretch_inside_a_token_grows_and_its_exact_characters_are_kept() -> None:
    pytest.importorskip("spacy", reason="needs spaCy (in the spacy extra)")
    reading = awkward()
    (statement,) = reading[ATTRIBUTIONS][:1]
    inside = Span(AWKWARD.index("Kvarn") + 1, AWKWARD.index("Kvarn") + 3)
    cut = Reading(reading.document).plus({ATTRIBUTIONS: (type(statement)("1", (inside,), (), statement.content, 0.5),)})
    (doc,) = docs([cut])
    (span,), (exact,) = doc.spans["source"], doc.user_data["readout"]["spans"]["source"]
    assert span.text == "Kvarn" and AWKWARD[exact["start"] : exact["end"]] == "va"


def test_sentences_are_those_of_the_reading(read: list[Any]) -> None:
    for doc, reading in zip(read, READINGS, strict=True):
        starts = {sentence.start_char for sentence in doc.sents}
        assert {each.span.start for each in given(reading, SENTENCES)} <= starts
        assert doc.has_annotation("SENT_START")
    assert [sentence.text.split()[0] for sentence in read[-1].sents][2:] == ["E\u0301dda", "In", "The"]


def test_names_are_entities_with_their_wikidata_id(read: list[Any]) -> None:
    told = {each.text: (each.label_, each.kb_id_, each.ent_id_) for each in read[-1].ents}
    assert told["E\u0301dda Kvarn"] == ("PERSON", "Q42", "kvarn") and told["Tomas Brill"] == ("PERSON", "", "brill")
    assert told["Norvale"] == ("LOC", "Q20", "norvale") and told["Radio Ostrel"][0] == "ORG"


def test_labels_and_records_tell_stance_and_status(read: list[Any]) -> None:
    doc = read[-1]
    assert [span.label_ for span in doc.spans["content"]] == ["asserts", "asserts", "asserts", "denies"]
    assert [span.label_ for span in doc.spans["events"]] == ["ASSAULT"]
    kept = doc.user_data["readout"]
    assert kept["events"][0]["status"] == "asserted" and kept["statements"][2]["negated"] is True
    assert kept["document"]["url"] == "https://courier.example/port?a=1#top"


def test_the_same_readings_give_the_same_bytes() -> None:
    pytest.importorskip("spacy", reason="needs spaCy (in the spacy extra)")
    assert docbin(READINGS) == docbin(READINGS)


def test_half_a_surrogate_pair_moves_nothing() -> None:
    pytest.importorskip("spacy", reason="needs spaCy (in the spacy extra)")
    (doc,) = docs([Reading(Document("1", "a \ud83d b", "name"))])
    assert doc.text == "a \ufffd b"


def test_without_spacy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(needing, "import_module", missing)
    with pytest.raises(SetupError, match=r"pip install 'readout\[spacy\]'"):
        docbin([])
