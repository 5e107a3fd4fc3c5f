"""A story on one self-contained page: its voices and who took what from whom, what is disputed, who said what.

It takes the story as values (readout/ledger/storytelling.py). Everything that came from a page is escaped, and there is
no script: what a report took and what changed on the way is folded away in the page itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from readout.exports.html import head
from readout.exports.html_escape import escape

Values = Mapping[str, Any]
TURNS = {
    "told": "first told by ", "another voice": "another voice: ", "told otherwise": "told otherwise by ",
    "denied": "denied by ", "withdrawal": "withdrawn by ", "correction": "corrected by ",
}  # fmt: skip
CLAIMS = 20
"""Claims that are shown of a story."""
KINDS = {"copy": "copy of", "excerpt": "excerpt of", "partial": "in part from", "rewrite": "reworded from"}


def story_page(story: Values, disputes: Sequence[Values]) -> str:
    """The whole page."""
    style = (files("readout") / "data" / "story.css").read_text(encoding="utf-8")
    return "".join((head(story["title"]), f"<style>\n{style}</style>\n", *_body(story, disputes), "</body></html>\n"))


def took_words(kind: str, publisher: str, share: float) -> str:
    """What a report has of another: "excerpt of Skerry Wire, 96% of its words"."""
    return f"{KINDS[kind]} {publisher}, {share:.0%} of its {'sentences' if kind == 'rewrite' else 'words'}"


def _body(story: Values, disputes: Sequence[Values]) -> Iterator[str]:
    days = " to ".join(dict.fromkeys(time[:10] for time in (story["first"], story["last"]) if time))
    counted = f"{_number(story['reports'], 'report')} in {_number(len(story['voices']), 'voice')}"
    yield f'<main class="readout"><header><h1>{escape(story["title"])}</h1>\n'
    facts = " · ".join(filter(None, (counted, escape(days), "story " + escape(story["id"]))))
    yield f'<p class="meta">{facts}</p></header>\n'
    yield '<div class="columns"><div>\n<h3>Voices</h3>\n'
    outlets = {report["document"]: _publisher(report) for report in _reports(story)}
    for voice in story["voices"]:
        phantom = ' <span class="codes">not in this ledger</span>' if voice["phantom"] else ""
        yield f'<section class="voice"><h2>{escape(voice["origin"])}{phantom}</h2><ol class="reports">\n'
        for family in voice["families"]:
            yield from (_report(report, outlets) for report in family["reports"])
        yield "</ol></section>\n"
    yield "</div><div>\n"
    yield from _turns(story["timeline"])
    yield from _claimed(story["claims"])
    yield from _disputed(disputes)
    yield from _said(story["utterances"])
    yield "</div></div></main>\n"


def _report(report: Values, outlets: Mapping[str, str]) -> str:
    when = (
        f"<time>{escape(report['published'][:16].replace('T', ' '))}</time>"
        if report["published"]
        else "<time>no date</time>"
    )
    title = escape(report["title"] or report["document"])
    url = report["url"] or ""
    linked = (
        f'<a href="{escape(url)}" rel="noreferrer">{title}</a>' if url.startswith(("http://", "https://")) else title
    )
    outlet = f'<span class="outlet">{escape(_publisher(report))}</span>'
    source = report["source"]
    if source is None:
        return f"<li>{when}{outlet} {linked}</li>\n"
    took = took_words(source["kind"], escape(outlets[source["document"]]), source["share"])
    return f'<li class="copied">{when}{outlet} {linked}<span class="took">{took}</span>{_took(source)}</li>\n'


def _took(source: Values) -> str:
    """What a report took and what changed, folded away."""
    words = "".join(f"<p>“{escape(each['text'])}”</p>" for each in source["evidence"][:3])
    changed = source["changed"] or {"left_out": [], "added": [], "words": []}
    told = [f"<p>{_number(len(changed['left_out']), 'sentence')} left out</p>"] if changed["left_out"] else []
    told += [f"<p><ins>{escape(each['text'])}</ins></p>" for each in changed["added"]]
    for each in changed["words"]:
        kind = " class=number" if each["number"] else ""
        told.append(f"<p{kind}><del>{escape(each['source_text'])}</del> <ins>{escape(each['text'])}</ins></p>")
    parts = [("what it took", words), ("what changed", "".join(told))]
    return "".join(f"<details><summary>{name}</summary>{held}</details>" for name, held in parts if held)


def _turns(timeline: Sequence[Values]) -> Iterator[str]:
    """What changed, and when."""
    if len(timeline) < 2:
        return
    yield '<h3>What changed, and when</h3>\n<ul class="told">\n'
    for turn in timeline:
        when = (turn["published"] or "")[:16].replace("T", " ")
        where = " · ".join(filter(None, (when, f"{TURNS[turn['what']]}{turn['who']}")))
        yield f'<li><span class="words">{escape(turn["text"])}</span><span class="more">{escape(where)}</span></li>\n'
    yield "</ul>\n"


def _claimed(claims: Sequence[Values]) -> Iterator[str]:
    """Claims of several voices and contested ones, with what makes their status so; the other passages folded away."""
    told = [each for each in claims if len(each["voices"]) > 1 or each["contested"]]
    if not told:
        return
    yield '<h3>What is claimed, and how it stands</h3>\n<ul class="told">\n'
    for claim in told[:CLAIMS]:
        counted = f"{_number(len(claim['voices']), 'voice')}, {_number(claim['reports'], 'report')}"
        yield f'<li id="c{escape(claim["id"])}"><span class="status {escape(claim["status"])}">'
        yield f'{escape(claim["status_words"])}</span> <span class="words">\u201c{escape(claim["text"])}\u201d</span>'
        houses = "".join(f" \u00b7 of one house, {each}: {', '.join(own)}" for each, own in claim["houses"].items())
        yield f'<span class="more">{counted} \u00b7 claim {escape(claim["id"])}{escape(houses)}</span>'
        own = set(claim["evidence"])
        for name, held in (
            ("what makes it so", [each for each in claim["passages"] if each["id"] in own]),
            ("what else speaks of it", [each for each in claim["passages"] if each["id"] not in own]),
        ):
            if held:
                shown = " open" if claim["contested"] and own & {each["id"] for each in held} else ""
                yield f"<details{shown}><summary>{name}</summary>{''.join(map(_passage, held))}</details>"
        yield "</li>\n"
    yield "</ul>\n"
    if len(told) > CLAIMS:
        yield f'<p class="meta">{_number(len(told) - CLAIMS, "more claim")}: readout claims</p>\n'


def _passage(passage: Values) -> str:
    when = (passage["published"] or "")[:16].replace("T", " ")
    facts = " \u00b7 ".join(filter(None, (when, passage["relation"], passage["holder"])))
    return f'<p>\u201c{escape(passage["text"])}\u201d <span class="more">{escape(facts)}</span></p>'


def _disputed(disputes: Sequence[Values]) -> Iterator[str]:
    if not disputes:
        return
    yield '<h3>Disputed</h3>\n<ul class="told">\n'
    for dispute in disputes:
        yield "<li>" + (f'<span class="codes">{escape(dispute["type"])}</span>' if dispute["type"] else "")
        for what in ("held", "denied"):
            if dispute[what]:
                voices = _number(dispute[f"{what}_voices"], "voice")
                called = "told otherwise" if all(side["otherwise"] for side in dispute[what]) else what
                yield f'<div class="{what}"><span class="more">{called} in {voices}</span>'
                yield "".join(_side(side) for side in _first_of_each(dispute[what], "voice")[:3]) + "</div>"
        yield "</li>\n"
    yield "</ul>\n"


def _side(side: Values) -> str:
    holder = f"{escape(side['holder'])}, in " if side["holder"] and side["holder"] != side["outlet"] else ""
    return (
        f'<span class="words">“{escape(side["text"])}”</span><span class="more">{holder}{escape(side["outlet"])}</span>'
    )


def _said(utterances: Sequence[Values]) -> Iterator[str]:
    """Each utterance of several reports once."""
    several = [each for each in utterances if len({relay["document"] for relay in each["relays"]}) > 1]
    if not several:
        return
    yield '<h3>Said, and relayed</h3>\n<ul class="told">\n'
    for each in several:
        reports = _number(len({relay["document"] for relay in each["relays"]}), "report")
        denied = " denied" if each["stance"] == "denies" else ""
        speaker, stance = escape(each["speaker"] or "nobody named"), escape(each["stance"])
        yield f'<li><b>{speaker}</b> <span class="stance{denied}">{stance}</span>'
        yield f'<span class="words">{escape(each["text"])}</span>'
        yield f'<span class="more">{reports}, {_number(len(each["voices"]), "voice")}</span></li>\n'
    yield "</ul>\n"


def _reports(story: Values) -> Iterator[Values]:
    for voice in story["voices"]:
        for family in voice["families"]:
            yield from family["reports"]


def _first_of_each(rows: Iterable[Values], key: str) -> list[Values]:
    found: dict[str, Values] = {}
    for row in rows:
        found.setdefault(row[key], row)
    return list(found.values())


def _publisher(report: Values) -> str:
    return str(report["outlet"] or report["url"] or "unknown")


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
