"""Readings written by hand, so that views can be tested without a model: the words decide the characters."""

from __future__ import annotations

from datetime import UTC, datetime

from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES, Reading
from readout.records import (
    Anonymity,
    Attribution,
    Block,
    DateEvidence,
    Document,
    Flag,
    Role,
    Sentence,
    When,
)
from readout.text import Span, content_id

REPORTED = "Radio Ostrel reported that Brill told Kvarn the price was too high. The station did not say when."
PARTS: tuple[tuple[Role, str, str], ...] = (
    ("navigation", "Home Harbour Weather", "links only"),
    ("headline", "Kvarn: no deal on the port", "the h1 of the page"),
    ("deck", "Talks go on, says the prime minister", "stands under the headline"),
    ("byline", "By Mirre Aldane", "begins with By"),
    ("body", "“There is no deal,” said Edda Kvarn, “and there will be none.” She met Tomas Brill on Monday.", "prose"),
    ("media_label", "Play video", "label of a player"),
    ("body", REPORTED, "prose"),
    ("body", "A senior official, who may not speak in public, denied <b>everything</b> & more.", "prose"),
    ("copyright", "© 2031 Skerry Courier", "copyright line"),
)
TEXT = "\n\n".join(text for _, text, _ in PARTS)


def span(words: str, text: str = TEXT) -> Span:
    """Where the words stand, which they must do once; of "that |Brill| told", the part between the bars."""
    plain = words.replace("|", "")
    assert text.count(plain) == 1, f"{plain!r} stands {text.count(plain)} times"
    before, marked = words.split("|")[:2] if "|" in words else ("", words)
    start = text.index(plain) + len(before)
    return Span(start, start + len(marked))


def statement(source: str, cue: str, *content: str, text: str = TEXT, **more: object) -> Attribution:
    """One attribution; an empty string stands for a source or cue that is not there."""
    spans = tuple(span(words, text) for words in content)
    made: dict[str, object] = {
        "id": content_id("statement", source, cue, content),
        "source": (span(source, text),) if source else (),
        "cue": (span(cue, text),) if cue else (),
        "content": spans,
        "score": 0.9,
    }
    return Attribution(**{**made, **more})  # type: ignore[arg-type]


def harbour() -> Reading:
    """A page with a split quote, a colon headline, a nested pair, a denial by somebody unnamed, and furniture."""
    outer = statement("Radio Ostrel", "reported", "that Brill told Kvarn the price was too high")
    official = "A senior official, who may not speak in public"
    told = (
        statement("Kvarn:", "", "no deal on the port"),
        statement("Edda Kvarn", "said", "“There is no deal,”", "“and there will be none.”", mode="direct"),
        outer,
        statement(
            "that |Brill| told", "told", "the price was too high", parent=outer.id, addressee=(span("told |Kvarn|"),)
        ),
        statement("The station", "did not say", "say |when|", negated=True, medium="broadcast"),
        statement(
            official, "denied", "<b>everything</b> & more", stance="denies", hedged=True,
            anonymous=Anonymity("official", (span("may not speak in public"),)),
        ),
    )  # fmt: skip
    moment = datetime(2031, 3, 12, 17, 40, tzinfo=UTC)
    evidence = DateEvidence("json-ld datePublished", "2031-03-12T17:40Z", moment, "minute", "UTC", True, "stated first")
    document = Document(
        id=content_id("document", TEXT), text=TEXT, name="examples/harbour.html", url="https://courier.example/port",
        title="Kvarn: no deal on the port", outlet="The Skerry Courier", byline="Mirre Aldane", language="en",
        published=When(moment, moment, "minute", "json-ld datePublished"), dates=(evidence,),
    )  # fmt: skip
    return Reading(document).plus(
        {BLOCKS: blocks(PARTS), SENTENCES: sentences(), FLAGS: flags(), ATTRIBUTIONS: told},
    )


def blocks(parts: tuple[tuple[Role, str, str], ...]) -> tuple[Block, ...]:
    """Blocks over the parts joined by an empty line."""
    made, start = [], 0
    for role, text, reason in parts:
        made.append(Block(Span(start, start + len(text)), role, reason))
        start += len(text) + 2
    return tuple(made)


def sentences() -> tuple[Sentence, ...]:
    """One run-on sentence is enough for a view."""
    return (Sentence(span("The station did not say when."), proposed=True),)


def flags() -> tuple[Flag, ...]:
    """One thing to keep in mind."""
    words = "“There is no deal,” said Edda Kvarn, “and there will be none.”"
    return (Flag(span(words), "split quote", "one quotation in two parts"),)
