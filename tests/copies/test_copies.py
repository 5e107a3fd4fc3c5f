"""Two reports compared: what counts as taken, and what does not."""

from __future__ import annotations

import random

import pytest

from lab.corpora.copied import EDITS
from readout.clean import clean_page
from readout.copies.changes import changes
from readout.copies.compared import Link, compared
from readout.copies.credits import credits_of, same_agency
from readout.copies.narration import Narration, narration_of
from readout.copies.reworded import pairs_of_facts, reworded
from readout.records import Page

WIRE = """Rebels took the mining town of Osterby on Monday after a night of shelling, the regional governor said.

The governor, Ilse Marrin, said 14 soldiers and three civilians had died in the fighting and that some 600
people had fled across the river to Hamm, where a school and two churches had been opened to them.

"We will not leave a single family on that bank tonight," Marrin told reporters outside the town hall.

The army said it had withdrawn in good order to positions east of the railway and would return with
reinforcements from the capital. It gave no figures for its losses.

Osterby, a town of 9,000, lies on the only paved road to the copper mines at Vennskar, which supply a third of
the country's exports. The mines have been closed since the rebels cut the line in April.

Talks between the two sides broke down last month over the release of prisoners. Mediators from Norvale said
they had invited both to meet again on Friday, but that neither had answered.
"""
OWN = """The last bus out of Osterby left with its doors open. Petra Lund held her two sons by their collars and counted
the flashes over the hill until she lost count.

"We will not leave a single family on that bank tonight," the governor, Ilse Marrin, was saying a few hours
later on the steps of Hamm's town hall, while behind her volunteers dragged mattresses into the gymnasium.

Nobody in the gymnasium knew who held the town now. A teacher who had walked eleven kilometres through the birch
woods said she had seen armed men without badges at the post office.

The hospital in Hamm had taken in 22 wounded by noon, its director said, among them four children.
"""
OTHER = """Ships will call again at the port of Skerry from next week, the harbour board announced after the last
crane had been repaired. The repairs took eleven months and cost twice what the board had set aside for them.

Fishermen said that they had lost a season and would ask for money.
"""


def narration(text: str) -> tuple[Narration, str]:
    """The narration of a text, and the text as it is cleaned."""
    reading = clean_page(Page("page", text.encode(), "text/plain", given=(("language", "en"),)))
    return narration_of(reading), reading.document.text


def joined(text: str) -> str:
    """The text with each paragraph on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


WIRE, OWN, OTHER = map(joined, (WIRE, OWN, OTHER))


def link(one: str, other: str) -> Link | None:
    """What two texts have of one another."""
    return compared(narration(one)[0], narration(other)[0])


def test_the_same_text_is_a_copy_and_every_sentence_shows_it() -> None:
    found = link(WIRE, WIRE)
    assert found is not None and found.kind == "copy" and found.one_in_other == found.other_in_one == 1.0
    _, text = narration(WIRE)
    assert all(text[each.one.start : each.one.end] == text[each.other.start : each.other.end] for each in found.taken)


def test_reporters_who_quote_the_same_words_each_have_their_own() -> None:
    assert link(WIRE, OWN) is None and link(WIRE, OTHER) is None


def test_a_cut_is_an_excerpt_told_from_both_sides() -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[:3])
    there, back = link(WIRE, cut), link(cut, WIRE)
    assert there is not None and back is not None and there.kind == back.kind == "excerpt"
    assert there.other_in_one == back.one_in_other == 1.0 and there.one_in_other == back.other_in_one < 0.6


def test_a_paragraph_taken_into_a_report_of_ones_own_is_a_part() -> None:
    taken = link(WIRE, "\n\n".join((OTHER, OWN, WIRE.split("\n\n")[4])))
    assert taken is not None and taken.kind == "partial"


def test_a_passage_that_is_taken_over_as_such_is_a_quotation() -> None:
    passage = WIRE.split("\n\n")[4]
    assert link(WIRE, OTHER + "\n\nThe Hamm Courier reports:\n\n" + passage) is None


@pytest.mark.parametrize("name", sorted(set(EDITS) - {"cut20", "reworded+cut40"}))
def test_an_edited_copy_is_found(name: str) -> None:
    # what is left of so short a report by the other two is two sentences: lab.eval copies tries them on longer ones
    made = EDITS[name](WIRE, OTHER + OWN, random.Random(name))
    mine, theirs = narration(WIRE), narration(made)
    assert compared(mine[0], theirs[0]) is not None or reworded(*mine, *theirs) is not None


def test_a_report_reworded_sentence_by_sentence_is_lined_up() -> None:
    told = """Osterby, a mining town, fell to the rebels on Monday following nightlong shellfire, according to the
