from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.exports.html import fragment, page
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, FLAGS, MENTIONS, TIMES, Reading
from readout.records import Attribution, Block, Document, Fault, Flag, Skip
from readout.referents import Entity, Mention, TimeExpression
from readout.text import Span
from tests.readings import harbour
from tests.referents import resolved, unsettled

VOID = {"meta", "br", "img", "link"}
HOSTILE = "</style><script>alert(1)</script><img src=x onerror='alert(1)'>\"\x1b]0;x\x07\u202e"


class Checked(HTMLParser):
    """Fails on a tag that is closed out of order; keeps what it saw."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.names: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        self.names += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key in ("href", "src") and value]
        assert not any(key.startswith("on") or key == "style" for key, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_every_mark_leads_to_its_statement_and_back() -> None:
    seen = Checked(page([harbour()]))
    assert len(seen.names) == len(set(seen.names))
    anchors = {link[1:] for link in seen.links if link.startswith("#")}
    assert anchors <= set(seen.names)
    assert {"r1-m3.1", "r1-s3.1"} <= anchors


def test_every_entry_of_the_lists_leads_to_its_characters_and_they_lead_back() -> None:
    for reading in (resolved(), unsettled()):
        seen = Checked(page([reading]))
        anchors = {link[1:] for link in seen.links if link.startswith("#")}
        assert anchors <= set(seen.names) and len(seen.names) == len(set(seen.names))
        assert {"r1-e1", "r1-e2", "r1-t1", "r1-p1", "r1-k1", "r1-w1"} <= anchors


def test_the_characters_of_one_person_share_a_class_that_shades_them_all() -> None:
    written = page([resolved()])
    assert ".readout:has(.e1-r1:target) .e1-r1" in written
    assert [re.sub("<.*?>", "", each) for each in re.findall(r'<a class="k e1-r1".*?</a>', written)] == [
        "Kvarn", "the prime minister", "Edda Kvarn", "She", "Kvarn",
    ]  # fmt: skip


def test_a_speaker_is_shown_by_name_with_role_and_country() -> None:
    words = Checked(page([resolved()])).words
    assert "Edda Kvarn, prime minister NOR\u00a0GOV" in words and "The station → Radio Ostrel" in words


def test_what_is_not_settled_says_so_with_its_reason() -> None:
    words = Checked(page([unsettled()])).words
    assert "not settled: two persons fit: Brill, Kvarn" in words
    assert "not resolved (XXXX-WXX-3)" in words and "no date to count from" in words
    assert "not resolved: a country and a state fit alike: Georgia (GEO), Georgia (USA)?" in words


def test_links_never_stand_in_one_another() -> None:
    for written in (page([resolved()]), page([unsettled()])):
        depth = 0
        for tag in re.findall(r"</?a\b", written):
            depth += -1 if tag == "</a" else 1
            assert 0 <= depth <= 1


def test_a_nested_statement_is_a_mark_inside_a_mark() -> None:
    assert re.search(r"<mark[^>]*>(?:(?!</mark>).)*<mark[^>]*>(?:(?!</mark>).)*the price", page([harbour()]), re.DOTALL)


def test_the_file_forbids_scripts_and_anything_from_outside() -> None:
    written = page([harbour()])
    assert "default-src 'none'" in written and "<script" not in written
    assert not re.search(r"url\(|@import|src=", written)


def test_whatever_the_page_holds_is_text() -> None:
    text = HOSTILE
    document = Document(
        HOSTILE, text, HOSTILE, url="javascript:alert(1)//" + HOSTILE,
        title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, language=HOSTILE,
    )  # fmt: skip
    span = Span(0, len(text))
    told = (Attribution("1", (Span(0, 3),), (), (Span(2, len(text)),), 0.5),)
    reading = Reading(document).plus(
        {BLOCKS: (Block(span, "body", HOSTILE),), FLAGS: (Flag(span, HOSTILE, HOSTILE),), ATTRIBUTIONS: told}
    )
    for written in (page([reading]), fragment(reading), page([Fault(HOSTILE, "input", HOSTILE)])):
        seen = Checked(written)
        assert not seen.tags & {"script", "img"}
        assert not any(link.startswith("javascript") for link in seen.links)
        assert "\x1b" not in written and "\u202e" not in written


def test_many_readings_share_a_file_without_sharing_anchors_and_what_was_not_read_is_named() -> None:
    seen = Checked(page([harbour(), Skip("x.html", "not English"), harbour()]))
    assert len(seen.names) == len(set(seen.names))
    assert "x.html: not read: not English" in seen.words


def test_a_notebook_shows_the_reading_without_touching_the_notebook() -> None:
    shown = harbour()._repr_html_()
    Checked(shown)
    style = shown.split("</style>")[0]
    rules = re.findall(r"^\s*([.a-z][^{@]*)\{", style.split("<style>")[1], re.MULTILINE)
    assert rules and all(".readout" in rule for rule in rules)


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(min(pair), max(pair)))
statements = st.lists(
    st.tuples(st.lists(spans, max_size=2), st.lists(spans, max_size=2), st.lists(spans, min_size=1, max_size=3)),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(statements)
def test_however_marks_cross_the_page_is_well_formed_and_the_text_whole(
    drawn: list[tuple[list[Span], list[Span], list[Span]]],
) -> None:
    text = "Ab cd & <ef> “gh” ij kl mn op qr st uv wx yz, and so on, twice."
    told = tuple(
        Attribution(str(number), tuple(source), tuple(cue), tuple(content), 0.5)
        for number, (source, cue, content) in enumerate(drawn)
    )
    reading = Reading(Document("1", text, "n", title="t")).plus(
        {BLOCKS: (Block(Span(0, len(text)), "body", ""),), ATTRIBUTIONS: told}
    )
    written = page([reading])
    Checked(written)
    body = written.split('<span class="para">1</span>')[1].split("</p>")[0]
    shown = Checked("<p>" + re.sub(r'<a class="n".*?</a>', "", body) + "</p>").words
    assert shown == text


def test_a_title_that_says_more_than_the_headline_is_kept() -> None:
    reading = harbour()
    document = replace(reading.document, title="Another title")
    assert "Another title" in page([Reading(document).plus({BLOCKS: reading[BLOCKS]})])


names = st.lists(spans, max_size=6)


@settings(max_examples=60, deadline=None)
@given(statements, names, names)
def test_however_names_and_times_cross_the_page_is_well_formed_and_the_text_whole(
    drawn: list[tuple[list[Span], list[Span], list[Span]]], named: list[Span], timed: list[Span]
) -> None:
    text = "Ab cd & <ef> “gh” ij kl mn op qr st uv wx yz, and so on, twice."
    told = tuple(
        Attribution(str(number), tuple(source), tuple(cue), tuple(content), 0.5)
        for number, (source, cue, content) in enumerate(drawn)
    )
    whole = [span for span in named if span.end > span.start]
    mentions = tuple(
        Mention(each, "name", "person", f"{number % 2}", "h", "", 0.5) for number, each in enumerate(whole)
    )
    entities = tuple(
        Entity(name, "E", "person", True, tuple(m.span for m in mentions if m.entity == name)) for name in ("0", "1")
    )
    times = tuple(
        TimeExpression(each, "DATE", "XXXX", None, "day", "rule", "none", "")
        for each in dict.fromkeys(timed)
        if each.end > each.start
    )
    reading = Reading(Document("1", text, "n", title="t")).plus(
        {
            BLOCKS: (Block(Span(0, len(text)), "body", ""),), ATTRIBUTIONS: told,
            MENTIONS: mentions, ENTITIES: entities, TIMES: times,
        }
    )  # fmt: skip
    written = page([reading])
    seen = Checked(written)
    assert len(seen.names) == len(set(seen.names))
    assert {link[1:] for link in seen.links if re.match(r"#r1-[kept]\d", link)} <= set(seen.names)
    body = written.split('<span class="para">1</span>')[1].split("</p>")[0]
    assert Checked("<p>" + re.sub(r'<a class="n".*?</a>', "", body) + "</p>").words == text
