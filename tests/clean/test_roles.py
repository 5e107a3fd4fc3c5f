"""Roles of blocks: what is set aside, with a reason, and what stays report although it looks like furniture."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.clean.blocks import RawBlock
from readout.clean.plain import segment
from readout.clean.roles import assign_roles
from readout.clean.rules import rules
from readout.clean.site import SiteMemory

PARAGRAPHS = (
    "The ferry company will run two more boats from Monday, its director said, after a week of complaints.",
    "Passengers had waited up to five hours on the quay, and some had slept in their cars overnight.",
    "“We counted wrong,” the director, Solveig Aune, told a public meeting in the harbour hall on Friday.",
    "The mayor denied that the town had refused to pay for a second pier when it was asked in 2019.",
    "A decision on the winter timetable is expected before the council breaks up for Christmas.",
)


def roles(*lines: str) -> list[str]:
    """The roles of a pasted page of these lines."""
    return [role for role, _ in assign_roles(segment("\n\n".join(lines)))]


def role_in_the_middle(line: str) -> str:
    return roles("Ferry firm adds boats after complaints", *PARAGRAPHS[:3], line, *PARAGRAPHS[3:])[4]


def role_at_the_end(line: str) -> str:
    return roles("Ferry firm adds boats after complaints", *PARAGRAPHS, line)[-1]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Play logo", "media_label"),
        ("Image caption", "media_label"),
        ("WATCH THE VIDEO: The moment the ramp gave way. A crewman: “Everybody back!”", "media_promo"),
        ("Read more: Why the pier was never built", "related"),
        ("RELATED: Islanders stage sit-in on the quay", "related"),
        ("Advertisement", "ad"),
        ("[Advertisement]", "ad"),
        ("[Photo: A. Brun/Skerry Wire]", "credit"),
        ("Story continues below advertisement", "ad"),
        ("Sign up for our morning newsletter and get the news in your inbox.", "newsletter"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Cars wait on the quay at Norvik on Thursday. (Photo: Lise Berg)", "caption"),
        ("FILE - The ferry Aurora leaves Norvik in 2018.", "caption"),
        ("Lise Berg/Getty Images", "credit"),
        ("Image source, Getty Images", "credit"),
        ("Additional reporting by Tor Lie and Ane Moe", "contributor_note"),
        ("Published 4 May 2021, 10:42 BST", "timestamp"),
        ("By Kari Holm, Transport Correspondent", "byline"),
        ("View this post on Instagram", "embed"),
        ("Correction: An earlier version of this article gave the wrong year for the pier.", "correction"),
        ("Back to top", "navigation"),
        ("This site uses cookies to improve your visit.", "navigation"),
    ],
)
def test_furniture_is_named_wherever_it_stands(line: str, role: str) -> None:
    assert role_in_the_middle(line) == role


@pytest.mark.parametrize(
    "line",
    [
        "Watch the tide and you will know when the boat leaves, people in Norvik say to their visitors.",
        "“Watch: he will blame the weather,” said one passenger, who had been up since four.",
        "Read the timetable twice, the director advised, and then ring the office all the same.",
        "Share the quay with three hundred cars for a night and you lose your patience, one driver said.",
        "Follow the money, she said, and it leads to a pier that nobody built.",
        "By Friday the queue reached the church.",
        "Subscribe to that theory and there is no ferry at all, the mayor said.",
        "The story was first published by a newspaper, the mayor said, without a word of it being checked.",
        "Advertising for crew had begun in March, the company said.",
        "Q: Who signed the order?",
        "A: I did.",
        "MEYER: Nobody asked me.",
        "Crew needed: 14",
        "a second boat on Sundays",
    ],
)
def test_report_that_looks_like_furniture_stays_report(line: str) -> None:
    assert role_in_the_middle(line) == "body"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Kari Holm is a reporter for the Norvik Post and is based in Oslo. She covers the coast.", "author_bio"),
        ("You can reach Kari Holm at kari@norvikpost.example", "author_bio"),
        ("If you value this kind of reporting, become a member today.", "newsletter"),
        ("(Reporting by Kari Holm; Editing by Ola Vik)", "contributor_note"),
        ("Berg reported from Norvik. Writer Ane Moe in Bergen contributed to this report.", "contributor_note"),
        ("This story was first published by the Norvik Post.", "wire_note"),
        ("© 2021 Norvik Post. All rights reserved.", "copyright"),
        ("Tags: ferries, Norvik", "tags"),
    ],
)
def test_the_end_of_a_page_says_who_wrote_it_and_where_it_comes_from(line: str, role: str) -> None:
    assert role_at_the_end(line) == role


def test_a_note_on_a_person_in_the_middle_of_the_report_is_report() -> None:
    assert role_in_the_middle("Ola Vik is a reporter for the Norvik Post and was on the quay that night.") == "body"


def test_the_first_line_without_a_stop_is_the_headline_and_what_follows_unmarked_is_the_deck() -> None:
    found = roles(
        "News",
        "Ferry firm adds boats after complaints",
        "Director says sorry to islanders",
        "By Kari Holm",
        *PARAGRAPHS,
    )
    assert found[:4] == ["navigation", "headline", "deck", "byline"]
    assert set(found[4:]) == {"body"}


def test_a_short_headline_in_capitals_is_no_outlets_name() -> None:
    found = roles("Ferry Crash Kills Two", "Company says ramp gave way in the storm of Friday night", *PARAGRAPHS)
    assert found[:2] == ["headline", "deck"]
    found = roles("The Norvik Coast Herald", "Two dead as ferry ramp gives way in storm", *PARAGRAPHS)
    assert found[:2] == ["navigation", "headline"]


def test_text_that_starts_with_a_paragraph_has_no_headline() -> None:
    assert set(roles(*PARAGRAPHS)) == {"body"}


def test_the_page_title_decides_the_headline() -> None:
    blocks = segment("\n\n".join(["The Norvik Post and Coast Times", "Ferry firm adds boats", *PARAGRAPHS]))
    found = assign_roles(blocks, title="Ferry firm adds boats - The Norvik Post")
    assert [role for role, _ in found][:2] == ["navigation", "headline"]


def test_a_heading_over_other_stories_covers_their_titles_and_the_report_goes_on() -> None:
    found = roles(
        "Ferry firm adds boats", *PARAGRAPHS[:3],
        "Related articles", "Pier plan shelved again", "Islanders stage sit-in", *PARAGRAPHS[3:],
    )  # fmt: skip
    assert found[4:7] == ["related"] * 3
    assert found[7:] == ["body", "body"]


def test_comments_cover_everything_below_them() -> None:
    found = roles(
        "Ferry firm adds boats",
        *PARAGRAPHS,
        "3 Comments",
        "seadog",
        "I said so in 2019 and nobody listened to me at all.",
    )
    assert found[-3:] == ["comments"] * 3


def test_a_bare_name_above_a_note_on_the_same_person_is_a_byline() -> None:
    bio = "KariHolm is a reporter for the Norvik Post. She is based in Oslo and covers the coast."
    assert roles("Ferry firm adds boats", *PARAGRAPHS, "KariHolm", bio)[-2:] == ["byline", "author_bio"]


def test_a_short_label_three_times_on_a_page_is_a_label_but_speakers_are_not() -> None:
    label, speaker = "Open picture in window", "SOLVEIG AUNE"
    found = roles("Ferry firm adds boats", *[x for p in PARAGRAPHS for x in (p, label, speaker)])
    assert found[2::3] == ["media_label"] * 5
    assert "body" in found[3::3]


def test_lines_of_other_pages_of_the_site_are_furniture_only_when_a_memory_is_given() -> None:
    site = SiteMemory()
    site.add("https://post.example/a", ["Our shop has oilskins"])
    blocks = segment("\n\n".join([*PARAGRAPHS[:3], "Our shop has oilskins", *PARAGRAPHS[3:]]))
    url = "https://post.example/b"
    assert assign_roles(blocks, url=url)[3][0] == "body"
    assert assign_roles(blocks, url=url, site=site)[3][0] == "navigation"
    assert assign_roles(blocks, url="https://other.example/b", site=site)[3][0] == "body"


def html(tag: str, text: str, *hints: str, kept: bool = True, links: float = 0.0) -> RawBlock:
    return RawBlock(text, tag=tag, hints=hints, in_article=kept, link_density=links)


def test_markup_names_what_the_text_does_not() -> None:
    found = assign_roles(
        [
            html("h1", "Ferry firm adds boats", kept=False),
            html("p", "Director says sorry to islanders after a week", "standfirst", kept=False),
            html("figcaption", "The quay at Norvik"),
            *[html("p", text, "article-body") for text in PARAGRAPHS],
            html("p", "Pier plan shelved again after a year", kept=False, links=1.0),
            html("div", "Imprint", kept=False),
        ]
    )
    assert [role for role, _ in found] == ["headline", "deck", "caption", *["body"] * 5, "related", "navigation"]


def test_class_words_of_the_articles_own_container_say_nothing() -> None:
    blocks = [html("p", text, "newsletter", "related") for text in PARAGRAPHS]
    assert {role for role, _ in assign_roles(blocks)} == {"body"}


def test_paragraphs_that_the_extractor_kept_are_never_covered_by_a_heading() -> None:
    blocks = [html("p", PARAGRAPHS[0]), html("h3", "You may like"), *[html("p", text) for text in PARAGRAPHS[1:]]]
    assert [role for role, _ in assign_roles(blocks)][2:] == ["body"] * 4


def test_every_rule_gives_its_reason_in_words() -> None:
    assert all(rule.reason and not rule.reason.endswith(".") for rule in rules())


PUMPS = (
    "a",
    "A ",
    "Ab ",
    "1",
    "1 ",
    "Ab, ",
    "- ",
    "| ",
    "Read more ",
    "by Ab and ",
    "Jan 1, ",
    "(",
    "@a ",
    "© ",
    "A/",
    ". ",
    "“",
)


@pytest.mark.parametrize("pump", PUMPS)
def test_no_rule_slows_down_on_a_pumped_line(pump: str) -> None:
    started = time.process_time()
    for size in (100, 400, 700, 20_000):
        assign_roles(segment((pump * size)[:size] + "!\n\n" + PARAGRAPHS[0]))
    assert time.process_time() - started < 1.0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=200), max_size=12))
def test_every_block_gets_one_role_and_one_reason(lines: Sequence[str]) -> None:
    blocks = segment("\n\n".join(lines))
    found = assign_roles(blocks)
    assert len(found) == len(blocks)
    assert all(reason for _, reason in found)
    assert found == assign_roles(blocks)


def test_thousands_of_headings_over_other_stories_cost_little() -> None:
    # Minutes, if every heading walked through the section anew.
    others = [line for n in range(20_000) for line in ("Related Articles", f"Lighthouse keeper wins chess cup {n}")]
    lines = [*PARAGRAPHS, *others, *PARAGRAPHS]
    given = assign_roles([RawBlock(line) for line in lines])
    assert len(given) == len(lines) and given[6][0] == "related"