governor of the region.

Fourteen troops - 14 in the governor's count - and 3 civilians lost their lives, said Ilse Marrin, while around
600 residents escaped over the river towards Hamm, which threw open two churches and a school.

Army chiefs insist their men pulled back in good order to the east of the railway, and promise to come back with
fresh troops from the capital. About losses they kept silent.

The town has 9,000 inhabitants and sits on the sole paved road leading to Vennskar's copper mines, source of a
third of exports. Since April, when rebels severed the line, the mines have stood still.

A row over freeing prisoners ended talks between both sides a month ago. Norvale's mediators say a new meeting
on Friday was offered to the two, with no answer from either.
"""
    mine, theirs = narration(WIRE), narration(joined(told))
    found = reworded(*mine, *theirs)
    assert compared(mine[0], theirs[0]) is None and found is not None and found.share > 0.7
    assert reworded(*mine, *narration(OWN)) is None
    assert len(pairs_of_facts(*mine) & pairs_of_facts(*theirs)) >= 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("RNA", "Rioni News Agency", True), ("Meridian", "Meridian Press Agency", True),
        ("AFP", "Agence France-Presse", True), ("Pregon", "Agencia Pregon", True),
        ("The Gazette", "Gazette", True), ("Reuters", "Thomson Reuters", False),
        ("Rift", "Rift Valley Times", False), ("RNA", "Riga", False), ("Courier", "The Larnbury Courier", False),
    ],
)  # fmt: skip
def test_ways_of_writing_an_agency(one: str, other: str, same: bool) -> None:
    assert same_agency(one, other) == same_agency(other, one) == same


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("OSTERBY, June 3 (Reuters) - " + WIRE, "Reuters"), (WIRE + "\n\n(Meridian)\n", "Meridian"),
        (WIRE + "\n\nReporting by Ana Ruiz, Skerry Wire; editing by Tom Lee\n", "Skerry Wire"),
        (WIRE + "\n\nSource: QFW\n", "QFW"), (WIRE, None), (WIRE + "\n\n(dpa)\n", "Deutsche Presse-Agentur"),
        ("OSTERBY, June 3 (APS) - " + WIRE, "APS"),
        (WIRE + "\n\n(Press Association of Norvale)\n", "Press Association of Norvale"),
        (WIRE + "\n\n(Corrects port of loading in paragraph 4)\n", None), (WIRE + "\n\n(Updates Toll)\n", None),
        (WIRE + "\n\n(Automatic translation)\n", None),
    ],
)  # fmt: skip
def test_a_credit_is_read_where_it_stands(text: str, agency: str | None) -> None:
    reading = clean_page(Page("page", text.encode(), "text/plain", given=(("language", "en"),)))
    found = credits_of(reading)
    assert [credit.agency for credit in found][:1] == ([agency] if agency else [])
    for credit in found:
        assert credit.span.end <= len(reading.document.text) and credit.rule


def test_what_changed_on_the_way_is_told_with_its_places() -> None:
    paragraphs = WIRE.split("\n\n")
    copy = "\n\n".join(
        [*paragraphs[:2], paragraphs[4], "The harbour was calm on Tuesday, a reporter who was there wrote."]
    )
    copy = copy.replace("14 soldiers", "41 soldiers")
    (mine, text), (theirs, source) = narration(copy), narration(WIRE)
    told = changes(mine, text, theirs, source)
    assert told is not None
    assert [span.of(text) for span in told.added] == [
        "The harbour was calm on Tuesday, a reporter who was there wrote."
    ]
    assert any(span.of(source).startswith("The army said it had withdrawn") for span in told.left_out)
    assert [(each.source.of(source), each.own.of(text), each.number) for each in told.changed] == [("14", "41", True)]
    assert changes(*narration(OTHER), theirs, source) is None
    same = changes(theirs, source, theirs, source)
    assert same is not None and not (same.left_out or same.added or same.changed)
