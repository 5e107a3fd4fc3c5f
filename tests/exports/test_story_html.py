"""A story as a page: all of it there, all of it escaped, nothing from outside."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from readout.exports.story_html import story_page

EVIL = '<script>alert(1)</script>"&\x1b[31m'


class Tags(HTMLParser):
    """The tags and the addresses of a page, and whether every tag is closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def report(number: int, source: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    """A report as a story's values have it."""
    return {
        "document": f"d{number}", "outlet": f"Outlet {number}", "title": f"Title {number}", "credits": [],
        "url": f"https://o.example/{number}", "published": f"2031-03-1{number}T08:00:00+00:00", "source": source,
        **facts,
    }  # fmt: skip


def story(words: str = "words", **facts: Any) -> dict[str, Any]:
    """A story of a wire and its copy, with one utterance."""
    source = {
        "id": "l", "kind": "copy", "document": "d1", "share": 0.95, "words": 90,
        "evidence": [{"text": words, "source_text": words, "start": 0, "end": 5, "source_start": 0, "source_end": 5}],
        "changed": {
            "left_out": [{"text": words, "start": 9, "end": 12}], "added": [{"text": words, "start": 9, "end": 12}],
            "words": [{"source_text": "14", "text": words, "number": True}],
        },
    }  # fmt: skip
    relays = [{"document": "d1"}, {"document": "d2"}]
    family = {
        "id": "f",
        "origin": "Outlet 1",
        "phantom": False,
        "reason": "",
        "reports": [report(1), report(2, source)],
    }
    return {
        "id": "s", "title": words, "first": "2031-03-11T08:00:00", "last": "2031-03-12T08:00:00", "reports": 2,
        "voices": [{"origin": words, "phantom": True, "reports": 2, "families": [family]}], "changes": [],
        "timeline": [
            {"published": "2031-03-11T08:00:00", "what": "told", "who": words, "text": words},
            {"published": None, "what": "withdrawal", "who": words, "text": words},
        ],
        "claims": [claimed(words)],
        "utterances": [{"speaker": words, "stance": "denies", "text": words, "voices": ["Outlet 1"], "relays": relays}],
        **facts,
    }  # fmt: skip


def claimed(words: str = "words") -> dict[str, Any]:
    """A claim as values: two passages, the first of which makes its status."""
    passage = {"published": None, "relation": "denies", "holder": words, "text": words}
    return {
        "id": "c1", "status": "denied", "status_words": words, "contested": True, "text": words,
        "voices": ["Outlet 1"], "houses": {words: [words]}, "reports": 2, "evidence": ["p1"],
        "passages": [{**passage, "id": "p1"}, {**passage, "id": "p2"}],
    }  # fmt: skip


def dispute(words: str = "words") -> dict[str, Any]:
    """A dispute as values."""
    side = {"holder": words, "outlet": "Outlet 1", "voice": "Outlet 1", "text": words, "otherwise": False}
    return {
        "type": "ASSAULT",
        "held_voices": 1,
        "denied_voices": 2,
        "held": [side],
        "denied": [side, {**side, "voice": "b"}],
    }


def test_everything_is_on_the_page() -> None:
    told = story_page(story(), [dispute()])
    for words in (
        "2 reports in 1 voice", "not in this ledger", "copy of Outlet 1, 95% of its words", "1 sentence left out",
        "<del>14</del> <ins>words</ins>", "first told by words", "withdrawn by words", "held in 1 voice",
        "denied in 2 voices",
        "2 reports, 1 voice", "What is claimed, and how it stands", "1 voice, 2 reports \u00b7 claim c1",
        "what makes it so", "what else speaks of it",
    ):  # fmt: skip
        assert words in told


def test_who_only_gives_another_value_is_not_said_to_deny() -> None:
    told = dispute()
    other = {**told, "denied": [{**each, "otherwise": True} for each in told["denied"]]}
    turns = [{"published": None, "what": what, "who": "Pell", "text": "four"} for what in ("told", "told otherwise")]
    page = story_page(story(timeline=turns), [other])
    assert "told otherwise in 2 voices" in page and "told otherwise by Pell" in page and "denied in 2" not in page


def test_words_of_pages_are_escaped_and_nothing_is_fetched() -> None:
    told = story_page(story(EVIL), [dispute(EVIL)])
    tags = Tags()
    tags.feed(told)
    assert not tags.open and "script" not in tags.seen and "\x1b" not in told
    assert all(link.startswith("https://o.example/") for link in tags.links) and "default-src 'none'" in told


def test_an_address_that_is_none_is_no_link() -> None:
    voice = {"origin": "o", "phantom": False, "reports": 1, "families": [
        {"reports": [report(1, url="javascript:alert(1)", published=None, outlet=None, title=None)]}
    ]}  # fmt: skip
    told = story_page(story(voices=[voice], utterances=[], timeline=[], claims=[]), [])
    assert "<a " not in told and "no date" in told and "Disputed" not in told and "relayed" not in told
