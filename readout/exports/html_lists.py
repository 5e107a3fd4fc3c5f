"""The lists of an HTML page: who said what, what to keep in mind, and what was set aside."""

from __future__ import annotations

from readout.exports.about import count_of, grouped, set_aside
from readout.exports.given import given
from readout.exports.html_escape import escape
from readout.exports.html_text import Drawn, marked, shade
from readout.exports.rows import Places, Row, stance_words
from readout.exports.wording import words
from readout.layers import BLOCKS, FLAGS, Reading
from readout.records import Block


def statements(told: list[Row], text: str, key: str) -> str:
    """Every statement with its holders, its stance and where it stands, leading back to its mark."""
    items = "".join(_item(row, text, key) for row in told)
    listed = f'<ol class="statements">\n{items}</ol>' if told else '<p class="none">No statement was found.</p>'
    return f'<h3 id="{escape(key)}-said">Who said what</h3>\n{listed}\n'


def _item(row: Row, text: str, key: str) -> str:
    key = escape(key)
    inner = ' class="inner"' if row.depth else ""
    denied = " denied" if shade(row) == "said denied" else ""
    return (
        f'<li id="{key}-s{row.number}"{inner}><a class="at" href="#{key}-m{row.number}">{row.number}</a>'
        f'{_holders(row, key)} <span class="stance{denied}">{escape(stance_words(row.statement))}</span>'
        f'<span class="what">{escape(row.what)}</span><span class="more">{escape(_more(row, text))}</span></li>\n'
    )


def _holders(row: Row, key: str) -> str:
    """The chain of holders by name; this one's name leads to the words that stand for it."""
    outer = "".join(
        f'<span class="outer">{escape(each.name or "(unnamed)")} \u203a </span>' for each in row.holders[:-1]
    )
    holder = row.holder
    if not holder.said:
        return f'{outer}<span class="nobody">nobody named</span>'
    words_there = f'<span class="outer">{escape(holder.said)} \u2192 </span>' if holder.renamed else ""
    name = f'<a class="who" href="#{key}-w{row.number}">{escape(holder.name)}</a>'
    codes = f' <span class="codes">{escape(holder.codes)}</span>' if holder.codes else ""
    about = f', <span class="role">{escape(holder.about)}</span>' if holder.about else ""
    unsettled = f' <span class="unsettled">not settled: {escape(holder.open)}</span>' if holder.open else ""
    return f"{outer}{words_there}{name}{about}{codes}{unsettled}"


def _more(row: Row, text: str) -> str:
    """``direct \u00b7 to Putin \u00b7 writing \u00b7 unnamed: official, "..." \u00b7 \u00b64, characters 712-845``."""
    statement = row.statement
    facts: list[str] = [statement.mode]
    if row.said:
        facts.append(f"said {row.said}")
    if statement.addressee:
        facts.append(f"to {words(text, statement.addressee)}")
    if statement.medium:
        facts.append(statement.medium)
    if statement.anonymous:
        reason = words(text, statement.anonymous.reason)
        facts.append(f"unnamed: {statement.anonymous.kind}" + (f" (\u201c{reason}\u201d)" if reason else ""))
    place = f"{row.place}, " if row.place else ""
    return " \u00b7 ".join((*facts, f"{place}characters {row.span.start}\u2013{row.span.end}"))


def flagged(reading: Reading) -> str:
    """What a reader should know about the text, or nothing."""
    flags, places = given(reading, FLAGS), Places(given(reading, BLOCKS))
    if not flags:
        return ""
    items = "".join(
        f"<li>{escape(places.of(flag.span))} <b>{escape(flag.kind)}</b>: {escape(flag.reason)}"
        f' <span class="why">{escape(words(reading.document.text, [flag.span]))}</span></li>\n'
        for flag in flags
    )
    return f'<section class="flags"><h3>To keep in mind</h3><ul>\n{items}</ul></section>\n'


def aside(reading: Reading, drawn: Drawn, unfolded: bool) -> str:
    """What was set aside, each with its role and reason, folded away unless asked for."""
    blocks = set_aside(reading)
    if not blocks:
        return ""
    items = "".join(_set_aside_item(group, drawn) for group in grouped(reading.document.text, blocks))
    noun = "block" if len(blocks) == 1 else "blocks"
    summary = f"{len(blocks)} {noun} set aside: {count_of(blocks)}"
    state = " open" if unfolded else ""
    return f'<details class="aside"{state}><summary>{escape(summary)}</summary><ul>\n{items}</ul></details>\n'


def _set_aside_item(group: list[tuple[Block, int]], drawn: Drawn) -> str:
    first = group[0][0]
    texts = [marked(block.span, drawn) + (f" \u00d7\u00a0{count}" if count > 1 else "") for block, count in group]
    joined = " \u00b7 ".join(texts)
    role, why = escape(first.role.replace("_", " ")), escape(first.reason)
    return f'<li><span class="role">{role}</span> <span class="why">{why}</span><p>{joined}</p></li>\n'
