"""How a link was made: the fixed words of ``Mention.how`` and ``Speaker.how``, and how often each is right.

The figures are shares measured on GUM's news, interviews and speeches (lab.eval.speakers prints them), pulled
towards one half where cases are few.
"""

from __future__ import annotations

from typing import Literal

How = Literal[
    "name",
    "same name",
    "part of a name",
    "nearest bearer",
    "spelling variant",
    "acronym",
    "short form",
    "same actor",
    "untagged repeat",
    "title",
    "apposition",
    "role in the report",
    "repeated description",
    "office holder",
    "kind of body",
    "only person near",
    "description",
    "in quotation",
    "interview turn",
    "narrator",
    "gender and nearness",
    "last in focus",
    "head of relative",
    "document of",
    "coordination",
    "no source",
    "unresolved",
]
"""
name                  a name's first appearance (its fullest form)
same name             the same words as another mention of it
part of a name        a surname, a given name or a stretch of the full name
nearest bearer        a surname of several persons, of whom only one stands near
spelling variant      another spelling, initial or short given name
acronym               letters that the report explains, or that a name's words begin with
short form            a body's name without its general words
same actor            two names of one actor in the actor table
untagged repeat       a repeat that the name tagger passed over
title                 a title that only one bearer of the name has
apposition            a description beside a name
role in the report    a description that the report itself gave to a name
repeated description  a description that came before
office holder         an office whose holder on the date the actor table knows
kind of body          "the ministry" where one ministry is named
only person near      "the man" where only one person fits
description           a source without a name, kept as its own entity
in quotation          I, we: whoever says the words they stand in
interview turn        I, you, we of an interview: the person interviewed
narrator              I, we of a speech or letter whose speaker the page names
gender and nearness   he, she, they: the best of those who stand near
last in focus         it: the body or place last spoken of
head of relative      who, which: the noun before
document of           the report, statement or study of a name
coordination          several sources joined by "and"
no source             the statement names nobody
unresolved            nobody, or several about equally, would fit
"""

SURE: dict[How, float] = {
    "name": 0.93, "same name": 0.97, "part of a name": 0.97, "nearest bearer": 0.75, "spelling variant": 0.88,
    "acronym": 0.93, "short form": 0.88, "same actor": 0.9, "untagged repeat": 0.9, "title": 0.85,
    "apposition": 0.9, "role in the report": 0.85, "repeated description": 0.8, "office holder": 0.85,
    "kind of body": 0.75, "only person near": 0.6, "description": 0.75, "in quotation": 0.88, "interview turn": 0.87,
    "narrator": 0.65, "gender and nearness": 0.84, "last in focus": 0.55, "head of relative": 0.85, "document of": 0.75,
    "coordination": 0.75, "no source": 1.0, "unresolved": 0.0,
}  # fmt: skip
