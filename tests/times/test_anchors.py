"""What times count from: the report's day, the dateline, the address, the first sight of the page, the utterance."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from readout.layers import ATTRIBUTIONS, BLOCKS, SENTENCES, TIMES, Reading
from readout.records import Attribution, Block, DateEvidence, Document, Sentence
from readout.text import Span
from readout.times.stages import ReadTimes
from tests.times.reports import published, read, said, times, value


def statement(text: str, source: str, cue: str, content: str, name: str = "s", **more: object) -> Attribution:
    """A statement whose words stand once in the text."""
    spans = [(Span(text.index(words), text.index(words) + len(words)),) for words in (source, cue, content)]
    return Attribution(name, *spans, score=0.9, **more)  # type: ignore[arg-type]


def test_the_day_of_publication_is_the_one_of_the_zone_the_page_states() -> None:
    text = "Police said on Wednesday that the road was closed."
    row = DateEvidence("meta", "x", datetime.fromisoformat("2023-09-13T23:30-04:00"), "minute", "EDT", chosen=True)
    (found,) = times(text, "2023-09-14", dates=(row,))
    assert (found.value, found.anchor_value) == ("2023-09-13", "2023-09-13")


def test_a_dateline_with_its_year_serves_where_no_date_is_published() -> None:
    text = "OSLO, 14 September 2023 -\nPolice closed the road on Wednesday."
    start = text.index("\n") + 1
    reading = Reading(Document("d", text, "d")).plus(
        {
            BLOCKS: (Block(Span(0, start - 1), "dateline", "t"), Block(Span(start, len(text)), "body", "t")),
            SENTENCES: (Sentence(Span(start, len(text))),),
            ATTRIBUTIONS: (),
        }
    )
    (found,) = ReadTimes().run(reading)[TIMES]
    assert (found.value, found.anchor, found.anchor_value) == ("2023-09-13", "dateline", "2023-09-14")


def test_the_address_and_then_the_first_sight_serve_last() -> None:
    text = "Police closed the road on Wednesday."
    (by_url,) = times(
        text, None, url="https://courier.example/2023/09/14/road", fetched=datetime(2024, 1, 1, tzinfo=UTC)
    )
    (by_sight,) = times(text, None, fetched=datetime(2023, 9, 15, tzinfo=UTC))
    assert (by_url.value, by_url.anchor) == ("2023-09-13", "url")
    assert (by_sight.value, by_sight.anchor) == ("2023-09-13", "first seen")


def test_a_report_dated_by_its_month_alone_settles_no_weekday() -> None:
    when = replace(published("2023-09-01"), precision="month")
    text = "Police closed the road on Wednesday. Sales fell last month."
    document = Document("d", text, "d", published=when)
    whole = Span(0, len(text))
    reading = Reading(document).plus(
        {BLOCKS: (Block(whole, "body", "t"),), SENTENCES: (Sentence(whole),), ATTRIBUTIONS: ()}
    )
    found = ReadTimes().run(reading)[TIMES]
    assert [one.value for one in found] == ["XXXX-WXX-3", "2023-08"]


def test_inside_a_quotation_days_count_from_the_day_it_was_said() -> None:
    text = "Kvarn said on Monday: “We fought yesterday and will meet on Wednesday.”"
    one = statement(text, "Kvarn", "said", "“We fought yesterday and will meet on Wednesday.”", mode="direct")
    found = read(text, "2023-09-14", (one,))[TIMES]
    assert [(each.value, each.anchor) for each in found] == [
        ("2023-09-11", "published"), ("2023-09-10", "utterance"), ("2023-09-13", "utterance"),
    ]  # fmt: skip


def test_a_quotation_without_a_stated_day_counts_from_the_report() -> None:
    text = "Kvarn said: “We fought yesterday.”"
    one = statement(text, "Kvarn", "said", "“We fought yesterday.”", mode="direct")
    (found,) = read(text, "2023-09-14", (one,))[TIMES]
    assert (found.value, found.anchor) == ("2023-09-13", "published")


def test_when_it_was_said_is_the_time_beside_the_cue() -> None:
    for text, source, cue, content, when in (
        ("The ministry said on Wednesday that prices fell.", "The ministry", "said", "that prices fell", "Wednesday"),
        ("On Wednesday the ministry said prices fell.", "the ministry", "said", "prices fell", "Wednesday"),
        ("“Prices fell,” Brill told reporters Tuesday.", "Brill", "told", "“Prices fell,”", "Tuesday"),
        ("Prices fell, the bank said in a statement on Monday.", "the bank", "said", "Prices fell", "Monday"),
    ):
        assert said(text, statement(text, source, cue, content)) == {"s": when}


def test_a_time_inside_the_content_is_not_when_it_was_said() -> None:
    text = "The ministry said prices fell on Wednesday."
    assert said(text, statement(text, "The ministry", "said", "prices fell on Wednesday")) == {}


def test_of_two_cues_the_time_goes_to_the_nearer() -> None:
    text = "Brill said prices fell, but Kvarn denied it on Monday."
    first = statement(text, "Brill", "said", "prices fell", "first")
    second = statement(text, "Kvarn", "denied", "it", "second")
    assert said(text, first, second) == {"second": "Monday"}


def test_only_the_report_is_read() -> None:
    assert times("Published on Monday.", role="navigation") == ()


def test_day_and_month_are_told_apart_only_by_evidence() -> None:
    assert value("The note of [3/5/2024] was found.", url="https://courier.example.uk/x") == "2024-05-03"
    assert value("The note of [3/5/2024] was found.", language="en-US") == "2024-03-05"
    assert value("The note of [3/5/2024] came after 25/4/2024.") == "2024-05-03"
