"""The list of events of an HTML page: who did what to whom, with its status, leading to the words that say it."""

from __future__ import annotations

from readout.exports.deeds import Deed
from readout.exports.html_escape import escape
from readout.exports.html_links import Links
from readout.exports.html_referents import leading, section, standing
from readout.exports.rows import Places


def events(links: Links, where: Places) -> str:
    """Every event in text order; its number is that of all other views."""
    return section(links, "events", "Who did what to whom", [_item(links, where, deed) for deed in links.deeds])


def _item(links: Links, where: Places, deed: Deed) -> str:
    event, name = deed.event, deed.entry
    told = leading(links, (event.trigger, *event.mentions), name, deed.what)
    sides = [escape("; ".join(side)) for side in (deed.actors, deed.recipients)]
    arrow = f' <span class="to">\u2192</span> {sides[1]}' if deed.recipients else ""
    status = f'<span class="status {event.status}">{event.status}</span>'
    shown = (
        f'<span class="at">{deed.number}</span><span class="type">{event.type}</span> {status} '
        f'<span class="deed">{sides[0] or "somebody"} {told}{arrow}</span>'
    )
    stands = standing(links, where, (event.trigger, *event.mentions), name)
    more = " \u00b7 ".join((*(escape(fact) for fact in _facts(deed)), _by(links, deed)))
    return (
        f'<li id="{escape(links.key)}-{name}" class="{links.shade(name)} {event.standing}">{shown}'
        f'<span class="more">{stands} {more}</span></li>\n'
    )


def _facts(deed: Deed) -> list[str]:
    event = deed.event
    facts = [", ".join(event.modes), deed.when, f"in {deed.where}" if deed.where else ""]
    return [fact for fact in (*facts, "" if event.standing == "main" else event.standing) if fact]


def _by(links: Links, deed: Deed) -> str:
    """By whose word, and who denies it, each leading to the statement."""
    key = escape(links.key)
    told = "the report’s own word"
    if deed.under is not None:
        number, names = deed.under.number, escape(" \u203a ".join(deed.holders))
        told = f'according to {names} <a href="#{key}-s{number}">{number}</a>'
    against = "".join(
        f' \u00b7 <b class="against">denied by {escape(row.holder.name or "somebody")} '
        f'<a href="#{key}-s{row.number}">{row.number}</a></b>'
        for row in deed.disputed
    )
    return told + against
