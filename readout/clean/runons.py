"""Sentences that run into each other without a stop, as careless rewrites and translations leave them.

Three signs are read: a new clause that begins with a capital in the middle of a sentence, a reporting verb said
twice, and a pronoun straight behind the name it stands for. On 30,618 sentences of edited news (PolNeAR train)
none was flagged; of 1,847 pairs of those sentences run together by taking the stop away, 226 were found, and of
the 264 whose second begins with a pronoun, "The ..." or "Officials", 136. The text is never changed; a boundary
is only proposed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.records import Flag
from readout.text import Span

FARTHEST = 400
"""How far back a clause is read: no clause of a report is longer."""

_REPORTS = (
    r"(?:said|says|reported|reports|announced|added|told|stated|confirmed|denied|claimed|warned|noted|wrote|argued)"
)
_BE = r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did)"
_VERB = re.compile(
    rf"\b(?:{_BE}|{_REPORTS}|[a-z]{{3,14}}ed|came|went|took|gave|made|held|met|saw|got|began|left|spoke|won|lost|rose|fell)\b"
)
_NEW_SUBJECT = (
    r"(?:State (?:media|television|TV|radio|news agenc(?:y|ies))|Local (?:media|officials|residents|authorities)"
    r"|Officials|Authorities|Witnesses|Prosecutors|Analysts|Experts|Residents|Investigators|Critics|Lawmakers"
    r"|Rescuers|Doctors|Organi[sz]ers|Campaigners|Sources|(?:The|His|Her|Their|Its) [a-z]{3,15}(?: [a-z]{3,15})?"
    r"|(?:But |And )(?:he|she|they|it)|He|She|They"
    r"|It|We|There|This|That|These)"
)
_MID_CAPITAL = re.compile(
    rf"(?<=\w)\s(?P<subject>{_NEW_SUBJECT})\s(?:also |later |then |has |have |had |is |are |was |were )?"
    rf"(?:{_REPORTS}|{_BE}|[a-z]{{3,14}}ed)\b(?! to The)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)"
_TIME = rf"(?:(?:on|late|early) )?(?:late |early )?{_DAY}(?: (?:morning|evening|night|afternoon))?"
_NAME = r"[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){1,3}"
_DOUBLED = re.compile(rf"\b(?P<first>{_REPORTS})\s{_TIME}\s(?P<name>{_NAME})\s(?P<second>{_REPORTS})\b")
_NO_NAME = r"(?:In|On|At|By|For|From|With|Without|After|Before|Since|Until|During|When|While|As|If|But|And|To|Of|Under"
_NO_NAME += r"|Over|Like|Unlike)"
_DOUBLED_SUBJECT = re.compile(
    rf"^(?:The (?:[\w’'-]{{1,20}} ){{1,5}}?)?(?!{_NO_NAME} ){_NAME}\s(?P<pronoun>he|she)\s"
    rf"(?:also )?(?:{_BE}|[a-z]{{3,14}}ed)\b"
)
_UNFINISHED = re.compile(
    r"(?:[,;:—–“(]|\b(?:and|but|while|as|that|which|who|whom|whose|after|because|when|if|though|although|where|whether"
    r"|before|since|until|so|or|than|how|why|what|like|via|by|of|from|to|with|in|on|at|for|per|called|titled|named|the|a"
    r"|an|is|are|was|were|be|been|has|have|had|will|would|said|says|told|think|thinks|believe|believes|say|about))\s*$",
    re.IGNORECASE,
)
"""Words and marks after which a clause goes on."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something wrong with a sentence: the flag for it and, where two run together, the proposed boundary."""

    flag: Flag
    boundary: int | None = None


def proposals(text: str, sentence: Span) -> tuple[Proposal, ...]:
    """What looks run together in one sentence, in text order; boundaries lie inside the sentence."""
    words = sentence.of(text)
    if words.count(" ") < 6 or _is_titled(words):
        return ()
    found = [*_new_clauses(words), *_doubled_verbs(words), *_doubled_subjects(words)]
    moved = [_moved(proposal, sentence.start) for proposal in found]
    return tuple(sorted(moved, key=lambda proposal: proposal.flag.span))


def _moved(proposal: Proposal, by: int) -> Proposal:
    span, boundary = proposal.flag.span, proposal.boundary
    flag = Flag(Span(span.start + by, span.end + by), proposal.flag.kind, proposal.flag.reason)
    return Proposal(flag, None if boundary is None else boundary + by)


def _is_titled(words: str) -> bool:
    """Whether most words carry a capital: a headline or a list of names, where capitals say nothing."""
    tokens = [word for word in words.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in tokens) > 0.6 * len(tokens)


def _new_clauses(words: str) -> list[Proposal]:
    found: list[Proposal] = []
    for match in _MID_CAPITAL.finditer(words):
        before = words[max(0, match.start() - FARTHEST) : match.start()]
        if _has_ended_clause(before):
            start = match.start("subject")
            around = Span(words.rfind(" ", 0, match.start()) + 1, match.end())
            reason = f'a new sentence seems to begin at "{match["subject"]}" without a stop before it'
            found.append(Proposal(Flag(around, "run-on", reason), start))
    return found


def _has_ended_clause(before: str) -> bool:
    """Whether what stands before could be a whole clause: a finite verb, and words behind it that can end one."""
    if before.count(" ") < 3 or _UNFINISHED.search(before):
        return False
    verbs = list(_VERB.finditer(before))
    behind = before[verbs[-1].end() :].split() if verbs else []
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return len(behind) >= 2 and not opened


def _doubled_verbs(words: str) -> list[Proposal]:
    return [
        Proposal(
            Flag(Span(*match.span()), "doubled verb", f'"{match["first"]}" and "{match["second"]}" stand for one act')
        )
        for match in _DOUBLED.finditer(words)
        if match["first"] == match["second"]
    ]


def _doubled_subjects(words: str) -> list[Proposal]:
    return [
        Proposal(
            Flag(Span(*match.span()), "doubled subject", f'"{match["pronoun"]}" follows the name that it stands for')
        )
        for match in _DOUBLED_SUBJECT.finditer(words)
    ]
