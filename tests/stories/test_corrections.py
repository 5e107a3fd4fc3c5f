"""What an outlet takes back or corrects, and what is none of that."""

from __future__ import annotations

import pytest

from readout.clean import clean_page
from readout.records import Page
from readout.stories.corrections import corrections_of, unsaid

REPORT = (
    "The harbour board of Skerry said on Tuesday that the ferry would sail again before the weekend.\n\n{}\n\n"
    "Opposition councillors doubt it, and one of them called the timetable a tale told to shareholders."
)


def found(words: str, outlet: str = "Skerry Wire", text: str = REPORT) -> list[tuple[str, str]]:
    """Kind and words of the corrections in a report with these words in it."""
    page = Page("p", text.format(words).encode(), "text/plain", given=(("language", "en"), ("outlet", outlet)))
    reading = clean_page(page)
    return [(each.kind, each.span.of(reading.document.text)) for each in corrections_of(reading)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("(Corrects number of passengers in paragraph 3)", "correction"),
        ("Correction: An earlier version of this story said that the ferry had sunk.", "correction"),
        ("This story corrects the length of the closure, given as 60 days in earlier reports.", "correction"),
        ("WITHDRAWAL: Skerry Wire withdraws its report of 1145 GMT on the ferry's engine.", "withdrawal"),
        ("Skerry Wire has withdrawn a report headlined \u201cFerry sinks\u201d, issued on Monday.", "withdrawal"),
    ],
)
def test_what_an_outlet_mends_is_found(words: str, kind: str) -> None:
    told = found(words)
    assert [each for each, _ in told] == [kind] and told[0][1] in words


@pytest.mark.parametrize(
    "words",
    [
        "The minister withdrew his report on the accident and apologised to the families.",
        "Brenn Daily has withdrawn a report headlined \u201cFerry sinks\u201d, the board noted.",
        "The board corrected the timetable on Monday, and then corrected it again.",
        "A new version of the ferry will be built in Norvale next year, the board said.",
    ],
)
def test_what_others_take_back_is_no_correction(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    ("words", "kind", "rest"),
    [
        ("The border service took back its statement that Osorov was dead.", "withdrawal", " that Osorov was dead."),
        ("Ravelo withdrew his claim of a warrant.", "withdrawal", " of a warrant."),
        ("The court corrected the number of missing to 21.", "correction", "corrected the number of missing to 21."),
        ("Norvale, correcting its earlier statement, said two had died.", "correction",
         "correcting its earlier statement, said two had died."),
    ],
)  # fmt: skip
def test_what_somebody_takes_back_of_what_he_said_is_found(words: str, kind: str, rest: str) -> None:
    told = unsaid(words)
    assert told is not None and told[0] == kind and words[told[1] :] == rest


@pytest.mark.parametrize(
    "words",
    ["Norvale withdrew its troops from the valley.", "The board corrected the slope of the pier.", "She said no."],
)
def test_what_is_no_word_is_not_taken_back(words: str) -> None:
    assert unsaid(words) is None
