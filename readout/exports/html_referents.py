"""The lists of an HTML page that resolve its words: who is named, when, and where, each leading to its characters."""

from __future__ import annotations

from collections.abc import Iterable

from readout.exports.html_escape import escape
from readout.exports.html_links import Links
from readout.exports.named import Entry
from readout.exports.rows import Places
from readout.exports.when import anchor_words, interval_words, is_open
from readout.exports.where import coordinates, place_words, why_open
from readout.exports.wording import words
from readout.referents import Place, TimeExpression
from readout.text import Span


def named(links: Links, where: Places) -> str:
    """The index: name, role, country and sector, other names, and every place where it stands."""
    items = [_entry(links, where, entry) for entry in links.named if entry.entity.named]
    described = [_entry(links, where, entry) for entry in links.named if not entry.entity.named]
    apart = '<li class="apart">described, not named</li>\n' if described else ""
    return section(links, "named", "Who is named", [*items, apart, *described])


def times(links: Links, where: Places) -> str:
    """The times in the order of the calendar, then what is not resolved, with the reason."""
    items = [_time(links, where, f"t{number}", group) for number, group in enumerate(links.times, start=1)]
    return section(links, "times", "When", items)


def places(links: Links, where: Places) -> str:
    """The places with country and coordinates."""
    items = [_place(links, where, f"p{number}", group) for number, group in enumerate(links.places, start=1)]
    return section(links, "places", "Where", items)


def section(links: Links, name: str, title: str, items: list[str]) -> str:
    """One list under its title; the empty string where it holds nothing."""
    if not any(items):
        return ""
    listed = "".join(items)
    return f'<h3 id="{escape(links.key)}-{name}">{title}</h3>\n<ul class="{name}">\n{listed}</ul>\n'


def _entry(links: Links, where: Places, entry: Entry) -> str:
    name, entity = f"e{entry.place}", entry.entity
    about = f', <span class="role">{escape(entry.role)}</span>' if entry.role else ""
    codes = f'<span class="codes">{escape(entry.codes)}</span>' if entry.codes else ""
    also = f"also {', '.join(entry.aliases)}" if entry.aliases else ""
    could = f"could be {entry.open}" if entry.open else ""
    spoke = f"{entry.speaks} statement{'s' if entry.speaks > 1 else ''}" if entry.speaks else ""
    more = escape(" \u00b7 ".join(fact for fact in (spoke, also, could) if fact))
    why = escape(entity.actor.reason) if entity.actor else ""
    return _item(
        links, name, f'{leading(links, entity.mentions, name, entry.name)}{about} {codes}', more,
        standing(links, where, entity.mentions, name), why,
    )  # fmt: skip


def _time(links: Links, where: Places, name: str, group: list[TimeExpression]) -> str:
    time, spans = group[0], [time.span for time in group]
    told = escape(words(links.known.text, spans[:1]))
    came = leading(links, spans, name, interval_words(time))
    kind = "open" if is_open(time) else "lasting" if time.when is None else ""
    why = time.reason if is_open(time) else (anchor_words(time) or time.reason)
    shown = f"{came} <q>{told}</q>"
    return _item(links, name, shown, escape(why), standing(links, where, spans, name), escape(time.reason), kind)


def _place(links: Links, where: Places, name: str, group: list[Place]) -> str:
    place, spans = group[0], [place.span for place in group]
    told = leading(links, spans, name, words(links.known.text, spans[:1]))
    point = place.place
    if point is None:
        why = f"not resolved: {why_open(place)}"
        return _item(links, name, told, escape(why), standing(links, where, spans, name), "", "open")
    codes = f'<span class="codes">{escape(point.country)}</span>' if point.country else ""
    shown = f'{told} {codes} <span class="point">{escape(coordinates(point))}</span>'
    return _item(
        links, name, shown, escape(place_words(point)), standing(links, where, spans, name), escape(place.reason)
    )


def _item(links: Links, name: str, shown: str, more: str, stand: str, why: str, kind: str = "") -> str:
    classes = " ".join(each for each in (links.shade(name), kind) if each)
    beneath = " ".join(each for each in (stand, more) if each)
    title = f' title="{why}"' if why else ""
    return (
        f'<li id="{escape(links.key)}-{name}" class="{classes}"{title}>{shown}'
        f'<span class="more">{beneath}</span></li>\n'
    )


def leading(links: Links, spans: Iterable[Span], name: str, shown: str) -> str:
    """What is shown, leading to the first of its characters."""
    anchor = next((anchor for span in spans if (anchor := links.anchor(span, name))), None)
    return f'<a class="what" href="#{escape(anchor)}">{escape(shown)}</a>' if anchor else f"<b>{escape(shown)}</b>"


def standing(links: Links, where: Places, spans: Iterable[Span], name: str) -> str:
    """Every place where it stands, each leading there; once where it stands once."""
    stands = [(span, anchor) for span in spans if (anchor := links.anchor(span, name))]
    shown = (
        f'<a href="#{escape(anchor)}" title="{escape(words(links.known.text, [span]))}">{escape(where.of(span))}</a>'
        for span, anchor in stands
    )
    return f'<span class="stands">{" ".join(shown)}</span>' if stands else ""
