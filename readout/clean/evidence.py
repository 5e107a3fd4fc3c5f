"""What speaks for a role of one block: the rules of data/furniture.tsv on its text and on the page's markup.

Class words lie: an article's own container may be called "has-newsletter". So words that the article's main
paragraphs carry say nothing on that page, and of a block that the extractor kept only its nearest elements speak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from readout.clean.line import Line
from readout.clean.rules import LooksAt, Rule, rules
from readout.records import Role

NEAREST_HINTS = 6
COMMON = 0.3
"""A class word on this share of the article's paragraphs names the article, not furniture."""
END = 90
"""Rules on a line's end look at this many characters."""

_STRONG: frozenset[Role] = frozenset({"author_bio", "correction", "comments", "caption"})
"""Markup of these kinds is believed even about a block that reads like a paragraph."""
_SHORT: frozenset[Role] = frozenset({"newsletter", "ad", "related"})
"""... and of these kinds when the paragraph is short."""
SHORT = 200
_NEVER_FIRST: frozenset[Role] = frozenset({"media_promo", "related"})
"""A page does not begin by pointing elsewhere: "LOOK: ..." on its first line is the headline."""
_CELLS = ("td", "th", "li")


def by_rules(lines: Sequence[Line]) -> None:
    """Give every line the role of the first rule that fits it, its text before its markup."""
    common = _common_hints(lines)
    for line in lines:
        rule = (_text_rule(line) if line.near else None) or _markup_rule(line, common)
        if rule is not None:
            line.opens = rule.opens
            line.take(rule.role, rule.reason)


def _text_rule(line: Line) -> Rule | None:
    length = len(line.text)
    for rule in _textual(line.head, line.head and not line.first, line.tail, not line.taken):
        if length <= rule.limit and _says(rule, line):
            return None if line.first and rule.role in _NEVER_FIRST else rule
    return None


@lru_cache(maxsize=16)
def _textual(head: bool, under: bool, tail: bool, loose: bool) -> tuple[Rule, ...]:
    """The rules on text that may apply in this place, in the table's order."""
    told = {"any": True, "head": head, "under": under, "tail": tail, "loose": loose}
    places = {place for place, applies in told.items() if applies}
    return tuple(rule for rule in rules() if rule.looks_at in ("text", "end") and rule.place in places)


def _says(rule: Rule, line: Line) -> bool:
    if rule.looks_at == "end":
        return len(line.text) >= 30 and rule.pattern.search(line.bare[-END:]) is not None
    if rule.pattern.match(line.bare):
        return True
    return line.bare is not line.text and rule.pattern.match(line.text) is not None


def _markup_rule(line: Line, common: frozenset[str]) -> Rule | None:
    block = line.block
    hints = block.hints[:NEAREST_HINTS] if block.in_article else block.hints
    told = [_marked("hint", hint) for hint in hints if hint not in common]
    told += [_marked("tag", block.tag), *(_marked("within", word) for word in block.within)]
    for rule in (rule for found in told for rule in found):
        if len(line.text) <= rule.limit and _believed(rule, line):
            return rule
    return None


def _believed(rule: Rule, line: Line) -> bool:
    """Whether markup may overrule the extractor, which kept the block."""
    if not line.taken:
        return True
    if rule.role == "embed" or (rule.looks_at == "hint" and line.block.tag in _CELLS):
        # A post that the article quotes is read with the article: the extractor's judgement stands.
        return False
    return not line.prose or rule.role in _STRONG or (rule.role in _SHORT and len(line.text) <= SHORT)


@lru_cache(maxsize=65536)
def _marked(looks_at: LooksAt, word: str) -> tuple[Rule, ...]:
    """The rules that a tag, an element's name or a class word fits; pages of one site repeat their words."""
    return tuple(rule for rule in rules() if rule.looks_at == looks_at and rule.pattern.match(word))


def _common_hints(lines: Sequence[Line]) -> frozenset[str]:
    proses = [line.block.hints for line in lines if line.taken and line.prose]
    counts = Counter(hint for hints in proses for hint in set(hints))
    return frozenset(hint for hint, count in counts.items() if count >= COMMON * len(proses))
